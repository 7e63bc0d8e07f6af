# La ligne de fermeture et ses étapes, les messages laissés pour plus tard, les temps de repos et les horaires.

quiet-closing-soon =
    🌙 Ce salon ferme bientôt : { $closes }. Il rouvre : { $opens }.
    Quelque chose à dire après ? Écrivez-le à { $chat } et je le publie à l'ouverture. Votre texte n'est pas parti ? Envoyez-le là aussi.
    Urgence : mettez 🚨 ici, écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-closed =
    🌙 Ce salon est fermé. Il rouvre : { $opens }.
    Quelque chose à dire ? Écrivez-le à { $chat } et je le publie à l'ouverture. Votre texte n'est pas parti ? Envoyez-le là aussi.
    Urgence : mettez 🚨 ici, écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-opened =
    ☀️ Ce salon est ouvert. Il ferme : { $closes }.
    Votre texte n'est pas parti pendant la fermeture ? Renvoyez-le maintenant. Quand le salon est fermé, écrivez à { $chat } et je publie plus tard.
    Urgence : écrivez !urgence à { $chat }, ou appelez le { $phone }.
# Dans un salon où rien n'est transmis.
quiet-closing-soon-elsewhere =
    🌙 Ce salon ferme bientôt : { $closes }. Il rouvre : { $opens }.
    Urgence : mettez 🚨 ici, écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-closed-elsewhere =
    🌙 Ce salon est fermé. Il rouvre : { $opens }.
    Urgence : mettez 🚨 ici, écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-opened-elsewhere =
    ☀️ Ce salon est ouvert. Il ferme : { $closes }.
    Urgence : écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-rest-time =
    🌙 Temps de repos jusqu'à : { $opens }. Ce salon reste ouvert, mais personne n'est obligé de lire ou de répondre maintenant.
    Urgence : écrivez !urgence à { $chat }, ou appelez le { $phone }.
quiet-rest-over = ☀️ Quel plaisir de vous retrouver. Le prochain temps de repos commence : { $closes }.

quiet-no-talk-by-reactions = Le salon { $room } se repose maintenant, donc j'ai retiré votre réaction avec des mots. Un signe comme 👍 reste. Pour laisser des mots pour l'ouverture, écrivez-les-moi.
quiet-later-choice =
    { $count ->
        [one] Le salon { $room } est fermé. Il rouvre : { $opens }. Que dois-je faire de votre texte ?
            1 = le publier à l'ouverture, 2 = c'est urgent, 3 = ne pas le publier
       *[other] Le salon { $room } est fermé. Il rouvre : { $opens }. Que dois-je faire de vos { $count } messages ?
            1 = tous les publier à l'ouverture, 2 = c'est urgent, 3 = ne pas les publier
    }
# Quand les mots parlent de danger, l'urgence vient en premier.
quiet-later-choice-danger =
    Le salon { $room } est fermé. Il rouvre : { $opens }. Avez-vous besoin d'aide maintenant ?
    2 = oui, je préviens tout de suite la personne de garde. Une vie est en danger ? Appelez le { $phone }.
    { $count ->
        [one] 1 = non, le publier à l'ouverture, 3 = ne pas le publier
       *[other] 1 = non, publier les { $count } à l'ouverture, 3 = ne pas les publier
    }
quiet-later-choice-full =
    { $count ->
        [one] Le salon { $room } est fermé. Il rouvre : { $opens }. Je peux garder un seul de vos messages. Merci de publier le reste là-bas à l'ouverture. Que dois-je faire de celui-ci ?
            1 = le publier à l'ouverture, 2 = c'est urgent, 3 = ne pas le publier
       *[other] Le salon { $room } est fermé. Il rouvre : { $opens }. Je peux garder { $count } de vos messages, pas plus. Merci de publier le reste là-bas à l'ouverture. Que dois-je faire de ceux-ci ?
            1 = tous les publier à l'ouverture, 2 = c'est urgent, 3 = ne pas les publier
    }
quiet-later-over = Cette question a pris fin à l'ouverture du salon { $room }, donc je n'ai rien publié. Est-ce encore utile ? Alors merci de l'écrire là-bas. En cas d'urgence, envoyez !urgence ou appelez le { $phone }.
quiet-later-kept =
    { $count ->
        [one] Gardé pour le salon { $room }. Je le publie : { $opens }. Pour le changer, modifiez-le ici. Pour le reprendre, supprimez-le ici ou envoyez 3.
       *[other] Gardés pour le salon { $room } : { $count } messages. Je les publie tous : { $opens }. Pour en changer un, modifiez-le ici. Pour en reprendre un, supprimez-le ici. Pour tous les reprendre, envoyez 3.
    }
quiet-later-changed = C'est changé. Je publie les nouveaux mots dans { $room } : { $opens }.
quiet-later-taken-back =
    { $count ->
        [one] C'est repris. Je ne le publierai pas.
       *[other] C'est repris. Je ne publierai pas vos { $count } messages.
    }
quiet-later-nothing =
    { $count ->
        [one] D'accord. Je ne le publierai pas.
       *[other] D'accord. Je ne publierai pas vos { $count } messages.
    }
quiet-later-relay = { $author }, message laissé ({ $at }) : { $text }
quiet-later-relay-file = { $author }, message laissé ({ $at }) :
quiet-ask-goes = Je publie votre question dans { $room } maintenant. Elle reste dans la liste des questions en attente (!attente) jusqu'à ce que quelqu'un réponde.
quiet-ask-relay = { $author } demande : { $text }
quiet-ask-relay-file = { $author } demande :
quiet-later-unreadable = Je ne pouvais plus lire le texte que vous avez laissé. Je ne l'ai donc pas publié. Merci de l'écrire de nouveau dans { $room }.
quiet-later-waits =
    { $count ->
        [one] Le texte que vous m'avez laissé attend que vous puissiez écrire de nouveau. Pour le reprendre, envoyez 3.
       *[other] Les { $count } textes que vous m'avez laissés attendent que vous puissiez écrire de nouveau. Pour les reprendre, envoyez 3.
    }
quiet-later-dropped =
    { $count ->
        [one] Je ne publierai pas le texte que vous m'aviez laissé.
       *[other] Je ne publierai pas les { $count } textes que vous m'aviez laissés.
    }
quiet-later-gone = Pendant deux semaines, je n'ai pas pu publier votre texte pour { $room }, laissé à ce moment : { $at }. Je ne le garde plus. Vous pouvez l'écrire de nouveau quand vous voulez.
quiet-later-posted = Votre texte est maintenant dans { $post }. Pour le reprendre, mettez-lui ❌ là-bas.
quiet-later-posted-several =
    { $count ->
        [one] Votre texte est maintenant dans le salon. Le dernier : { $post }. Pour le reprendre, mettez-lui ❌ là-bas.
       *[other] Vos { $count } textes sont maintenant dans le salon. Le dernier : { $post }. Pour en reprendre un, mettez-lui ❌ là-bas.
    }
quiet-later-taken-away = Vous avez repris votre texte, donc je l'ai aussi retiré du salon { $room }.
quiet-later-answered = { $person } a répondu au texte que j'ai publié pour vous : { $post }
quiet-later-open = Le salon { $room } est ouvert maintenant. Vous pouvez y écrire tout de suite.
quiet-later-full =
    { $count ->
        [one] Un texte de vous attend le salon { $room }, et je n'en garde pas plus. Merci d'écrire le reste là-bas à l'ouverture.
       *[other] { $count } textes de vous attendent le salon { $room }, et je n'en garde pas plus. Merci d'écrire le reste là-bas à l'ouverture.
    }
quiet-later-empty = Que dois-je publier ? Envoyez ainsi : !plustard puis vos mots.

quiet-window-set =
    Ces salons se reposeront : { $rooms }. Début : { $from }. Fin : { $until }. Pour finir plus tôt, envoyez !repos fin.
    { $left ->
        [0] C'était le dernier temps de repos en plus de cette semaine.
        [one] Vous pouvez fixer encore un temps de repos cette semaine.
       *[other] Vous pouvez fixer encore { $left } temps de repos cette semaine.
    }
quiet-window-preview =
    Ces salons fermeront : { $rooms }. Début : { $from }. Fin : { $until }.
    Dois-je le faire ? 1 ou ✅ = oui, 2 ou ❌ = non.
quiet-window-preview-open =
    Ces salons fermeront : { $rooms }. Début : { $from }. Fin : { $until }. Ceux-ci restent ouverts, mais personne n'est obligé d'y lire : { $open }.
    Dois-je le faire ? 1 ou ✅ = oui, 2 ou ❌ = non.
quiet-window-shown =
    Les membres liront ceci :
    { $shown }
quiet-window-shown-bare =
    Les membres liront ceci :
    { $shown }
    Voulez-vous dire pourquoi ? Envoyez ainsi : { $usage }
quiet-window-not = D'accord. Rien n'est fixé. Les horaires habituels restent les mêmes.
quiet-window-told = 🌙 { $who } a demandé ici un temps de repos en plus. Début : { $from }. Fin : { $until }.
quiet-window-told-why = 🌙 { $who } a demandé ici un temps de repos en plus : { $reason } Début : { $from }. Fin : { $until }.
quiet-window-by = { $by }
quiet-window-by-duty = La personne de service
quiet-window-over = 🌙 Le temps de repos en plus est fini. Les horaires habituels reviennent.
quiet-window-given-back = C'est fait. Ces salons reprennent leurs horaires habituels : { $rooms }. Vous l'avez arrêté tout de suite, donc il ne compte pas pour cette semaine.
quiet-window-ended = C'est fait. Ces salons reprennent leurs horaires habituels : { $rooms }.
quiet-window-refused-limit =
    { $limit ->
        [one] On peut fixer un seul temps de repos en plus par semaine, et il est déjà utilisé.
       *[other] On peut fixer seulement { $limit } temps de repos en plus par semaine, et ils sont déjà utilisés.
    } Les horaires habituels restent les mêmes. Envoyez !repos liste pour voir ce qui est fixé.
quiet-window-refused-duty = C'est la personne de service qui peut fixer cela. Cette semaine : { $holder }. Vous pouvez lui demander.
quiet-window-refused-past = Ce moment est passé, ou il finit avant de commencer. Envoyez ainsi : !repos ce soir 21:00
quiet-window-refused-quiet = C'est déjà un temps de repos. Nous rouvrons : { $opens }.
quiet-window-refused-nobody = Personne n'est de service maintenant, donc personne ne peut fixer cela. Ce sera de nouveau possible quand quelqu'un aura dit oui à la semaine (!tour).
quiet-window-refused-long = C'est trop long, donc je n'ai rien fait. Cela peut durer au plus jusqu'à { $until }. Ainsi, personne ne ferme le salon pour de bon.
quiet-window-none = Aucun temps de repos en plus n'est fixé. Envoyez !horaires pour voir les temps de repos habituels.
quiet-windows =
    Temps de repos en plus dans { $cohort } :
    { $windows }
quiet-windows-none = Aucun temps de repos en plus n'est fixé dans { $cohort }. Envoyez !horaires pour voir les horaires habituels.
quiet-window = Début : { $from }. Fin : { $until }. Fixé par { $by }

quiet-hours =
    Heures de travail du groupe { $cohort } ({ $zone }) :
    { $windows }
    { $now }
quiet-hours-window = { $days } : { $from }–{ $until }
quiet-hours-holiday = { $day } : jour de congé ({ $name })
quiet-hours-open = Ouvert maintenant, jusqu'à : { $until }.
quiet-hours-quiet = Temps de repos maintenant, jusqu'à : { $until }.

# La voie de l'urgence. Chaque réponse à qui appelle montre le numéro d'urgence.

urgent-ask =
    Que s'est-il passé ? Écrivez-le ici en une ligne, et je préviens la personne de garde. Ne nommez aucun patient.
    Une vie est en danger ? Appelez le { $phone } maintenant. Ce n'était rien, ou une erreur ? Envoyez 2.
urgent-sent =
    J'ai prévenu { $person }, qui est de garde. Sans réponse après { $minutes }, je préviens la personne suivante.
    N'attendez pas si une vie est en danger. Appelez le { $phone }. Était-ce une erreur ? Envoyez 2.
urgent-alert =
    🚨 { $sender }, du groupe { $cohort }, a besoin d'aide maintenant (envoyé : { $at }) : { $reason }
    1 ou ✅ = je m'en occupe. Puis écrivez ici, et je transmets. Si vous ne pouvez pas répondre en { $minutes }, je préviens la personne suivante.
urgent-alert-last =
    🚨 { $sender }, du groupe { $cohort }, a besoin d'aide maintenant (envoyé : { $at }) : { $reason }
    1 ou ✅ = je m'en occupe. Puis écrivez ici, et je transmets. Personne d'autre n'est de garde maintenant.
# Une réponse à « J'ai prévenu … » qui ne finit rien : où en est l'appel.
urgent-waits = J'ai parlé de votre appel à { $people }, et j'attends une réponse. Écrivez ici ce qui est nouveau, et je transmets. N'attendez pas si une vie est en danger. Appelez le { $phone }. Était-ce une erreur ? Envoyez 2.
urgent-added = 🚨 { $sender } ajoute : { $reason }
urgent-added-sent = J'ai transmis cela aussi à { $people }. N'attendez pas si une vie est en danger. Appelez le { $phone }.
urgent-added-enough = J'ai transmis beaucoup de vos lignes à { $people }, donc je n'en transmets plus. Appelez le { $phone } maintenant.
urgent-acknowledged = { $person } l'a vu et va vous écrire. Si cela s'aggrave, appelez le { $phone }. Était-ce une erreur ? Envoyez : stop.
urgent-yours = Merci. { $sender } sait que vous vous en occupez. Merci de lui écrire ici maintenant : je transmets.
# Qui a un appel, et d'autres attendent une réponse au leur.
urgent-others-wait = Encore en attente d'aide : { $people }. Pouvez-vous prendre aussi cet appel ? Alors répondez 1 à cet appel.
# Les mots de quelqu'un que plusieurs appels attendent : qui les a reçus.
urgent-back-others = Cela n'est arrivé qu'à { $person }. Encore en attente de vos nouvelles : { $people }. Pour écrire là, répondez à cet appel.
urgent-declined-next = La personne prévenue ne peut pas venir, donc j'ai prévenu aussi { $person }. N'attendez pas si une vie est en danger. Appelez le { $phone }.
urgent-declined-ended = La personne prévenue ne peut pas venir, et je n'ai plus personne à prévenir. Appelez le { $phone } maintenant.
urgent-not-yours = D'accord, je préviens maintenant la personne suivante. Vous pouvez venir finalement ? Envoyez 1 en réponse à l'appel à l'aide.
urgent-handed-on = La personne qui s'en occupait ne peut finalement pas venir. J'ai donc prévenu { $person }. N'attendez pas si une vie est en danger. Appelez le { $phone }.
urgent-given-back-ended = La personne qui s'en occupait ne peut finalement pas venir. Je n'ai plus personne à prévenir. Appelez le { $phone } maintenant.
urgent-next-told = Pas encore de réponse, donc j'ai prévenu aussi { $person }. N'attendez pas si une vie est en danger. Appelez le { $phone }.
urgent-list-ended = J'ai prévenu toutes les personnes de garde et n'ai pas encore de réponse. Appelez le { $phone } maintenant. Je vous le dis tout de suite si quelqu'un répond.
urgent-not-passed-on = Je n'ai prévenu personne, car vous n'êtes pas membre du groupe { $cohort } en ce moment. N'attendez pas : appelez le { $phone } tout de suite.
urgent-nobody-on-call = Personne n'est de garde maintenant, donc je n'ai pu prévenir personne. Appelez le { $phone } maintenant.
urgent-taken-by-other =
    Merci. { $person } a pris l'appel envoyé par { $sender }. { $open ->
        [0] Vous pouvez vous reposer.
       *[other] Un autre appel reste ouvert pour vous.
    }
urgent-not-sent = Je n'ai pas reçu de raison, donc je n'ai prévenu personne. Envoyez !urgence et une ligne en cas de besoin. Téléphone d'urgence : { $phone }.
urgent-nothing = D'accord. Je ne préviens personne. Avez-vous besoin d'aide finalement ? Envoyez !urgence et une ligne, ou appelez le { $phone }.
urgent-mistaken = D'accord, c'était une erreur. Je l'ai dit à { $people }. Avez-vous besoin d'aide finalement ? Envoyez de nouveau !urgence, ou appelez le { $phone }.
urgent-called-off =
    { $sender } n'a pas besoin d'aide : l'appel était une erreur. Merci d'avoir été là. { $open ->
        [0] Vous pouvez vous reposer.
       *[other] Un autre appel reste ouvert pour vous.
    }
urgent-back =
    { $person } vous écrit : { $text }
    Répondez ici, et je transmets. Si cela s'aggrave, appelez le { $phone }.
urgent-back-sent = J'ai transmis cela à { $person }.
urgent-back-sent-open = J'ai transmis cela à { $person }. Vous en occupez-vous ? Alors envoyez 1, pour que je n'appelle personne d'autre.
urgent-back-enough = { $person } a reçu beaucoup de lignes de vous, donc je n'en transmets plus. Merci de lui écrire ou de l'appeler.
urgent-third = Votre appel !urgence est parti, et vous avez eu raison de l'envoyer. Vous avez eu besoin d'aide trois fois cette semaine. J'ai donc demandé à la modération ce qui aiderait. Je n'ai pas donné votre nom. En cas d'urgence, envoyez toujours !urgence, ou appelez le { $phone }.
urgent-third-review =
    { $count ->
        [one] Dans { $cohort }, la même personne a envoyé !urgence { $count } fois cette semaine.
       *[other] Dans { $cohort }, la même personne a envoyé !urgence { $count } fois cette semaine.
    } Chaque appel est parti. Merci de réfléchir à ce qui aiderait : plus de personnes de garde, ou des mots clairs sur ce qui est urgent.

# Ce que fait chaque commande, ce qui s'écrit après, et son nom français.

command-hours = Montre quand les salons sont ouverts.
    .alias = horaires

command-later = Garde votre texte et le publie à l'ouverture du salon.
    .alias = plustard
    .usage = qui a la nouvelle fiche ?

command-urgent = Prévient la personne de garde, à toute heure.
    .alias = urgence
    .usage = une mère saigne au centre de santé

command-quiet = Fixe un temps de repos. Pour la personne de service. Ou : !repos maintenant, !repos jusqu'à 21:00, !repos fin, !repos liste.
    .alias = repos
    .usage = ce soir 21:00 : formation
