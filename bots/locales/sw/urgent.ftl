# Njia ya dharura. Kila jibu kwa mtumaji huonyesha namba ya simu ya dharura.

urgent-ask =
    Kumetokea nini? Andika hapa kwa mstari mmoja. Nitamwambia aliye kwenye zamu ya dharura. Usimtaje mgonjwa.
    Je, maisha ya mtu yako hatarini? Piga { $phone } sasa.
urgent-sent =
    Nimemwambia { $person }, aliye kwenye zamu ya dharura. Kusipokuwa na jibu kwa { $minutes }, nitamwambia anayefuata.
    Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-alert =
    🚨 { $sender } wa { $cohort } anahitaji msaada sasa (alituma { $at }): { $reason }
    1 au ✅ = nimepokea. Kisha mwandikie { $sender } au umpigie. Usipojibu kwa { $minutes }, nitamwambia anayefuata.
urgent-alert-last =
    🚨 { $sender } wa { $cohort } anahitaji msaada sasa (alituma { $at }): { $reason }
    1 au ✅ = nimepokea. Kisha mwandikie { $sender } au umpigie. Sasa hakuna mwingine kwenye zamu ya dharura.
urgent-added = 🚨 { $sender } anaongeza: { $reason }
urgent-added-sent = Nimempelekea { $people } hilo pia. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-added-enough = { $people } amepata mistari mingi kutoka kwako, hivyo sipeleki zaidi. Tafadhali piga { $phone } sasa.
urgent-acknowledged = { $person } ameiona na atakuandikia. Hali ikizidi, piga { $phone }.
urgent-yours = Asante. { $sender } anajua kwamba umepokea. Tafadhali mwandikie sasa.
urgent-not-yours = Sawa, sasa namwambia anayefuata. Ukiweza kuja, tuma 1 kama jibu kwa ombi la msaada.
urgent-handed-on = Aliyeipokea hataweza kuja, hivyo nimemwambia { $person }. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-given-back-ended = Aliyeipokea hataweza kuja, na hakuna mwingine wa kumwambia. Tafadhali piga { $phone } sasa.
urgent-next-told = Bado hakuna jibu, hivyo nimemwambia { $person } pia. Usisubiri kama maisha ya mtu yako hatarini. Piga { $phone }.
urgent-list-ended = Nimewaambia wote walio kwenye zamu ya dharura. Bado hakuna jibu. Tafadhali piga { $phone } sasa. Mtu akijibu nitakuambia mara moja.
urgent-nobody-on-call = Sasa hakuna aliye kwenye zamu ya dharura. Sikuweza kumwambia mtu. Tafadhali piga { $phone } sasa.
urgent-taken-by-other = Asante. { $person } ameshaipokea. Unaweza kupumzika.
urgent-not-sent = Sikupata sababu, hivyo sikumwambia mtu. Ukihitaji, tuma !dharura na mstari mmoja. Simu ya dharura: { $phone }.
urgent-third = Dharura yako imetumwa. Ilikuwa ya tatu wiki hii, hivyo nimewaomba wasimamizi wafikirie nini kingesaidia. Sikuwapa jina lako. Kwa dharura itume daima, au piga { $phone }.
urgent-third-review =
    { $count ->
        [one] Katika { $cohort } mtu yuleyule ametuma !dharura mara moja wiki hii.
       *[other] Katika { $cohort } mtu yuleyule ametuma !dharura mara { $count } wiki hii.
    } Kila moja ilitumwa. Fikirieni nini kingesaidia: watu zaidi wa zamu, au maneno wazi kuhusu dharura.
