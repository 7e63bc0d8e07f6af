# What participation says in chat.

participation-page-link = The page of { $cohort }: { $page }. It works once, until: { $until }. It shows numbers only and names no one. The group can see that someone looked.
participation-page-refused = The page of { $cohort } is opened by those who run the group. You can ask the person on duty (!who) to show it to all.
