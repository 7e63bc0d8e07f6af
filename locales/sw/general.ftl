# Msaada, yasiyowezekana, na matumizi ya ufunguo wa akiba.

general-help =
    { $lines }
    Tuma !msaada na neno ujue zaidi. 0 humwita mtu, 9 hubadilisha lugha.
general-help-know = Kujua: { $commands }
general-help-say = Kusema: { $commands }
general-help-duty = Kuongoza kikundi: { $commands }
general-help-moderate = Kutunza vyumba (jibu ujumbe, au taja jina): { $commands }
general-help-one = { $usage }: { $what }
general-unknown-near = Siijui !{ $word }. Ulimaanisha { $nearest }? Tuma !msaada uone zote.
general-unknown = Siijui !{ $word }. Tuma !msaada uone ninachoweza.
general-usage = Tuma hivi: { $usage }. { $what }
general-ask-length = Kwa muda gani? Sina hakika, hivyo sikufanya kitu. Tafadhali andika muda mara baada ya jina. Mfano: dakika 90, masaa 2 au siku 1. Tuma hivi: { $usage }
general-ask-days = Unamaanisha siku zipi? Sina hakika, hivyo sikufanya kitu. Tafadhali anza na siku ya kwanza, kama 3-10 Ago: { $usage }
general-ask-hour = Unamaanisha saa ngapi? Hiyo imepita, au haipatani na mengine. Sikufanya kitu. Tafadhali tuma hivi: { $usage }
general-ask-words = Mtu huyo asome nini? Bila maneno hatajua abadilishe nini. Tafadhali liandike hapa katika ujumbe mmoja. Si sasa? Tuma acha.
general-ask-own-words = Ungependa kusema nini? Tafadhali liandike hapa katika ujumbe mmoja. Si sasa? Tuma acha.
general-words-not = Sawa. Sikufanya kitu.
general-thumb-is-no-yes = 👍 huweza pia kumaanisha kwamba umeona, hivyo bado sikufanya kitu. Tafadhali tuma 1 au ✅ kwa ndiyo, 2 au ❌ kwa hapana.
general-line-taken-away = Nimeondoa mara moja mstari wako chumbani, kwa sababu unamhusu mtu. Huenda wengine wameuona. Tafadhali endelea hapa, tunaposoma sisi wawili tu.
general-too-late = { $command } yako ilichelewa zaidi ya dakika kumi. Kwa hiyo sikufanya kitu. Itume tena kama bado unaitaka.
general-rules-first = Kwanza soma kanuni: tuma !kanuni na ujibu ndiyo. Kisha utaweza kutumia hii pia.
general-not-for-you = Siwezi kukufanyia hilo hapa na sasa. Tuma !msaada uone ninachoweza.
general-for-peers = Katika { $cohort } hilo ni la wafanyakazi wenza tu. Hivyo wote huzungumza kwa uhuru. Unakaribishwa katika chumba cha wenzetu na viongozi. Kumpata mtu tuma 0.
general-for-peers-alone = Katika { $cohort } hilo ni la wafanyakazi wenza tu. Hivyo wote huzungumza kwa uhuru. Kumpata mtu tuma 0.
general-not-in = Sasa hauko katika { $cohort }, kwa hiyo siwezi kukufanyia hilo. Tuma !msaada uone ninachoweza.
general-while-kept = Siwezi kufanya hilo wakati uamuzi wa wanaoongoza unaendelea. Haukuwa sahihi? Tuma !rufaa useme kwa nini.
general-in-the-clear = Programu yako ilituma hilo bila kufuli. Mahali hapa pana kufuli (usimbaji fiche). Anayetunza seva angeweza kuliandika kwa jina lako. Kwa hiyo sikufanya kitu. Tafadhali litume tena kwa programu yenye kufuli. Wito wa msaada kwa !dharura hutumwa siku zote.
general-too-much =
    Hayo ni mengi kwa mara moja, hivyo wengine watangulie kidogo. Nitaendelea kusoma kuanzia: { $until }. Tafadhali yatume tena wakati huo.
    Kwa dharura tuma !dharura, au piga { $phone }.
general-passed-on-enough = Leo nimepeleka kadiri ninavyoweza kutoka kwako. Nitaweza kupeleka zaidi kuanzia: { $until }. Kwa dharura tuma !dharura, au piga { $phone }.
general-not-understood = Sikuelewa hilo. Tuma !msaada uone ninachoweza, au 0 umpate mtu.
general-answer-given = Swali hilo lilishajibiwa, kwa hiyo sikubadilisha kitu. { $still }
general-answer-nothing = Sina swali linalosubiri jibu lako, kwa hiyo sikubadilisha kitu. { $still }
general-answer-crossed = Swali langu lilikuja baada ya wewe kuandika, hivyo sikuhesabu jibu lako. Tafadhali soma swali langu la mwisho ulijibu.
general-answer-expired = Swali hilo limeshafungwa, kwa hiyo sikubadilisha kitu. { $still }
general-still-member = Bado unaweza kusoma kanuni (!kanuni), kujitoa (!jitoe) au kuona mengine (!msaada).
general-still-rules = Bado unaweza kukubali: tuma !kanuni na ujibu hapo.
general-still-command = Bado unaweza kufanya hivyo: tuma { $command } tena.
general-welcome = Karibu sana.
general-asked-again = Sikuelewa hilo. Swali langu ni hili tena.
general-asked-elsewhere = Swali hilo liko kwenye gumzo letu lingine. Hili hapa tena.
general-words-please = Ninaweza kusoma maandishi tu, hivyo sikufanya kitu. Tafadhali andika kwa maneno, au tuma 0 umpate mtu.
general-not-passed-on = Siwezi kuwapelekea wengine mahali, kura wala stika, hivyo sikufanya kitu. Ninaweza kuwapelekea maandishi, picha, ujumbe wa sauti na faili.
general-changes-not-read = Nilikuwa nimeusoma ujumbe huo kabla hujaubadilisha. Kwa hiyo sikufanya kitu na badiliko hilo. Tafadhali utume tena kama ujumbe mpya.
general-changes-not-read-call = Maneno haya mapya hayakutumwa: sisomi mabadiliko. Unahitaji msaada? Basi yatume tena kama ujumbe mpya, au piga { $phone }.
general-recovery-came =
    🔑 Ufunguo wa akiba wa chumba hiki unatumika: { $account } imejiunga. Si mtu wa kikundi. Akaunti hii hutunzwa na wanaonihudumia. Hutumika siku nisipofanya kazi. Inaweza kusoma yanayoandikwa na kubadilisha chumba hiki.
    Ukitaka kujua kwa nini imekuja, waulize wanaoongoza kikundi chako.
general-recovery-came-space =
    🔑 Ufunguo wa akiba wa { $cohort } unatumika: { $account } imejiunga na orodha ya vyumba vyetu. Si mtu wa kikundi. Akaunti hii hutunzwa na wanaonihudumia. Hutumika siku nisipofanya kazi. Inaweza kubadilisha orodha hiyo. Ikijiunga na chumba, nitasema humo.
    Ukitaka kujua kwa nini imekuja, waulize wanaoongoza kikundi chako.
general-unreadable = Sikuweza kusoma hilo. Tafadhali litume tena. Kwa dharura piga { $phone }.
general-emergency = Kwa dharura piga { $phone }.

# In the place of a person's own words where there are none to read.
general-words-go-on = Inaendelea: { $text }
general-words-cut = Maandishi yalikuwa marefu. Nimepeleka vipande { $count } vya kwanza tu. Tafadhali tuma yaliyobaki kwa ujumbe mwingine.
general-no-words = (si kwa maandishi: tafadhali uliza)

# Kazi ya !help yenyewe.
command-help = Hueleza neno moja zaidi. Tuma !msaada tu uone yote ninayoweza.
    .alias = msaada
    .usage = zamu
