# Kikundi kinachoanza.

launch-launched = { $cohort } imeanza: wengi wetu tumekubali kanuni. Kuanzia sasa takwimu zetu zinahesabiwa. Zinahusu kikundi, si mtu mmoja. Tuma !dashibodi kuziona.
launch-told = { $cohort } imeanza: hakuna kinachokosekana tena. Takwimu zake zinahesabiwa kuanzia sasa.
launch-forming =
    { $cohort } bado inaundwa. Vyumba vyake viko wazi. Takwimu zake zinaanza haya yakikamilika:
    { $items }
launch-missing-yes = Ndiyo kwa kanuni: { $agreed } kati ya { $people }. Zinahitajika { $needed }.
launch-missing-facilitators = Ndiyo za wawezeshaji: { $count }. Zinahitajika { $needed }.
launch-missing-greeting = { $count ->
    [one] Mtu mmoja bado hajaingia kwenye gumzo lake nami. Baada ya siku 7 simsubiri tena.
   *[other] Watu { $count } bado hawajaingia kwenye magumzo yao nami. Baada ya siku 7 siwasubiri tena.
}
launch-lives = { $cohort } imeanza. Takwimu zake zinahesabiwa tangu { $since }.
