# Hali ya katalogi, nyakati na tarehe, na maneno ambayo watu wanaweza kuandika.

# source: lugha ya asili ya maandishi. read: msemaji asilia amesoma maandishi yote. draft: bado; hapo show, check na
# ukurasa wa kikundi husema hivyo.
catalogue-status = draft
# Jina la lugha yenyewe; na mahali pa namba: kabla ya kipimo (before) au baada yake (after).
catalogue-name = Kiswahili
catalogue-count = after

when-today = { $time }
when-tomorrow = kesho { $time }
when-yesterday = jana { $time }
when-weekday = { $weekday } { $time }
when-weekday-short = { $short } { $time }
when-date = { $date } { $time }
day-date = { $short } { $day } { $month }
day-date-year = { $short } { $day } { $month } { $year }

duration-days = siku { $count }
duration-hours =
    { $count ->
        [one] muda wa saa 1
       *[other] masaa { $count }
    }
duration-minutes = dakika { $count }

weekday-1 = Jumatatu
weekday-2 = Jumanne
weekday-3 = Jumatano
weekday-4 = Alhamisi
weekday-5 = Ijumaa
weekday-6 = Jumamosi
weekday-7 = Jumapili
weekday-short-1 = Jtt
weekday-short-2 = Jnn
weekday-short-3 = Jtn
weekday-short-4 = Alh
weekday-short-5 = Iju
weekday-short-6 = Jmo
weekday-short-7 = Jpi
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mac
month-short-4 = Apr
month-short-5 = Mei
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Ago
month-short-9 = Sep
month-short-10 = Okt
month-short-11 = Nov
month-short-12 = Des

words-yes = ndiyo, ndio, naam, eeh, sawa, nakubali, ninakubali
words-no = hapana, la, sikubali
words-cannot = siwezi, siwezi kuja, sitaweza, sitaweza kuja, sipatikani, sipo, niko mbali, nina kazi
words-unsure = sijui, sina uhakika, sielewi, sijaelewa, nini, unamaanisha nini
words-yes-beside = kabisa, yote, na yote, kwa yote, na kanuni, tafadhali, vizuri, sana, haya, tu
words-no-beside = asante, asante sana, samahani, kabisa
words-number-lead = namba, nambari, chaguo, jibu
words-date-beside = kuanzia, tarehe, ya, mwezi, wa
words-date-to = { "" }
words-thanks = asante, asanteni, asanteni wote, asanteni sana wote, asante wote, asante mungu, mungu akubariki, mungu awabariki, wote mbarikiwe, ahsante, shukrani, nashukuru, ninashukuru, ubarikiwe, mbarikiwe
words-away = likizo, sipo
words-swap = badili, badilishana
words-take = chukua, nachukua
words-skip = pisha
words-now = sasa
words-today = leo
words-tonight = usiku, leo usiku
words-tomorrow = kesho
words-until = hadi, mpaka
words-urgent = dharura, 🚨
words-stop = acha, ghairi, sitisha, kosa, ni kosa, ilikuwa kosa, nimekosea, samahani nimekosea, kwa makosa, si dharura, hakuna dharura, nilikuwa najaribu, najaribu
words-nothing = si kitu, sio kitu, haikuwa kitu, hakukuwa na kitu, si chochote, hakuna, hakuna kitu
words-stop-beside = tafadhali, samahani, sasa, hii, hiyo, wito, wito wangu, tu, ni, ilikuwa, asante, asante sana, sawa, yote ni sawa, kila kitu ni sawa, hapana
words-danger = nisaidie, nisaidieni, tusaidie, tusaidieni, naomba msaada, nahitaji msaada, msaada haraka, njoo haraka, njooni haraka, hapumui, hawezi kupumua, anashindwa kupumua, hana mapigo, anatoka damu, anavuja damu, anatokwa na damu, amezimia, amezirai, amepoteza fahamu, degedege, anakufa, hatarini, ajali, ambulensi, ameumwa na nyoka
words-to-the-others = nawaachia wengine, naachia wengine, ninawaachia wengine, wengine waamue, waamue wengine, wengine, sina maoni, sina la kusema, yoyote
words-answer-beside = samahani, lo, nilimaanisha, namaanisha, nilitaka kusema, nabadilisha jibu, nabadilisha jibu langu kuwa, badilisha jibu langu kuwa, badilisha kuwa, jibu langu ni, jibu langu, jibu, kwangu, sasa, lakini, kumbe, ni, nimekosea, kosa, tafadhali, hii, hilo, badiliko hili, nataka, naona, nasema
words-take-back = ondoa pendekezo langu, ondoa pendekezo, liondoe pendekezo langu, niondolee pendekezo langu, nataka kuondoa pendekezo langu, naondoa pendekezo langu, futa pendekezo langu, futa pendekezo, sitisha pendekezo langu, sitisha kura, acha pendekezo langu, simamisha kura, rudisha pendekezo langu
words-want-change = kubadilisha kanuni, badilisha kanuni, tubadilishe kanuni, kuongeza kanuni, ongeza kanuni, kuondoa kanuni, ondoa kanuni, kubadilisha saa, badilisha saa, tubadilishe saa, saa za kazi zibadilike, kubadilisha muda, badilisha muda, tunaweza kufunga saa, tunaweza kufungua saa, tufunge saa, tufungue saa, tufunge mapema, tufungue mapema, tufunge baadaye, muda zaidi wa kupumzika, kupendekeza badiliko, nataka kupendekeza, siku nyingine ya mapumziko, siku mpya ya mapumziko
words-off = acha, maliza
words-list = orodha
words-language = kiswahili, swahili, sw, souahéli, suaíli, suaili, स्वाहिली
words-language-beside = tafadhali, asante, asante sana, nataka, naomba, napenda, nachagua, tumia, kwa, lugha ya, lugha yangu ni, lugha, ndiyo, tu
words-minute = dakika, dk
words-hour = saa, masaa
words-day = siku
words-week = wiki
words-length-lead = kwa, muda, wa
words-length-join = na
words-length-or = au, hadi, mpaka
words-length-half = nusu
words-length-vague = chache, kadhaa, machache, robo, kidogo, zaidi
words-length-article = { "" }
words-length-the = { "" }
words-length-of = { "" }
words-length-long = mwaka, miaka, mwezi, miezi
words-length-not = iliyopita, zilizopita, usiku, asubuhi, mchana, jioni, alfajiri
words-numbers = moja/mmoja, mbili/mawili/wawili, tatu/matatu/watatu, nne/manne/wanne, tano/matano/watano, sita, saba, nane/manane/wanane, tisa, kumi
words-tens = kumi, ishirini, thelathini, arobaini, hamsini, sitini
words-weekdays = jumatatu/jtt, jumanne/jnn, jumatano/jtn, alhamisi/alh, ijumaa/iju, jumamosi/jmo, jumapili/jpi
words-months = januari/jan, februari/feb, machi/mac, aprili/apr, mei, juni/jun, julai/jul, agosti/ago, septemba/sep, oktoba/okt, novemba/nov, desemba/des
words-cohort-add = ongeza, kuongeza, ongeza watu, kuongeza watu, weka watu
words-cohort-who = nani, nani yumo, waliomo, ona waliomo, watu
words-cohort-ask = uliza, uliza tena, waulize tena, kuuliza tena, kumbusha, wakumbushe
words-cohort-template = mfano, kiolezo
words-cohort-slips = karatasi, misimbo, msimbo
words-cohort-replace = akaunti mpya, simu mpya, badilisha akaunti
words-cohort-hand-over = kabidhi, kukabidhi, shirikisha
words-cohort-launch = anzisha, zindua, launch, tuko tayari, nini kinakosekana
words-column-name = jina, majina, jina kamili, majina kamili, mwanachama, jina la mwanachama
words-column-account = akaunti, akaunti ya matrix, anwani ya matrix, kitambulisho cha matrix
words-column-role = jukumu, majukumu, jukumu lake
words-column-facility = kituo, vituo, kituo cha afya, kituo cha kazi, mahali pa kazi, sehemu ya kazi, hospitali, zahanati
words-column-cadre = kada, taaluma, kazi, fani, cheo, wadhifa
words-column-language = lugha, lugha yake
words-role-mentor = mshauri, washauri, mnasihi
words-role-mentee = mshauriwa, washauriwa, mwanagenzi
words-role-facilitator = mwezeshaji, wawezeshaji
words-role-moderator = mtunza chumba, watunza chumba, mtunza vyumba, watunza vyumba
words-role-coordinator = mratibu, waratibu, mratibu wa kikundi
words-role-supervisor = msimamizi, wasimamizi, msimamizi wa kazi
