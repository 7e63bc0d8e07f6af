# Yale ambayo wanachama huamua pamoja: pendekezo, kura, matokeo.

votes-what =
    Unataka kubadilisha nini katika { $cohort }? Tuma namba.
    1 = kanuni
    2 = saa za kazi
    3 = chumba hufanya nini wakati wa kupumzika
    4 = nani huambiwa kwanza wakati wa dharura
    5 = siku ya mapumziko
votes-which-rule =
    Kanuni ipi? Tuma namba.
    { $choices }
votes-rule-choice = { $digit } { $rule }
votes-rule-choice-new = { $digit } (kanuni mpya)
votes-rule-how =
    { $rule }
    1 = iandikwe kwa maneno mengine, 2 = iondolewe
votes-rule-words = Andika kanuni jinsi inavyopaswa kuwa. Iwe mstari mmoja, herufi { $limit } au chini. Lugha: { $language }. Kuacha, tuma 2.
votes-rule-words-also = Sasa kanuni hiyohiyo kwa { $language }, herufi { $limit } au chini. Tuma 1 nitumie maneno yako ya kwanza humo pia. Kuacha, tuma 2.
votes-too-long =
    { $count ->
        [one] Ni ndefu kwa herufi moja. Tafadhali ifupishe.
       *[other] Ni ndefu kwa herufi { $count }. Tafadhali ifupishe.
    }
votes-same = Tayari iko hivyo, au haipo tena. Kwa hiyo hakuna cha kupigia kura. Kuanza tena, tuma !pendekeza.
votes-last = Ya mwisho lazima ibaki. Unaweza kupendekeza ibadilishwe: tuma !pendekeza.
votes-many = Kanuni haziwezi kuzidi { $limit }. Unaweza kupendekeza moja ibadilishwe au iondolewe: tuma !pendekeza.
votes-no-room = Hakuna nafasi ya kanuni nyingine: zote huandikwa katika ujumbe mmoja. Unaweza kupendekeza moja ifupishwe au iondolewe: tuma !pendekeza.
votes-nothing = Hapa hakuna cha kuchagua. Kubadilisha jambo lingine, tuma !pendekeza.
votes-which-hours =
    Saa zipi? Tuma namba.
    { $choices }
votes-hours-choice = { $digit } { $hours }
votes-hours-choice-new = { $digit } (saa zaidi)
votes-hours = { $days }: { $from }–{ $until }
votes-hours-how =
    { $hours }
    1 = saa nyingine, 2 = ziondolewe
votes-hours-words = Andika siku na saa hivi: Jumatatu-Ijumaa 08:00-16:30. Kuacha, tuma 2.
votes-hours-night = Saa hizi zinaisha kabla ya kuanza. Kura huweka saa za mchana tu. Tafadhali andika kazi inaanza na kuisha lini siku hiyohiyo.
votes-hours-empty = Saa hizi zinaisha zinapoanza, hivyo hakungekuwa na kazi. Tafadhali andika kazi inaanza lini na inaisha lini.
votes-hours-no-days = Nimesoma saa, lakini sikuona siku. Tafadhali andika zote mbili.
votes-hours-no-hours = Nimesoma siku, lakini sikuona saa. Tafadhali andika zote mbili.
votes-hours-unknown = Sielewi sehemu hii: { $words }
votes-which-room =
    Chumba kipi? Tuma namba.
    { $choices }
votes-room-choice = { $digit } { $room }: { $strength }
votes-room-how =
    “{ $room }” kifanye nini wakati wa kupumzika?
    1 = kinafungwa
    2 = kinabaki wazi, nami nawakumbusha
    3 = hakuna
votes-hold = kinafungwa
votes-remind = kinabaki wazi, nami nawakumbusha
votes-no-quiet = hakuna
votes-which-first =
    Sasa { $first } huambiwa kwanza wakati wa dharura. Awe nani? Tuma namba.
    { $choices }
votes-first-choice = { $digit } { $person }

votes-day-off-how =
    Nini kibadilike kuhusu siku za mapumziko?
    1 = siku moja zaidi ya mapumziko
    2 = siku ya mapumziko iwe siku ya kazi
votes-day-off-date = Siku ipi iwe ya mapumziko? Andika hivi: 12 Desemba, au 2026-12-12. Kuacha, tuma 2.
votes-day-off-name = Siku hii inaitwaje: { $day }? Andika jina, herufi { $limit } au chini. Kuacha, tuma 2.
votes-which-day-off =
    Siku ipi iwe ya kazi tena? Tuma namba, au andika siku.
    { $choices }
votes-day-off-choice = { $digit } { $day }: { $name }
votes-day-off-unclear = Sikuweza kusoma siku hiyo.
votes-day-off-outside = Kura inahitaji muda kwanza. Tafadhali chagua siku kuanzia { $from } hadi { $until }.
votes-day-off-already = Siku hiyo hakuna kazi hata sasa: { $day }.
votes-day-off-none = Hiyo si siku ya mapumziko sasa: { $day }.
votes-day-off-many = Tayari tumepiga kura kwa siku { $limit } za mapumziko. Kwa sasa haziwezi kuzidi hapo. Unaweza kupendekeza jambo lingine: tuma !pendekeza.

votes-change-rule =
    Kanuni ya sasa: { $before }
    Kanuni mpya: { $after }
votes-change-rule-new = Kanuni mpya ya kuongeza: { $after }
votes-change-rule-out = Kanuni hii iondolewe: { $before }
votes-change-hours =
    Saa za kazi za sasa: { $before }
    Saa mpya: { $after }
votes-change-hours-new = Saa za kazi za kuongeza: { $after }
votes-change-hours-out = Saa za kazi hizi ziondolewe: { $before }
votes-change-quiet =
    “{ $room }” wakati wa kupumzika, sasa: { $before }
    Namna mpya: { $after }
votes-change-order =
    Anayeambiwa kwanza wakati wa dharura, sasa: { $before }
    Atakayeambiwa kwanza: { $after }. Wengine watafuata kama sasa.
votes-change-day-off-new = Siku mpya ya mapumziko: { $day }, { $name }
votes-change-day-off-out = Si mapumziko tena, bali siku ya kazi: { $day }, { $name }
votes-no-rest =
    { $change }
    ⚠️ Hakutakuwa na muda wa kupumzika tena.

votes-about-rule = kanuni { $rule }
votes-about-hours = saa za kazi
votes-about-quiet = muda wa kupumzika katika “{ $room }”
votes-about-day-off = siku ya mapumziko { $day }
votes-about-order = nani huambiwa kwanza wakati wa dharura
votes-about-review = kama kanuni zetu bado zinafaa

votes-offer = Unataka kubadilisha kanuni, saa au muda wa kupumzika? Wanachama huamua hilo kwa kura. Kupendekeza badiliko, tuma !pendekeza.

votes-preview =
    { $change }
    Nitawauliza wanachama wote. Sitasema limetoka kwako. Nitume? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
votes-dropped = Sawa. Sikutuma chochote. Kuanza tena, tuma !pendekeza.
votes-sent = Asante. Sasa nawauliza wanachama wote. Kura itaisha: { $ends }.
votes-sent-waits = Asante. Sasa ni muda wa kupumzika. Nitawauliza wanachama wote tukifungua: { $at }.
votes-running = Kura moja inaendelea, nasi hupiga moja kwa wakati. Itaisha: { $ends }. Tafadhali tuma !pendekeza tena baadaye.
votes-running-waits = Mwingine amependekeza jambo sasa hivi, nasi hupiga kura moja kwa wakati. Hilo litatumwa: { $at }. Tafadhali jaribu tena likiisha.
votes-enough = Umependekeza mara { $limit } katika siku 30. Kwa hiyo wengine wapate nafasi kwanza. Unaweza kupendekeza tena kuanzia: { $from }.
votes-withdraw-ask = Pendekezo lako liko mbele ya wanachama hadi: { $ends }. Linahusu { $about }. Niliondoe? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
votes-withdraw-ask-unsent = Pendekezo lako litatumwa tukifungua: { $at }. Linahusu { $about }. Niliondoe? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
votes-withdrawn = Nimeliondoa pendekezo lako na kuwaambia chumbani. Majibu yamefutwa. Hakuna atakayejua yalikuwaje.
votes-withdrawn-unsent = Nimeliondoa pendekezo lako. Hakuna aliyelisoma.
votes-end-ask = Kura inaendelea hadi: { $ends }. Inahusu { $about }. Unasaidia kutunza chumba, hivyo unaweza kuimaliza mapema. Wote watasoma kwamba imeisha, bila jina lako. Niimalize? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
votes-end-done = Nimeimaliza kura na kuwaambia chumbani. Majibu yamefutwa.
votes-goes-on = Sawa. Kura inaendelea.
votes-over-already = Kura hiyo imeisha tayari. Hakuna cha kufanya tena.
votes-ended-withdrawn = 🗳️ Kura imeisha mapema: aliyependekeza ameliondoa pendekezo. Ilihusu { $about }. Hakuna kinachobadilika.
votes-ended-by-moderators = 🗳️ Kura imeisha mapema: wanaotunza chumba wameimaliza. Hakuna kinachobadilika.
votes-closed = 🗳️ Hapa palikuwa na kura ya { $cohort }. Imeisha mapema, hivyo huhitaji kujibu.

votes-proposal =
    🗳️ Mwanachama anapendekeza badiliko.
    { $change }
    Namuuliza kila mwanachama faraghani. Majibu ya hapa hayahesabiwi. Unaweza kujibu hadi: { $ends }. Hakuna atakayeona jibu la mtu.
votes-ask =
    🗳️ Kura katika { $cohort }.
    { $change }
    Unataka badiliko hili? 1 = ndiyo, 2 = hapana, 3 = nawaachia wengine.
    Unaweza kubadilisha jibu hadi: { $ends }. Hakuna atakayeliona.
votes-noted = Nimeandika jibu lako: { $answer }. Kura inahusu { $about }. Unaweza kulibadilisha hadi: { $ends }. Tuma tu namba nyingine.
votes-noted-last = Nimeandika jibu lako: { $answer }. Kura inahusu { $about }. Ulituma kwa wakati.
votes-taken-back = Nimeondoa jibu lako. Sasa huna jibu linalohesabiwa. Unaweza kujibu tena hadi: { $ends }.
votes-not-in-the-room = Jibu la chumbani halihesabiwi, na wote hulisoma. Tafadhali nijibu hapa, ambapo hakuna anayeliona.
votes-yes = ndiyo
votes-no = hapana
votes-others = nawaachia wengine
votes-keep = ndiyo, zibaki
votes-talk = tuzungumze
votes-over = Kura hiyo imeisha, hivyo jibu hili halikuhesabiwa. Matokeo yako chumbani. Unaweza kupendekeza badiliko: tuma !pendekeza.
votes-not-yours = Wanachama wa { $cohort } tu hupiga kura. Kwa hiyo sikuhesabu jibu hilo.

votes-result =
    🗳️ Kura imeisha.
    { $change }
    Ndiyo: { $yes }. Hapana: { $no }. Waliowaachia wengine: { $others }.
    { $outcome }
votes-won = Ni hivyo kuanzia sasa.
votes-won-rules = Ni kanuni kuanzia sasa (toleo la { $version }). Namwomba kila mwanachama aikubali.
votes-lost = Wengi wetu wanataka ibaki ilivyo. Hakuna kinachobadilika.
votes-tie = Wanaotaka na wasiotaka ni sawa kwa idadi. Hakuna kinachobadilika.
votes-few = Chini ya nusu yetu walijibu. Hakuna kinachobadilika.
votes-gone = 🗳️ Kura imeisha mapema. Lililopigiwa kura limebadilika, hivyo hakuna cha kuamua. { $now }
votes-now-rules = Nitakuonyesha kanuni zilivyo sasa ukituma !kanuni.
votes-now-hours =
    Saa za kazi sasa:
    { $hours }
votes-now-quiet = “{ $room }” wakati wa kupumzika, sasa: { $strength }.
votes-now-no-room = Chumba hicho hakipo tena.
votes-now-day-off = Sasa hii ni siku ya mapumziko: { $day }.
votes-now-no-day-off = Sasa hii si siku ya mapumziko: { $day }.
votes-now-order = Anayeambiwa kwanza wakati wa dharura, sasa: { $person }.
votes-now-nobody = Sasa hakuna mtu kwenye orodha ya dharura.
votes-gone-unsent = Sikutuma pendekezo lako. Jambo lenyewe limebadilika tangu hapo. Kuanza tena, tuma !pendekeza.
votes-lifted = { $what } Mnaweza kuwauliza wanaotunza seva yetu kwa nini. Kulipendekeza tena, niandikie !pendekeza.
votes-lifted-rules = Wanaotunza seva yetu wameondoa kanuni tulizopigia kura. Nitakuonyesha zinazotumika sasa ukituma !kanuni.
votes-lifted-hours = Wanaotunza seva yetu wameondoa saa za kazi tulizopigia kura. Tuma !saa uone zinazotumika sasa.
votes-lifted-quiet = Wanaotunza seva yetu wameondoa tulichoamua kwa kura kuhusu muda wa kupumzika.
votes-lifted-order = Wanaotunza seva yetu wameondoa mpangilio wa dharura tuliopigia kura.
votes-lifted-days-off = Wanaotunza seva yetu wameondoa siku za mapumziko tulizopigia kura. Tuma !saa uone zinazotumika sasa.

votes-review = Kanuni zetu hazijabadilika kwa muda mrefu. Je, bado zinafaa? Namuuliza kila mwanachama faraghani, hadi: { $ends }. Unataka kubadilisha moja? Niandikie !pendekeza.
votes-review-ask = Je, kanuni za { $cohort } bado zinafaa? 1 = ndiyo, zibaki, 2 = tuzungumze. Tuma !kanuni uzisome. Unaweza kujibu hadi: { $ends }. Hakuna atakayeona jibu lako.
votes-reviewed = Mlisema hivi kuhusu kanuni zetu. Zibaki: { $keep }. Tuzungumze: { $talk }. Kubadilisha moja, niandikie !pendekeza.
votes-count = { $count }
votes-fewer-than = chini ya { $limit }

votes-unanswered = Kanuni mpya za { $cohort } zinatumika tangu { $since }. Waliokataa au wasiojibu: { $count }, kati ya wanachama { $members }. Wanabaki kwenye kikundi. Hakuna anayeambiwa ni nani. Huenda ikasaidia kuzizungumzia chumbani.

# Kazi ya amri, na jina lake la Kiswahili.

command-propose = Hukuwezesha kupendekeza badiliko litakalopigiwa kura na wanachama wote. Ni kuhusu kanuni, saa au muda wa kupumzika.
    .alias = pendekeza
