# Un groupe qui commence.

launch-launched = { $cohort } a commencé : la plupart d'entre nous ont dit oui aux règles. Nos chiffres comptent à partir de maintenant. Ils parlent du groupe, jamais d'une personne. Envoyez !chiffres pour les voir.
launch-told = { $cohort } a commencé : il ne manque plus rien. Ses chiffres comptent à partir de maintenant.
launch-forming =
    { $cohort } se forme encore. Ses salons sont ouverts. Ses chiffres commencent quand ceci est fait :
    { $items }
launch-missing-yes = Oui aux règles : { $agreed } sur { $people }. Il en faut { $needed }.
launch-missing-facilitators = Oui de personnes qui animent : { $count }. Il en faut { $needed }.
launch-missing-greeting = { $count ->
    [one] Une personne n'est pas encore venue dans sa discussion avec moi. Après 7 jours je n'attends plus.
   *[other] { $count } personnes ne sont pas encore venues dans leur discussion avec moi. Après 7 jours je n'attends plus.
}
launch-lives = { $cohort } a commencé. Ses chiffres comptent depuis le { $since }.
