# The urgent path. Every answer to the sender shows the emergency phone number.

urgent-ask =
    What has happened? Write it here in one line, and I tell the person on call. Do not name a patient.
    Is a life in danger? Call { $phone } now.
urgent-sent =
    I told { $person }, who is on call. If there is no answer in { $minutes }, I tell the next person.
    Do not wait if a life is in danger. Call { $phone }.
urgent-alert =
    🚨 { $sender } of { $cohort } needs help now (sent { $at }): { $reason }
    1 or ✅ = I have it. Then write to { $sender } or call them. If you cannot answer in { $minutes }, I tell the next person.
urgent-alert-last =
    🚨 { $sender } of { $cohort } needs help now (sent { $at }): { $reason }
    1 or ✅ = I have it. Then write to { $sender } or call them. There is no one else on call now.
urgent-added = 🚨 { $sender } adds: { $reason }
urgent-added-sent = I passed that on to { $people } as well. Do not wait if a life is in danger. Call { $phone }.
urgent-added-enough = { $people } got many lines from you, so I pass on no more of them. Please call { $phone } now.
urgent-acknowledged = { $person } has seen it and will write to you. If it gets worse, call { $phone }.
urgent-yours = Thank you. { $sender } knows that you have it. Please write to them now.
urgent-not-yours = All right, I tell the next person now. Can you come after all? Send 1 as a reply to the call for help.
urgent-handed-on = Who had it cannot come after all, so I told { $person }. Do not wait if a life is in danger. Call { $phone }.
urgent-given-back-ended = Who had it cannot come after all, and I have no one left to tell. Please call { $phone } now.
urgent-next-told = No answer yet, so I told { $person } as well. Do not wait if a life is in danger. Call { $phone }.
urgent-list-ended = I told all who are on call and have no answer yet. Please call { $phone } now. I tell you at once if someone answers.
urgent-nobody-on-call = No one is on call right now, so I could tell no one. Please call { $phone } now.
urgent-taken-by-other = Thank you. { $person } has it already. You can rest.
urgent-not-sent = I got no reason, so I told no one. Send !urgent and one line when you need it. Emergency phone: { $phone }.
urgent-third = Your !urgent went out. It was the third this week, so I asked the moderators to think about what would help. I did not give them your name. In an emergency always send it, or call { $phone }.
urgent-third-review =
    { $count ->
        [one] In { $cohort } the same person has sent !urgent once this week.
       *[other] In { $cohort } the same person has sent !urgent { $count } times this week.
    } Each one went out. Please think about what would help: more people on call, or clear words on what is urgent.
