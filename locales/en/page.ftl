# The texts of the cohort's page in English.
# Reading grade 6 or lower, one thought a sentence. Nobody is named on a page.

catalogue-status = reviewed
draft-note = { "" }

# The page
title = { $cohort }: how our room is doing
languages = Language
skip = Numbers of the last weeks
forming = This group is still forming. Its numbers begin when it is launched: when two of three said yes to the rules, two who keep the talk going did, and everyone was greeted.
data-to = Data to { $date }, { $time }.
late = { $n ->
    [one] One message came after its week was closed. It counts when it came.
   *[other] { $n } messages came after their week was closed. They count when they came.
}
late-fewer = Messages of fewer than { $k } people came after their week was closed. They count when they came.

# Summary
summary-heading = Since { $date }
tile-posts = posts
tile-posts-at-least = posts at least
tile-posters = of { $members } people wrote
tile-rate = posts for each member in a week
tile-core = people wrote in 3 of the last 4 full weeks
tile-reply = to the first reply, in working hours (half of the posts were faster)
tile-open = { $n ->
    [one] question still open
   *[other] questions still open
}
hidden-weeks = { $n ->
    [one] In one week fewer than { $k } people wrote. That week is left out of the sum.
   *[other] In { $n } weeks fewer than { $k } people wrote. These weeks are left out of the sum.
}
all-hidden = In each of these weeks fewer than { $k } people wrote. So their posts are not shown.
slow-reply = Nine of ten posts got their first reply within { $time }.
slow-reply-not-reached = More than one post in ten has no reply yet.

# One figure for each measure
posts-heading = Posts
posters-heading = People who wrote
rate-heading = Posts for each member
reply-heading = Time to the first reply
open-heading = Open questions
posts-value = { $n ->
    [one] 1 post
   *[other] { $n } posts
}
posters-value = { $n ->
    [one] 1 person wrote
   *[other] { $n } people wrote
}
rate-value = { $n } posts a week for each member
reply-value = half of the posts got a reply within { $time }
reply-not-reached = fewer than half of the posts got a reply
reply-nothing = no new posts
open-value = { $n ->
    [0] no open question
    [one] 1 open question
   *[other] { $n } open questions
}
fewer-value = fewer than { $k } people
withheld-value = not shown, to protect a small group
sentence = Week of { $date }: { $last }. This week so far: { $now }.
sentence-first = This week so far: { $now }.
sentence-open = Week of { $date }: { $last }. Week of { $newest }, which may still change: { $now }.
sentence-open-first = Week of { $newest }, which may still change: { $now }.
reply-note = Each time is for the four weeks up to that week, in working hours. Over a bar, 4:30 means four and a half hours.
open-note = Open at the end of the week.
table-week = Week of
table-so-far = { $date } (so far)
table-open = { $date } (may still change)
table-members = Members
fewer-tile = fewer than { $k }
fewer-cell = fewer than { $k } people
withheld-cell = not shown
reply-not-reached-cell = fewer than half
nothing-cell = –
minutes = { $n } min
hours = { $n } h

more = Week by week
more-months = Month by month
try-posts = Try this: share one thing that worked for you this week.
try-posters = Try this: ask a question that anyone can answer in one line.
try-rate = Try this: end your next post with a question.
try-reply = Try this: answer one post that has no reply yet.
try-open = Try this: send !open to Baraza and answer one question.
try-rooms = Try this: tell something good from your day in the tea corner.

# Other rooms
rooms-heading = Posts in the other rooms
table-room = Room
room-social = Tea corner
room-facilitators = Facilitators
room-liaison = Peers and leaders

# How and who
how-heading = How we count
how-posts = A post is a message, a picture or a voice note in the peer room. Reactions and what Baraza writes do not count.
how-words = We count who, when and reply to what. No words are read or kept.
how-members = “For each member” counts the days that people were members.
how-hours = Replies are timed in the working hours of this group.
how-questions = A question is open when it was marked with ❓ or !ask and no one else has replied.
how-small = A number about 1 to { $most } people is not shown. Two numbers are shown however small they are: how many are members, and how many wrote in 3 of the last 4 full weeks.
how-never = We never count who reads, who is online or how fast one person replies. There is no list of names.
views-heading = Who looked at this page
views-none = No one yet.
views-item = { $date }: { $role }
role-member = a member
role-facilitator = a facilitator
role-moderator = a moderator
role-mentor = a mentor
role-coordinator = a coordinator
role-operator = the operator of the service
close-button = Close this page
close-note = Use this on a phone that others use too.

# Getting in
link-title = Your page is ready
link-text = Press the button to see the numbers of your group. The link works once.
link-button = Show the page
expired-title = This link is used up or too old
expired-text = A link works once and only for a short time. So no one else can use it.
expired-next = To get a new one, write !dashboard to Baraza.
signed-out-title = Please open the page with a new link
signed-out-text = Your visit has ended.
closed-title = The page is closed
closed-text = Nobody can open it from this phone without a new link.
refused-title = This page is not for you
refused-text = Only people who belong to the group may see its numbers.
refused-next = If you think this is wrong, write 0 to Baraza to reach a person.
broken-title = The page cannot be shown now
broken-text = Something went wrong on our side. Nothing is lost.
broken-next = Try again in a few minutes.

# Months
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
day = { $day } { $month }

# What stands before the part of a number that is no whole.
decimal-sign = .
