# Zamu, ratiba ya zamu, maswali yanayosubiri, nani ni nani.

facilitation-duty-ask =
    Wiki yako ya { $cohort } inakaribia. Inaanza: { $begins }. Je, unaweza kuichukua?
    1 au ✅ = ndiyo, 2 = hapana. Isipokufaa, nitamuuliza anayefuata. Sitamtaja mtu yeyote.
facilitation-duty-ask-now =
    Wiki hii, { $cohort } bado inahitaji mwenye zamu. Je, unaweza kuichukua? Inaisha: { $until }.
    1 au ✅ = ndiyo, 2 = hapana. Isipokufaa, nitamuuliza anayefuata. Sitamtaja mtu yeyote.
facilitation-duty-yes = Asante! Wiki yako inaanza: { $begins }. Nitakuandikia wakati huo.
facilitation-duty-no = Hakuna shida. Sasa ninamuuliza anayefuata. Sitamtaja mtu yeyote.
facilitation-duty-begins =
    Wiki yako katika { $room } imeanza. Inaisha: { $until }. Mambo matatu ya kufanya:
    1. Wasalimu walio wapya.
    2. Hakikisha kila swali linapata jibu.
    3. Uliza jambo moja wewe mwenyewe. Unaweza kutuma hili: “{ $words }”
    { $questions }
facilitation-duty-ended = Wiki yako { $cohort } imeisha. Asante kwa kujitolea kwako! Sasa { $next } anaendelea.
facilitation-duty-handover = Sasa { $holder } anaongoza mazungumzo yetu. Wiki hii inaisha: { $until }. Asante, { $last }!
facilitation-duty-first = Sasa { $holder } anaongoza mazungumzo yetu. Wiki hii inaisha: { $until }. Leteni maswali, na yaliyowafaa.
facilitation-duty-nobody = Wiki hii ya { $cohort } bado iko wazi. { $holder } bado anatunza chumba hadi mwingine aichukue. Je, unaweza kusaidia? Waulize wengine, au tuma !zamu chukua.

facilitation-duty-nobody-yet = Wiki hii ya { $cohort } bado iko wazi. Bado hakuna anayetunza chumba. Je, unaweza kusaidia? Waulize wengine, au tuma !zamu chukua.

facilitation-rota =
    Wanaoongoza mazungumzo katika { $cohort }:
    { $weeks }
    Hutakuwepo? Tuma: !zamu likizo 3-10 Ago. Unataka kubadilishana? Tuma: !zamu badili na jina.
facilitation-rota-week-now = { $from } (sasa): { $person }
facilitation-rota-week = { $from }: { $person }
facilitation-rota-week-open = { $from }: wazi. Tuma !zamu chukua
facilitation-rota-none = Bado hakuna mtu kwenye ratiba ya zamu ya { $cohort }. Unataka kusaidia? Nitumie 0 faraghani.
facilitation-rota-away = Nimeandika. Hutakuwepo { $from } hadi { $until }. Sitakupangia wiki wakati huo. Tuma !zamu uone mpango.
facilitation-rota-away-next = Nimeandika. Hutakuwepo { $from } hadi { $until }. Sitakupangia wiki wakati huo. Wiki yako ijayo katika mpango: { $week }. Tuma !zamu uone zote.
facilitation-rota-swap-asked = Nimemuuliza { $person }. Mpango utabadilika akikubali tu.
facilitation-rota-swap-ask =
    { $person } angependa kubadilishana wiki nawe. Wewe utachukua { $theirs }, yeye atachukua { $yours }.
    1 au ✅ = ndiyo, 2 = hapana.
facilitation-rota-ask-waits = Sasa ni muda wa kupumzika, hivyo nitamwuliza { $person } baadaye: { $at }. Mpango utabadilika akikubali tu.
facilitation-rota-take-ask =
    { $person } angependa kuchukua wiki ya { $week }, iliyopangwa kwako.
    1 au ✅ = ndiyo, achukue. 2 = hapana, nabaki nayo.
facilitation-rota-take-away = Ulisema hutakuwepo wiki ya { $week }, hivyo sikukupa wiki hiyo. Tuma !zamu uone mpango.
facilitation-rota-away-still = Nimeandika. Lakini katika mpango wiki ya { $week } bado ni yako. Unaweza kuulizia? Au badilisha: tuma !zamu badili na jina.
facilitation-newcomers = Wapya katika chumba: { $people }. Neno la kuwakaribisha litafaa.
facilitation-newcomers-many = Watu { $count } ni wapya katika chumba. Neno la kuwakaribisha litafaa.
facilitation-rota-swap-unreached = Siwezi kumfikia { $person } sasa, hivyo sikumwuliza mtu. Mpango unabaki ulivyo. Unaweza kumwomba mwingine: tuma !zamu badili na jina.
facilitation-rota-swap-away = Ulisema hutakuwepo wiki ya { $week }. Hivyo huwezi kuichukua kwa kubadilishana, na sikumwuliza mtu. Tuma !zamu uone mpango.
facilitation-rota-swap-away-none = Ulisema hutakuwepo, hivyo hujapangiwa wiki. Hakuna wiki ya kubadilishana. Tuma !zamu uone mpango.
facilitation-rota-swap-not-theirs = { $person } hawezi kupata wiki ya { $week }, hivyo sikumwuliza mtu. Unaweza kumwomba mwingine: tuma !zamu badili na jina.
facilitation-rota-swap-running = Mmoja wenu angekuwa na wiki mbili mfululizo. Hivyo sikumwuliza mtu. Unaweza kuchagua wiki nyingine au mtu mwingine. Tuma !zamu uone mpango.
facilitation-rota-swap-nothing = { $person } hana wiki katika mpango. Hakuna wiki ya kubadilishana. Unaweza kumwomba mwingine: tuma !zamu badili na jina.
facilitation-rota-swap-done = Tayari. Wewe na { $person } mmebadilishana. Wiki yako inaanza: { $week }.
facilitation-rota-swap-no = Safari hii { $person } anabaki na wiki yake. Mpango unabaki ulivyokuwa. Unaweza kumwomba mwingine: tuma !zamu badili na jina.
facilitation-rota-swap-no-told = Sawa, mpango unabaki ulivyokuwa. Nimemwambia { $person }.
facilitation-rota-taken = Asante! Wiki ya { $week } ni yako.
facilitation-rota-taken-by-other = { $person } amechukua wiki ya { $week }. Ilikuwa imepangwa iwe yako. Huhitaji kufanya kitu. Tuma !zamu uone mpango.
facilitation-rota-skipped = Nimeandika. Katika mpango sasa wiki ya { $week } ni ya { $person }. Wiki yako inayofuata inaanza: { $next }. Tuma !zamu uone mpango.
facilitation-rota-skipped-last = Nimeandika. Katika mpango sasa wiki ya { $week } ni ya { $person }. Hujapangiwa wiki nyingine.
facilitation-rota-skipped-free = Nimeandika. Wiki ya { $week } sasa iko wazi. Unaweza kuulizia? Anayeitaka atume !zamu chukua.
facilitation-rota-skip-still = Hakuna mwingine atakayekuwepo wakati huo. Hivyo katika mpango wiki ya { $week } bado ni yako. Unaweza kuulizia? Au badilisha: tuma !zamu badili na jina.
facilitation-rota-skip-none = Sioni wiki yako ijayo ya kupisha. Tuma !zamu uone mpango.
facilitation-rota-refused-not-on-it = Ni walio kwenye ratiba ya zamu tu wanaoweza hili. Unataka kujiunga nao? Tuma 0 umuulize mtu.
facilitation-rota-refused-past = Wakati huo umepita. Tuma !zamu uone wiki zijazo.
facilitation-rota-refused-held = { $person } ana wiki hiyo. Unaweza kuomba kubadilishana: tuma !zamu badili na jina.
facilitation-rota-refused-none = Sioni wiki ya kubadilishana. Tuma !zamu uone mpango.
facilitation-rota-nothing-asked = Hakuna wiki inayosubiri jibu lako sasa. Tuma !zamu uone mpango.
facilitation-supervises-refused = { $person } anamsimamia mwanachama wa { $cohort }. Kwa hiyo hawezi kuongoza chumba cha wafanyakazi wenza. Hii huwawezesha wote kuzungumza kwa uhuru. Hakuna anayeweza kuiondoa kanuni hii.

facilitation-who =
    Nani ni nani { $cohort }:
    { $people }
    Kuna tatizo? Nitumie !ripoti faraghani.
facilitation-who-duty = Anaongoza mazungumzo, anaweza kufuta, kunyamazisha na kuondoa: { $person }. Hadi: { $until }
facilitation-who-duty-nobody = Anaongoza mazungumzo: bado hakuna. Tuma !zamu chukua
facilitation-who-moderators = Wanaweza kufuta, kunyamazisha na kuondoa: { $people }
facilitation-who-mentors = Wako hapa kukusaidia kujifunza: { $people }
facilitation-who-on-call = Wanaopata !dharura yako sasa: { $people }
facilitation-who-on-call-nobody = Wanaopata !dharura yako sasa: hakuna mtu. Kwa dharura piga { $phone }
facilitation-who-coordinator = Waliotuanzisha: { $people }

facilitation-questions-open =
    { $count ->
        [one] Swali moja linasubiri jibu:
       *[other] Maswali { $count } yanasubiri jibu, la zamani kwanza:
    }
    { $questions }
facilitation-question = { $question }, liliulizwa { $asked }
facilitation-question-of = { $person } katika { $question }, liliulizwa { $asked }
facilitation-questions-more =
    { $count ->
        [one] Moja zaidi linasubiri baada ya haya.
       *[other] Mengine { $count } yanasubiri baada ya haya.
    }
facilitation-questions-none = Hakuna swali linalosubiri jibu. Hongereni nyote!
facilitation-questions = { $cohort }: { $questions }
facilitation-question-noted = Nimeandika. Swali lako linabaki kwenye orodha (!maswali) hadi mtu ajibu. Mwenye zamu huliona hapo.
facilitation-question-left = Orodha ya maswali yanayosubiri (!maswali) huhifadhi maswali yako mapya { $count }. Kwa hiyo la zamani limetoka: { $question }, liliulizwa { $asked }. Bado liko chumbani, na wote wanaweza kulijibu pale.
facilitation-question-empty = Swali lako ni nini? Litume hivi: !uliza kisha maneno yako.
facilitation-question-ask = Swali lako ni nini? Liandike hapa katika ujumbe mmoja. Nitaliweka katika { $room } kwa jina lako. Tafadhali usimtaje mgonjwa. Hutaki kuuliza? Tuma 2.
facilitation-question-not = Sawa. Sikuweka chochote.

# Kazi ya kila amri, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-rota = Husema lini hutakuwepo. Au tuma !zamu badili Amani Mfano, !zamu pisha, au !zamu chukua. !zamu peke yake huonyesha wenye zamu.
    .alias = zamu
    .usage = likizo 3-10 Ago

command-who = Huonyesha wanaoongoza kikundi na wanachoweza kufanya.
    .alias = nani

command-open = Huonyesha maswali yanayosubiri jibu.
    .alias = maswali

command-ask = Huwauliza wote, na kuweka swali kwenye orodha hadi lipate jibu.
    .alias = uliza
    .usage = friji iwe na baridi kiasi gani?
