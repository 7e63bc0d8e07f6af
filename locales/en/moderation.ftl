# Previews, what the person reads, undoing, the audit, reports and appeals.
# An effect names an act in a few words; it stands in previews, in answers and in the audit. A note says in the
# preview what else the act brings.

moderation-preview =
    { $effect }
    { $note }
    Shall I do it? 1 or ✅ = yes, 2 or ❌ = no.
moderation-preview-rooms =
    { $effect }
    Rooms: { $rooms }. { $note }
    Shall I do it? 1 or ✅ = yes, 2 or ❌ = no.
moderation-preview-told =
    They will read this:
    { $told }
moderation-note-warn = No one else will see it.
moderation-note-mute = They can still send !urgent, !report and !appeal to me. Element shows this in the room with their name.
moderation-note-shown = Element shows this in the room with their name.
moderation-note-unban = I invite them back.
moderation-note-redact = It cannot come back.
moderation-effect-warn = A private note to { $person }: { $reason }
moderation-effect-note = A private note to { $person }
moderation-effect-mute = Muting { $person } in all rooms of { $cohort } until { $until }
moderation-effect-unmute = Letting { $person } write again in all rooms of { $cohort }
moderation-effect-remove = Taking { $person } out of all rooms of { $cohort }
moderation-effect-ban = Keeping { $person } out of all rooms of { $cohort } until { $until }
moderation-effect-ban-open = Keeping { $person } out of all rooms of { $cohort }, with no end date
moderation-effect-unban = Letting { $person } come back to the rooms of { $cohort }
moderation-effect-remove-from = Taking { $person } out of { $room } only
moderation-effect-ban-from = Keeping { $person } out of { $room } only, with no end date
moderation-effect-unban-from = Letting { $person } come back to { $room }
moderation-effect-redact = Deleting a message of { $person } for all: { $post }
moderation-effect-end-vote = Ending a vote early
moderation-who-is-meant =
    Whom do you mean by { $name }? Send the number.
    { $choices }
moderation-choice-person = { $digit } { $person }, { $detail }
moderation-nobody-meant = I find no one here by the name { $name }. You can reply to one of their messages, or write @ and pick the name.
moderation-expired = Your yes came late, so I did nothing. If you still want it, send the command again.
moderation-cancelled = All right. I did nothing.
moderation-done =
    Done: { $effect }
    They know about it. Send !undo to take it back.
moderation-done-final =
    Done: { $effect }
    They know about it. This cannot be taken back.
moderation-seen =
    I saw what you did with the button: { $effect }
    They know about it and can appeal. Send !undo to take it back.
moderation-seen-final =
    I saw what you did with the button: { $effect }
    They know about it and can appeal. This cannot be taken back.
moderation-turned-back =
    I turned this back: { $effect }
    { $why }
moderation-refused = I cannot do that. { $why }
moderation-why-not-yours = Only the person on duty and those who look after the room can do this. Is something wrong? Send !report.
moderation-why-fellow = No one can act alone against a person who helps to run the room. Send !report and choose them by number: others look at it together. Or send 0 to reach a person.
moderation-why-self = This would be against your own account. Did you mean someone else? Then send it with their name.
moderation-why-voice = This would be against me, and the room needs me. Am I doing something wrong? Send 0 to reach a person.
moderation-why-already = It is so already. Send !audit to see what was done.
moderation-why-all-rooms = They are kept out of all rooms. To let them come back, send !unban.

moderation-told-warned =
    A note from those who look after { $cohort }, for you alone: { $reason }
    Send !rules to read our rules.
    You see it in another way? Send !appeal and your words. Someone else will look at it.
moderation-told-muted =
    You cannot write in any room of { $cohort } until { $until }. Why: { $reason }
    You can still read. To me you can send !urgent, !report or !appeal. With an appeal someone else looks at it.
moderation-told-unmuted = You can write in the rooms of { $cohort } again. Good to have you back.
moderation-told-removed =
    You were taken out of all rooms of { $cohort }. Why: { $reason }
    You can still write to me. Send !appeal and your words, and someone else will look at it.
moderation-told-banned =
    You cannot be in any room of { $cohort } until { $until }. Why: { $reason }
    You can still write to me. Send !appeal and your words, and someone else will look at it.
moderation-told-banned-open =
    You cannot be in any room of { $cohort } now. There is no end date yet. Why: { $reason }
    You can still write to me. Send !appeal and your words, and someone else will look at it.
moderation-told-unbanned = You may come back to { $cohort }. An invitation is on its way.
moderation-told-removed-from =
    You were taken out of { $room }. Why: { $reason }
    You can still use the other rooms. You see it in another way? Send !appeal and your words. Someone else will look at it.
moderation-told-banned-from =
    You cannot be in { $room } now. There is no end date yet. Why: { $reason }
    You can still use the other rooms. You see it in another way? Send !appeal and your words. Someone else will look at it.
moderation-told-unbanned-from = You may come back to { $room }. An invitation is on its way.
moderation-told-redacted =
    One of your messages in { $room } was deleted. Why: { $reason }
    You see it in another way? Send !appeal and your words. Someone else will look at it.
moderation-told-vote-ended =
    The vote on your proposal in { $cohort } was ended by those who look after the room. Why: { $reason }
    You see it in another way? Send !appeal and your words. Someone else will look at it.
moderation-no-reason = I was not told why. You may ask with !appeal.
moderation-removed-reason = { $cohort }: you can ask for another look. Write !appeal to Baraza in your private chat.

moderation-undone = Undone: { $effect }
moderation-undone-invited =
    Undone: { $effect }
    I ask them back to each room they were in. They still have to accept.
moderation-told-undone-invited =
    What was done in { $room } was taken back.
    Invitations to the rooms you were in are on their way. Please accept them, then all is as before.
moderation-told-undone = What was done in { $room } was taken back. All is as before for you.
moderation-undo-not-redact = A deleted message cannot come back. You can ask its writer to send it again.
moderation-undo-not-vote = A vote that has ended cannot go on. Any member can propose it again with !propose.
moderation-undo-not-warn = A note that was sent cannot be called back. You can write to the person.
moderation-undo-not-now = This has been changed by someone else since then, so I leave it. Send !audit to see it.
moderation-undo-ended = This came to its end by itself, so there is nothing to take back.
moderation-undo-nothing = You have done nothing that could be undone now. Send !audit to see what was done.

moderation-audit =
    What was done in { $cohort }, newest first:
    { $entries }
moderation-audit-entry = { $at }, by { $actor }: { $effect }
moderation-audit-entry-undone = { $at }, by { $actor }, taken back: { $effect }
moderation-audit-empty = Nothing was done in { $cohort } so far.

moderation-report-ask = What is wrong? Write it here in one message. Nobody was told yet. Only those who handle it will read it. To stop, send no.
moderation-report-about =
    Whom is it about? I ask first, so that it does not reach that person. Nothing was sent yet.
    1 = someone who moderates or facilitates, 2 = another member, 3 = no person, something else. To stop, send no.
moderation-report-whom =
    Which of them? They will not read it. Send the number. To stop, send no.
    { $choices }
moderation-report-choice = { $digit } { $person }
moderation-report-choice-next = { $digit } someone else
moderation-report-added = I added that to your report. It is not sent yet.
moderation-report-long = I keep { $count } messages for a report and no more. Please answer first, then send the rest with !report.
moderation-report-waits = Your report still waits for your answer. Nothing was sent, and these words go to no one. Here is my question again. You do not want to report? Send “no”. In an emergency send !urgent, or call { $phone }.
moderation-case-back =
    Someone who moderates writes to you about #{ $number }: { $text }
    To answer, reply to this, or send #{ $number } and your words. Only those who handle it will read them.
moderation-case-more =
    More about #{ $number }: { $text }
    To answer, reply to this, or send #{ $number } and your words. I do not say your name.
moderation-case-passed-on = I pass it on to the one who wrote #{ $number }, if I still reach them. I do not say your name. I also do not tell you when they read it.
moderation-case-added =
    { $count ->
        [one] I passed it on to the one person who handles #{ $number }. No one else learns of it.
       *[other] I passed it on to the { $count } people who handle #{ $number }. No one else learns of it.
    }
moderation-case-nobody = No one who handles #{ $number } can read it now, so I passed it on to no one. Please send !report and your words, and I look for someone else.
moderation-case-enough = I have passed on { $count } messages from you about #{ $number }, so this one went to no one. Is there more to say? Send 0 to reach a person.
moderation-case-empty = What shall I pass on about #{ $number }? Send #{ $number } and your words in one message.
moderation-case-none = I passed that on to no one: you have no open report or appeal with the number { $number }. Is something wrong? Send !report and your words. In an emergency send !urgent. Is it for all to read? Send it without the #.
moderation-case-is-it = I passed that on to no one. Is it about #{ $number }? Then send #{ $number } and your words. Is it about something else? Please send it once more.
moderation-report-not = Nothing was sent. If you still want to tell someone, send !report again.
moderation-report-forwarded-about =
    Report #{ $number } in { $cohort }: { $text }
    It is about this message: { $post }
    Please keep it to yourself. To answer, reply to this, or send #{ $number } and your words. I do not say your name.
moderation-report-received = Thank you for telling me. Your number is #{ $number }. Two people who are not part of it will look at it. No one else learns of it. To say more, reply to this, or send #{ $number } and your words.
moderation-report-received-one = Thank you for telling me. Your number is #{ $number }. One person who is not part of it will look at it. No one else learns of it. To say more, reply to this, or send #{ $number } and your words.
moderation-report-forwarded =
    Report #{ $number } in { $cohort }: { $text }
    Please keep it to yourself. To answer, reply to this, or send #{ $number } and your words. I do not say your name.
moderation-nobody-handles = I found no one who could look at this without being part of it. Please talk to someone you trust. In an emergency call { $phone }.
moderation-appeal-received = Thank you. I gave it to one person who was not part of it, and asked for an answer. To say more, reply to this, or send #{ $number } and your words. If you hear nothing in two working days, send 0 and I call someone.
moderation-appeal-given = Someone has your appeal about this already. They were not part of it. Please give them time to write to you.
moderation-appeal-forwarded =
    { $person } asks for another look: { $text }
    About: { $effect }
    Send !undo to take it back, or #{ $number } and your answer.
moderation-appeal-forwarded-final =
    { $person } asks for another look: { $text }
    About: { $effect }
    It cannot be taken back. Send #{ $number } and your answer.
moderation-appeal-nothing = Nothing was done that you could appeal. Is something wrong? Send !report.

# What each command does, what is written after it, and one more name for it.

command-warn = Sends a private note to the writer of the message you reply to, or to a name.
    .usage = Amani Mfano: please keep to the point

command-mute = Stops someone from writing in all rooms for a time. Reply to a message, or give a name.
    .usage = Amani Mfano 2h: shouting

command-unmute = Lets someone write again.
    .usage = Amani Mfano

command-remove = Takes someone out of all rooms of the group. They can be asked back.
    .usage = Amani Mfano: selling things

command-ban = Keeps someone out of all rooms of the group, for a time or with no end.
    .usage = Amani Mfano 7d: selling things

command-unban = Lets someone come back to the rooms of the group.
    .usage = Amani Mfano

command-redact = Deletes a message for all. Reply to it, or paste its link.
    .alias = delete
    .usage = it shows a patient

command-undo = Takes back the last thing you did.

command-audit = Shows what was done in the group, and by whom.

command-report = Tells those who handle reports and are not part of it. No one else learns of it.
    .usage = someone shouts at me

command-appeal = Asks someone else to look again at what was done to you.
    .usage = I see it in another way
