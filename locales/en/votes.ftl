# What members decide together: the way to a proposal, the vote, the result.

votes-what =
    What do you want to change in { $cohort }? Send the number.
    1 = the rules
    2 = the working hours
    3 = what a room does when it is time to rest
    4 = who is told first in an emergency
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
votes-hours-unclear = I could not read those days and hours, so I did nothing with them.
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
    Who should be told first in an emergency? Send the number.
    { $choices }
votes-first-choice = { $digit } { $person }

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

votes-preview =
    { $change }
    I ask all members and do not say that it came from you. Shall I send it? 1 or ✅ = yes, 2 or ❌ = no.
votes-dropped = All right. I sent nothing. To start again, send !propose.
votes-sent = Thank you. I ask all members now. The vote ends: { $ends }.
votes-sent-waits = Thank you. It is time to rest now. I ask all members when we open: { $at }.
votes-running = A vote is on, and we hold one at a time. It ends: { $ends }. Please send !propose again after that.
votes-running-waits = Someone has just proposed a change, and we hold one vote at a time. That one goes out: { $at }. Please try again when it is over.
votes-enough = You have proposed { $limit } changes in 30 days, so the others come first for a while. You can propose again from: { $from }.

votes-proposal =
    🗳️ A member proposes a change.
    { $change }
    I ask each member in private. You can answer until: { $ends }. No one sees who says what.
votes-ask =
    🗳️ A vote in { $cohort }.
    { $change }
    Do you want this change? 1 = yes, 2 = no, 3 = I leave it to the others.
    You can change your answer until: { $ends }. No one sees it.
votes-noted = I noted your answer: { $answer }. You can change it until: { $ends }. Just send another number.
votes-noted-last = I noted your answer: { $answer }. You sent it in time.
votes-taken-back = I took your answer back. You can answer again until: { $ends }.
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
votes-gone = 🗳️ The vote has ended early. What it was about has changed, so there is nothing left to vote on.
votes-gone-unsent = I did not send your proposal. What it was about has changed since then. To start again, send !propose.
votes-lifted = { $what } You may ask those who run our server why. To propose it again, write !propose to me.
votes-lifted-rules = Those who run our server took back the rules that we voted for. I show you what holds now when you send !rules.
votes-lifted-hours = Those who run our server took back the working hours that we voted for. Send !hours to see what holds now.
votes-lifted-quiet = Those who run our server took back what we voted for the time to rest.
votes-lifted-order = Those who run our server took back the order that we voted for in an emergency.

votes-review = Our rules have been the same for a long time. Do they still fit? I ask each member in private, until: { $ends }. Want to change one? Write !propose to me.
votes-review-ask = Do the rules of { $cohort } still fit? 1 = yes, keep them, 2 = let us talk. Send !rules to read them. You can answer until: { $ends }. No one sees it.
votes-reviewed = This is what you said about our rules. Keep them: { $keep }. Let us talk: { $talk }. To change one, write !propose to me.
votes-count = { $count }
votes-fewer-than = fewer than { $limit }

votes-unanswered = New rules of { $cohort } hold since { $since }. So many have said no or have not answered: { $count }, of { $members } members. They stay in the group, and no one is told who. It may help to talk about the rules in the room.

# What the command does, and how one writes it.

command-propose = Lets you propose a change that all members vote on: rules, hours, time to rest.
    .alias = vote
