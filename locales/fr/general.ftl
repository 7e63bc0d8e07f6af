# L'aide, ce qu'un message ne peut pas faire, et l'usage de la clé de secours.

general-help =
    { $lines }
    Envoyez !aide et un mot pour en savoir plus. 0 appelle une personne, 9 change la langue.
general-help-know = S'informer : { $commands }
general-help-say = Dire : { $commands }
general-help-duty = Gérer le groupe : { $commands }
general-help-moderate = Veiller sur le groupe (répondez à un message, ou donnez un nom) : { $commands }
general-help-one = { $usage } : { $what }
general-unknown-near = Je ne connais pas !{ $word }. Vouliez-vous dire { $nearest } ? Envoyez !aide pour tout voir.
general-unknown = Je ne connais pas !{ $word }. Envoyez !aide pour voir ce que je peux faire.
general-usage = Envoyez-le ainsi : { $usage }. { $what }
general-ask-length = Pour combien de temps ? J'ai un doute, donc je n'ai rien fait. Merci d'écrire la durée comme 90m, 2h ou 1j 12h, juste après le nom : { $usage }
general-ask-days = De quels jours s'agit-il ? J'ai un doute, donc je n'ai rien fait. Merci d'écrire le premier jour d'abord, comme 3-10 août : { $usage }
general-ask-hour = De quelle heure s'agit-il ? Celle-ci est passée, ou elle ne va pas avec le reste. Je n'ai rien fait. Merci de l'envoyer ainsi : { $usage }
general-ask-words = Que doit lire la personne ? Sans mots, elle ne saurait pas quoi changer. Écrivez-le ici, en un seul message. Pas maintenant ? Envoyez stop.
general-ask-own-words = Que voulez-vous dire ? Écrivez-le ici, en un seul message. Pas maintenant ? Envoyez stop.
general-words-not = D'accord. Je n'ai rien fait.
general-thumb-is-no-yes = 👍 peut aussi dire que vous l'avez vu, donc je n'ai encore rien fait. Merci d'envoyer 1 ou ✅ pour oui, 2 ou ❌ pour non.
general-line-taken-away = J'ai retiré votre ligne du salon tout de suite, car elle parle d'une personne. D'autres l'ont peut-être vue. Merci de continuer ici, où nous ne sommes que deux à lire.
general-too-late = Votre { $command } m'est arrivé avec plus de dix minutes de retard. Je n'ai donc rien fait. Renvoyez-le si vous le voulez encore.
general-rules-first = Les règles d'abord. Envoyez !regles et répondez oui. Ensuite, vous pourrez utiliser cela aussi.
general-not-for-you = Je ne peux pas faire cela pour vous ici et maintenant. Envoyez !aide pour voir ce que je peux faire.
general-for-peers = Dans { $cohort }, c'est réservé aux collègues, pour que tout le monde parle librement. Bienvenue dans le salon où collègues et responsables se retrouvent. Pour joindre une personne, envoyez 0.
general-for-peers-alone = Dans { $cohort }, c'est réservé aux collègues, pour que tout le monde parle librement. Pour joindre une personne, envoyez 0.
general-not-in = Vous n'êtes pas dans { $cohort } en ce moment. Je ne peux donc pas faire cela pour vous. Envoyez !aide pour voir ce que je peux faire.
general-while-kept = Je ne peux pas faire cela tant qu'une décision de la modération est valable. Était-ce une erreur ? Envoyez !recours et dites pourquoi.
general-in-the-clear = Votre application a envoyé cela sans cadenas, et ici il y en a un (chiffrement). Quelqu'un qui gère un serveur pouvait l'écrire à votre nom. Je n'ai donc rien fait. Merci de le renvoyer avec une application qui met le cadenas. Un appel à l'aide avec !urgence part toujours.
general-too-much =
    C'est beaucoup d'un coup, donc les autres passent d'abord un moment. Je reprendrai la lecture : { $until }. Merci de renvoyer cela à ce moment-là.
    En cas d'urgence, envoyez !urgence ou appelez le { $phone }.
general-passed-on-enough = J'ai transmis pour vous tout ce que je peux en un jour. Je peux en transmettre plus à partir de : { $until }. En cas d'urgence, envoyez !urgence ou appelez le { $phone }.
general-not-understood = Je n'ai pas compris cela. Envoyez !aide pour voir ce que je peux faire, ou 0 pour joindre une personne.
general-answer-given = Cette question a déjà eu sa réponse, donc je n'ai rien changé. { $still }
general-answer-nothing = Aucune question de ma part n'attend de réponse, donc je n'ai rien changé. { $still }
general-answer-crossed = Ma question est arrivée après votre message, donc je n'ai pas compté votre réponse. Merci de lire ma dernière question et d'y répondre.
general-answer-expired = Cette question est fermée maintenant, donc je n'ai rien changé. { $still }
general-still-member = Vous pouvez toujours lire les règles (!regles), quitter le groupe (!quitter) ou voir le reste (!aide).
general-still-rules = Vous pouvez encore dire oui : envoyez !regles et répondez là.
general-still-command = Vous pouvez encore le faire : renvoyez { $command }.
general-welcome = Avec plaisir.
general-asked-again = Je n'ai pas compris cela. Voici de nouveau ma question.
general-asked-elsewhere = J'ai posé cette question dans notre autre conversation. La voici de nouveau.
general-words-please = Je ne sais lire que des mots, donc je n'ai rien fait de cela. Merci de l'écrire, ou d'envoyer 0 pour joindre une personne.
general-not-passed-on = Je ne peux pas transmettre un lieu, un sondage ou un autocollant. Je n'en ai donc rien fait. Je peux transmettre des mots, des images, des messages vocaux et des fichiers.
general-changes-not-read = J'avais lu cela avant votre changement, donc je n'ai rien fait du changement. Merci de le renvoyer dans un nouveau message.
general-changes-not-read-call = Ces nouveaux mots ne sont pas partis : je ne lis pas les changements. Avez-vous besoin d'aide ? Alors renvoyez-les dans un nouveau message, ou appelez le { $phone }.
general-recovery-came =
    🔑 La clé de secours de ce salon est utilisée : le compte { $account } est entré. Ce n'est personne du groupe. Elle est gardée par les personnes qui me font marcher, pour un jour où je ne marche pas. Elle peut lire ce qui s'écrit et changer ce salon.
    Pour savoir pourquoi elle est là, demandez aux personnes qui gèrent votre groupe.
general-recovery-came-space =
    🔑 La clé de secours du groupe { $cohort } est utilisée : le compte { $account } est entré dans la liste de nos salons. Ce n'est personne du groupe. Elle est gardée par les personnes qui me font marcher, pour un jour où je ne marche pas. Elle peut changer la liste. Si elle entre dans un salon, je le dis là.
    Pour savoir pourquoi elle est là, demandez aux personnes qui gèrent votre groupe.
general-unreadable = Je n'ai pas pu lire cela. Merci de le renvoyer. En cas d'urgence, appelez le { $phone }.
general-emergency = En cas d'urgence, appelez le { $phone }.

# À la place des mots d'une personne, quand il n'y en a pas à lire.
general-words-go-on = Suite : { $text }
general-words-cut =
    { $count ->
        [one] C'était un long texte. J'ai transmis son premier morceau, et rien après. Merci d'envoyer le reste dans un autre message.
       *[other] C'était un long texte. J'ai transmis ses { $count } premiers morceaux, et rien après. Merci d'envoyer le reste dans un autre message.
    }
general-no-words = (pas en mots : demandez, s'il vous plaît)

# Ce que fait !aide.
command-help = En dit plus sur un mot. Envoyez !aide sans rien pour voir tout ce que je peux faire.
    .alias = aide
    .usage = tour
