# The day on which the cohort began.

anniversary-line =
    { $years ->
        [one] { $cohort } is one year old today. Thank you, all!
       *[other] { $cohort } is { $years } years old today. Thank you, all!
    }
