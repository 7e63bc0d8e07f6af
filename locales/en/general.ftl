# Help, what cannot be done with a message, and who came with the operator's spare key.

general-help =
    { $lines }
    Send !help and a word to learn more. 0 calls a person, 9 changes the language.
general-help-know = Find out: { $commands }
general-help-say = Say: { $commands }
general-help-duty = Run the group: { $commands }
general-help-moderate = Look after it (reply to a message, or give a name): { $commands }
general-help-one = { $usage }: { $what }
general-unknown-near = I do not know !{ $word }. Did you mean { $nearest }? Send !help to see all.
general-unknown = I do not know !{ $word }. Send !help to see what I can do.
general-usage = Send it like this: { $usage }. { $what }
general-ask-length = For how long? I am not sure, so I did nothing. Please write the time like 90m, 2h or 1d 12h, and right after the name: { $usage }
general-ask-days = Which days do you mean? I am not sure, so I did nothing. Please write the first day first, like 3-10 Aug: { $usage }
general-ask-hour = Which hour do you mean? That one is over, or it does not fit the rest. I did nothing. Please send it like this: { $usage }
general-ask-words = What should the person read? Without words they would not know what to change. Please write it here, in one message. Not now? Send stop.
general-ask-own-words = What would you like to say? Please write it here, in one message. Not now? Send stop.
general-words-not = All right. I did nothing.
general-thumb-is-no-yes = 👍 can also mean that you have seen it, so I did nothing yet. Please send 1 or ✅ for yes, 2 or ❌ for no.
general-line-taken-away = I took your line out of the room at once, because it is about a person. Some may have seen it. Please go on here, where only the two of us read.
general-too-late = Your { $command } reached me more than ten minutes late, so I did nothing. Send it again if you still want it.
general-rules-first = The rules come first. Send !rules and say yes there. Then you can use this too.
general-not-for-you = I cannot do that for you here and now. Send !help to see what I can do.
general-for-peers = In { $cohort } that is for peers alone, so that all speak freely. You are welcome in the room where peers and leaders meet. To reach a person send 0.
general-for-peers-alone = In { $cohort } that is for peers alone, so that all speak freely. To reach a person send 0.
general-not-in = You are not in { $cohort } now, so I cannot do that for you. Send !help to see what I can do.
general-while-kept = I cannot do that while a decision of the moderators holds. Was it wrong? Send !appeal and say why.
general-in-the-clear = Your app sent that without a lock, and this place is locked (encrypted). Someone who runs a server could have written it in your name, so I did nothing. Please send it again from an app that locks. A call for help with !urgent always goes out.
general-too-much =
    That is a lot at once, so the others come first for a while. I read on from: { $until }. Please send it again then.
    In an emergency send !urgent, or call { $phone }.
general-passed-on-enough = I have passed on as much from you as I can in one day. I can pass on more from: { $until }. In an emergency send !urgent, or call { $phone }.
general-not-understood = I did not understand that. Send !help to see what I can do, or 0 to reach a person.
general-answer-given = That question has had its answer, so I changed nothing. { $still }
general-answer-nothing = I have asked you nothing that waits for an answer, so I changed nothing. { $still }
general-answer-crossed = My question came after you wrote, so I did not count your answer. Please read my last question and answer it.
general-answer-expired = That question is closed by now, so I changed nothing. { $still }
general-still-member = You can still read the rules (!rules), leave (!leave) or see the rest (!help).
general-still-rules = You can still say yes: send !rules and answer there.
general-still-command = You can still do it: send { $command } again.
general-welcome = You are welcome.
general-asked-again = I did not understand that. Here is my question again.
general-asked-elsewhere = I asked that in our other chat. Here is my question again.
general-words-please = I can read words only, so I did nothing with that. Please write it, or send 0 to reach a person.
general-not-passed-on = I cannot pass a place, a poll or a sticker on, so I did nothing with that. I can pass on words, pictures, voice notes and files.
general-changes-not-read = I had read that before you changed it, so I did nothing with the change. Please send it again as a new message.
general-changes-not-read-call = These new words did not go out: I do not read changes. Do you need help? Then send them again as a new message, or call { $phone }.
general-recovery-came =
    🔑 The spare key to this room is in use: { $account } has joined. It is no one from the group. It is kept by those who run me, for a day when I do not work. It can read along and change this room.
    If you want to know why it is here, ask those who run your group.
general-recovery-came-space =
    🔑 The spare key to { $cohort } is in use: { $account } has joined the list of our rooms. It is no one from the group. It is kept by those who run me, for a day when I do not work. It can change the list. When it joins a room, I say so there.
    If you want to know why it is here, ask those who run your group.
general-unreadable = I could not read that. Please send it again. In an emergency call { $phone }.
general-emergency = In an emergency call { $phone }.

# In the place of a person's own words where there are none to read.
general-words-go-on = It goes on: { $text }
general-words-cut = That was a long text. I passed on its first { $count } pieces, and nothing after that. Please send the rest in one more message.
general-no-words = (not in words: please ask)

# What !help itself does.
command-help = Tells you more about a word. Send !help alone to see all that I can do.
    .usage = rota
