# The way in, the rules, the way out.

onboarding-chat-topic = { $inviter } asks you to join { $cohort }, where peers help each other. I am Baraza, the program that looks after its rooms. You will read the rules first. You are free to say no. Write 0 to reach a person.
onboarding-chat-name = Baraza · { $cohort }
onboarding-chat-topic-member = { $cohort }. { $rules } Send !rules to read this again, !help to see what I can do.
onboarding-invite-reason = You said yes to the rules of { $cohort }. Welcome!
onboarding-back-reason = You are asked back to { $cohort }.
onboarding-supervisor-reason = This room of { $cohort } is for peers only. You are welcome in the room where peers and leaders meet.
onboarding-space-reason = All rooms of { $cohort } are in here, so you find them in one place.
onboarding-leave-reason = You asked to leave { $cohort }. Thank you for your part.
onboarding-off-list-reason = Your name is not on the list of { $cohort } now, so this room is closed to you. Thank you for your part. You can ask the person who told you of the group.
onboarding-new-account-reason = You are in { $cohort } with another account now, so this one leaves its rooms. Was that not you? Then tell whoever moderates the group.
onboarding-server-reason = Your server ({ $server }) is not yet on the list of { $cohort }. This is not about you. Please ask the person who told you of the group.

onboarding-greeting =
    Hello! I am Baraza, the program that looks after the rooms of { $cohort }. { $inviter } asks you to join. Peers help each other there.
    This chat is for you and me alone. You are free to say no.
onboarding-greeting-plain =
    Hello! I am Baraza, the program that looks after the rooms of { $cohort }. { $inviter } asks you to join. Peers help each other there.
    This chat is for you and me alone. It is not encrypted, so that it opens on each phone. Who runs our server could read it, so write no patient's name. You are free to say no.
onboarding-greeting-also = { $inviter } asks you to join { $cohort }, where peers help each other. I look after its rooms. You are free to say no.
onboarding-greeting-member =
    Hello! I am Baraza, the program that looks after the rooms of { $cohort }. You said yes to its rules, so you are in.
    This chat is for you and me alone. Send !help to see what I can do, 0 to reach a person.
    Our numbers count you too. To stop: !consent
onboarding-greeting-member-plain =
    Hello! I am Baraza, the program that looks after the rooms of { $cohort }. You said yes to its rules, so you are in.
    This chat is for you and me alone. It is not encrypted, so that it opens on each phone. Who runs our server could read it, so write no patient's name.
    Send !help to see what I can do, 0 to reach a person.
    Our numbers count you too. To stop: !consent

onboarding-language-menu =
    { $cohort }: which language shall I use with you? Send its number.
    { $choices }
    9 brings this list back. 0 calls a person.
onboarding-language-choice = { $digit } English: send { $digit }
onboarding-language-set = From now on I write English to you. Send 9 to choose again.

onboarding-rules-ask =
    The rules of { $cohort }:
    { $rules }
    Our numbers count you too. To stop: !consent
    Do you agree? 1 or ✅ = yes, 2 = no. (9 = language, 0 = a person)
onboarding-rules-yes =
    Thank you, and welcome to { $cohort }! One step is left. Open the invitation to “{ $room }” and say hello.
    You can write to me here at any time. Send !help to see what I can do.
onboarding-rules-yes-quiet =
    Thank you, and welcome to { $cohort }! One step is left. Open the invitation to “{ $room }”. You can read there now. You can write when it opens: { $opens }.
    You can write to me here at any time. Send !help to see what I can do.
onboarding-rules-yes-again = Thank you! I noted your yes to the new rules of { $cohort }.
onboarding-rules-reminder = The rules of { $cohort } still wait for your answer. 1 or ✅ = yes, 2 = no. Send !rules to read them again, 0 to reach a person.
onboarding-rules-reminder-last = I ask this for the last time. Do you agree to the rules of { $cohort }? 1 or ✅ = yes, 2 = no. There is no rush. You can still say yes later: send !rules.
onboarding-rules-no = That is fine. No one asks you why, and I will not ask again. If you change your mind about { $cohort }, send !rules.
onboarding-rules-no-member = Thank you for saying so. You stay in { $cohort }, and no one is told that you said no. The rules hold for all since { $since }. To propose a change send !propose. To talk about them send 0, to leave send !leave.
onboarding-rules-changed =
    The rules of { $cohort } have changed. This is version { $version }:
    { $rules }
    Do you agree? 1 or ✅ = yes, 2 = no. (9 = language, 0 = a person)
onboarding-rules-changed-from =
    The rules of { $cohort } have changed. This is version { $version }.
    { $changes }
    Do you agree? 1 or ✅ = yes, 2 = no. Send !rules to read all of them. (9 = language, 0 = a person)
onboarding-rules-was =
    It was:
    { $rules }
onboarding-rules-is =
    Now it is:
    { $rules }
onboarding-rules-earlier =
    The rules, version { $version } ({ $from } to { $until }, { $how }):
    { $rules }
onboarding-rules-by-vote = by vote: { $yes } yes, { $no } no
onboarding-rules-by-file = without a vote
onboarding-rules-no-version = I have no version { $version } of the rules. I keep the last ten. Send !rules to read what holds now.
onboarding-rules-show =
    The rules of { $cohort } (version { $version }):
    { $rules }

onboarding-leave-ask = Do you want to leave { $cohort }? 1 or ✅ = yes, 2 = no. No one will ask you why.
onboarding-leave-out = You are not in { $cohort } now. Is one of its rooms still in your list? Open it and press Leave. Want to come back? Send !rules and say yes.
onboarding-leave-not = All right. You stay in the group, and all is as before.
onboarding-off-list =
    Your name is not on the list of { $cohort } now, so its rooms are closed to you. Thank you for your part.
    What stays: what you wrote there. What goes: your weeks on duty, and texts you left with me that are not posted yet.
    Is it a mistake? Ask the person who told you of the group.
onboarding-left =
    You have left { $cohort }. Take care!
    What stays: what you wrote in its rooms. What goes: your weeks on duty, your waiting messages and your place in the rooms.
    Want to come back? Send !rules and say yes.
onboarding-left-still =
    You have left { $cohort }. Take care!
    Please open each of these rooms and press Leave. What is still there tomorrow, I close for you:
    { $rooms }
    What you wrote stays. Your weeks on duty and your waiting messages go. Want to come back? Send !rules and say yes.
onboarding-left-room = - { $room }
onboarding-declined = { $person } did not take the invitation to { $cohort }. That is all right, and I will not ask again. If they want to come later, they can send me !rules at any time.

onboarding-which-cohort =
    Which one do you mean? Send the number.
    { $choices }
onboarding-choice = { $digit } { $text }

# Which number is theirs nobody knows; 112 is answered from most mobile phones.
onboarding-not-on-roster-call = I do not find you on the list of a group, so I can tell no one. Please do not wait: call the emergency number of your country now. From most mobile phones 112 works.
onboarding-not-on-roster = I do not find you on the list of a group yet. Do you have a slip of paper with 8 digits? Then send me the digits. If not, please ask the person who told you about Baraza to add you.
onboarding-other-account = You have a new account now, so this chat ends here. Let us go on in the chat of the new one. Did you not ask for that? Then please tell the person who looks after your group.
onboarding-not-alone = Someone else is in this chat, so it is not private now, and I leave it. I will ask you to a new chat with me. Let us go on there.
onboarding-not-alone-elsewhere = Someone else is in this chat, so it is not private now, and I leave it. We have another chat, for the two of us. Let us go on there.
onboarding-welcome =
    Welcome to { $cohort }! Ask, answer, and share what works. Our other rooms:
    { $rooms }
    Need help, or want to write in private? Go to { $chat } and send !help.
onboarding-welcome-in-private =
    You are in { $cohort } now. What was said before you came stays locked for you. That is how the room keeps its talk safe. All that comes now you can read.
    The other rooms:
    { $rooms }
onboarding-welcome-in-private-alone = You are in { $cohort } now. What was said before you came stays locked for you. That is how the room keeps its talk safe. All that comes now you can read.
onboarding-welcome-alone =
    Welcome to { $cohort }! Ask, answer, and share what works.
    Need help, or want to write in private? Go to { $chat } and send !help.
onboarding-welcome-room = { $room }: { $kind }
onboarding-person-called = I told { $person } that you want to talk with a person. In an emergency do not wait. Call { $phone }.
onboarding-person-called-unnamed = I told someone who helps to run the group that you want to talk with a person. In an emergency do not wait. Call { $phone }.
onboarding-person-called-nobody = I found no one to call right now. In an emergency call { $phone }. Else try again later: send 0.
onboarding-person-called-before = I called a person for you at { $at }. They know of it, so please give them time. In an emergency do not wait. Call { $phone }.
onboarding-person-called-not = You are not in { $cohort } now, so I call no one there for you. You can ask the person who told you of the group. In an emergency call { $phone }.
onboarding-person-call-waits = It is time to rest now. I will tell a person that you want to talk: { $at }. In an emergency do not wait. Send !urgent, or call { $phone }.
onboarding-people-wanted = { $people } of { $cohort } would like to talk with a person. Please write to them soon.
onboarding-person-wanted = { $person } of { $cohort } would like to talk with a person. Please write to them soon.

onboarding-room-peer = for peers only
onboarding-room-social = jokes, news, all that is not work
onboarding-room-notices = news for all, to read
onboarding-room-facilitators = for those who run the group
onboarding-room-liaison = where peers and leaders meet
onboarding-room-library = guides and good talks to keep

# What each command does, what is written after it, and one more name for it.

command-rules = Shows the rules that all of us agreed to.

command-language = Lets you choose the language that I use with you.
    .alias = lang

command-leave = Takes you out of the group. No one asks why.
