# Yale ambayo watu wanaruhusu yafanyike na wanayoyaacha hapa.

consents-ask-mentor =
    Swali kuhusu { $cohort }. Una uhuru wa kukataa. Kukiwa na namba za washauri: je, mshauri wako aone namba zako? Sasa hakuna anayeziona.
    1 = ndiyo, 2 = hapana, 3 = usiniulize tena
    Usipojibu ni hapana. Unaweza kubadilisha wakati wowote: tuma !ridhaa.
consents-ask-library =
    Swali kuhusu { $cohort }. Una uhuru wa kukataa. Maktaba yetu ikihifadhi majibu mazuri: je, ihifadhi maneno yako na jina lako? Sasa haihifadhi chochote.
    1 = ndiyo, 2 = hapana, 3 = usiniulize tena
    Usipojibu ni hapana. Unaweza kubadilisha wakati wowote: tuma !ridhaa.
consents-ask-research =
    Swali kuhusu { $cohort }. Una uhuru wa kukataa. Kukiwa na utafiti wa vikundi kama chetu: je, upewe taarifa za ushiriki wako? Sasa haupewi chochote.
    1 = ndiyo, 2 = hapana, 3 = usiniulize tena
    Usipojibu ni hapana. Unaweza kubadilisha wakati wowote: tuma !ridhaa.
consents-refused = Nimeandika hapana yako, na hakuna anayeambiwa. Unaweza kubadilisha wakati wowote: tuma !ridhaa.
consents-skipped = Sawa, sitakuuliza hili tena. Linabaki hapana. Unaweza kubadilisha wakati wowote: tuma !ridhaa.
consents-closed = Swali hilo limefungwa, na linabaki hapana. Unaweza kubadilisha wakati wowote: tuma !ridhaa.

consents-menu =
    Haya ndiyo unayoruhusu katika { $cohort }. Hakuna mwingine anayeambiwa. Tuma namba kubadilisha moja.
    { $items }
consents-item = { $digit } { $consent }: { $state } ({ $digit } → { $other })
consents-counted = Namba za kikundi zinanihesabu
consents-mentor = Mshauri wangu aone namba zangu
consents-library = Maktaba ihifadhi maneno yangu na jina langu
consents-research = Utafiti upewe taarifa kunihusu
consents-yes = ndiyo
consents-no = hapana
consents-yes-since = ndiyo, tangu { $since }
consents-no-since = hapana, tangu { $since }

consents-given =
    { $consent }: ndiyo, kuanzia sasa. Bado hakuna kinachotumia ruhusa hii.
    Kuacha, tuma !ridhaa, kisha { $digit }.
consents-stopped =
    { $consent }: hapana, kuanzia sasa. Ruhusa yako haikutumika, hivyo hakuna nakala.
    Kuruhusu tena, tuma !ridhaa, kisha { $digit }.
consents-given-counted =
    Kuanzia sasa namba za { $cohort } zinakuhesabu tena. Wiki zilizofungwa zinabaki zilivyo.
    Kuacha, tuma !ridhaa, kisha 1.
consents-stopped-counted =
    Kuanzia sasa namba za { $cohort } hazikuhesabu, hata za wiki hii. Wiki na miezi iliyofungwa inabaki ilivyokuwa. Ipo kwenye ukurasa wetu kwa miezi mitatu tu. Ipo pia katika nakala ambazo watu walizitengeneza.
    Kuhesabiwa tena, tuma !ridhaa, kisha 1.

# Amri hufanya nini, na huandikwaje.

command-consent = Huonyesha unayoruhusu kuhusu unayoyaacha hapa, na hukuwezesha kubadilisha.
    .alias = ridhaa
