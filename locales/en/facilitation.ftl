# The duty, the rota, questions that wait, who is who.

facilitation-duty-ask =
    Your week for { $cohort } is coming up. It starts: { $begins }. Can you take it?
    1 or ✅ = yes, 2 = no. If it does not suit you, I ask the next person and name no one.
facilitation-duty-ask-now =
    This week in { $cohort } still needs someone to keep the talk going. Can you take it? It ends: { $until }.
    1 or ✅ = yes, 2 = no. If it does not suit you, I ask the next person and name no one.
facilitation-duty-yes = Thank you! Your week starts: { $begins }. I will write to you then.
facilitation-duty-no = No problem. I ask the next person now and name no one.
facilitation-duty-begins =
    Your week in { $room } has begun. It ends: { $until }. Three things to do:
    1. Greet those who are new.
    2. See that each question gets a reply.
    3. Ask one thing yourself. You can send this: “{ $words }”
    { $questions }
facilitation-duty-ended = Your week in { $cohort } is over. Thank you for your care! { $next } takes over now.
facilitation-duty-handover = { $holder } keeps our talk going now. This week ends: { $until }. Thank you, { $last }!
facilitation-duty-first = { $holder } keeps our talk going now. This week ends: { $until }. Bring your questions, and what has worked for you.
facilitation-duty-nobody = This week in { $cohort } is still free. { $holder } still looks after the room until someone takes it. Can you help? Ask around, or send !rota take.

facilitation-duty-nobody-yet = This week in { $cohort } is still free, and no one looks after the room yet. Can you help? Ask around, or send !rota take.

facilitation-rota =
    Who keeps the talk going in { $cohort }:
    { $weeks }
    Away? Send: !rota away 3-10 Aug. Want to swap? Send: !rota swap and a name.
facilitation-rota-week-now = { $from } (now): { $person }
facilitation-rota-week = { $from }: { $person }
facilitation-rota-week-open = { $from }: free. Send !rota take
facilitation-rota-none = No one is on the rota of { $cohort } yet. Do you want to help? Send 0 to me in private.
facilitation-rota-away = Noted. You are away from { $from } to { $until }, and I plan no week for you then. Send !rota to see the plan.
facilitation-rota-away-next = Noted. You are away from { $from } to { $until }, and I plan no week for you then. Your next week in the plan: { $week }. Send !rota to see all.
facilitation-rota-swap-asked = I asked { $person }. The plan changes only with their yes.
facilitation-rota-swap-ask =
    { $person } would like to swap weeks with you. You would take { $theirs }, they would take { $yours }.
    1 or ✅ = yes, 2 = no.
facilitation-rota-ask-waits = It is time to rest now, so I ask { $person } later: { $at }. The plan changes only with their yes.
facilitation-rota-take-ask =
    { $person } would like to take the week of { $week }, which is planned for you.
    1 or ✅ = yes, let them. 2 = no, I keep it.
facilitation-rota-take-away = You said that you are away in the week of { $week }, so I did not give it to you. Send !rota to see the plan.
facilitation-rota-away-still = Noted. But in the plan the week of { $week } is still yours. Can you ask around? Or swap: send !rota swap and a name.
facilitation-newcomers = New in the room: { $people }. A word of welcome from you would be good.
facilitation-newcomers-many = { $count } people are new in the room. A word of welcome from you would be good.
facilitation-rota-swap-unreached = I cannot reach { $person } now, so I asked no one. The plan stays as it was. You can ask someone else: send !rota swap and a name.
facilitation-rota-swap-away = You said that you are away in the week of { $week }, so you cannot take it in a swap, and I asked no one. Send !rota to see the plan.
facilitation-rota-swap-away-none = You said that you are away, so no week is planned for you, and there is none to swap. Send !rota to see the plan.
facilitation-rota-swap-not-theirs = { $person } cannot have the week of { $week }, so I asked no one. You can ask someone else: send !rota swap and a name.
facilitation-rota-swap-running = That swap would give one of you two weeks in a row, so I asked no one. You can choose another week or someone else. Send !rota to see the plan.
facilitation-rota-swap-nothing = { $person } has no week in the plan, so there is none to swap. You can ask someone else: send !rota swap and a name.
facilitation-rota-swap-done = Done. You and { $person } have swapped. Your week starts: { $week }.
facilitation-rota-swap-no = { $person } keeps their own week this time. The plan stays as it was. You can ask someone else: send !rota swap and a name.
facilitation-rota-swap-no-told = All right, the plan stays as it was. I told { $person }.
facilitation-rota-taken = Thank you! The week of { $week } is yours.
facilitation-rota-taken-by-other = { $person } has taken the week of { $week }. It was planned for you. You need do nothing. Send !rota to see the plan.
facilitation-rota-skipped = Noted. In the plan { $person } has the week of { $week } now. Your own next week starts: { $next }. Send !rota to see the plan.
facilitation-rota-skipped-last = Noted. In the plan { $person } has the week of { $week } now. No other week is planned for you.
facilitation-rota-skipped-free = Noted. The week of { $week } is free now. Can you ask around? Who wants it can send !rota take.
facilitation-rota-skip-still = No one else is there then. So in the plan the week of { $week } is still yours. Can you ask around? Or swap: send !rota swap and a name.
facilitation-rota-skip-none = I see no week to come of yours that you could pass on. Send !rota to see the plan.
facilitation-rota-refused-not-on-it = Only those on the rota can do this. Do you want to join them? Send 0 to ask a person.
facilitation-rota-refused-past = That time is over. Send !rota to see the weeks to come.
facilitation-rota-refused-held = { $person } has that week. You can ask for a swap: send !rota swap and the name.
facilitation-rota-refused-none = I see no week that could be swapped. Send !rota to see the plan.
facilitation-rota-nothing-asked = No week waits for your answer now. Send !rota to see the plan.
facilitation-supervises-refused = { $person } leads a member of { $cohort }. So they cannot help to run the peer room. This lets all speak freely there, and no one can lift this rule.

facilitation-who =
    Who is who in { $cohort }:
    { $people }
    Something is wrong? Send !report to me in private.
facilitation-who-duty = Keeps the talk going, may delete, mute and remove: { $person }. Until: { $until }
facilitation-who-duty-nobody = Keeps the talk going: no one yet. Send !rota take
facilitation-who-moderators = May delete, mute and remove: { $people }
facilitation-who-mentors = Here to help you learn: { $people }
facilitation-who-on-call = Gets your !urgent now: { $people }
facilitation-who-on-call-nobody = Gets your !urgent now: no one. In an emergency call { $phone }
facilitation-who-coordinator = Got us started: { $people }

facilitation-questions-open =
    { $count ->
        [one] One question waits for a reply:
       *[other] { $count } questions wait for a reply, the oldest first:
    }
    { $questions }
facilitation-question = { $question }, asked { $asked }
facilitation-question-of = { $person } in { $question }, asked { $asked }
facilitation-questions-more =
    { $count ->
        [one] One more waits after these.
       *[other] { $count } more wait after these.
    }
facilitation-questions-none = No question waits for a reply. Well done, all!
facilitation-questions = { $cohort }: { $questions }
facilitation-question-noted = Noted. Your question stays in the list of open ones (!open) until someone replies, and the person on duty sees it there.
facilitation-question-left = The list of open questions (!open) keeps your { $count } newest. So the oldest one left it: { $question }, asked { $asked }. It still stands in the room, and all can still reply to it there.
facilitation-question-empty = What is your question? Send it like this: !ask and then your words.
facilitation-question-ask = What is your question? Write it here in one message, and I post it in { $room } with your name. Please name no patient. You do not want to ask? Send 2.
facilitation-question-not = All right. I posted nothing.

# What each command does, what is written after it, and one more name for it.

command-rota = Says when you are away. Or send !rota swap Amani Mfano, !rota skip, or !rota take. !rota alone shows who keeps the talk going.
    .usage = away 3-10 Aug

command-who = Shows who helps to run the group and what they may do.

command-open = Shows the questions that wait for a reply.
    .alias = questions

command-ask = Asks all, and keeps the question in a list until it gets a reply.
    .usage = how cold must the fridge be?
