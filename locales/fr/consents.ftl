# Ce que chacun permet de faire avec ce qu'il laisse ici.

consents-ask-mentor =
    Une question sur { $cohort }. Vous êtes libre de dire non. Quand il y aura des chiffres pour les mentors : votre mentor pourra-t-il voir les vôtres ? Pour l'instant, personne ne les voit.
    1 = oui, 2 = non, 3 = ne plus me le demander
    Sans réponse, c'est non. Vous pouvez changer à tout moment : envoyez !choix.
consents-ask-library =
    Une question sur { $cohort }. Vous êtes libre de dire non. Quand notre bibliothèque gardera de bonnes réponses : pourra-t-elle garder vos mots, avec votre nom ? Pour l'instant, elle ne garde rien.
    1 = oui, 2 = non, 3 = ne plus me le demander
    Sans réponse, c'est non. Vous pouvez changer à tout moment : envoyez !choix.
consents-ask-research =
    Une question sur { $cohort }. Vous êtes libre de dire non. Quand il y aura une étude de groupes comme le nôtre : pourra-t-elle recevoir des faits sur votre participation ? Pour l'instant, elle ne reçoit rien.
    1 = oui, 2 = non, 3 = ne plus me le demander
    Sans réponse, c'est non. Vous pouvez changer à tout moment : envoyez !choix.
consents-refused = J'ai noté votre non, et personne n'est prévenu. Vous pouvez changer à tout moment : envoyez !choix.
consents-skipped = D'accord, je ne vous le demanderai plus. Cela reste un non. Vous pouvez changer à tout moment : envoyez !choix.
consents-closed = Cette question est close, et cela reste un non. Vous pouvez changer à tout moment : envoyez !choix.

consents-menu =
    Voici ce que vous permettez dans { $cohort }. Personne d'autre ne le sait. Envoyez un numéro pour en changer un.
    { $items }
consents-item = { $digit } { $consent } : { $state } ({ $digit } → { $other })
consents-counted = Les chiffres du groupe me comptent
consents-mentor = Mon mentor peut voir mes chiffres
consents-library = La bibliothèque peut garder mes mots, avec mon nom
consents-research = Une étude peut recevoir des faits sur moi
consents-yes = oui
consents-no = non
consents-yes-since = oui, depuis { $since }
consents-no-since = non, depuis { $since }

consents-given =
    { $consent } : oui, à partir de maintenant. Rien ne s'en sert encore.
    Pour arrêter, envoyez !choix, puis { $digit }.
consents-stopped =
    { $consent } : non, à partir de maintenant. Rien n'a été fait avec votre oui, donc il n'y a pas de copies.
    Pour le permettre à nouveau, envoyez !choix, puis { $digit }.
consents-given-counted =
    À partir de maintenant, les chiffres du groupe { $cohort } vous comptent à nouveau. Les semaines closes restent comme elles sont.
    Pour arrêter, envoyez !choix, puis 1.
consents-stopped-counted =
    À partir de maintenant, les chiffres du groupe { $cohort } ne vous comptent plus, ceux de cette semaine non plus. Les semaines et les mois clos restent comme ils étaient. Ils sont sur notre page pour trois mois au plus, et dans les copies que des gens en ont faites.
    Pour être compté à nouveau, envoyez !choix, puis 1.

# Ce que fait la commande, et comment on l'écrit.

command-consent = Montre ce que vous permettez de faire avec ce que vous laissez ici, et permet d'en changer.
    .alias = choix
