# What members decide together: the way to a proposal, the vote, the result.

votes-what =
    What do you want to change in { $cohort }? Send the number.
    1 = the rules
    2 = the working hours
    3 = what a room does when it is time to rest
    4 = who is told first in an emergency
    5 = a day off
votes-which-rule =
    Which rule? Send the number.
    { $choices }
votes-rule-choice = { $digit } { $rule }
votes-rule-choice-new = { $digit } (a new rule)
votes-rule-how =
    { $rule }
    1 = write it in other words, 2 = take it out
votes-rule-words = Write the rule as it should be, in one line of { $limit } letters at most. The language: { $language }. To stop, send 2.
votes-rule-words-also = Now the same rule in { $language }, in { $limit } letters at most. Send 1 to use your first words there too. To stop, send 2.
votes-too-long =
    { $count ->
        [one] That is too long by one letter. Please make it shorter.
       *[other] That is too long by { $count } letters. Please make it shorter.
    }
votes-same = It is like that now, or it is gone, so there is nothing to vote on. Send !propose to start again.
votes-last = The last one has to stay. You can propose to change it: send !propose.
votes-many = There can be { $limit } rules at most. You can propose to change one, or to take one out: send !propose.
votes-no-room = There is no place for one more rule: all of them go into one message. You can propose to make one shorter or to take one out: send !propose.
votes-nothing = There is nothing to choose from here. Send !propose to change something else.
votes-which-hours =
    Which hours? Send the number.
    { $choices }
votes-hours-choice = { $digit } { $hours }
votes-hours-choice-new = { $digit } (more hours)
votes-hours = { $days }: { $from }–{ $until }
votes-hours-how =
    { $hours }
    1 = other hours, 2 = take them out
votes-hours-words = Write the days and the hours like this: Mon-Fri 08:00-16:30. To stop, send 2.
votes-hours-night = These hours end before they begin, and a vote can set hours by day only. Please write when work begins and ends on the same day.
votes-hours-empty = These hours end when they begin, so there would be no work. Please write when work begins and when it ends.
votes-hours-no-days = I could read the hours but no days. Please write both.
votes-hours-no-hours = I could read the days but no hours. Please write both.
votes-hours-unknown = I do not understand this part: { $words }
votes-which-room =
    Which room? Send the number.
    { $choices }
votes-room-choice = { $digit } { $room }: { $strength }
votes-room-how =
    What should “{ $room }” do when it is time to rest?
    1 = it closes
    2 = it stays open, and I remind you
    3 = nothing
votes-hold = it closes
votes-remind = it stays open, and I remind you
votes-no-quiet = nothing
votes-which-first =
    Now { $first } is told first in an emergency. Who should it be? Send the number.
    { $choices }
votes-first-choice = { $digit } { $person }

votes-day-off-how =
    What should change about our days off?
    1 = one more day off
    2 = a day off becomes a working day
votes-day-off-date = Which day should be off? Write it like this: 12 Dec, or 2026-12-12. To stop, send 2.
votes-day-off-name = What is this day called: { $day }? Write the name in { $limit } letters at most. To stop, send 2.
votes-which-day-off =
    Which day should be a working day again? Send the number, or write the day.
    { $choices }
votes-day-off-choice = { $digit } { $day }: { $name }
votes-day-off-unclear = I could not read that day.
votes-day-off-outside = We need time to vote first. Please choose a day from { $from } to { $until }.
votes-day-off-already = No one works on that day as it is: { $day }.
votes-day-off-none = That is no day off now: { $day }.
votes-day-off-many = We have voted for { $limit } days off already, and there can be no more for now. You can propose to change something else: send !propose.

votes-change-rule =
    The rule now: { $before }
    The new one: { $after }
votes-change-rule-new = A new rule: { $after }
votes-change-rule-out = This rule goes: { $before }
votes-change-hours =
    Working hours now: { $before }
    The new ones: { $after }
votes-change-hours-new = More working hours: { $after }
votes-change-hours-out = These working hours go: { $before }
votes-change-quiet =
    “{ $room }” at a time to rest, now: { $before }
    The new way: { $after }
votes-change-order =
    Told first in an emergency, now: { $before }
    Told first from then on: { $after }. The others come after that, as now.
votes-change-day-off-new = A new day off: { $day }, { $name }
votes-change-day-off-out = No day off any more, but a working day: { $day }, { $name }
votes-no-rest =
    { $change }
    ⚠️ There would be no time to rest any more.

votes-about-rule = the rule { $rule }
votes-about-hours = our working hours
votes-about-quiet = the time to rest in “{ $room }”
votes-about-day-off = the day off on { $day }
votes-about-order = who is told first in an emergency
votes-about-review = whether our rules still fit

votes-offer = Do you want to change our rules, our hours or our time to rest? Members decide that by a vote. To propose a change, send !propose.

votes-preview =
    { $change }
    I ask all members and do not say that it came from you. Shall I send it? 1 or ✅ = yes, 2 or ❌ = no.
votes-dropped = All right. I sent nothing. To start again, send !propose.
votes-sent = Thank you. I ask all members now. The vote ends: { $ends }.
votes-sent-waits = Thank you. It is time to rest now. I ask all members when we open: { $at }.
votes-running = A vote is on, and we hold one at a time. It ends: { $ends }. Please send !propose again after that.
votes-running-waits = Someone has just proposed a change, and we hold one vote at a time. That one goes out: { $at }. Please try again when it is over.
votes-enough = You have proposed { $limit } changes in 30 days, so the others come first for a while. You can propose again from: { $from }.
votes-withdraw-ask = Your proposal is before the members until: { $ends }. It is about { $about }. Shall I take it back? 1 or ✅ = yes, 2 or ❌ = no.
votes-withdraw-ask-unsent = Your proposal goes out when we open: { $at }. It is about { $about }. Shall I take it back? 1 or ✅ = yes, 2 or ❌ = no.
votes-withdrawn = I took your proposal back and told the room. The answers are gone, and no one learns how they stood.
votes-withdrawn-unsent = I took your proposal back. No one has read it.
votes-end-ask = A vote is on until: { $ends }. It is about { $about }. You help to look after the room, so you can end it early. All will read that it ended, and not by whom. Shall I end it? 1 or ✅ = yes, 2 or ❌ = no.
votes-end-done = I ended the vote and told the room. The answers are gone.
votes-goes-on = All right. The vote goes on.
votes-over-already = That vote is over already, so there was nothing left to do.
votes-ended-withdrawn = 🗳️ The vote has ended early: whoever proposed it took it back. It was about { $about }. Nothing changes.
votes-ended-by-moderators = 🗳️ The vote has ended early: those who look after the room ended it. Nothing changes.
votes-closed = 🗳️ A vote in { $cohort } stood here. It has ended early, so no answer is needed.

votes-proposal =
    🗳️ A member proposes a change.
    { $change }
    I ask each member in private, and answers here do not count. You can answer until: { $ends }. No one sees who says what.
votes-ask =
    🗳️ A vote in { $cohort }.
    { $change }
    Do you want this change? 1 = yes, 2 = no, 3 = I leave it to the others.
    You can change your answer until: { $ends }. No one sees it.
votes-noted = I noted your answer: { $answer }. The vote is about { $about }. You can change it until: { $ends }. Just send another number.
votes-noted-last = I noted your answer: { $answer }. The vote is about { $about }. You sent it in time.
votes-taken-back = I took your answer back, so none of yours counts now. You can answer again until: { $ends }.
votes-not-in-the-room = An answer in the room does not count, and all can read it. Please answer me here, where no one sees it.
votes-yes = yes
votes-no = no
votes-others = I leave it to the others
votes-keep = yes, keep them
votes-talk = let us talk
votes-over = That vote is over, so this answer did not count. The room can read how it ended. You can propose a change: send !propose.
votes-not-yours = Only members of { $cohort } vote, so I did not count that.

votes-result =
    🗳️ The vote is over.
    { $change }
    Yes: { $yes }. No: { $no }. Left to the others: { $others }.
    { $outcome }
votes-won = It is so from now on.
votes-won-rules = It is a rule from now on (version { $version }). I ask each member for a yes to it.
votes-lost = More of us want it as it was, so nothing changes.
votes-tie = As many want it as do not, so nothing changes.
votes-few = Less than half of us answered, so nothing changes.
votes-gone = 🗳️ The vote has ended early. What it was about has changed, so there is nothing left to vote on. { $now }
votes-now-rules = I show you our rules as they are now when you send !rules.
votes-now-hours =
    Our working hours now:
    { $hours }
votes-now-quiet = “{ $room }” at a time to rest, now: { $strength }.
votes-now-no-room = That room is not there any more.
votes-now-day-off = This is a day off now: { $day }.
votes-now-no-day-off = This is no day off now: { $day }.
votes-now-order = Told first in an emergency, now: { $person }.
votes-now-nobody = There is no one on the emergency list now.
votes-gone-unsent = I did not send your proposal. What it was about has changed since then. To start again, send !propose.
votes-lifted = { $what } You may ask those who run our server why. To propose it again, write !propose to me.
votes-lifted-rules = Those who run our server took back the rules that we voted for. I show you what holds now when you send !rules.
votes-lifted-hours = Those who run our server took back the working hours that we voted for. Send !hours to see what holds now.
votes-lifted-quiet = Those who run our server took back what we voted for the time to rest.
votes-lifted-order = Those who run our server took back the order that we voted for in an emergency.
votes-lifted-days-off = Those who run our server took back the days off that we voted for. Send !hours to see what holds now.

votes-review = Our rules have been the same for a long time. Do they still fit? I ask each member in private, until: { $ends }. Want to change one? Write !propose to me.
votes-review-ask = Do the rules of { $cohort } still fit? 1 = yes, keep them, 2 = let us talk. Send !rules to read them. You can answer until: { $ends }. No one sees it.
votes-reviewed = This is what you said about our rules. Keep them: { $keep }. Let us talk: { $talk }. To change one, write !propose to me.
votes-count = { $count }
votes-fewer-than = fewer than { $limit }

votes-unanswered = New rules of { $cohort } hold since { $since }. So many have said no or have not answered: { $count }, of { $members } members. They stay in the group, and no one is told who. It may help to talk about the rules in the room.

# What the command does, and how one writes it.

command-propose = Lets you propose a change that all members vote on: rules, hours, time to rest.
    .alias = vote
