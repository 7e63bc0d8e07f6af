# Maneno ya ushiriki katika mazungumzo.

participation-page-link = Ukurasa wa { $cohort }: { $page }. Hufanya kazi mara moja, hadi: { $until }. Huonyesha namba tu na haumtaji mtu. Kikundi kinaona kwamba mtu ameangalia.
participation-page-refused = Ukurasa wa { $cohort } hufunguliwa na wanaoendesha kikundi. Unaweza kumwomba mwenye zamu (!nani) auonyeshe kwa wote.
