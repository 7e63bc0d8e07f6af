# Amri: kazi ya kila moja, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-help = Huonyesha ninachoweza kufanya.
    .alias = msaada
    .usage = [neno]

command-rota = Huonyesha wenye zamu kwa wiki nne zijazo. Hubadilisha wiki zako pia.
    .alias = zamu
    .usage = [likizo 3-10 Ago | badili jina | chukua]

command-who = Huonyesha wanaoendesha kikundi na wanachoweza kufanya.
    .alias = nani

command-rules = Huonyesha kanuni tulizokubaliana sote.
    .alias = kanuni

command-hours = Huonyesha vyumba viko wazi lini.
    .alias = saa

command-language = Hubadilisha lugha ninayotumia nawe.
    .alias = lugha
    .usage = [jina]

command-leave = Hukutoa katika kikundi. Hakuna atakayeuliza sababu.
    .alias = jitoe

command-later = Huhifadhi maneno yako na kuyachapisha chumba kikifunguliwa.
    .alias = baadaye
    .usage = maneno

command-urgent = Humwambia aliye zamu ya dharura, saa yoyote.
    .alias = dharura
    .usage = kilichotokea

command-quiet = Huweka muda wa ziada wa kupumzika. Ni kwa mwenye zamu.
    .alias = utulivu
    .usage = usiku 21:00 | sasa | hadi 21:00 | acha | orodha

command-warn = Humtumia ujumbe wa faragha mwandishi unayemjibu, au mwenye jina.
    .alias = onya
    .usage = jina: la kubadilisha

command-mute = Humzuia mtu kuandika kwa muda. Jibu ujumbe wake, au taja jina.
    .alias = nyamazisha
    .usage = jina saa 2 sababu

command-unmute = Humruhusu mtu kuandika tena.
    .alias = ruhusu
    .usage = jina

command-remove = Humtoa mtu chumbani. Anaweza kualikwa tena.
    .alias = ondoa
    .usage = jina: sababu

command-ban = Humzuia mtu kuingia chumbani, kwa muda au bila mwisho.
    .alias = zuia
    .usage = jina siku 7 sababu

command-unban = Humruhusu mtu kurudi chumbani.
    .alias = fungulia
    .usage = jina

command-redact = Hufuta kwa wote ujumbe unaoujibu.
    .alias = futa
    .usage = sababu

command-undo = Hutendua jambo la mwisho ulilofanya.
    .alias = tendua

command-audit = Huonyesha yaliyofanywa katika kikundi, na nani alifanya.
    .alias = kumbukumbu

command-report = Huwaambia watu wawili wasiohusika. Hakuna mwingine atakayejua.
    .alias = ripoti
    .usage = tatizo

command-appeal = Humwomba mtu mwingine aangalie tena hatua uliyochukuliwa.
    .alias = rufaa
    .usage = maneno yako

command-dashboard = Hukupa kiungo cha ukurasa wa namba. Haumtaji mtu.
    .alias = dashibodi

command-open = Huonyesha maswali yanayosubiri jibu.
    .alias = maswali

command-ask = Hutia alama swali, ili lipate jibu.
    .alias = uliza
    .usage = swali lako
