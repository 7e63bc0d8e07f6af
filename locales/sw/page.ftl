# Maandishi ya ukurasa wa kikundi kwa Kiswahili.
# Rasimu: bado hayajasomwa na mzungumzaji wa Kiswahili.

catalogue-status = draft
draft-note = Rasimu: tafsiri hii bado haijasomwa na mzungumzaji wa Kiswahili. (Draft translation.)

# Ukurasa
title = { $cohort }: hali ya chumba chetu
languages = Lugha
skip = Takwimu za wiki zilizopita
forming = Kikundi hiki bado kinaundwa. Takwimu zake zinaanza kikizinduliwa: wawili kati ya watatu wakikubali kanuni, wawezeshaji wawili wakikubali, na kila mtu akisalimiwa.
data-to = Takwimu hadi { $date }, { $time }.
late = { $n ->
    [one] Ujumbe mmoja ulifika wiki yake ilipokwisha fungwa. Unahesabiwa ulipofika.
   *[other] Ujumbe { $n } ulifika wiki yake ilipokwisha fungwa. Unahesabiwa ulipofika.
}
late-fewer = Ujumbe wa watu chini ya { $k } ulifika wiki yake ilipokwisha fungwa. Unahesabiwa ulipofika.

# Muhtasari
summary-heading = Tangu { $date }
tile-posts = ujumbe
tile-posts-at-least = ujumbe angalau
tile-posters = kati ya watu { $members } waliandika
tile-rate = ujumbe kwa kila mwanachama kwa wiki
tile-core = watu waliandika katika wiki 3 kati ya 4 kamili zilizopita
tile-reply = hadi jibu la kwanza, saa za kazi (nusu ya ujumbe ulijibiwa mapema zaidi)
tile-open = { $n ->
    [one] swali halijajibiwa
   *[other] maswali hayajajibiwa
}
hidden-weeks = { $n ->
    [one] Katika wiki moja watu chini ya { $k } waliandika. Wiki hiyo haimo kwenye jumla.
   *[other] Katika wiki { $n } watu chini ya { $k } waliandika. Wiki hizo hazimo kwenye jumla.
}
all-hidden = Katika kila wiki kati ya hizi watu chini ya { $k } waliandika. Hivyo ujumbe wao hauonyeshwi.
slow-reply = Ujumbe tisa kati ya kumi ulipata jibu la kwanza ndani ya { $time }.
slow-reply-not-reached = Zaidi ya ujumbe mmoja kati ya kumi bado haujajibiwa.

# Picha moja kwa kila kipimo
posts-heading = Ujumbe
posters-heading = Watu walioandika
rate-heading = Ujumbe kwa kila mwanachama
reply-heading = Muda hadi jibu la kwanza
open-heading = Maswali yasiyojibiwa
posts-value = { $n ->
    [one] ujumbe 1
   *[other] ujumbe { $n }
}
posters-value = { $n ->
    [one] mtu 1 aliandika
   *[other] watu { $n } waliandika
}
rate-value = ujumbe { $n } kwa wiki kwa kila mwanachama
reply-value = nusu ya ujumbe ulijibiwa ndani ya { $time }
reply-not-reached = chini ya nusu ya ujumbe ulijibiwa
reply-nothing = hakuna ujumbe mpya
open-value = { $n ->
    [0] hakuna swali lisilojibiwa
    [one] swali 1 halijajibiwa
   *[other] maswali { $n } hayajajibiwa
}
fewer-value = watu chini ya { $k }
withheld-value = haionyeshwi, ili kulinda kikundi kidogo
sentence = Wiki ya { $date }: { $last }. Wiki hii hadi sasa: { $now }.
sentence-first = Wiki hii hadi sasa: { $now }.
sentence-open = Wiki ya { $date }: { $last }. Wiki ya { $newest }, ambayo bado yaweza kubadilika: { $now }.
sentence-open-first = Wiki ya { $newest }, ambayo bado yaweza kubadilika: { $now }.
reply-note = Kila muda ni wa wiki nne hadi wiki hiyo, kwa saa za kazi. Juu ya picha, 4:30 ni masaa manne na nusu.
open-note = Yasiyojibiwa mwisho wa wiki.
table-week = Wiki ya
table-so-far = { $date } (hadi sasa)
table-open = { $date } (takwimu zaweza kubadilika)
table-members = Wanachama
fewer-tile = chini ya { $k }
fewer-cell = watu chini ya { $k }
withheld-cell = haionyeshwi
reply-not-reached-cell = chini ya nusu
nothing-cell = –
minutes = dak. { $n }
hours = { $n ->
    [one] muda wa saa { $n }
   *[other] masaa { $n }
}

more = Wiki kwa wiki
more-months = Mwezi kwa mwezi
try-posts = Jaribu hili: eleza jambo moja lililokufaa wiki hii.
try-posters = Jaribu hili: uliza swali ambalo yeyote anaweza kulijibu kwa mstari mmoja.
try-rate = Jaribu hili: maliza ujumbe wako ujao kwa swali.
try-reply = Jaribu hili: jibu ujumbe mmoja ambao bado haujajibiwa.
try-open = Jaribu hili: mwandikie Baraza !maswali, kisha ujibu swali moja.
try-rooms = Jaribu hili: simulia jambo zuri la siku yako katika chumba cha soga.

# Vyumba vingine
rooms-heading = Ujumbe katika vyumba vingine
table-room = Chumba
room-social = Soga
room-facilitators = Wawezeshaji
room-liaison = Wenzetu na viongozi

# Jinsi na nani
how-heading = Jinsi tunavyohesabu
how-posts = Ujumbe ni maandishi, picha au sauti katika chumba cha wenzetu. Emoji za kuitikia na ujumbe wa Baraza havihesabiwi.
how-words = Tunahesabu nani, lini na jibu kwa nini. Maneno hayasomwi wala hayahifadhiwi.
how-members = “Kwa kila mwanachama” huhesabu siku ambazo watu walikuwa wanachama.
how-hours = Muda wa majibu hupimwa kwa saa za kazi za kikundi hiki.
how-questions = Swali liko wazi likiwekwa ❓ au !uliza na hakuna mwingine aliyejibu.
how-small = Takwimu kuhusu watu 1 hadi { $most } haionyeshwi. Mbili huonyeshwa hata zikiwa ndogo. Moja ni idadi ya wanachama. Nyingine ni ya walioandika katika wiki 3 kati ya 4 kamili zilizopita.
how-never = Hatuhesabu nani anasoma, nani yuko mtandaoni wala kasi ya mtu kujibu. Hakuna orodha ya majina.
views-heading = Nani ameangalia ukurasa huu
views-none = Bado hakuna.
views-item = { $date }: { $role }
role-member = mwanachama
role-facilitator = mwezeshaji
role-moderator = mtunza chumba
role-mentor = mshauri
role-coordinator = mratibu
role-operator = mwendeshaji wa huduma
close-button = Funga ukurasa huu
close-note = Tumia hii kwenye simu inayotumiwa na wengine pia.

# Kuingia
link-title = Ukurasa wako uko tayari
link-text = Bonyeza kitufe uone takwimu za kikundi chako. Kiungo hufanya kazi mara moja.
link-button = Onyesha ukurasa
expired-title = Kiungo hiki kimetumika au kimepitwa na wakati
expired-text = Kiungo hufanya kazi mara moja na kwa muda mfupi tu. Hivyo mwingine hawezi kukitumia.
expired-next = Kupata kipya, mwandikie Baraza !dashibodi.
signed-out-title = Tafadhali fungua ukurasa kwa kiungo kipya
signed-out-text = Ziara yako imekwisha.
closed-title = Ukurasa umefungwa
closed-text = Hakuna anayeweza kuufungua kwenye simu hii bila kiungo kipya.
refused-title = Ukurasa huu si wako
refused-text = Ni watu wa kikundi tu wanaoweza kuona takwimu zake.
refused-next = Ukidhani ni kosa, mwandikie Baraza 0 umpate mtu.
broken-title = Ukurasa hauwezi kuonyeshwa sasa
broken-text = Kuna hitilafu upande wetu. Hakuna kilichopotea.
broken-next = Jaribu tena baada ya dakika chache.

# Miezi
month-1 = Jan
month-2 = Feb
month-3 = Mac
month-4 = Apr
month-5 = Mei
month-6 = Jun
month-7 = Jul
month-8 = Ago
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Des
day = { $day } { $month }

# Alama kabla ya sehemu ya namba.
decimal-sign = .
