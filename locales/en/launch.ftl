# A group that begins.

launch-launched = { $cohort } has begun: most of us said yes to the rules. From now on our numbers count. They are about the group and never about one person. Send !dashboard to see them.
launch-told = { $cohort } has begun: nothing is missing any more. Its numbers count from now on.
launch-forming =
    { $cohort } is still forming. Its rooms are open. Its numbers begin when this is done:
    { $items }
launch-missing-yes = Yes to the rules: { $agreed } of { $people }. It takes { $needed }.
launch-missing-facilitators = Yes of people who keep the talk going: { $count }. It takes { $needed }.
launch-missing-greeting = { $count ->
    [one] One person has not come into their chat with me yet. After 7 days I wait no more.
   *[other] { $count } people have not come into their chat with me yet. After 7 days I wait no more.
}
launch-lives = { $cohort } has begun. Its numbers count since { $since }.
