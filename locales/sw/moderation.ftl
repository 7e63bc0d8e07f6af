# Hakikisho, anachosoma mhusika, kutendua, kumbukumbu, ripoti na rufaa.

moderation-preview =
    { $effect }
    { $note }
    Nifanye hivyo? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
moderation-preview-rooms =
    { $effect }
    Vyumba: { $rooms }. { $note }
    Nifanye hivyo? 1 au ✅ = ndiyo, 2 au ❌ = hapana.
moderation-preview-told =
    Mhusika atasoma hivi:
    { $told }
moderation-note-warn = Hakuna mwingine atakayeuona.
moderation-note-mute = Bado anaweza kunitumia !dharura, !ripoti na !rufaa. Element huonyesha hili chumbani na jina lake.
moderation-note-shown = Element huonyesha hili chumbani na jina lake.
moderation-note-unban = Nitamwalika tena.
moderation-note-redact = Hauwezi kurudi.
moderation-effect-warn = Ujumbe wa faragha kwa { $person }: { $reason }
moderation-effect-note = Ujumbe wa faragha kwa { $person }
moderation-effect-mute = Kumnyamazisha { $person } katika vyumba vyote vya { $cohort } hadi { $until }
moderation-effect-unmute = Kumruhusu { $person } kuandika tena katika vyumba vyote vya { $cohort }
moderation-effect-remove = Kumtoa { $person } katika vyumba vyote vya { $cohort }
moderation-effect-ban = Kumzuia { $person } kuingia vyumba vyote vya { $cohort } hadi { $until }
moderation-effect-ban-open = Kumzuia { $person } kuingia vyumba vyote vya { $cohort }, bila tarehe ya mwisho
moderation-effect-unban = Kumruhusu { $person } kurudi katika vyumba vya { $cohort }
moderation-effect-remove-from = Kumtoa { $person } katika { $room } tu
moderation-effect-ban-from = Kumzuia { $person } kuingia { $room } tu, bila tarehe ya mwisho
moderation-effect-unban-from = Kumruhusu { $person } kurudi { $room }
moderation-effect-redact = Kufuta kwa wote ujumbe wa { $person }: { $post }
moderation-effect-end-vote = Kumaliza kura mapema
moderation-who-is-meant =
    Unamaanisha nani kwa { $name }? Tuma namba.
    { $choices }
moderation-choice-person = { $digit } { $person }, { $detail }
moderation-nobody-meant = Simpati mtu hapa kwa jina { $name }. Unaweza kujibu ujumbe wake mmoja. Au andika @ uchague jina.
moderation-expired = Ndiyo yako ilichelewa, kwa hiyo sikufanya kitu. Kama bado unataka, tuma amri tena.
moderation-cancelled = Sawa. Sikufanya kitu.
moderation-done =
    Tayari: { $effect }
    Mhusika anajua. Tuma !tendua kuibatilisha.
moderation-done-final =
    Tayari: { $effect }
    Mhusika anajua. Hili haliwezi kubatilishwa.
moderation-seen =
    Nimeona ulichofanya kwa kitufe: { $effect }
    Mhusika anajua na anaweza kukata rufaa. Tuma !tendua kuibatilisha.
moderation-seen-final =
    Nimeona ulichofanya kwa kitufe: { $effect }
    Mhusika anajua na anaweza kukata rufaa. Hili haliwezi kubatilishwa.
moderation-turned-back =
    Nimelibatilisha hili: { $effect }
    { $why }
moderation-refused = Siwezi kufanya hivyo. { $why }
moderation-why-not-yours = Ni mwenye zamu na watunza chumba tu wanaoweza. Kuna tatizo? Tuma !ripoti.
moderation-why-fellow = Hakuna anayeweza peke yake kumchukulia hatua anayesaidia kuongoza chumba. Tuma !ripoti umchague kwa namba: wengine wataiangalia pamoja. Au tuma 0 umpate mtu.
moderation-why-self = Hii ingekuwa dhidi ya akaunti yako mwenyewe. Ulimaanisha mtu mwingine? Basi itume na jina lake.
moderation-why-voice = Hii ingekuwa dhidi yangu, na chumba kinanihitaji. Je, ninakosea? Tuma 0 umpate mtu.
moderation-why-already = Tayari iko hivyo. Tuma !kumbukumbu uone yaliyofanywa.
moderation-why-all-rooms = Amezuiwa katika vyumba vyote. Ili arudi, tuma !fungulia.

moderation-told-warned =
    Ujumbe wako peke yako kutoka kwa watunza chumba wa { $cohort }: { $reason }
    Tuma !kanuni usome kanuni zetu.
    Unaona tofauti? Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-muted =
    Huwezi kuandika katika chumba chochote cha { $cohort } hadi { $until }. Sababu: { $reason }
    Bado unaweza kusoma. Unaweza kunitumia !dharura, !ripoti au !rufaa. Rufaa huangaliwa na mtu mwingine.
moderation-told-unmuted = Unaweza kuandika tena katika vyumba vya { $cohort }. Karibu tena.
moderation-told-removed =
    Umetolewa katika vyumba vyote vya { $cohort }. Sababu: { $reason }
    Bado unaweza kuniandikia. Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-banned =
    Huwezi kuwa katika chumba chochote cha { $cohort } hadi { $until }. Sababu: { $reason }
    Bado unaweza kuniandikia. Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-banned-open =
    Sasa huwezi kuwa katika chumba chochote cha { $cohort }. Bado hakuna tarehe ya mwisho. Sababu: { $reason }
    Bado unaweza kuniandikia. Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-unbanned = Unaruhusiwa kurudi { $cohort }. Mwaliko uko njiani.
moderation-told-removed-from =
    Umetolewa katika { $room }. Sababu: { $reason }
    Bado unaweza kutumia vyumba vingine. Unaona tofauti? Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-banned-from =
    Sasa huwezi kuwa katika { $room }. Bado hakuna tarehe ya mwisho. Sababu: { $reason }
    Bado unaweza kutumia vyumba vingine. Unaona tofauti? Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-unbanned-from = Unaruhusiwa kurudi { $room }. Mwaliko uko njiani.
moderation-told-redacted =
    Ujumbe wako mmoja katika { $room } umefutwa. Sababu: { $reason }
    Unaona tofauti? Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-told-vote-ended =
    Kura ya pendekezo lako katika { $cohort } imemalizwa na wanaotunza chumba. Sababu: { $reason }
    Unaona tofauti? Tuma !rufaa na maneno yako. Mtu mwingine ataliangalia.
moderation-no-reason = sikuambiwa sababu. Unaweza kuuliza kwa !rufaa.
moderation-removed-reason = { $cohort }: unaweza kuomba liangaliwe tena. Mwandikie Baraza !rufaa faraghani.

moderation-undone = Imetenduliwa: { $effect }
moderation-undone-invited =
    Imetenduliwa: { $effect }
    Namwalika tena katika kila chumba alimokuwa. Bado anahitaji kukubali.
moderation-told-undone-invited =
    Kilichofanywa katika { $room } kimebatilishwa.
    Mialiko ya vyumba ulimokuwa iko njiani. Tafadhali ikubali, kisha yote yatakuwa kama zamani.
moderation-told-undone = Kilichofanywa katika { $room } kimebatilishwa. Kwako yote ni kama zamani.
moderation-undo-not-redact = Ujumbe uliofutwa hauwezi kurudi. Unaweza kumwomba mwandishi autume tena.
moderation-undo-not-vote = Kura iliyoisha haiwezi kuendelea. Mwanachama yeyote anaweza kuipendekeza tena kwa !pendekeza.
moderation-undo-not-warn = Ujumbe uliotumwa hauwezi kurudishwa. Unaweza kumwandikia mhusika.
moderation-undo-not-now = Mtu mwingine amelibadilisha hili baadaye, hivyo naliacha. Tuma !kumbukumbu ulione.
moderation-undo-ended = Hili liliisha lenyewe, kwa hiyo hakuna cha kubatilisha.
moderation-undo-nothing = Hujafanya kitu cha kutendua sasa. Tuma !kumbukumbu uone yaliyofanywa.

moderation-audit =
    Yaliyofanywa { $cohort }, ya mwisho kwanza:
    { $entries }
moderation-audit-entry = { $at }, na { $actor }: { $effect }
moderation-audit-entry-undone = { $at }, na { $actor }, imebatilishwa: { $effect }
moderation-audit-empty = Hadi sasa hakuna kilichofanywa { $cohort }.

moderation-report-ask = Kuna tatizo gani? Liandike hapa kwa ujumbe mmoja. Bado hakuna aliyeambiwa. Wanaolishughulikia tu watalisoma. Kuacha, tuma hapana.
moderation-report-about =
    Linamhusu nani? Nauliza kwanza ili lisimfikie mtu huyo. Bado sijatuma kitu.
    1 = mtunza chumba au mwezeshaji, 2 = mwanachama mwingine, 3 = jambo lingine. Kuacha, tuma hapana.
moderation-report-whom =
    Ni nani kati yao? Hatalisoma. Tuma namba. Kuacha, tuma hapana.
    { $choices }
moderation-report-choice = { $digit } { $person }
moderation-report-choice-next = { $digit } mtu mwingine
moderation-report-added = Nimeongeza hilo kwenye ripoti yako. Bado haijatumwa.
moderation-report-long = Nahifadhi jumbe { $count } tu za ripoti moja. Tafadhali jibu kwanza. Kisha tuma zilizobaki kwa !ripoti.
moderation-report-waits = Ripoti yako bado inasubiri jibu lako. Hakuna kilichotumwa, na maneno haya hayaendi kwa mtu. Swali langu ni hili tena. Hutaki kuripoti? Tuma “hapana”. Kwa dharura tuma !dharura, au piga { $phone }.
moderation-case-back =
    Mmoja wa wanaotunza chumba anakuandikia kuhusu #{ $number }: { $text }
    Kujibu, jibu ujumbe huu, au tuma #{ $number } na maneno yako. Wanaolishughulikia tu watayasoma.
moderation-case-more =
    Zaidi kuhusu #{ $number }: { $text }
    Kujibu, jibu ujumbe huu, au tuma #{ $number } na maneno yako. Sitaji jina lako.
moderation-case-passed-on = Nampelekea aliyeandika #{ $number }, kama bado namfikia. Sitaji jina lako. Wala sikuambii amesoma lini.
moderation-case-added =
    { $count ->
        [one] Nimempelekea mtu mmoja anayeshughulikia #{ $number }. Hakuna mwingine atakayejua.
       *[other] Nimewapelekea watu { $count } wanaoshughulikia #{ $number }. Hakuna mwingine atakayejua.
    }
moderation-case-nobody = Anayeshughulikia #{ $number } hawezi kusoma sasa, kwa hiyo sikumpa mtu. Tafadhali tuma !ripoti na maneno yako, nami nitatafuta mwingine.
moderation-case-enough = Nimepeleka jumbe { $count } zako kuhusu #{ $number }. Huu haukwenda kwa mtu. Una zaidi ya kusema? Tuma 0 umfikie mtu.
moderation-case-empty = Nipeleke nini kuhusu #{ $number }? Tuma #{ $number } na maneno yako kwa ujumbe mmoja.
moderation-case-none = Sikumpa mtu maneno hayo: huna ripoti wala rufaa iliyo wazi yenye namba { $number }. Kuna tatizo? Tuma !ripoti na maneno yako. Kwa dharura tuma !dharura. Ni ya kusomwa na wote? Itume bila alama ya #.
moderation-case-is-it = Sikumpa mtu maneno hayo. Ni kuhusu #{ $number }? Basi tuma #{ $number } na maneno yako. Ni jambo lingine? Tafadhali litume tena.
moderation-report-not = Hakuna kilichotumwa. Kama bado unataka kumwambia mtu, tuma !ripoti tena.
moderation-report-forwarded-about =
    Ripoti #{ $number } katika { $cohort }: { $text }
    Inahusu ujumbe huu: { $post }
    Tafadhali itunze siri. Kujibu, jibu ujumbe huu, au tuma #{ $number } na maneno yako. Sitaji jina lako.
moderation-report-received = Asante kwa kuniambia. Namba yako ni #{ $number }. Watu wawili wasiohusika wataliangalia. Hakuna mwingine atakayejua. Kuongeza neno, jibu ujumbe huu, au tuma #{ $number } na maneno yako.
moderation-report-received-one = Asante kwa kuniambia. Namba yako ni #{ $number }. Mtu mmoja asiyehusika ataliangalia. Hakuna mwingine atakayejua. Kuongeza neno, jibu ujumbe huu, au tuma #{ $number } na maneno yako.
moderation-report-forwarded =
    Ripoti #{ $number } katika { $cohort }: { $text }
    Tafadhali itunze siri. Kujibu, jibu ujumbe huu, au tuma #{ $number } na maneno yako. Sitaji jina lako.
moderation-nobody-handles = Sijapata mtu asiyehusika wa kuliangalia. Tafadhali zungumza na mtu unayemwamini. Kwa dharura piga { $phone }.
moderation-appeal-received = Asante. Nimempa mtu mmoja asiyehusika na nimemwomba jibu. Kuongeza neno, jibu ujumbe huu, au tuma #{ $number } na maneno yako. Usiposikia kitu ndani ya siku mbili za kazi, tuma 0 nimwite mtu.
moderation-appeal-given = Mtu asiyehusika tayari ana rufaa yako kuhusu hili. Tafadhali mpe muda akuandikie.
moderation-appeal-forwarded =
    { $person } anaomba liangaliwe tena: { $text }
    Kuhusu: { $effect }
    Tuma !tendua kulibatilisha, au #{ $number } na jibu lako.
moderation-appeal-forwarded-final =
    { $person } anaomba liangaliwe tena: { $text }
    Kuhusu: { $effect }
    Haliwezi kubatilishwa. Tuma #{ $number } na jibu lako.
moderation-appeal-nothing = Hakuna kilichofanywa cha kukatia rufaa. Kuna tatizo? Tuma !ripoti.

# Kazi ya kila amri, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-warn = Humtumia ujumbe wa faragha mwandishi unayemjibu, au mwenye jina.
    .alias = onya
    .usage = Amani Mfano: tafadhali usitoke kwenye mada

command-mute = Humzuia mtu kuandika katika vyumba vyote kwa muda. Jibu ujumbe wake, au taja jina.
    .alias = nyamazisha
    .usage = Amani Mfano masaa 2: anapiga kelele

command-unmute = Humruhusu mtu kuandika tena.
    .alias = ruhusu
    .usage = Amani Mfano

command-remove = Humtoa mtu katika vyumba vyote vya kikundi. Anaweza kualikwa tena.
    .alias = ondoa
    .usage = Amani Mfano: anauza vitu

command-ban = Humzuia mtu kuingia vyumba vyote vya kikundi, kwa muda au bila mwisho.
    .alias = zuia
    .usage = Amani Mfano siku 7: anauza vitu

command-unban = Humruhusu mtu kurudi katika vyumba vya kikundi.
    .alias = fungulia
    .usage = Amani Mfano

command-redact = Hufuta ujumbe kwa wote. Ujibu, au bandika kiungo chake.
    .alias = futa
    .usage = unamwonyesha mgonjwa

command-undo = Hutendua jambo la mwisho ulilofanya.
    .alias = tendua

command-audit = Huonyesha yaliyofanywa katika kikundi, na nani alifanya.
    .alias = kumbukumbu

command-report = Huwaambia wanaoshughulikia ripoti na wasiohusika. Hakuna mwingine atakayejua.
    .alias = ripoti
    .usage = mtu ananipigia kelele

command-appeal = Humwomba mtu mwingine aangalie tena hatua uliyochukuliwa.
    .alias = rufaa
    .usage = mimi naona tofauti
