//! What these people write: short, about immunization work, in Swahili or English, never about a patient.

/// An opening and possible answers, in both languages.
#[derive(Debug)]
pub(super) struct Conversation {
    /// Whether the opening asks something.
    pub(super) question: bool,
    sw: (&'static str, &'static [&'static str]),
    en: (&'static str, &'static [&'static str]),
}

impl Conversation {
    pub(super) fn in_language(&self, swahili: bool) -> (&'static str, &'static [&'static str]) {
        if swahili { self.sw } else { self.en }
    }
}

/// Reactions as Element's emoji picker sends them.
pub(super) const REACTIONS: &[&str] = &["👍️", "❤️", "🙏", "👏", "✅"];

const fn ask(
    sw: &'static str,
    sw_answers: &'static [&'static str],
    en: &'static str,
    en_answers: &'static [&'static str],
) -> Conversation {
    Conversation { question: true, sw: (sw, sw_answers), en: (en, en_answers) }
}

const fn tell(
    sw: &'static str,
    sw_answers: &'static [&'static str],
    en: &'static str,
    en_answers: &'static [&'static str],
) -> Conversation {
    Conversation { question: false, sw: (sw, sw_answers), en: (en, en_answers) }
}

/// Talk of the peer room.
pub(super) const CONVERSATIONS: &[Conversation] = &[
    ask(
        "Habari za asubuhi. Friji yetu imefika nyuzi 9 usiku. Chanjo nifanye nini?",
        &[
            "Usitupe bado. Angalia VVM kwanza, kisha tumia jedwali la shake test kwa zinazoganda.",
            "Ziweke kwenye cold box na uandike muda umeme ulipopotea.",
            "Asante, nimehamisha zote. VVM ziko sawa.",
        ],
        "Morning all. Our fridge reached 9 degrees overnight. What do I do with the vaccines?",
        &[
            "Do not discard yet. Read the VVMs first and note how long it lasted.",
            "Move them to a cold box and call the sub-county about the gas cylinder.",
            "Thanks, all moved. VVMs are still fine.",
        ],
    ),
    ask(
        "Kuna mtu ana kadi za MCH za ziada? Zetu zimeisha tangu jana.",
        &[
            "Tunazo kama thelathini, tuma mtu kesho asubuhi.",
            "Sisi pia zimeisha, tumeagiza.",
            "Nitakuja kesho. Asante sana.",
        ],
        "Does anyone have spare MCH booklets? Ours ran out yesterday.",
        &[
            "We have about thirty, send someone tomorrow.",
            "Ours are low too, we ordered last week.",
            "I will come tomorrow. Thank you.",
        ],
    ),
    ask(
        "Mama amekuja amechelewa wiki sita kwa penta ya pili. Tunaanza upya?",
        &[
            "Hapana, endelea pale alipoachia. Usianze upya.",
            "Mwongozo wa EPI unasema endelea; wiki nne kati ya dozi.",
            "Nimeelewa, asante.",
        ],
        "A child is six weeks late for the second penta. Do we start again?",
        &[
            "No, continue where it stopped. Never restart.",
            "The EPI guide says continue, four weeks between doses.",
            "Clear now, thank you.",
        ],
    ),
    ask(
        "Vial ya BCG iliyofunguliwa inakaa saa ngapi?",
        &[
            "Saa sita, au mwisho wa kikao, kinachotangulia.",
            "Andika saa ya kufungua kwenye vial. Inasaidia sana.",
        ],
        "How long can we keep an open BCG vial?",
        &[
            "Six hours or the end of the session, whichever comes first.",
            "Write the opening time on the vial. It helps a lot.",
        ],
    ),
    ask(
        "Nani amejaribu kupanga watoto wanaokosa dozi kwa kutumia rejista ya kijiji?",
        &[
            "Sisi. CHV anapitia orodha kila Ijumaa na mimi napiga alama.",
            "Tunatumia tickler box, ni rahisi zaidi kwetu.",
            "Naomba kuona mfano wa tickler box wakati wa ziara.",
            "Karibu Jumatano.",
        ],
        "Who has tried tracing missed doses with the village register?",
        &[
            "We do. The CHV goes through the list on Fridays and I mark it.",
            "We use a tickler box, easier for us.",
            "May I see your tickler box at the next visit?",
            "Welcome on Wednesday.",
        ],
    ),
    ask(
        "AEFI ndogo kama homa, tunaandika kwenye fomu au kwenye rejista tu?",
        &[
            "Homa ya kawaida kwenye rejista. Fomu ni kwa zile kali au kundi.",
            "Asante, nilikuwa najaza fomu kila mara.",
        ],
        "Minor AEFI such as fever: form or register only?",
        &[
            "Mild fever in the register. The form is for serious ones or clusters.",
            "Thanks, I was filling a form every time.",
        ],
    ),
    ask(
        "Rota ya pili inatolewa hadi umri gani?",
        &[
            "Kabla ya miezi 24 kwa mwongozo mpya. Angalia ratiba ya ukutani.",
            "Ratiba yetu ya ukutani ni ya zamani, nitaomba mpya.",
        ],
        "Up to which age do we give the second rota?",
        &[
            "Before 24 months in the new guide. Check the wall chart.",
            "Our wall chart is old, I will ask for a new one.",
        ],
    ),
    ask(
        "Siku ya outreach mvua imezuia barabara. Nani amewahi kubadilisha siku na jamii ikakubali?",
        &[
            "Tulitangaza kanisani na msikitini, watu walikuja wengi kuliko kawaida.",
            "Mwambie chifu mapema, atasaidia kueneza habari.",
        ],
        "Rain closed the road on outreach day. Has anyone moved the day with the community?",
        &[
            "We announced it at church and mosque, more came than usual.",
            "Tell the chief early, he will spread the word.",
        ],
    ),
    tell(
        "Leo tumemaliza kikao bila kukosa chanjo hata moja. Hongera timu!",
        &["Hongera sana!", "Mnatutia moyo. Sisi kesho."],
        "Today we closed the session without one stock-out. Well done team!",
        &["Congratulations!", "You encourage us. Our turn tomorrow."],
    ),
    tell(
        "Kumbusho: chati ya joto inasomwa mara mbili kwa siku, hata Jumamosi na Jumapili.",
        &["Asante kwa kumbusho.", "Tumepanga zamu ya mwisho wa wiki."],
        "Reminder: read the temperature chart twice a day, weekends too.",
        &["Thanks for the reminder.", "We made a weekend turn for it."],
    ),
    tell(
        "Nimejifunza leo: kuweka penta na kimiminika cha BCG mbali kwenye friji kunapunguza makosa.",
        &["Nzuri, nitajaribu.", "Sisi tunaweka lebo za rangi."],
        "Learned today: keeping diluents on a separate shelf cuts mistakes.",
        &["Good one, I will try it.", "We use coloured labels."],
    ),
    tell(
        "Asanteni kwa msaada wa jana. Mahesabu ya wastage sasa yanaonekana sawa.",
        &["Karibu sana.", "Tuma swali wakati wowote wa kazi."],
        "Thank you for yesterday's help. Our wastage figures look right now.",
        &["You are welcome.", "Ask any time in working hours."],
    ),
    ask(
        "Tunahesabuje wastage ya measles kwa vial za dozi kumi?",
        &[
            "Dozi zilizofunguliwa toa zilizotolewa, gawa kwa zilizofunguliwa.",
            "Nimetumia hiyo, tumepata asilimia ishirini. Ni kawaida?",
            "Kwa vial za kumi, ndiyo.",
        ],
        "How do we compute wastage for ten-dose measles vials?",
        &[
            "Doses opened minus doses given, over doses opened.",
            "I get twenty per cent that way. Is it normal?",
            "For ten-dose vials, yes.",
        ],
    ),
    tell(
        "Ziara ya mentor ilikuwa nzuri leo, tumefanya mazoezi ya micro-plan pamoja.",
        &["Vizuri! Shiriki ulichojifunza.", "Sisi ziara yetu ni wiki ijayo."],
        "Good mentor visit today, we worked on the micro-plan together.",
        &["Great! Share what you learned.", "Our visit is next week."],
    ),
    ask(
        "Safety box imejaa na incinerator imeharibika. Mnapeleka wapi?",
        &[
            "Kituo cha sub-county wanapokea Jumanne na Alhamisi.",
            "Funga, weka tarehe, na uweke mahali pa kufungwa hadi hapo.",
        ],
        "Safety box full and the incinerator is down. Where do you take yours?",
        &[
            "The sub-county hospital takes them Tuesday and Thursday.",
            "Seal it, date it, lock it away until then.",
        ],
    ),
    ask(
        "Wazazi wa kijiji kimoja wanaogopa chanjo ya HPV. Mmeongeaje nao?",
        &[
            "Tulimwalika mama aliyemchanja binti yake aeleze mwenyewe.",
            "Shule ilisaidia: kikao na wazazi kabla ya siku.",
            "Nitaomba mwalimu mkuu. Asanteni.",
        ],
        "Parents in one village fear the HPV vaccine. How did you talk with them?",
        &[
            "We invited a mother whose daughter had it to speak for herself.",
            "The school helped: a meeting with parents before the day.",
            "I will ask the head teacher. Thanks.",
        ],
    ),
];

/// Talk of the mentors among themselves.
pub(super) const MENTORS: &[Conversation] = &[
    ask(
        "Nani anaweza kubadilishana nami ziara ya Alhamisi? Nina kikao cha chanjo.",
        &["Mimi naweza. Nitakuchukulia, wewe chukua Jumanne yangu.", "Sawa, asante."],
        "Who can swap Thursday's visit with me? I have an immunization session.",
        &["I can. Take my Tuesday instead.", "Deal, thank you."],
    ),
    ask(
        "Mentees wanauliza sana kuhusu kusoma VVM. Tufanye zoezi la pamoja?",
        &["Ndiyo, lete picha za VVM za hatua nne.", "Nitatayarisha maswali matano mafupi."],
        "Many ask how to read a VVM. Shall we do one exercise for all?",
        &["Yes, bring the four stages on a card.", "I will prepare five short questions."],
    ),
    tell(
        "Ziara zangu mbili za wiki hii zimeisha. Wote wamepanda hatua kwenye micro-plan.",
        &["Hongera!", "Tuige mfano wako."],
        "My two visits of this week are done. Both moved up on micro-planning.",
        &["Well done!", "Let us copy that."],
    ),
    ask(
        "Chumba kimekuwa kimya siku tatu. Tuanze na swali gani?",
        &[
            "Swali la cold chain wakati umeme unapotea, kila mtu ana hadithi.",
            "Nitaliweka kesho asubuhi saa tatu.",
        ],
        "The room has been silent for three days. Which question shall we open with?",
        &["Power cuts and the cold chain, everyone has a story.", "I will post it tomorrow at nine."],
    ),
    ask(
        "Mmepata nauli ya mwezi uliopita?",
        &["Bado. Mratibu anasema Ijumaa.", "Nami bado."],
        "Has last month's transport money come?",
        &["Not yet. The coordinator says Friday.", "Not here either."],
    ),
    tell(
        "Kumbusho: tunasifu hadharani, tunarekebisha faraghani.",
        &["Kweli kabisa."],
        "Reminder: praise in the room, correct in private.",
        &["Very true."],
    ),
    ask(
        "Mentee mmoja anasita kuandika kwenye chumba. Mmewahi kumsaidiaje mtu hivyo?",
        &[
            "Nilimwomba ajibu swali moja dogo analolijua vizuri.",
            "Mtumie ujumbe wa asante baada ya kujibu. Inasaidia.",
        ],
        "One mentee is shy to write in the room. How did you help someone like that?",
        &["I asked for one small answer they surely knew.", "Thank them after the first post. It works."],
    ),
    tell(
        "Nimeweka ratiba ya mwezi ujao. Angalieni kama kuna mgongano na vikao vyenu.",
        &["Wiki ya pili haifai kwangu.", "Nimebadilisha, asante."],
        "Next month's visit plan is up. Check for clashes with your sessions.",
        &["The second week does not suit me.", "Changed, thanks."],
    ),
];
