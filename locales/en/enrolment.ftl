# People come into the group by their coordinator: a list as a file, who is in, who is asked again.

command-cohort = Look after the list of people: add, see who is in, ask again, slips, new accounts, hand over.
    .alias = group
    .usage = add

enrolment-menu =
    { $cohort }: what would you like to do?
    1 = add people from a list
    2 = see who is in
    3 = ask again who has not answered
    4 = give someone's new account to the same person
    5 = slips of paper for people without an account
    6 = see if the group can begin
    7 = share or hand over this list
enrolment-not-yours = Only the coordinator of the group can do that. Send !help to see what you can do.
enrolment-not-yours-now = The list of people has not been yours since { $since }: it belongs to those who moderate and who have the duty. Send !who to see who they are.
enrolment-ends-soon = The list of people of { $cohort } is yours until { $day }. Then it belongs to those who moderate and who have the duty: the group is its members' own. Whoever set up the group can give you longer.
enrolment-ended = From now on the list of people of { $cohort } belongs to those who moderate and who have the duty. Thank you for all you did to begin this group. You stay a member like all others.
enrolment-now-yours = From now on the list of people of { $cohort } is yours too, as one who moderates or has the duty. Send !cohort to add people or to see who is in.
enrolment-send-list =
    Please send me the list as a file here. A table from Excel, LibreOffice or a CSV file is fine. The first row says what stands in each column: name, account, role, facility, cadre, language. I need the name. Whoever has no account gets a slip of paper with a code. The rest can stay empty.
    For an example send { $command } template. No list now? Send 2.
enrolment-template =
    name;account;role;facility;cadre;language
    Asha Example;@asha:{ $server };mentor;Lari Health Centre;nurse;English
    Juma Example;;;Githunguri Hospital;midwife;
enrolment-nothing = All right. I changed nothing.
enrolment-reading = Thank you. I read the list and look up each account. That can take a minute.
enrolment-numbers =
    { $cohort }: Your list has { $rows ->
        [one] one row
       *[other] { $rows } rows
    }.
    { $parts }
enrolment-count-new = New: { $count }
enrolment-count-silent = New, but their server does not answer right now: { $count }. I go on trying.
enrolment-count-elsewhere = New, and in another group here too: { $count }
enrolment-count-already = In the group already: { $count }
enrolment-count-gone = Said no or left before: { $count }. I do not ask them again.
enrolment-count-mend = Rows to mend: { $count }. You can mend them and send the list again.
enrolment-rows = { $rows }
enrolment-row = Row { $row }: { $wrong }
enrolment-all-to-mend = All { $count } rows to mend are in the file that I send you now. Mend them in your list, then send it again.
enrolment-column-row = row
enrolment-column-mend = what to mend
enrolment-take-ask =
    { $count ->
        [one] Shall I add this one new person and ask them in?
       *[other] Shall I add the { $count } new people and ask them in?
    }
    1 = yes, 2 = no
enrolment-nobody-new = There is no one new in it that I can add, so I changed nothing.
enrolment-changed = The list is not the same as before, so I added no one yet. Please look at it once more.
enrolment-added =
    { $count ->
        [one] Done. I ask one person in now.
       *[other] Done. I ask { $count } people in now.
    } Send !cohort who to see how far they are.
enrolment-added-later =
    { $count ->
        [one] Done. It is time to rest, so I ask this one person in later: { $opens }.
       *[other] Done. It is time to rest, so I ask these { $count } people in later: { $opens }.
    }

enrolment-mend-name = the name is missing.
enrolment-mend-twice-name = row { $row } has the same name. Add the place of work, so that I can tell them apart.
enrolment-mend-account = { $text } is no account. It looks like @name:server.
enrolment-mend-nobody = no one has the account { $account }. Look for a slip in it.
enrolment-mend-server = people of the server { $server } cannot come in. Did you mean { $nearest }?
enrolment-mend-twice = this account is in row { $row } too. Keep one of them.
enrolment-mend-ours = this account is mine. Put in the one of the person.
enrolment-mend-recovery = this account is the spare key of the rooms, and no one's own. Put in another.
enrolment-mend-role = I do not know the role { $text }. Use mentor, mentee, facilitator or moderator, or leave it empty.
enrolment-mend-not-by-list = { $text } cannot be given by a list. Leave it out.
enrolment-mend-language = the group does not speak { $text }. Leave it empty, or ask who set up the group.
enrolment-mend-formula = a cell holds a formula. Put in plain words.
enrolment-mend-long = a cell is too long. 60 letters are the most.
enrolment-mend-full = the group is full. It holds { $most } people.

enrolment-fault-gone = I could not open the file any more. Please send it again.
enrolment-fault-empty = There are no people in that file. The first row names the columns, then one row for each person.
enrolment-fault-large = That file is too large. Please send one of at most 1 MB, with nothing but the list in it.
enrolment-fault-many = That list has { $rows } rows. I read 500 at most. Please send it in parts.
enrolment-fault-picture = That is a picture, and I cannot read a list from it. Please send the table as a file.
enrolment-fault-no-table = I found no table in that file. Please save the list as CSV or as an Excel file, and send that.
enrolment-fault-old = That is an old Excel file. Please save it as .xlsx or as CSV, and send that.
enrolment-fault-locked = That file asks for a password. Please take the password off, and send it again.
enrolment-fault-broken = I could not read that file. It may be damaged. Please save it once more, as CSV if you can, and send that.
enrolment-fault-no-names = I found no column with names. Please write name above it in the first row, and account above the accounts.
enrolment-fault-twice = Two columns say the same: { $column }. Please keep one of them.

enrolment-overview =
    { $cohort }: { $all } people are on the list. { $agreed } said yes. { $gone } said no or left.
    Not answered yet: { $waits }
    { $names }
enrolment-overview-all = { $cohort }: { $all } people are on the list. { $agreed } said yes. { $gone } said no or left. No one is left to answer.
enrolment-who-waits = { $person }
enrolment-who-more = and { $count } more
enrolment-ask-again =
    { $count ->
        [one] One person has not answered. Shall I ask them once more?
       *[other] { $count } people have not answered. Shall I ask them once more?
    }
    1 = yes, 2 = no
enrolment-ask-again-nobody = There is no one to ask. All have answered, or their invitation is on its way.
enrolment-ask-again-soon = I asked them not long ago. I can ask again from: { $again }. One call a day is enough.
enrolment-ask-again-rests = It is time to rest now, so I asked no one. Please try again from: { $opens }.
enrolment-asked-again =
    { $count ->
        [one] Done. I asked one person again.
       *[other] Done. I asked { $count } people again.
    }
enrolment-ask-unopened =
    These people have not opened their invitation. It rings only once, so please tell them yourself to look for it:
    { $names }
enrolment-in-room = That file is in the room, where all can read it. Is it your list? Then please delete it there and send it to me here.
enrolment-mend-no-person = { $text } is no name of a person. Put in the plain name.

enrolment-count-slips = Without an account: { $count }. They get a slip of paper with a code.
enrolment-slips-made =
    { $count ->
        [one] Here is one slip to print. Its code works once, until { $until }. Give it only to the person whose name is on it. I do not show it again.
       *[other] Here are { $count } slips to print, four on a page. Each code works once, until { $until }. Give each only to the person whose name is on it. I do not show them again.
    }
enrolment-slip =
    { $cohort }: for { $name }
    1. Put the free app Element on your phone.
    2. Sign in, or make an account. Server: { $server }
    3. In the app, start a chat with { $account }
    4. Send this code there: { $number }
    5. { $inviter } says that it is you. Then I show you the rules, and you are in.
    The code works once, until { $until }. Show it to no one.
enrolment-slips-none = No one has a slip and is still to come. To make slips, send me a list with people who have no account.
enrolment-slips-again =
    { $count ->
        [one] One person has a slip and has not come in yet:
       *[other] { $count } people have a slip and have not come in yet:
    }
    { $names }
    Shall I make new slips? The old codes stop working then.
    1 = yes, 2 = no
enrolment-slip-of = { $name }
enrolment-slips-over =
    { $count ->
        [one] The code on one slip has run out, and no one came by it. For a new slip send !cohort slips.
       *[other] The codes on { $count } slips have run out, and no one came by them. For new slips send !cohort slips.
    }
enrolment-code-taken = Thank you. I ask the person who looks after the group if it is you, and write to you here.
enrolment-code-used = That code does not work any more. Please ask the person who gave it to you for a new slip.
enrolment-code-over = That code has run out. Please ask the person who gave it to you for a new slip.
enrolment-code-server = You cannot come in with an account of this server. Please make one on { $server } and send me the code from there.
enrolment-code-in-already = You are in { $cohort } already, so you need no code. Someone else may need it.
enrolment-code-refused = You cannot come in with this code. Please talk to the person who gave it to you.
enrolment-code-ask =
    { $account } has sent me the code of { $name } for { $cohort }. Is it them? If you are not sure, ask them first.
    1 = yes, let them in
    2 = no
enrolment-code-yes = Done. I ask { $name } in.
enrolment-code-no = All right, they do not come in. That code does not work any more. For a new slip send !cohort slips.
enrolment-code-gone = That has been settled already, so I changed nothing.
enrolment-code-wrong =
    { $count ->
        [0] I do not know that code. Please try again tomorrow, or ask the person who gave it to you.
        [one] I do not know that code. Please look at the slip and send all 8 digits. You can try once more today.
       *[other] I do not know that code. Please look at the slip and send all 8 digits. You can try { $count } more times today.
    }
enrolment-code-too-many = Too many wrong codes came in, so I read no more of them now. Please try again later, or ask the person who gave it to you.

enrolment-nobody = There is no one to choose from, so I changed nothing.
enrolment-whom-new-account =
    Who has a new account, on a new phone for example?
    { $choices }
    Or write the name.
enrolment-whom-hand-over =
    Who shall look after the list of people?
    { $choices }
    Or write the name.
enrolment-whom-choice = { $digit } = { $person }
enrolment-whom-more = { $digit } = more names
enrolment-whom-not = I find no one called { $text } here. Please send a number from the list, or write the name as it stands in the group.
enrolment-slip-for-member =
    Here is a slip for { $person }. From the new account they send me the code on it, until { $until }. Then I ask you if it is them. All that was agreed goes along, and the old account leaves the rooms.
enrolment-code-ask-member =
    { $account } has sent me the code for the new account of { $name }. Is it them? If you are not sure, call them first. The old account then leaves the rooms.
    1 = yes, it is them
    2 = no
enrolment-code-elsewhere = This account is in another group here, so it cannot be joined to yours. Please use an account that is in no group.
enrolment-member-moved = Done. The new account belongs to { $name } now. The old one leaves the rooms.
enrolment-moved = Welcome back to { $cohort }. I know you again, and all that was yours is yours here too. Your old account leaves the rooms. You are asked into them from this one.
enrolment-hand-how =
    How shall { $person } look after the list of people?
    1 = together with me
    2 = instead of me
    3 = not at all
enrolment-hand-ask =
    { $person } asks you to look after the list of people of { $cohort }: to add people and to ask who has not answered. Will you?
    1 = yes, 2 = no
enrolment-hand-asked = I asked { $person }. I tell you what they say.
enrolment-hand-no = All right. Nothing changes for you.
enrolment-hand-declined = { $person } cannot do it now, so the list stays with you.
enrolment-hand-over = That is over by now, so nothing changes.
enrolment-hand-taken = Thank you. The list of people of { $cohort } is yours to look after. Send !cohort to begin.
enrolment-hand-done = { $person } said yes and looks after the list of people now.

enrolment-not-on-roster-ask =
    I do not find you on the list of a group yet. Do you have a slip of paper with 8 digits? Then send me the digits.
    You can also ask to join. Send the number, your name and where you work, like this: 1, Asha Mwangi, Lari Health Centre
    { $choices }
enrolment-join-choice = { $digit } = { $cohort }
enrolment-join-how = To ask to join, please send the number, your name and where you work, like this: { $digit }, Asha Mwangi, Lari Health Centre
enrolment-join-sent = Thank you. I asked the people who look after { $cohort }. I write to you here when there is an answer. That can take a few days.
enrolment-join-not = You cannot ask to join { $cohort } now. Please talk to someone who is in it.
enrolment-join-soon = You asked to join { $cohort } not long ago. You can ask again from { $from }.
enrolment-join-full = Many people wait to join { $cohort } now. Please try again in a few days.
enrolment-join-nobody = No one in { $cohort } could say yes or no. Please talk to someone who is in it. They can put you on the list.
enrolment-join-ask =
    { $account } asks to join { $cohort } and writes: { $text }. Do you know them?
    1 = yes, let them in
    2 = no, and I say why
enrolment-join-why-not = Why not? Write it in one kind line. They read it without your name.
enrolment-join-no =
    You cannot join { $cohort } now. They write: { $reason }
    You can ask again in 30 days.
enrolment-join-no-sent = Done. They read your line, and not who wrote it.

enrolment-slip-member =
    A new account for { $name }
    1. Sign in to Element with your new account.
    2. Start a chat with { $account }
    3. Send this code there: { $number }
    4. { $inviter } says that it is you. Then all that was yours is yours there too.
    The code works once, until { $until }. Show it to no one.
enrolment-moving =
    { $person } wants to give your place in { $cohort } to a new account of yours. Is that right?
    1 = yes, I have a new account
    2 = no, stop it
enrolment-moving-yes = Good. Send me the code on your slip from the new account.
enrolment-moving-stopped = Stopped. Your place stays with this account. Tell someone who moderates if you did not ask for that: send !report.
enrolment-moving-no = { $person } has no new account and stopped it. The code opens nothing any more.
enrolment-moved-told = { $person } has a new account since now. { $by } said that it is theirs. Do you doubt it? Then call them.
enrolment-code-twice = A second account sent the code of { $name }, too: { $account }. Only one of them can be right. Call the person before you answer.
enrolment-take-ask-slips =
    { $count ->
        [one] Shall I make a slip for this one person without an account?
       *[other] Shall I make slips for the { $count } people without an account?
    }
    1 = yes, 2 = no
enrolment-take-ask-both =
    { $count ->
        [one] Shall I add this one new person and ask them in?
       *[other] Shall I add the { $count } new people and ask them in?
    } And make slips for people without an account: { $slips }?
    1 = yes, 2 = no
enrolment-code-waits = I asked if you can come in. When there is an answer, I write to you here. Does it take long? Then talk to the person who told you about the group.
