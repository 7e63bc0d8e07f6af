# Ce que la participation dit dans la conversation.

participation-page-link = La page du groupe { $cohort } : { $page }. Le lien marche une fois, jusqu'à : { $until }. La page montre seulement des chiffres et ne nomme personne. Le groupe peut voir que quelqu'un a regardé.
participation-page-refused = La page du groupe { $cohort } est pour ses membres. Envoyez !aide pour voir ce que je peux faire pour vous.
participation-looked =
    👀 La page des chiffres a été ouverte ({ $day }) par :
    { $lookers }
    Elle compte les messages et ne nomme personne.
participation-looker-facilitator = • une personne qui anime
participation-looker-moderator = • une personne qui modère
participation-looker-mentor = • un mentor
participation-looker-coordinator = • une personne qui coordonne
participation-looker-member = • un membre
participation-looker-operator = • la personne qui gère le service

# Ce que fait chaque commande, ce qui s'écrit après, et son nom français.

command-dashboard = Vous donne un lien vers la page des chiffres. Elle ne nomme personne.
    .alias = chiffres
