# What people allow to be done with what they leave here.

consents-ask-mentor =
    A question about { $cohort }. Say no if you like. When there are numbers for mentors: may your mentor see your own? No one can see them now.
    1 = yes, 2 = no, 3 = do not ask me this again
    No answer is a no. You can change it at any time: send !consent.
consents-ask-library =
    A question about { $cohort }. Say no if you like. When our library keeps good answers: may it keep words of yours, with your name? It keeps none now.
    1 = yes, 2 = no, 3 = do not ask me this again
    No answer is a no. You can change it at any time: send !consent.
consents-ask-research =
    A question about { $cohort }. Say no if you like. When there is a study of groups like ours: may it get facts about your part in ours? It gets none now.
    1 = yes, 2 = no, 3 = do not ask me this again
    No answer is a no. You can change it at any time: send !consent.
consents-refused = I noted your no, and no one is told. You can change it at any time: send !consent.
consents-skipped = All right, I will not ask you this again. It stays a no. You can change it at any time: send !consent.
consents-closed = That question is closed, and it stays a no. You can change it at any time: send !consent.

consents-menu =
    This is what you allow in { $cohort }. No one else is told. Send a number to change one.
    { $items }
consents-item = { $digit } { $consent }: { $state } ({ $digit } → { $other })
consents-counted = The group's numbers count me
consents-mentor = My mentor may see my own numbers
consents-library = The library may keep my words, with my name
consents-research = A study may get facts about me
consents-yes = yes
consents-no = no
consents-yes-since = yes, since { $since }
consents-no-since = no, since { $since }

consents-given =
    { $consent }: yes, from now on. Nothing makes use of it yet.
    To stop it, send !consent, then { $digit }.
consents-stopped =
    { $consent }: no, from now on. Nothing was made with your yes, so there are no copies.
    To allow it again, send !consent, then { $digit }.
consents-given-counted =
    From now on the numbers of { $cohort } count you again. Weeks that are closed stay as they are.
    To stop it, send !consent, then 1.
consents-stopped-counted =
    From now on the numbers of { $cohort } leave you out, this week's too. Weeks and months that are closed stay as they were. They are on our page for three months at most, and in copies that people made of it.
    To be counted again, send !consent, then 1.

# What the command does, and how one writes it.

command-consent = Shows what you allow with what you leave here, and lets you change it.
    .alias = consents
