# Kuingia, kanuni, na kutoka.

onboarding-chat-topic = { $inviter } anakualika { $cohort }. Humo wenzako husaidiana. Mimi ni Baraza, programu inayotunza vyumba vyake. Kwanza utasoma kanuni. Una uhuru wa kukataa. Andika 0 umpate mtu.
onboarding-chat-name = Baraza · { $cohort }
onboarding-chat-topic-member = { $cohort }. { $rules } Tuma !kanuni uzisome tena. Tuma !msaada uone ninachoweza.
onboarding-invite-reason = Umekubali kanuni za { $cohort }. Karibu!
onboarding-back-reason = Unaalikwa kurudi { $cohort }.
onboarding-supervisor-reason = Chumba hiki cha { $cohort } ni cha wafanyakazi wenza tu. Unakaribishwa katika chumba cha wenzetu na viongozi.
onboarding-space-reason = Vyumba vyote vya { $cohort } vimo humu. Hivyo utavipata pamoja.
onboarding-leave-reason = Uliomba kuondoka { $cohort }. Asante kwa mchango wako.
onboarding-off-list-reason = Jina lako halimo sasa kwenye orodha ya { $cohort }. Kwa hiyo chumba hiki kimefungwa kwako. Asante kwa mchango wako. Unaweza kumuuliza aliyekuambia kuhusu kikundi.
onboarding-new-account-reason = Uko kwenye { $cohort } kwa akaunti nyingine sasa. Kwa hiyo akaunti hii inatoka vyumbani. Siyo wewe uliyeomba? Basi mwambie msimamizi wa kikundi.
onboarding-server-reason = Seva yako ({ $server }) bado haimo kwenye orodha ya { $cohort }. Hili halikuhusu wewe binafsi. Tafadhali muulize aliyekuambia kuhusu kikundi.

onboarding-greeting =
    Habari! Mimi ni Baraza, programu inayotunza vyumba vya { $cohort }. { $inviter } anakualika ujiunge. Humo wenzako husaidiana.
    Gumzo hili ni lako na langu tu. Una uhuru wa kukataa.
onboarding-greeting-plain =
    Habari! Mimi ni Baraza, programu inayotunza vyumba vya { $cohort }. { $inviter } anakualika ujiunge. Humo wenzako husaidiana.
    Gumzo hili ni lako na langu tu. Halijafungwa kwa siri, ili lifunguke kwenye kila simu. Anayetunza seva yetu angeweza kulisoma. Usiandike jina la mgonjwa. Una uhuru wa kukataa.
onboarding-greeting-also = { $inviter } anakuomba ujiunge na { $cohort }, ambako wenzako husaidiana. Ninatunza vyumba vyake. Una uhuru wa kukataa.
onboarding-greeting-member =
    Habari! Mimi ni Baraza, programu inayotunza vyumba vya { $cohort }. Ulikubali kanuni zake, hivyo umo.
    Gumzo hili ni lako na langu tu. Tuma !msaada uone ninachoweza, 0 umpate mtu.
    Namba zetu zinakuhesabu pia. Kuacha: !ridhaa
onboarding-greeting-member-plain =
    Habari! Mimi ni Baraza, programu inayotunza vyumba vya { $cohort }. Ulikubali kanuni zake, hivyo umo.
    Gumzo hili ni lako na langu tu. Halijafungwa kwa siri, ili lifunguke kwenye kila simu. Anayetunza seva yetu angeweza kulisoma. Usiandike jina la mgonjwa.
    Tuma !msaada uone ninachoweza, 0 umpate mtu.
    Namba zetu zinakuhesabu pia. Kuacha: !ridhaa

onboarding-language-menu =
    { $cohort }: nitumie lugha gani nawe? Tuma namba yake.
    { $choices }
    9 hurudisha orodha hii. 0 humwita mtu.
onboarding-language-choice = { $digit } Kiswahili: tuma { $digit }
onboarding-language-set = Kuanzia sasa nitakuandikia Kiswahili. Tuma 9 kuchagua tena.

onboarding-rules-ask =
    Kanuni za { $cohort }:
    { $rules }
    Namba zetu zinakuhesabu pia. Kuacha: !ridhaa
    Unakubali? 1 au ✅ = ndiyo, 2 = hapana. (9 = lugha, 0 = mtu)
onboarding-rules-yes =
    Asante, na karibu { $cohort }! Imebaki hatua moja. Fungua mwaliko wa “{ $room }” na uwasalimu wenzako.
    Unaweza kuniandikia hapa wakati wowote. Tuma !msaada uone ninachoweza kufanya.
onboarding-rules-yes-quiet =
    Asante, na karibu { $cohort }! Imebaki hatua moja. Fungua mwaliko wa “{ $room }”. Sasa unaweza kusoma humo. Utaweza kuandika kikifunguliwa: { $opens }.
    Unaweza kuniandikia hapa wakati wowote. Tuma !msaada uone ninachoweza kufanya.
onboarding-rules-yes-again = Asante! Nimeandika kwamba unakubali kanuni mpya za { $cohort }.
onboarding-rules-reminder = Kanuni za { $cohort } bado zinasubiri jibu lako. 1 au ✅ = ndiyo, 2 = hapana. Tuma !kanuni uzisome tena, au 0 umpate mtu.
onboarding-rules-reminder-last = Nauliza kwa mara ya mwisho. Je, unakubali kanuni za { $cohort }? 1 au ✅ = ndiyo, 2 = hapana. Hakuna haraka. Hata baadaye unaweza kukubali: tuma !kanuni.
onboarding-rules-no = Ni sawa. Hakuna atakayeuliza sababu, nami sitauliza tena. Ukibadili nia kuhusu { $cohort }, tuma !kanuni.
onboarding-rules-no-member = Asante kwa kusema. Unabaki { $cohort }, na hakuna atakayeambiwa kwamba ulisema hapana. Kanuni zinatumika kwa wote tangu { $since }. Kupendekeza badiliko tuma !pendekeza. Kuzizungumzia tuma 0, kujitoa tuma !jitoe.
onboarding-rules-changed =
    Kanuni za { $cohort } zimebadilika. Hili ni toleo la { $version }:
    { $rules }
    Unakubali? 1 au ✅ = ndiyo, 2 = hapana. (9 = lugha, 0 = mtu)
onboarding-rules-changed-from =
    Kanuni za { $cohort } zimebadilika. Hili ni toleo la { $version }.
    { $changes }
    Unakubali? 1 au ✅ = ndiyo, 2 = hapana. Tuma !kanuni uzisome zote. (9 = lugha, 0 = mtu)
onboarding-rules-was =
    Ilikuwa:
    { $rules }
onboarding-rules-is =
    Sasa ni:
    { $rules }
onboarding-rules-earlier =
    Kanuni, toleo la { $version } ({ $from }–{ $until }, { $how }):
    { $rules }
onboarding-rules-by-vote = kwa kura: ndiyo { $yes }, hapana { $no }
onboarding-rules-by-file = bila kura
onboarding-rules-no-version = Sina toleo la { $version } la kanuni. Ninahifadhi kumi ya mwisho. Tuma !kanuni usome zinazotumika sasa.
onboarding-rules-show =
    Kanuni za { $cohort } (toleo la { $version }):
    { $rules }

onboarding-leave-ask = Je, unataka kujitoa kwenye { $cohort }? 1 au ✅ = ndiyo, 2 = hapana. Hakuna atakayeuliza sababu.
onboarding-leave-out = Sasa hauko katika { $cohort }. Je, chumba chake bado kiko kwenye orodha yako? Kifungue na ubonyeze Ondoka (Leave). Unataka kurudi? Tuma !kanuni na ukubali.
onboarding-leave-not = Sawa. Unabaki kwenye kikundi, na hakuna kilichobadilika.
onboarding-off-list =
    Jina lako halimo sasa kwenye orodha ya { $cohort }. Hivyo vyumba vyake vimefungwa kwako. Asante kwa mchango wako.
    Kinachobaki: uliyoandika humo. Kinachoondoka: wiki zako za zamu, na maandishi uliyoniachia yasiyotumwa bado.
    Je, ni kosa? Muulize aliyekuambia kuhusu kikundi hiki.
onboarding-left =
    Umejitoa kwenye { $cohort }. Kila la heri!
    Yanayobaki: uliyoandika vyumbani. Yanayoondoka: zamu zako, ujumbe wako unaosubiri na nafasi yako vyumbani.
    Unataka kurudi? Tuma !kanuni na ukubali.
onboarding-left-still =
    Umejitoa kwenye { $cohort }. Kila la heri!
    Tafadhali fungua kila chumba hiki. Kisha bonyeza Ondoka (Leave). Vilivyobaki kesho nitavifunga mimi:
    { $rooms }
    Uliyoandika yanabaki. Zamu zako na ujumbe unaosubiri vinaondoka. Kurudi? Tuma !kanuni na ukubali.
onboarding-left-room = - { $room }
onboarding-declined = { $person } hakupokea mwaliko wa { $cohort }. Ni sawa, nami sitamuuliza tena. Akitaka kuja baadaye, anaweza kunitumia !kanuni wakati wowote.

onboarding-which-cohort =
    Unamaanisha kipi? Tuma namba.
    { $choices }
onboarding-choice = { $digit } { $text }

# Which number is theirs nobody knows; 112 is answered from most mobile phones.
onboarding-not-on-roster-call = Sikuoni kwenye orodha ya kikundi chochote, hivyo siwezi kumwambia mtu. Tafadhali usisubiri: piga namba ya dharura ya nchi yako sasa. Kwa simu nyingi 112 hufanya kazi.
onboarding-not-on-roster = Bado sikuoni kwenye orodha ya kikundi chochote. Je, una karatasi yenye tarakimu 8? Basi nitumie tarakimu hizo. Kama huna, mwombe aliyekuambia kuhusu Baraza akuongeze.
onboarding-other-account = Sasa una akaunti mpya, hivyo mazungumzo haya yanaishia hapa. Tuendelee katika mazungumzo ya akaunti mpya. Je, hukuomba hivyo? Basi tafadhali mwambie anayetunza kikundi chako.
onboarding-not-alone = Kuna mtu mwingine kwenye gumzo hili. Si la siri tena, kwa hiyo naondoka. Nitakualika kwenye gumzo jipya nami. Tuendelee huko.
onboarding-not-alone-elsewhere = Kuna mtu mwingine katika gumzo hili, kwa hiyo sasa si la faragha. Ninatoka. Tuna gumzo lingine la sisi wawili. Tuendelee huko.
onboarding-welcome =
    Karibu { $cohort }! Uliza, jibu, na eleza yanayofaa. Vyumba vyetu vingine:
    { $rooms }
    Unahitaji msaada, au kuandika faraghani? Nenda { $chat } na utume !msaada.
onboarding-welcome-in-private =
    Sasa umo katika { $cohort }. Yaliyosemwa kabla hujaja yamefungwa kwako. Hivyo ndivyo chumba hutunza siri zake. Yote yanayokuja sasa utayasoma.
    Vyumba vingine:
    { $rooms }
onboarding-welcome-in-private-alone = Sasa umo katika { $cohort }. Yaliyosemwa kabla hujaja yamefungwa kwako. Hivyo ndivyo chumba hutunza siri zake. Yote yanayokuja sasa utayasoma.
onboarding-welcome-alone =
    Karibu { $cohort }! Uliza, jibu, na eleza yanayofaa.
    Unahitaji msaada, au kuandika faraghani? Nenda { $chat } na utume !msaada.
onboarding-welcome-room = { $room }: { $kind }
onboarding-person-called = Nimemwambia { $person } kwamba unataka kuzungumza na mtu. Kwa dharura usisubiri. Piga { $phone }.
onboarding-person-called-unnamed = Nimemwambia mmoja wa wanaoongoza kikundi kwamba unataka kuzungumza na mtu. Kwa dharura usisubiri. Piga { $phone }.
onboarding-person-called-nobody = Sijapata mtu wa kumwita sasa. Kwa dharura piga { $phone }. La sivyo jaribu tena baadaye: tuma 0.
onboarding-person-called-before = Nilikuitia mtu { $at }. Anajua, hivyo tafadhali mpe muda. Kwa dharura usisubiri. Piga { $phone }.
onboarding-person-called-not = Sasa hauko katika { $cohort }, hivyo siwezi kukuitia mtu huko. Unaweza kumuuliza aliyekuambia kuhusu kikundi. Kwa dharura piga { $phone }.
onboarding-person-call-waits = Sasa ni muda wa kupumzika. Nitamwambia mtu kwamba unataka kuzungumza: { $at }. Kwa dharura usisubiri. Tuma !dharura, au piga { $phone }.
onboarding-people-wanted = { $people } wa { $cohort } wangependa kuzungumza na mtu. Tafadhali waandikie hivi karibuni.
onboarding-person-wanted = { $person } wa { $cohort } angependa kuzungumza na mtu. Tafadhali mwandikie hivi karibuni.

onboarding-room-peer = cha wafanyakazi wenza tu
onboarding-room-social = utani, habari, yote yasiyo ya kazi
onboarding-room-notices = matangazo kwa wote, ya kusoma
onboarding-room-facilitators = cha wanaoongoza kikundi
onboarding-room-liaison = wenzetu na viongozi hukutana
onboarding-room-library = miongozo na mazungumzo ya kuhifadhi

# Kazi ya kila amri, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-rules = Huonyesha kanuni tulizokubaliana sote.
    .alias = kanuni

command-language = Hukupa nafasi ya kuchagua lugha ninayotumia nawe.
    .alias = lugha

command-leave = Hukutoa katika kikundi. Hakuna atakayeuliza sababu.
    .alias = jitoe
