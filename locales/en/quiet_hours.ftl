# The closing line through its stages, messages left for later, windows and hours.

quiet-closing-soon =
    🌙 This room closes soon: { $closes }. It opens again: { $opens }.
    Want to say something after that? Write it to { $chat } and I post it when we open. Your text did not go out? Send it there too.
    Emergency: react 🚨 here, write !urgent to { $chat }, or call { $phone }.
quiet-closed =
    🌙 This room is closed. It opens again: { $opens }.
    Want to say something? Write it to { $chat } and I post it when we open. Your text did not go out? Send it there too.
    Emergency: react 🚨 here, write !urgent to { $chat }, or call { $phone }.
quiet-opened =
    ☀️ This room is open. It closes: { $closes }.
    Your text did not go out while it was closed? Send it again now. When the room is closed, write to { $chat } and I post it later.
    Emergency: write !urgent to { $chat }, or call { $phone }.
# In a room that nothing is passed on to.
quiet-closing-soon-elsewhere =
    🌙 This room closes soon: { $closes }. It opens again: { $opens }.
    Emergency: react 🚨 here, write !urgent to { $chat }, or call { $phone }.
quiet-closed-elsewhere =
    🌙 This room is closed. It opens again: { $opens }.
    Emergency: react 🚨 here, write !urgent to { $chat }, or call { $phone }.
quiet-opened-elsewhere =
    ☀️ This room is open. It closes: { $closes }.
    Emergency: write !urgent to { $chat }, or call { $phone }.
quiet-rest-time =
    🌙 Time to rest until: { $opens }. This room stays open, but no one has to read or answer now.
    Emergency: write !urgent to { $chat }, or call { $phone }.
quiet-rest-over = ☀️ Good to see you again. The next time to rest starts: { $closes }.

quiet-no-talk-by-reactions = { $room } rests now, so I took your reaction with words away. A sign such as 👍 stays. To leave words for the opening, write them to me.
quiet-later-choice =
    { $count ->
        [one] { $room } is closed. It opens again: { $opens }. What shall I do with your text?
            1 = post it when we open, 2 = it is urgent, 3 = do not post it
       *[other] { $room } is closed. It opens again: { $opens }. What shall I do with your { $count } messages?
            1 = post all when we open, 2 = it is urgent, 3 = do not post them
    }
# Where the words tell of danger: the emergency comes first.
quiet-later-choice-danger =
    { $room } is closed. It opens again: { $opens }. Do you need help now?
    2 = yes, I tell the person on call at once. Is a life in danger? Call { $phone }.
    { $count ->
        [one] 1 = no, post it when we open, 3 = do not post it
       *[other] 1 = no, post all { $count } when we open, 3 = do not post them
    }
quiet-later-choice-full =
    { $room } is closed. It opens again: { $opens }. I can keep { $count } of your messages and no more. Please post the rest there when it opens. What shall I do with these?
    1 = post all when we open, 2 = it is urgent, 3 = do not post them
quiet-later-over = That question ended when { $room } opened, so I posted nothing. Is it still of use? Then please write it there. In an emergency send !urgent or call { $phone }.
quiet-later-kept =
    { $count ->
        [one] Kept for { $room }. I post it: { $opens }. To change it, edit it here. To take it back, delete it here or send 3.
       *[other] Kept for { $room }: { $count } messages. I post all of them: { $opens }. To change one, edit it here. To take one back, delete it here. To take all back, send 3.
    }
quiet-later-changed = Changed. I post the new words in { $room }: { $opens }.
quiet-later-taken-back =
    { $count ->
        [one] Taken back. I will not post it.
       *[other] Taken back. I will not post your { $count } messages.
    }
quiet-later-nothing =
    { $count ->
        [one] All right. I will not post it.
       *[other] All right. I will not post your { $count } messages.
    }
quiet-later-relay = { $author }, left at { $at }: { $text }
quiet-later-relay-file = { $author }, left at { $at }:
quiet-ask-goes = I post your question in { $room } now. It stays in the list of open ones (!open) until someone replies.
quiet-ask-relay = { $author } asks: { $text }
quiet-ask-relay-file = { $author } asks:
quiet-later-unreadable = I could no longer read the text you left, so I did not post it. Please write it again in { $room }.
quiet-later-waits =
    { $count ->
        [one] The text that you left with me waits until you can write again. To take it back, send 3.
       *[other] The { $count } texts that you left with me wait until you can write again. To take them back, send 3.
    }
quiet-later-dropped =
    { $count ->
        [one] I will not post the text that you had left with me.
       *[other] I will not post the { $count } texts that you had left with me.
    }
quiet-later-gone = For two weeks I could not post the text that you left at { $at } for { $room }. I no longer keep it. You can write it again when you like.
quiet-later-posted = Your text is now in { $post }. To take it back, react ❌ to it there.
quiet-later-posted-several = Your { $count } texts are now in the room. The last one: { $post }. To take one back, react ❌ to it there.
quiet-later-taken-away = You took your text back, so I took it out of { $room } too.
quiet-later-answered = { $person } answered the text that I posted for you: { $post }
quiet-later-open = { $room } is open now. You can write there at once.
quiet-later-full = { $count } texts of yours wait for { $room }, and I keep no more. Please write the rest there when it opens.
quiet-later-empty = What shall I post? Send it like this: !later and then your words.

quiet-window-set =
    These rooms will rest: { $rooms }. From: { $from }. Until: { $until }. To end it early, send !quiet off.
    { $left ->
        [0] That was the last one for this week.
        [one] You can set one more this week.
       *[other] You can set { $left } more this week.
    }
quiet-window-preview =
    These rooms will close: { $rooms }. From: { $from }. Until: { $until }.
    Shall I do it? 1 or ✅ = yes, 2 or ❌ = no.
quiet-window-preview-open =
    These rooms will close: { $rooms }. From: { $from }. Until: { $until }. These stay open, but no one has to read there: { $open }.
    Shall I do it? 1 or ✅ = yes, 2 or ❌ = no.
quiet-window-shown =
    They will read this:
    { $shown }
quiet-window-shown-bare =
    They will read this:
    { $shown }
    Want to tell them why? Send it like this: { $usage }
quiet-window-not = All right. Nothing is set. The usual hours stay as they are.
quiet-window-told = 🌙 { $who } asked for extra time to rest here. From: { $from }. Until: { $until }.
quiet-window-told-why = 🌙 { $who } asked for extra time to rest here: { $reason } From: { $from }. Until: { $until }.
quiet-window-by = { $by }
quiet-window-by-duty = The person on duty
quiet-window-over = 🌙 The extra time to rest is over. The usual hours are back.
quiet-window-given-back = Done. These rooms are back to their usual hours: { $rooms }. As you ended it at once, it does not count for this week.
quiet-window-ended = Done. These rooms are back to their usual hours: { $rooms }.
quiet-window-refused-limit =
    { $limit ->
        [one] Only one extra time to rest can be set in a week, and it is used up.
       *[other] Only { $limit } extra times to rest can be set in a week, and they are used up.
    } The usual hours stay as they are. Send !quiet list to see what is set.
quiet-window-refused-duty = The person on duty can set this. This week it is { $holder }. You can ask them.
quiet-window-refused-past = That time is over, or it ends before it starts. Send it like this: !quiet tonight 21:00
quiet-window-refused-quiet = That is a time to rest already. We open again: { $opens }.
quiet-window-refused-nobody = No one is on duty right now, so no one can set this. It is possible again when someone has said yes to the week (!rota).
quiet-window-refused-long = That is too long, so I did nothing. It can last until { $until } at most, so that no one closes the room for good.
quiet-window-none = No extra time to rest is set. Send !hours to see the usual ones.
quiet-windows =
    Extra times to rest in { $cohort }:
    { $windows }
quiet-windows-none = No extra time to rest is set in { $cohort }. Send !hours to see the usual hours.
quiet-window = From { $from } until { $until }, set by { $by }

quiet-hours =
    Working hours of { $cohort } ({ $zone }):
    { $windows }
    { $now }
quiet-hours-window = { $days }: { $from }–{ $until }
quiet-hours-holiday = { $day }: day off ({ $name })
quiet-hours-open = Open now, until: { $until }.
quiet-hours-quiet = Time to rest now, until: { $until }.

# The urgent path. Every answer to the sender shows the emergency phone number.

urgent-ask =
    What has happened? Write it here in one line, and I tell the person on call. Do not name a patient.
    Is a life in danger? Call { $phone } now. Was it nothing, or a mistake? Send 2.
urgent-sent =
    I told { $person }, who is on call. If there is no answer in { $minutes }, I tell the next person.
    Do not wait if a life is in danger. Call { $phone }. Was it a mistake? Send 2.
urgent-alert =
    🚨 { $sender } of { $cohort } needs help now (sent { $at }): { $reason }
    1 or ✅ = I have it. Then write here, and I pass it on. If you cannot answer in { $minutes }, I tell the next person.
urgent-alert-last =
    🚨 { $sender } of { $cohort } needs help now (sent { $at }): { $reason }
    1 or ✅ = I have it. Then write here, and I pass it on. There is no one else on call now.
# An answer to "I told …" that ends nothing: how it stands.
urgent-waits = I told { $people } of your call, and I wait for an answer. Write here what is new, and I pass it on. Do not wait if a life is in danger. Call { $phone }. Was it a mistake? Send 2.
urgent-added = 🚨 { $sender } adds: { $reason }
urgent-added-sent = I passed that on to { $people } as well. Do not wait if a life is in danger. Call { $phone }.
urgent-added-enough = { $people } got many lines from you, so I pass on no more of them. Please call { $phone } now.
urgent-acknowledged = { $person } has seen it and will write to you. If it gets worse, call { $phone }. Was it a mistake? Send: stop.
urgent-yours = Thank you. { $sender } knows that you have it. Please write to them here now: I pass it on.
# Whoever has one call, and others wait for an answer to theirs.
urgent-others-wait = Still waiting for help: { $people }. Can you take that call as well? Then reply 1 to it.
# Words of somebody of whom several calls wait: whom they reached.
urgent-back-others = Only { $person } got that. Still waiting to hear from you: { $people }. To write there, reply to that call.
urgent-declined-next = Whoever I told cannot come, so I told { $person } as well. Do not wait if a life is in danger. Call { $phone }.
urgent-declined-ended = Whoever I told cannot come, and I have no one left to tell. Please call { $phone } now.
urgent-not-yours = All right, I tell the next person now. Can you come after all? Send 1 as a reply to the call for help.
urgent-handed-on = Who had it cannot come after all, so I told { $person }. Do not wait if a life is in danger. Call { $phone }.
urgent-given-back-ended = Who had it cannot come after all, and I have no one left to tell. Please call { $phone } now.
urgent-next-told = No answer yet, so I told { $person } as well. Do not wait if a life is in danger. Call { $phone }.
urgent-list-ended = I told all who are on call and have no answer yet. Please call { $phone } now. I tell you at once if someone answers.
urgent-not-passed-on = I told no one, because you are not a member of { $cohort } now. Please do not wait: call { $phone } at once.
urgent-nobody-on-call = No one is on call right now, so I could tell no one. Please call { $phone } now.
urgent-taken-by-other =
    Thank you. { $person } has the call of { $sender }. { $open ->
        [0] You can rest.
       *[other] Another call is open with you.
    }
urgent-not-sent = I got no reason, so I told no one. Send !urgent and one line when you need it. Emergency phone: { $phone }.
urgent-nothing = All right. I tell no one. Do you need help after all? Send !urgent and one line, or call { $phone }.
urgent-mistaken = All right, it was a mistake. I told { $people }. Do you need help after all? Send !urgent again, or call { $phone }.
urgent-called-off =
    { $sender } does not need help: the call was a mistake. Thank you for being there. { $open ->
        [0] You can rest.
       *[other] Another call is open with you.
    }
urgent-back =
    { $person } writes to you: { $text }
    Answer here, and I pass it on. If it gets worse, call { $phone }.
urgent-back-sent = I passed that on to { $person }.
urgent-back-sent-open = I passed that on to { $person }. Do you have it? Then send 1, so that I call no one else.
urgent-back-enough = { $person } got many lines from you, so I pass on no more of them. Please write to them or call them.
urgent-third = Your !urgent went out, and you were right to send it. You needed help three times this week, so I asked the moderators what would help. I did not name you. In an emergency always send !urgent, or call { $phone }.
urgent-third-review =
    { $count ->
        [one] In { $cohort } the same person has sent !urgent once this week.
       *[other] In { $cohort } the same person has sent !urgent { $count } times this week.
    } Each one went out. Please think about what would help: more people on call, or clear words on what is urgent.

# What each command does, what is written after it, and one more name for it.

command-hours = Shows when the rooms are open.

command-later = Keeps your text and posts it when the room opens.
    .usage = who has the new chart?

command-urgent = Tells the person on call, at any hour.
    .usage = a mother is bleeding at the clinic

command-quiet = Sets an extra time to rest. For the person on duty. Or send !quiet now, !quiet until 21:00, !quiet off, !quiet list.
    .usage = tonight 21:00: training
