# Le jour où le groupe a commencé.

anniversary-line =
    { $years ->
        [one] { $cohort } a un an aujourd'hui.
       *[other] { $cohort } a { $years } ans aujourd'hui.
    } { $newcomers ->
        [0] Merci à toutes et à tous !
        [one] Une personne nous a rejoints depuis. Merci à toutes et à tous !
       *[other] { $newcomers } personnes nous ont rejoints depuis. Merci à toutes et à tous !
    }

anniversary-ask =
    Le prochain anniversaire du groupe { $cohort } : { $day }. Dois-je le dire dans le salon détente ?
    ✅ ou 1 : oui
    ❌ ou 2 : pas cette fois

anniversary-kept = Bien. Je le dirai ce jour-là.

anniversary-left-out = Bien. Je ne dirai rien cette fois.

command-anniversary = Montre l'anniversaire du groupe, et permet de le passer pour une fois.
    .alias = anniversaire
