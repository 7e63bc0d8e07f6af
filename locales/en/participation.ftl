# What participation says in chat.

participation-page-link = The page of { $cohort }: { $page }. It works once, until: { $until }. It shows numbers only and names no one. The group can see that someone looked.
participation-page-refused = The page of { $cohort } is for its members. Send !help to see what I can do for you.
participation-looked =
    👀 The page of numbers was opened ({ $day }) by:
    { $lookers }
    It counts posts and names no one.
participation-looker-facilitator = • a facilitator
participation-looker-moderator = • a moderator
participation-looker-mentor = • a mentor
participation-looker-coordinator = • a coordinator
participation-looker-member = • a member
participation-looker-operator = • the operator of the service

# What each command does, what is written after it, and one more name for it.

command-dashboard = Gives you a link to the page of numbers. It names no one.
