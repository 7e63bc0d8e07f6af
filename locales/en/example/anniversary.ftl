# The day on which the cohort began.

anniversary-line =
    { $years ->
        [one] { $cohort } is one year old today.
       *[other] { $cohort } is { $years } years old today.
    } { $newcomers ->
        [0] Thank you, all!
        [one] One person came to us since. Thank you, all!
       *[other] { $newcomers } people came to us since. Thank you, all!
    }

anniversary-ask =
    The next birthday of { $cohort } is { $day }. Shall I say so in the social room?
    ✅ or 1: yes
    ❌ or 2: not this time

anniversary-kept = Good. I will say it on that day.

anniversary-left-out = Good. I will say nothing this time.

command-anniversary = Shows the birthday of the group, and leaves it out for once.
