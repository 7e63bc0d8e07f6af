# Msaada, yasiyowezekana, na matumizi ya ufunguo wa akiba.

general-help =
    { $lines }
    Tuma !msaada na neno ujue zaidi. 0 humwita mtu, 9 hubadilisha lugha.
general-help-know = Jua: { $commands }
general-help-say = Sema: { $commands }
general-help-duty = Ongoza kikundi: { $commands }
general-help-moderate = Tunza chumba (jibu ujumbe): { $commands }
general-help-one = { $usage }: { $what }
general-unknown-near = Siijui !{ $word }. Ulimaanisha { $nearest }? Tuma !msaada uone zote.
general-unknown = Siijui !{ $word }. Tuma !msaada uone ninachoweza.
general-usage = Tuma hivi: { $usage }. { $what }
general-too-late = { $command } yako ilichelewa zaidi ya dakika kumi. Kwa hiyo sikufanya kitu. Itume tena kama bado unaitaka.
general-rules-first = Kanuni ndizo za kwanza. Tuma !kanuni na useme ndiyo hapo. Kisha utaweza kutumia hii pia.
general-not-for-you = Siwezi kukufanyia hilo hapa na sasa. Tuma !msaada uone ninachoweza.
general-in-the-clear = Programu yako ilituma hilo bila kufuli. Mahali hapa pana kufuli (usimbaji fiche). Anayeendesha seva angeweza kuliandika kwa jina lako. Kwa hiyo sikufanya kitu. Tafadhali litume tena kwa programu yenye kufuli. Wito wa msaada kwa !dharura hutumwa siku zote.
general-too-much =
    Hayo ni mengi kwa mara moja, hivyo wengine watangulie kidogo. Nitaendelea kusoma kuanzia: { $until }. Tafadhali yatume tena wakati huo.
    Kwa dharura tuma !dharura, au piga { $phone }.
general-passed-on-enough = Leo nimepeleka kadiri ninavyoweza kutoka kwako. Nitaweza kupeleka zaidi kuanzia: { $until }. Kwa dharura tuma !dharura, au piga { $phone }.
general-not-understood = Sikuelewa hilo. Tuma !msaada uone ninachoweza, au 0 umpate mtu.
general-answer-given = Swali hilo lilishajibiwa, kwa hiyo sikubadilisha kitu. { $still }
general-answer-nothing = Sina swali linalosubiri jibu lako, kwa hiyo sikubadilisha kitu. { $still }
general-answer-crossed = Jibu lako na swali langu vilipishana njiani. Je, ni jibu la swali langu la mwisho? Basi litume tena.
general-answer-expired = Swali hilo limeshafungwa, kwa hiyo sikubadilisha kitu. { $still }
general-still-member = Bado unaweza kusoma kanuni (!kanuni), kujitoa (!jitoe) au kuona mengine (!msaada).
general-still-rules = Bado unaweza kukubali: tuma !kanuni na ujibu hapo.
general-still-command = Bado unaweza kufanya hivyo: tuma { $command } tena.
general-asked-again = Sikuelewa hilo. Swali langu ni hili tena.
general-words-please = Ninaweza kusoma maandishi tu. Kwa hiyo sikufanya kitu nacho. Tafadhali liandike, au tuma 0 kumpata mtu.
general-changes-not-read = Nilikuwa nimeusoma ujumbe huo kabla hujaubadilisha. Kwa hiyo sikufanya kitu na badiliko hilo. Tafadhali utume tena kama ujumbe mpya.
general-changes-not-read-call = Wito wako wa msaada haukutumwa: sisomi mabadiliko. Tafadhali utume tena kama ujumbe mpya, au piga { $phone }.
general-recovery-came =
    🔑 Ufunguo wa akiba wa chumba hiki unatumika: { $account } imejiunga. Si mtu wa kikundi. Akaunti hii hutunzwa na wanaoniendesha. Ni ya siku nisipofanya kazi. Inaweza kusoma yanayoandikwa na kubadilisha chumba hiki.
    Ukitaka kujua kwa nini imekuja, waulize wanaoongoza kikundi chako.
general-recovery-came-space =
    🔑 Ufunguo wa akiba wa { $cohort } unatumika: { $account } imejiunga na orodha ya vyumba vyetu. Si mtu wa kikundi. Akaunti hii hutunzwa na wanaoniendesha. Ni ya siku nisipofanya kazi. Inaweza kubadilisha orodha hiyo. Ikijiunga na chumba, nitasema humo.
    Ukitaka kujua kwa nini imekuja, waulize wanaoongoza kikundi chako.
general-unreadable = Sikuweza kusoma hilo. Tafadhali litume tena. Kwa dharura piga { $phone }.
general-emergency = Kwa dharura piga { $phone }.

# In the place of a person's own words where there are none to read.
general-no-words = (si kwa maandishi: tafadhali uliza)

# Kazi ya !help yenyewe.
command-help = Huonyesha ninachoweza kufanya.
    .alias = msaada
    .usage = [neno]
