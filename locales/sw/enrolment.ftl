# Watu huingia kikundini kupitia mratibu wao: orodha kama faili, nani yumo, nani anaulizwa tena.

command-cohort = Hutunza orodha ya watu: kuongeza, kuona waliomo, kuuliza tena, karatasi, akaunti mpya, kukabidhi.
    .alias = kikundi
    .usage = ongeza

enrolment-menu =
    { $cohort }: ungependa kufanya nini?
    1 = kuongeza watu kwa orodha
    2 = kuona waliomo
    3 = kuwauliza tena ambao hawajajibu
    4 = kumpa mtu akaunti yake mpya
    5 = karatasi za msimbo kwa wasio na akaunti
    6 = kuona kama kikundi kinaweza kuanza
    7 = kushirikisha au kukabidhi orodha hii
enrolment-not-yours = Ni mratibu wa kikundi tu anayeweza kufanya hivyo. Tuma !msaada uone unachoweza kufanya.
enrolment-not-yours-now = Orodha ya watu si yako tangu { $since }: ni ya watunza chumba na mwenye zamu. Tuma !nani kuona ni akina nani.
enrolment-ends-soon = Orodha ya watu ya { $cohort } ni yako hadi { $day }. Kisha ni ya watunza chumba na mwenye zamu: kikundi ni cha wanachama wenyewe. Aliyeanzisha kikundi anaweza kukuongezea muda.
enrolment-ended = Orodha ya watu ya { $cohort } imepita kwa wengine sasa. Ni ya watunza chumba na mwenye zamu. Asante kwa yote uliyofanya kuanzisha kikundi hiki. Unabaki mwanachama kama wengine.
enrolment-now-yours = Orodha ya watu ya { $cohort } ni yako pia sasa. Wewe ni mtunza chumba au mwenye zamu. Tuma !kikundi kuongeza watu au kuona waliomo.
enrolment-send-list =
    Tafadhali nitumie orodha hapa kama faili. Jedwali la Excel au LibreOffice linafaa, au faili la CSV. Mstari wa kwanza husema kilichomo katika kila safu: jina, akaunti, jukumu, kituo, kada, lugha. Nahitaji jina. Asiye na akaunti hupata karatasi yenye msimbo. Mengine yanaweza kuachwa wazi.
    Kuona mfano, tuma { $command } mfano. Huna orodha sasa? Tuma 2.
enrolment-template =
    jina;akaunti;jukumu;kituo;kada;lugha
    Asha Example;@asha:{ $server };mshauri;Lari Health Centre;muuguzi;Kiswahili
    Juma Example;;;Githunguri Hospital;mkunga;
enrolment-nothing = Sawa. Sikubadilisha kitu.
enrolment-reading = Asante. Ninasoma orodha na kuangalia kila akaunti. Huenda ikachukua dakika moja.
enrolment-numbers =
    { $cohort }: Orodha yako ina { $rows ->
        [one] mstari mmoja
       *[other] mistari { $rows }
    }.
    { $parts }
enrolment-count-new = Wapya: { $count }
enrolment-count-silent = Wapya, lakini seva yao haijibu sasa: { $count }. Ninaendelea kujaribu.
enrolment-count-elsewhere = Wapya, wamo pia katika kikundi kingine hapa: { $count }
enrolment-count-already = Tayari wamo kwenye kikundi: { $count }
enrolment-count-gone = Walishakataa au walishajitoa: { $count }. Siwaulizi tena.
enrolment-count-mend = Mistari ya kurekebisha: { $count }. Unaweza kuirekebisha na kutuma orodha tena.
enrolment-rows = { $rows }
enrolment-row = Mstari wa { $row }: { $wrong }
enrolment-all-to-mend = Mistari yote { $count } ya kurekebisha imo katika faili ninayokutumia sasa. Irekebishe kwenye orodha yako, kisha uitume tena.
enrolment-column-row = mstari
enrolment-column-mend = cha kurekebisha
enrolment-take-ask =
    { $count ->
        [one] Nimwongeze mtu huyu mmoja mpya na kumwalika?
       *[other] Niwaongeze watu wapya { $count } na kuwaalika?
    }
    1 = ndiyo, 2 = hapana
enrolment-nobody-new = Humo hakuna mtu mpya ninayeweza kumwongeza, hivyo sikubadilisha kitu.
enrolment-changed = Orodha si ile ya awali, hivyo bado sijamwongeza mtu. Tafadhali iangalie mara moja zaidi.
enrolment-added =
    { $count ->
        [one] Tayari. Sasa ninamwalika mtu mmoja.
       *[other] Tayari. Sasa ninawaalika watu { $count }.
    } Tuma !kikundi nani uone wamefikia wapi.
enrolment-added-later =
    { $count ->
        [one] Tayari. Sasa ni muda wa kupumzika, hivyo nitamwalika mtu huyu baadaye: { $opens }.
       *[other] Tayari. Sasa ni muda wa kupumzika, hivyo nitawaalika watu hawa { $count } baadaye: { $opens }.
    }

enrolment-mend-name = jina halipo.
enrolment-mend-twice-name = mstari wa { $row } una jina hilohilo. Andika na kituo, nipate kuwatofautisha.
enrolment-mend-account = { $text } si akaunti. Akaunti huwa kama @jina:seva.
enrolment-mend-nobody = hakuna mwenye akaunti { $account }. Angalia kama kuna kosa la kuandika.
enrolment-mend-server = watu wa seva { $server } hawawezi kuingia. Ulimaanisha { $nearest }?
enrolment-mend-twice = akaunti hii iko pia katika mstari wa { $row }. Bakiza moja tu.
enrolment-mend-ours = akaunti hii ni yangu. Weka ya mtu mwenyewe.
enrolment-mend-recovery = akaunti hii ni ufunguo wa akiba wa vyumba, si ya mtu. Weka nyingine.
enrolment-mend-role = silijui jukumu { $text }. Tumia mshauri, mshauriwa, mwezeshaji au mtunza chumba, au acha wazi.
enrolment-mend-not-by-list = { $text } si jukumu la kutolewa kwa orodha. Liondoe.
enrolment-mend-language = kikundi hakitumii { $text }. Acha wazi, au muulize aliyeanzisha kikundi.
enrolment-mend-formula = kisanduku kina fomula. Weka maneno ya kawaida.
enrolment-mend-long = maandishi ya kisanduku ni marefu mno. Yasizidi herufi 60.
enrolment-mend-full = kikundi kimejaa. Nafasi zake ni { $most }.

enrolment-fault-gone = Sikuweza tena kufungua faili hilo. Tafadhali litume tena.
enrolment-fault-empty = Hakuna watu katika faili hilo. Mstari wa kwanza hutaja safu, kisha mstari mmoja kwa kila mtu.
enrolment-fault-large = Faili hilo ni kubwa mno. Tafadhali tuma lisilozidi 1 MB, lenye orodha tu.
enrolment-fault-many = Orodha hiyo ina mistari { $rows }. Nasoma isiyozidi 500. Tafadhali itume kwa sehemu.
enrolment-fault-picture = Hiyo ni picha, nami siwezi kusoma orodha humo. Tafadhali tuma jedwali kama faili.
enrolment-fault-no-table = Sikupata jedwali katika faili hilo. Tafadhali hifadhi orodha kama CSV au faili la Excel, uitume.
enrolment-fault-old = Hilo ni faili la Excel la zamani. Tafadhali lihifadhi kama .xlsx au CSV, kisha ulitume.
enrolment-fault-locked = Faili hilo linataka nenosiri. Tafadhali ondoa nenosiri, kisha ulitume tena.
enrolment-fault-broken = Sikuweza kusoma faili hilo. Huenda limeharibika. Tafadhali lihifadhi tena, kama CSV ukiweza, kisha ulitume.
enrolment-fault-no-names = Sikupata safu ya majina. Tafadhali andika “jina” juu yake katika mstari wa kwanza. Juu ya akaunti andika “akaunti”.
enrolment-fault-twice = Safu mbili zinasema kitu kimoja: { $column }. Tafadhali bakiza moja.

enrolment-overview =
    { $cohort }, watu kwenye orodha: { $all }. Waliokubali: { $agreed }. Waliokataa au kujitoa: { $gone }.
    Bado hawajajibu: { $waits }
    { $names }
enrolment-overview-all = { $cohort }, watu kwenye orodha: { $all }. Waliokubali: { $agreed }. Waliokataa au kujitoa: { $gone }. Hakuna aliyebaki kujibu.
enrolment-who-waits = { $person }
enrolment-who-more =
    { $count ->
        [one] na mwingine mmoja
       *[other] na wengine { $count }
    }
enrolment-ask-again =
    { $count ->
        [one] Mtu mmoja hajajibu. Nimuulize mara moja zaidi?
       *[other] Watu { $count } hawajajibu. Niwaulize mara moja zaidi?
    }
    1 = ndiyo, 2 = hapana
enrolment-ask-again-nobody = Hakuna mtu wa kuuliza. Wote wamejibu, au mwaliko wao uko njiani.
enrolment-ask-again-soon = Niliwauliza hivi karibuni. Naweza kuwauliza tena kuanzia: { $again }. Mara moja kwa siku inatosha.
enrolment-ask-again-rests = Sasa ni muda wa kupumzika, hivyo sikumuuliza mtu. Tafadhali jaribu tena kuanzia: { $opens }.
enrolment-asked-again =
    { $count ->
        [one] Tayari. Nimemuuliza mtu mmoja tena.
       *[other] Tayari. Nimewauliza watu { $count } tena.
    }
enrolment-ask-unopened =
    Watu hawa hawajafungua mwaliko wao. Mwaliko hulia mara moja tu. Tafadhali waambie mwenyewe wautafute:
    { $names }
enrolment-in-room = Faili hilo liko chumbani, na kila mtu anaweza kulisoma. Je, ni orodha yako? Tafadhali lifute huko na unitumie hapa.
enrolment-mend-no-person = { $text } si jina la mtu. Andika jina lenyewe.

enrolment-count-slips = Wasio na akaunti: { $count }. Wanapata karatasi yenye msimbo.
enrolment-slips-made =
    { $count ->
        [one] Hii ni karatasi moja ya kuchapisha. Msimbo wake hufanya kazi mara moja, hadi { $until }. Mpe tu mwenye jina lililoandikwa. Sitauonyesha tena.
       *[other] Hizi ni karatasi { $count } za kuchapisha, nne kwa ukurasa. Kila msimbo hufanya kazi mara moja, hadi { $until }. Mpe kila mtu yenye jina lake tu. Sitaionyesha tena.
    }
enrolment-slip =
    { $cohort }: kwa { $name }
    1. Weka programu ya bure Element kwenye simu yako.
    2. Ingia, au fungua akaunti. Seva: { $server }
    3. Katika programu, anza gumzo na { $account }
    4. Tuma msimbo huu hapo: { $number }
    5. { $inviter } anasema kuwa ni wewe. Kisha nakuonyesha kanuni, nawe umeingia.
    Msimbo hufanya kazi mara moja, hadi { $until }. Usimwonyeshe mtu.
enrolment-slips-none = Hakuna mwenye karatasi ambaye bado hajaja. Kutengeneza karatasi, nitumie orodha yenye watu wasio na akaunti.
enrolment-slips-again =
    { $count ->
        [one] Mtu mmoja ana karatasi na bado hajaingia:
       *[other] Watu { $count } wana karatasi na bado hawajaingia:
    }
    { $names }
    Nitengeneze karatasi mpya? Misimbo ya zamani itaacha kufanya kazi.
    1 = ndiyo, 2 = hapana
enrolment-slip-of = { $name }
enrolment-slips-over =
    { $count ->
        [one] Msimbo wa karatasi moja umeisha muda, na hakuna aliyekuja nao. Kwa karatasi mpya tuma !kikundi karatasi.
       *[other] Misimbo ya karatasi { $count } imeisha muda, na hakuna aliyekuja nayo. Kwa karatasi mpya tuma !kikundi karatasi.
    }
enrolment-code-taken = Asante. Namuuliza anayetunza kikundi kama ni wewe, kisha nakuandikia hapa.
enrolment-code-used = Msimbo huo haufanyi kazi tena. Tafadhali mwombe aliyekupa karatasi akupe nyingine.
enrolment-code-over = Muda wa msimbo huo umeisha. Tafadhali mwombe aliyekupa karatasi akupe nyingine.
enrolment-code-server = Huwezi kuingia kwa akaunti ya seva hii. Tafadhali fungua akaunti kwenye { $server }, kisha nitumie msimbo kutoka huko.
enrolment-code-in-already = Tayari umo { $cohort }, hivyo huhitaji msimbo. Huenda mtu mwingine anauhitaji.
enrolment-code-refused = Huwezi kuingia kwa msimbo huu. Tafadhali zungumza na aliyekupa.
enrolment-code-ask =
    { $account } amenitumia msimbo wa { $name } wa { $cohort }. Je, ni yeye? Kama huna hakika, mwulize kwanza.
    1 = ndiyo, aingie
    2 = hapana
enrolment-code-yes = Tayari. Namwalika { $name } aingie.
enrolment-code-no = Sawa, haingii. Msimbo huo haufanyi kazi tena. Kwa karatasi mpya tuma !kikundi karatasi.
enrolment-code-gone = Jambo hilo limeshaamuliwa, hivyo sikubadilisha kitu.
enrolment-code-wrong =
    { $count ->
        [0] Sijui msimbo huo. Tafadhali jaribu tena kesho, au mwulize aliyekupa.
        [one] Sijui msimbo huo. Tafadhali angalia karatasi na utume tarakimu zote 8. Unaweza kujaribu mara moja zaidi leo.
       *[other] Sijui msimbo huo. Tafadhali angalia karatasi na utume tarakimu zote 8. Unaweza kujaribu mara { $count } zaidi leo.
    }
enrolment-code-too-many = Misimbo mingi yenye makosa imekuja, hivyo sisomi mingine sasa. Tafadhali jaribu tena baadaye, au mwulize aliyekupa.

enrolment-nobody = Hakuna wa kuchagua, hivyo sikubadilisha kitu.
enrolment-whom-new-account =
    Nani ana akaunti mpya, kwa mfano kwenye simu mpya?
    { $choices }
    Au andika jina.
enrolment-whom-hand-over =
    Nani atunze orodha ya watu?
    { $choices }
    Au andika jina.
enrolment-whom-choice = { $digit } = { $person }
enrolment-whom-more = { $digit } = majina zaidi
enrolment-whom-not = Simpati anayeitwa { $text } hapa. Tafadhali tuma namba kutoka orodha, au andika jina kama lilivyo kikundini.
enrolment-slip-for-member =
    Hii ni karatasi ya { $person }. Kutoka akaunti mpya ananitumia msimbo ulioandikwa, hadi { $until }. Kisha nakuuliza kama ni yeye. Yote yaliyokubaliwa yanaenda naye, na akaunti ya zamani inatoka vyumbani.
enrolment-code-ask-member =
    { $account } amenitumia msimbo wa akaunti mpya ya { $name }. Je, ni yeye? Kama huna hakika, mpigie kwanza. Kisha akaunti ya zamani inatoka vyumbani.
    1 = ndiyo, ni yeye
    2 = hapana
enrolment-code-elsewhere = Akaunti hii iko kwenye kikundi kingine hapa, hivyo haiwezi kuunganishwa na yako. Tafadhali tumia akaunti isiyo kwenye kikundi.
enrolment-member-moved = Tayari. Akaunti mpya sasa ni ya { $name }. Ya zamani inatoka vyumbani.
enrolment-moved = Karibu tena { $cohort }. Nakufahamu, na yote yaliyokuwa yako ni yako hapa pia. Akaunti yako ya zamani inatoka vyumbani. Unaalikwa vyumbani kwa akaunti hii.
enrolment-hand-how =
    { $person } atunzeje orodha ya watu?
    1 = pamoja nami
    2 = badala yangu
    3 = asitunze
enrolment-hand-ask =
    { $person } anakuomba utunze orodha ya watu ya { $cohort }: kuongeza watu na kuwauliza ambao hawajajibu. Utakubali?
    1 = ndiyo, 2 = hapana
enrolment-hand-asked = Nimemwuliza { $person }. Nitakuambia anavyojibu.
enrolment-hand-no = Sawa. Hakuna kinachobadilika kwako.
enrolment-hand-declined = { $person } hawezi sasa, hivyo orodha inabaki kwako.
enrolment-hand-over = Jambo hilo limekwisha, hivyo hakuna kinachobadilika.
enrolment-hand-taken = Asante. Orodha ya watu ya { $cohort } sasa ni yako kuitunza. Tuma !kikundi uanze.
enrolment-hand-done = { $person } amekubali na sasa anatunza orodha ya watu.

enrolment-not-on-roster-ask =
    Bado sikuoni kwenye orodha ya kikundi chochote. Je, una karatasi yenye tarakimu 8? Basi nitumie tarakimu hizo.
    Unaweza pia kuomba kujiunga. Tuma namba, jina lako na unapofanya kazi, hivi: 1, Asha Mwangi, Lari Health Centre
    { $choices }
enrolment-join-choice = { $digit } = { $cohort }
enrolment-join-how = Kuomba kujiunga, tuma namba, jina lako na unapofanya kazi, hivi: { $digit }, Asha Mwangi, Lari Health Centre
enrolment-join-sent = Asante. Nimewauliza wanaotunza { $cohort }. Nitakuandikia hapa nikipata jibu. Huenda ikachukua siku chache.
enrolment-join-not = Huwezi kuomba kujiunga na { $cohort } sasa. Tafadhali zungumza na aliye ndani.
enrolment-join-soon = Uliomba kujiunga na { $cohort } hivi karibuni. Unaweza kuomba tena kuanzia { $from }.
enrolment-join-full = Watu wengi wanasubiri kujiunga na { $cohort } sasa. Tafadhali jaribu tena baada ya siku chache.
enrolment-join-nobody = Hakuna aliyeweza kujibu katika { $cohort }. Tafadhali zungumza na aliye ndani. Anaweza kukuweka kwenye orodha.
enrolment-join-ask =
    { $account } anaomba kujiunga na { $cohort } na anaandika: { $text }. Je, unamfahamu?
    1 = ndiyo, aingie
    2 = hapana, na nasema kwa nini
enrolment-join-why-not = Kwa nini hapana? Andika kwa upole katika mstari mmoja. Anausoma bila jina lako.
enrolment-join-no =
    Huwezi kujiunga na { $cohort } sasa. Wanaandika: { $reason }
    Unaweza kuomba tena baada ya siku 30.
enrolment-join-no-sent = Tayari. Anasoma mstari wako, si aliyeuandika.

enrolment-slip-member =
    Akaunti mpya kwa { $name }
    1. Ingia Element kwa akaunti yako mpya.
    2. Anza gumzo na { $account }
    3. Tuma msimbo huu hapo: { $number }
    4. { $inviter } anasema kuwa ni wewe. Kisha yote yaliyokuwa yako ni yako huko pia.
    Msimbo hufanya kazi mara moja, hadi { $until }. Usimwonyeshe mtu.
enrolment-moving =
    { $person } anataka kuipa akaunti yako mpya nafasi yako katika { $cohort }. Je, ni sawa?
    1 = ndiyo, nina akaunti mpya
    2 = hapana, simamisha
enrolment-moving-yes = Vizuri. Nitumie msimbo wa karatasi yako kutoka akaunti mpya.
enrolment-moving-stopped = Imesimamishwa. Nafasi yako inabaki na akaunti hii. Kama hukuomba, mwambie anayesimamia: tuma !ripoti.
enrolment-moving-no = { $person } hana akaunti mpya na amesimamisha. Msimbo haufungui kitu tena.
enrolment-moved-told = { $person } ana akaunti mpya kuanzia sasa. { $by } alisema ni yake. Una shaka? Basi mpigie.
enrolment-code-twice = Akaunti ya pili pia imetuma msimbo wa { $name }: { $account }. Moja tu ndiyo sahihi. Mpigie mtu huyo kabla ya kujibu.
enrolment-take-ask-slips =
    { $count ->
        [one] Nitengeneze karatasi ya mtu huyu mmoja asiye na akaunti?
       *[other] Nitengeneze karatasi za watu { $count } wasio na akaunti?
    }
    1 = ndiyo, 2 = hapana
enrolment-take-ask-both =
    { $count ->
        [one] Nimwongeze mtu huyu mmoja mpya na kumwalika?
       *[other] Niwaongeze watu wapya { $count } na kuwaalika?
    } Na kutengeneza karatasi za wasio na akaunti: { $slips }?
    1 = ndiyo, 2 = hapana
enrolment-code-waits = Nimeuliza kama unaweza kuingia. Nikipata jibu, nitakuandikia hapa. Je, inachukua muda? Basi zungumza na aliyekuambia kuhusu kikundi.
