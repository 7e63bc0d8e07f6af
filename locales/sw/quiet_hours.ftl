# Ujumbe wa kufunga, maneno ya baadaye, nyakati za utulivu na saa za kazi.

quiet-closing-soon =
    🌙 Chumba hiki kitafungwa hivi karibuni: { $closes }. Kitafunguliwa tena: { $opens }.
    Una neno baada ya hapo? Liandike { $chat } nami nitalichapisha tukifungua. Maandishi yako hayakutoka? Yatume huko pia.
    Dharura: weka 🚨 hapa, andika !dharura kwa { $chat }, au piga { $phone }.
quiet-closed =
    🌙 Chumba hiki kimefungwa. Kitafunguliwa tena: { $opens }.
    Una neno? Liandike { $chat } nami nitalichapisha tukifungua. Maandishi yako hayakutoka? Yatume huko pia.
    Dharura: weka 🚨 hapa, andika !dharura kwa { $chat }, au piga { $phone }.
quiet-opened =
    ☀️ Chumba hiki kiko wazi. Kitafungwa: { $closes }.
    Maandishi yako hayakutoka kilipofungwa? Yatume tena sasa. Chumba kikifungwa, andika { $chat } nami nitayachapisha baadaye.
    Dharura: andika !dharura kwa { $chat }, au piga { $phone }.
# In a room that nothing is passed on to.
quiet-closing-soon-elsewhere =
    🌙 Chumba hiki kitafungwa hivi karibuni: { $closes }. Kitafunguliwa tena: { $opens }.
    Dharura: weka 🚨 hapa, andika !dharura kwa { $chat }, au piga { $phone }.
quiet-closed-elsewhere =
    🌙 Chumba hiki kimefungwa. Kitafunguliwa tena: { $opens }.
    Dharura: weka 🚨 hapa, andika !dharura kwa { $chat }, au piga { $phone }.
quiet-opened-elsewhere =
    ☀️ Chumba hiki kiko wazi. Kitafungwa: { $closes }.
    Dharura: andika !dharura kwa { $chat }, au piga { $phone }.
quiet-rest-time =
    🌙 Muda wa kupumzika hadi: { $opens }. Chumba kinabaki wazi. Hakuna anayelazimika kusoma wala kujibu sasa.
    Dharura: andika !dharura kwa { $chat }, au piga { $phone }.
quiet-rest-over = ☀️ Karibuni tena. Muda ujao wa kupumzika unaanza: { $closes }.

quiet-no-talk-by-reactions = { $room } kinapumzika sasa. Kwa hiyo nimeondoa itikio lako lenye maneno. Alama kama 👍 hubaki. Kuacha maneno hadi kifunguliwe, niandikie mimi.
quiet-later-choice =
    { $count ->
        [one] { $room } kimefungwa. Kitafunguliwa tena: { $opens }. Nifanye nini na maandishi yako?
            1 = yachapishe tukifungua, 2 = ni dharura, 3 = usiyachapishe
       *[other] { $room } kimefungwa. Kitafunguliwa tena: { $opens }. Nifanye nini na jumbe zako { $count }?
            1 = zichapishe zote tukifungua, 2 = ni dharura, 3 = usizichapishe
    }
# Where the words tell of danger: the emergency comes first.
quiet-later-choice-danger =
    { $room } kimefungwa. Kitafunguliwa tena: { $opens }. Je, unahitaji msaada sasa?
    2 = ndiyo, namwambia aliye kwenye zamu ya dharura mara moja. Maisha ya mtu yako hatarini? Piga { $phone }.
    { $count ->
        [one] 1 = hapana, yachapishe tukifungua, 3 = usiyachapishe
       *[other] 1 = hapana, chapisha zote { $count } tukifungua, 3 = usizichapishe
    }
quiet-later-choice-full =
    { $room } kimefungwa. Kitafunguliwa tena: { $opens }. Naweza kuhifadhi jumbe zako { $count } tu. Tafadhali chapisha nyingine huko kikifunguliwa. Nifanye nini na hizi?
    1 = zichapishe zote tukifungua, 2 = ni dharura, 3 = usizichapishe
quiet-later-over = Swali hilo liliisha { $room } kilipofunguliwa. Kwa hiyo sikuchapisha kitu. Je, bado linafaa? Basi tafadhali liandike huko. Kwa dharura tuma !dharura au piga { $phone }.
quiet-later-kept =
    { $count ->
        [one] Nimeyahifadhi kwa { $room }. Nitayachapisha: { $opens }. Kuyabadilisha, yahariri hapa. Kuyaondoa, yafute hapa au tuma 3.
       *[other] Nimehifadhi jumbe { $count } kwa { $room }. Nitazichapisha zote: { $opens }. Kubadilisha mmoja, uhariri hapa. Kuondoa mmoja, ufute hapa. Kuziondoa zote, tuma 3.
    }
quiet-later-changed = Yamebadilishwa. Nitachapisha maneno mapya katika { $room }: { $opens }.
quiet-later-taken-back =
    { $count ->
        [one] Yameondolewa. Sitayachapisha.
       *[other] Zimeondolewa. Sitazichapisha jumbe zako { $count }.
    }
quiet-later-nothing =
    { $count ->
        [one] Sawa. Sitayachapisha.
       *[other] Sawa. Sitachapisha jumbe zako { $count }.
    }
quiet-later-relay = { $author }, yaliachwa { $at }: { $text }
quiet-later-relay-file = { $author }, yaliachwa { $at }:
quiet-ask-goes = Naliweka swali lako katika { $room } sasa. Linabaki kwenye orodha (!maswali) hadi mtu ajibu.
quiet-ask-relay = { $author } anauliza: { $text }
quiet-ask-relay-file = { $author } anauliza:
quiet-later-unreadable = Sikuweza tena kusoma maandishi uliyoacha. Kwa hiyo sikuyachapisha. Tafadhali yaandike tena katika { $room }.
quiet-later-waits =
    { $count ->
        [one] Ujumbe ulioniachia unasubiri hadi uweze kuandika tena. Kuuondoa, tuma 3.
       *[other] Jumbe { $count } ulizoniachia zinasubiri hadi uweze kuandika tena. Kuziondoa, tuma 3.
    }
quiet-later-dropped =
    { $count ->
        [one] Sitachapisha ujumbe ulioniachia.
       *[other] Sitachapisha jumbe { $count } ulizoniachia.
    }
quiet-later-gone = Kwa wiki mbili sikuweza kuchapisha maandishi uliyoacha { $at } kwa { $room }. Sasa siyahifadhi tena. Unaweza kuyaandika tena ukipenda.
quiet-later-posted = Maandishi yako sasa yako katika { $post }. Kuyaondoa, yawekee ❌ huko.
quiet-later-posted-several = Maandishi yako { $count } sasa yako chumbani. La mwisho: { $post }. Kuondoa moja, liwekee ❌ huko.
quiet-later-taken-away = Ulifuta maandishi yako, kwa hiyo nimeyaondoa katika { $room } pia.
quiet-later-answered = { $person } amejibu ujumbe niliouweka kwa ajili yako: { $post }
quiet-later-open = { $room } kiko wazi sasa. Unaweza kuandika huko mara moja.
quiet-later-full = Maandishi yako { $count } yanasubiri { $room }, na siwezi kuhifadhi zaidi. Tafadhali andika mengine huko kikifunguliwa.
quiet-later-empty = Nichapishe nini? Tuma hivi: !baadaye kisha maneno yako.

quiet-window-set =
    Vyumba hivi vitapumzika: { $rooms }. Kuanzia: { $from }. Hadi: { $until }. Kukomesha mapema, tuma !utulivu acha.
    { $left ->
        [0] Huo ulikuwa wa mwisho kwa wiki hii.
        [one] Unaweza kuweka mmoja zaidi wiki hii.
       *[other] Unaweza kuweka { $left } zaidi wiki hii.
    }
quiet-window-preview =
    Vyumba hivi vitafungwa: { $rooms }. Kuanzia: { $from }. Hadi: { $until }.
    Nifanye hivyo? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
quiet-window-preview-open =
    Vyumba hivi vitafungwa: { $rooms }. Kuanzia: { $from }. Hadi: { $until }. Hivi vinabaki wazi, lakini hakuna anayelazimika kusoma: { $open }.
    Nifanye hivyo? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
quiet-window-shown =
    Watasoma hivi:
    { $shown }
quiet-window-shown-bare =
    Watasoma hivi:
    { $shown }
    Ungependa kuwaambia kwa nini? Tuma hivi: { $usage }
quiet-window-not = Sawa. Hakuna kilichowekwa. Saa za kawaida zinabaki zilivyo.
quiet-window-told = 🌙 { $who } ameomba muda wa ziada wa kupumzika hapa. Kuanzia: { $from }. Hadi: { $until }.
quiet-window-told-why = 🌙 { $who } ameomba muda wa ziada wa kupumzika hapa: { $reason } Kuanzia: { $from }. Hadi: { $until }.
quiet-window-by = { $by }
quiet-window-by-duty = Mwenye zamu
quiet-window-over = 🌙 Muda wa ziada wa kupumzika umeisha. Saa za kawaida zimerudi.
quiet-window-given-back = Tayari. Vyumba hivi vimerudi kwenye saa zake za kawaida: { $rooms }. Umeukomesha mara moja, hivyo hauhesabiwi wiki hii.
quiet-window-ended = Tayari. Vyumba hivi vimerudi kwenye saa zake za kawaida: { $rooms }.
quiet-window-refused-limit =
    { $limit ->
        [one] Kwa wiki huwekwa muda mmoja tu wa ziada wa kupumzika. Umeshatumika.
       *[other] Kwa wiki huwekwa nyakati { $limit } tu za ziada za kupumzika. Zimeshatumika.
    } Saa za kawaida zinabaki zilivyo. Tuma !utulivu orodha uone zilizowekwa.
quiet-window-refused-duty = Mwenye zamu ndiye anayeweza kuweka hili. Wiki hii ni { $holder }. Unaweza kumwomba.
quiet-window-refused-past = Wakati huo umepita, au unaisha kabla ya kuanza. Tuma hivi: !utulivu usiku 21:00
quiet-window-refused-quiet = Wakati huo ni wa utulivu tayari. Tutafungua tena: { $opens }.
quiet-window-refused-nobody = Sasa hakuna mwenye zamu, hivyo hakuna anayeweza kuweka hili. Itawezekana tena mtu akikubali zamu ya wiki (!zamu).
quiet-window-refused-long = Huo ni mrefu mno, hivyo sikufanya kitu. Unaweza kudumu hadi { $until } tu. Hivyo hakuna anayefunga chumba kabisa.
quiet-window-none = Hakuna muda wa ziada wa kupumzika. Tuma !saa uone zile za kawaida.
quiet-windows =
    Nyakati za ziada za kupumzika { $cohort }:
    { $windows }
quiet-windows-none = Hakuna muda wa ziada wa kupumzika { $cohort }. Tuma !saa uone saa za kawaida.
quiet-window = Kuanzia { $from } hadi { $until }, uliwekwa na { $by }

quiet-hours =
    Saa za kazi za { $cohort } ({ $zone }):
    { $windows }
    { $now }
quiet-hours-window = { $days }: { $from }–{ $until }
quiet-hours-holiday = { $day }: mapumziko ({ $name })
quiet-hours-open = Sasa ni wazi, hadi: { $until }.
quiet-hours-quiet = Sasa ni muda wa kupumzika, hadi: { $until }.

# Njia ya dharura. Kila jibu kwa mtumaji huonyesha namba ya simu ya dharura.

urgent-ask =
    Kumetokea nini? Andika hapa kwa mstari mmoja. Nitamwambia aliye kwenye zamu ya dharura. Usimtaje mgonjwa.
    Je, maisha ya mtu yako hatarini? Piga { $phone } sasa. Si kitu, au umekosea? Tuma 2.
urgent-sent =
    Nimemwambia { $person }, aliye kwenye zamu ya dharura. Kusipokuwa na jibu kwa { $minutes }, nitamwambia anayefuata.
    Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }. Umekosea? Tuma 2.
urgent-alert =
    🚨 { $sender } wa { $cohort } anahitaji msaada sasa (alituma { $at }): { $reason }
    1 au ✅ = nimepokea. Kisha andika hapa, nami nitampelekea. Usipojibu kwa { $minutes }, nitamwambia anayefuata.
urgent-alert-last =
    🚨 { $sender } wa { $cohort } anahitaji msaada sasa (alituma { $at }): { $reason }
    1 au ✅ = nimepokea. Kisha andika hapa, nami nitampelekea. Sasa hakuna mwingine kwenye zamu ya dharura.
# An answer to "I told …" that ends nothing: how it stands.
urgent-waits = Nimetoa taarifa kwa { $people } kuhusu wito wako, nami nasubiri jibu. Andika hapa jambo jipya, nami nitampelekea. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }. Umekosea? Tuma 2.
urgent-added = 🚨 { $sender } anaongeza: { $reason }
urgent-added-sent = Hilo pia nimelipeleka kwa { $people }. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-added-enough = Nimepeleka mistari yako mingi kwa { $people }, hivyo sipeleki zaidi. Tafadhali piga { $phone } sasa.
urgent-acknowledged = { $person } ameiona na atakuandikia. Hali ikizidi, piga { $phone }. Umekosea? Tuma: acha.
urgent-yours = Asante. { $sender } anajua kwamba umepokea. Tafadhali mwandikie hapa sasa: nitampelekea.
# Whoever has one call, and others wait for an answer to theirs.
urgent-others-wait = Bado kuna wito unaosubiri msaada: { $people }. Je, unaweza kupokea wito huo pia? Basi ujibu kwa 1.
# Words of somebody of whom several calls wait: whom they reached.
urgent-back-others = Maneno hayo yamemfikia { $person } tu. Bado kuna wito unaokusubiri: { $people }. Kuandika huko, jibu wito huo.
urgent-declined-next = Niliyemwambia hawezi kuja. Nimemwambia pia { $person }. Usisubiri kama maisha yako hatarini. Piga { $phone }.
urgent-declined-ended = Niliyemwambia hawezi kuja. Sina mwingine wa kumwambia. Tafadhali piga { $phone } sasa.
urgent-not-yours = Sawa, sasa namwambia anayefuata. Ukiweza kuja, tuma 1 kama jibu kwa ombi la msaada.
urgent-handed-on = Aliyeipokea hataweza kuja, hivyo nimemwambia { $person }. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-given-back-ended = Aliyeipokea hataweza kuja, na hakuna mwingine wa kumwambia. Tafadhali piga { $phone } sasa.
urgent-next-told = Bado hakuna jibu, hivyo nimemwambia { $person } pia. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-list-ended = Nimewaambia wote walio kwenye zamu ya dharura. Bado hakuna jibu. Tafadhali piga { $phone } sasa. Mtu akijibu nitakuambia mara moja.
urgent-not-passed-on = Sikumwambia mtu, kwa sababu sasa wewe si mwanachama wa { $cohort }. Tafadhali usisubiri: piga { $phone } mara moja.
urgent-nobody-on-call = Sasa hakuna aliye kwenye zamu ya dharura. Sikuweza kumwambia mtu. Tafadhali piga { $phone } sasa.
urgent-taken-by-other =
    Asante. { $person } amepokea wito wa { $sender }. { $open ->
        [0] Unaweza kupumzika.
       *[other] Kuna wito mwingine ulio wazi kwako.
    }
urgent-not-sent = Sikupata sababu, hivyo sikumwambia mtu. Ukihitaji, tuma !dharura na mstari mmoja. Simu ya dharura: { $phone }.
urgent-nothing = Sawa. Simwambii mtu. Unahitaji msaada? Tuma !dharura na mstari mmoja, au piga { $phone }.
urgent-mistaken = Sawa, lilikuwa kosa. Nimetoa taarifa kwa { $people }. Unahitaji msaada? Tuma !dharura tena, au piga { $phone }.
urgent-called-off =
    { $sender } hahitaji msaada: aliita kwa makosa. Asante kwa kuwa tayari. { $open ->
        [0] Unaweza kupumzika.
       *[other] Kuna wito mwingine ulio wazi kwako.
    }
urgent-back =
    { $person } anakuandikia: { $text }
    Jibu hapa, nami nitampelekea. Hali ikizidi, piga { $phone }.
urgent-back-sent = Nimempelekea { $person } hilo.
urgent-back-sent-open = Nimempelekea { $person } hilo. Umeipokea? Basi tuma 1, ili nisimwite mwingine.
urgent-back-enough = { $person } amepata mistari mingi kutoka kwako, hivyo sipeleki zaidi. Tafadhali mwandikie au umpigie.
urgent-third = Dharura yako imetumwa, na ulifanya vizuri kuituma. Umehitaji msaada mara tatu wiki hii. Nimewauliza watunza chumba nini kingesaidia. Sikuwapa jina lako. Kwa dharura tuma !dharura daima, au piga { $phone }.
urgent-third-review =
    { $count ->
        [one] Katika { $cohort } mtu yuleyule ametuma !dharura mara moja wiki hii.
       *[other] Katika { $cohort } mtu yuleyule ametuma !dharura mara { $count } wiki hii.
    } Kila moja ilitumwa. Fikirieni nini kingesaidia: watu zaidi wa zamu ya dharura, au maneno wazi kuhusu dharura.

# Kazi ya kila amri, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-hours = Huonyesha vyumba viko wazi lini.
    .alias = saa

command-later = Huhifadhi maneno yako na kuyachapisha chumba kikifunguliwa.
    .alias = baadaye
    .usage = nani ana chati mpya?

command-urgent = Humwambia aliye zamu ya dharura, saa yoyote.
    .alias = dharura
    .usage = mama anatokwa na damu kliniki

command-quiet = Huweka muda wa kupumzika. Ni kwa mwenye zamu. Au tuma !utulivu sasa, !utulivu hadi 21:00, !utulivu acha, !utulivu orodha.
    .alias = utulivu
    .usage = usiku 21:00: mafunzo
