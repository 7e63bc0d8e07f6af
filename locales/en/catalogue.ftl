# What the catalogue is, times and dates, and the words that people may type.

# source: the texts are written in this language first. read: a native speaker has read every text.
# draft: none has yet; `baraza show`, `baraza check` and the foot of the page say so.
catalogue-status = source
# The language in itself; and where a number stands: before its unit (2 hours) or after it (saa 2).
catalogue-name = English
catalogue-count = before

when-today = { $time }
when-tomorrow = tomorrow { $time }
when-yesterday = yesterday { $time }
when-weekday = { $weekday } { $time }
when-weekday-short = { $short } { $time }
when-date = { $date } { $time }
day-date = { $short } { $day } { $month }
day-date-year = { $short } { $day } { $month } { $year }

duration-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
duration-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
duration-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

# Words that people may type, with commas between; the forms of one day or month with a slash.
words-yes = yes, y, yeah, yep, ok, okay, agree, i agree, sure
words-no = no, n, nope, nah
words-cannot = i cannot, cannot, i can't, can't, cant, i can not, i cannot come, i can't come, i cant come, i am not able, not able, not available, i am not available, i am away, i am busy
words-unsure = i don't know, i dont know, i do not know, don't know, dont know, not sure, i am not sure, i'm not sure, no idea, idk, what, what do you mean, i do not understand, i don't understand, i dont understand
words-yes-beside = please, fine, good, great, to all, to all of it, to them, to the rules, with all, with the rules, all right, alright, of course, absolutely, very well, dear, sir, madam
words-no-beside = thanks, thank you, sorry, dear, sir, madam
words-number-lead = number, option, choice, answer, the
words-date-beside = from, on, the, of
words-date-to = through, thru
words-thanks = thanks, thank you, thanks everyone, thanks a lot everyone, thank you everyone, thank you all, thanks all, thank you so much, thanks a lot, many thanks, god bless, god bless you, bless you
words-away = away, leave, off
words-swap = swap
words-take = take
words-skip = skip
words-now = now
words-today = today
words-tonight = tonight
words-tomorrow = tomorrow
words-until = until, till, to
words-urgent = urgent, emergency, sos, mayday, 🚨
words-stop = stop, cancel, mistake, a mistake, it was a mistake, by mistake, sorry mistake, false alarm, not urgent, i was only trying, only trying, just trying, no emergency, there is no emergency, wrong button
words-nothing = never mind, nothing
words-stop-beside = it, that, this, the call, my call, please, now, sorry, i am sorry, ok, okay, it was, it is, was, all is well, all is fine, everything is fine, everyone is fine, everybody is fine, everyone is ok, thanks, thank you, happened, really, no
# Words that tell of danger, wherever they stand: then the emergency comes first in what is asked.
words-danger = help me, please help, need help, need urgent help, come quickly, come fast, not breathing, stopped breathing, cannot breathe, cant breathe, can t breathe, no pulse, bleeding, unconscious, fainted, collapsed, convulsing, convulsions, fits, fitting, seizure, choking, drowning, dying, in danger, accident, ambulance, attacked, snake bite, snakebite, pph, had a fit, had fits, blood everywhere, haemorrhage, hemorrhage, baby is blue
words-to-the-others = i leave it to the others, leave it to the others, i leave it to others, leave it to others, let the others decide, let others decide, the others decide, the others can decide, others, the others, abstain, i abstain, no opinion, i have no opinion, i do not mind, i dont mind, i don't mind
words-answer-beside = oops, oh, sorry, i meant, i mean, meant, mean, i meant to say, i change my answer to, change my answer to, change it to, i change to, change to, my answer is, answer, actually, rather, better, it should be, i want to say, i say, i vote, vote, for me, now, but, then, please, it is, it was, wrong number, a mistake, mistake, my mistake, this, it, to this, the change, this change, i want it, i want this
words-take-back = take my proposal back, take back my proposal, take it back, take the proposal back, take back the proposal, withdraw my proposal, withdraw the proposal, i withdraw my proposal, withdraw, i want to withdraw my proposal, i want to take my proposal back, i want to take back my proposal, cancel my proposal, cancel the proposal, stop my proposal, stop the vote, cancel the vote, cancel my vote proposal, end my proposal, delete my proposal, remove my proposal
words-want-change = change the rules, change our rules, change a rule, change the rule, change one rule, change this rule, add a rule, a new rule, another rule, remove a rule, remove the rule, change the hours, change our hours, change the working hours, change our working hours, other working hours, different hours, different working hours, shorter hours, longer hours, more working hours, fewer working hours, can we close at, can we open at, could we close at, could we open at, we should close at, we should open at, should close at, should open at, close earlier, close later, open earlier, open later, change the time to rest, change the quiet time, change quiet time, more time to rest, propose a change, make a proposal, change the holidays, one more day off, a new day off, another day off
words-off = off, end, cancel
words-list = list
words-language = english, en, kiingereza, anglais, inglês, ingles, अंग्रेजी, अंग्रेज़ी, angrezi
words-language-beside = please, thanks, thank you, i want, i would like, i prefer, i choose, use, speak, write, in, my language is, language, yes, only, dear, sir, madam
words-minute = m, min, mins, minute, minutes
words-hour = h, hr, hrs, hour, hours
words-day = d, day, days
words-week = w, week, weeks
words-length-lead = for, next, about, another
words-length-join = and, plus, &, +
words-length-or = or, to, till, until, -, –, —
words-length-half = half
words-length-vague = few, couple, several, some, many, bit, quarter, more
words-length-article = a, an
words-length-the = the
words-length-of = of
words-length-long = y, yr, yrs, year, years, mo, month, months, decade
words-length-not = of, ago, late
words-numbers = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve
words-tens = ten, twenty, thirty, forty, fifty, sixty
words-weekdays = monday/mon, tuesday/tue, wednesday/wed, thursday/thu, friday/fri, saturday/sat, sunday/sun
words-months = january/jan, february/feb, march/mar, april/apr, may, june/jun, july/jul, august/aug, september/sep/sept, october/oct, november/nov, december/dec
words-cohort-add = add, add people
words-cohort-who = who, who is in, people
words-cohort-ask = ask, ask again, remind
words-cohort-template = template, example
words-cohort-slips = slips, slip, codes, paper
words-cohort-replace = replace, new account, new phone
words-cohort-hand-over = hand over, handover, share
words-cohort-launch = launch, start, is the group ready, are we ready, what is missing
words-column-name = name, full name, names, member
words-column-account = account, matrix id, matrix, user id, matrix account
words-column-role = role, roles
words-column-facility = facility, place of work, workplace, health facility, station
words-column-cadre = cadre, profession, job, work
words-column-language = language, languages
words-role-mentor = mentor
words-role-mentee = mentee
words-role-facilitator = facilitator
words-role-moderator = moderator
words-role-coordinator = coordinator
words-role-supervisor = supervisor
