# The commands: what each does, what is written after it, and one more name for it.

command-help = Shows what I can do.
    .usage = [word]

command-rota = Shows who keeps the talk going in the next four weeks, and changes your own weeks.
    .usage = [away 3-10 Aug | swap name | take]

command-who = Shows who helps to run the group and what they may do.

command-rules = Shows the rules that all of us agreed to.

command-hours = Shows when the rooms are open.

command-language = Changes the language that I use with you.
    .alias = lang
    .usage = [name]

command-leave = Takes you out of the group. No one asks why.

command-later = Keeps your text and posts it when the room opens.
    .usage = text

command-urgent = Tells the person on call, at any hour.
    .usage = what has happened

command-quiet = Sets an extra time to rest. For the person on duty.
    .usage = tonight 21:00 | now | until 21:00 | off | list

command-warn = Sends a private note to the writer of the message you reply to, or to a name.
    .usage = name: what to change

command-mute = Stops someone from writing for a time. Reply to a message, or give a name.
    .usage = name 2h why

command-unmute = Lets someone write again.
    .usage = name

command-remove = Takes someone out of the room. They can be asked back.
    .usage = name: why

command-ban = Keeps someone out of the room, for a time or with no end.
    .usage = name 7d why

command-unban = Lets someone come back to the room.
    .usage = name

command-redact = Deletes the message that you reply to, for all.
    .alias = delete
    .usage = why

command-undo = Takes back the last thing you did.

command-audit = Shows what was done in the group, and by whom.

command-report = Tells two people who are not part of it. No one else learns of it.
    .usage = what is wrong

command-appeal = Asks someone else to look again at what was done to you.
    .usage = your words

command-dashboard = Gives you a link to the page of numbers. It names no one.

command-open = Shows the questions that wait for a reply.
    .alias = questions

command-ask = Marks a question, so that it gets a reply.
    .usage = your question
