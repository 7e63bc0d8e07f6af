# Maneno ya ushiriki katika mazungumzo.

participation-page-link = Ukurasa wa { $cohort }: { $page }. Hufanya kazi mara moja, hadi: { $until }. Huonyesha namba tu na haumtaji mtu. Kikundi kinaona kwamba mtu ameangalia.
participation-page-refused = Ukurasa wa { $cohort } ni wa wanachama wake. Tuma !msaada uone ninachoweza kukufanyia.
participation-looked =
    👀 Ukurasa wa namba ulifunguliwa ({ $day }) na:
    { $lookers }
    Unahesabu ujumbe tu, na haumtaji mtu.
participation-looker-facilitator = • mwezeshaji
participation-looker-moderator = • mtunza chumba
participation-looker-mentor = • mshauri
participation-looker-coordinator = • mratibu
participation-looker-member = • mwanachama
participation-looker-operator = • mwendeshaji wa huduma

# Kazi ya kila amri, kinachoandikwa baada yake, na jina lake la Kiswahili.

command-dashboard = Hukupa kiungo cha ukurasa wa namba. Haumtaji mtu.
    .alias = dashibodi
