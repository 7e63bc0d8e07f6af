# Ce que les membres décident ensemble : la proposition, le vote, le résultat.

votes-what =
    Que voulez-vous changer dans { $cohort } ? Envoyez le numéro.
    1 = les règles
    2 = les heures de travail
    3 = ce que fait un salon pendant le temps de repos
    4 = qui est prévenu en premier en cas d'urgence
votes-which-rule =
    Quelle règle ? Envoyez le numéro.
    { $choices }
votes-rule-choice = { $digit } { $rule }
votes-rule-choice-new = { $digit } (une nouvelle règle)
votes-rule-how =
    { $rule }
    1 = la dire autrement, 2 = la retirer
votes-rule-words = Écrivez la règle comme elle doit être, sur une seule ligne, en { $limit } lettres au plus. Langue : { $language }. Pour arrêter, envoyez 2.
votes-rule-words-also = Maintenant la même règle dans cette langue : { $language }, en { $limit } lettres au plus. Envoyez 1 pour y garder vos premiers mots. Pour arrêter, envoyez 2.
votes-too-long =
    { $count ->
        [one] Il y a { $count } lettre de trop. Raccourcissez un peu, s'il vous plaît.
       *[other] Il y a { $count } lettres de trop. Raccourcissez un peu, s'il vous plaît.
    }
votes-same = C'est déjà ainsi, ou cela n'existe plus : il n'y a rien à voter. Pour recommencer, envoyez !proposer.
votes-last = Il faut en garder au moins une. Vous pouvez proposer de la changer : envoyez !proposer.
votes-many = Il peut y avoir { $limit } règles au plus. Vous pouvez proposer d'en changer une ou d'en retirer une : envoyez !proposer.
votes-nothing = Ici, il n'y a rien à choisir. Pour changer autre chose, envoyez !proposer.
votes-which-hours =
    Quelles heures ? Envoyez le numéro.
    { $choices }
votes-hours-choice = { $digit } { $hours }
votes-hours-choice-new = { $digit } (des heures en plus)
votes-hours = { $days } : { $from }–{ $until }
votes-hours-how =
    { $hours }
    1 = d'autres heures, 2 = les retirer
votes-hours-words = Écrivez les jours et les heures ainsi : lundi-vendredi 08:00-16:30. Pour arrêter, envoyez 2.
votes-hours-unclear = Je n'ai pas pu lire ces jours et ces heures. Je n'ai donc rien fait.
votes-which-room =
    Quel salon ? Envoyez le numéro.
    { $choices }
votes-room-choice = { $digit } { $room } : { $strength }
votes-room-how =
    Que doit faire « { $room } » pendant le temps de repos ?
    1 = il ferme
    2 = il reste ouvert et je le rappelle
    3 = rien
votes-hold = il ferme
votes-remind = il reste ouvert et je le rappelle
votes-no-quiet = rien
votes-which-first =
    Qui faut-il prévenir en premier en cas d'urgence ? Envoyez le numéro.
    { $choices }
votes-first-choice = { $digit } { $person }

votes-change-rule =
    La règle actuelle : { $before }
    Nouvelle : { $after }
votes-change-rule-new = Une nouvelle règle : { $after }
votes-change-rule-out = Cette règle disparaît : { $before }
votes-change-hours =
    Les heures de travail actuelles : { $before }
    Les nouvelles : { $after }
votes-change-hours-new = Des heures de travail en plus : { $after }
votes-change-hours-out = Ces heures de travail disparaissent : { $before }
votes-change-quiet =
    « { $room } » pendant le temps de repos, actuellement : { $before }
    La nouvelle façon : { $after }
votes-change-order =
    Premier contact en cas d'urgence, actuellement : { $before }
    À l'avenir : { $after }. Les autres suivent comme maintenant.

votes-preview =
    { $change }
    Je pose la question à tous les membres sans dire que cela vient de vous. Est-ce que je l'envoie ? 1 ou ✅ = oui, 2 ou ❌ = non.
votes-dropped = D'accord. Je n'ai rien envoyé. Pour recommencer, envoyez !proposer.
votes-sent = Merci. Je pose maintenant la question à tous les membres. Fin du vote : { $ends }.
votes-sent-waits = Merci. C'est le temps de repos. Je poserai la question à tous les membres à l'ouverture : { $at }.
votes-running = Un vote est en cours, et il n'y en a qu'un à la fois. Il finit : { $ends }. Envoyez de nouveau !proposer après cela.
votes-running-waits = Quelqu'un vient de proposer un changement, et il n'y a qu'un vote à la fois. Il part : { $at }. Réessayez quand il sera fini.
votes-enough = Vous avez proposé { $limit } changements en 30 jours. C'est donc aux autres pour le moment. Vous pourrez proposer de nouveau à partir de : { $from }.

votes-proposal =
    🗳️ Un membre propose un changement.
    { $change }
    Je pose la question à chaque membre en privé. Vous pouvez répondre jusqu'à : { $ends }. Personne ne voit qui répond quoi.
votes-ask =
    🗳️ Un vote dans { $cohort }.
    { $change }
    Le voulez-vous ? 1 = oui, 2 = non, 3 = je laisse les autres décider.
    Vous pouvez changer de réponse jusqu'à : { $ends }. Personne ne la voit.
votes-noted = J'ai noté votre réponse : { $answer }. Vous pouvez la changer jusqu'à : { $ends }. Il suffit d'envoyer un autre numéro.
votes-noted-last = J'ai noté votre réponse : { $answer }. Vous l'avez envoyée à temps.
votes-taken-back = J'ai retiré votre réponse. Vous pouvez répondre de nouveau jusqu'à : { $ends }.
votes-yes = oui
votes-no = non
votes-others = je laisse les autres décider
votes-keep = oui, on les garde
votes-talk = parlons-en
votes-over = Ce vote est fini, cette réponse n'a donc pas compté. Le résultat est dans le salon. Vous pouvez proposer un changement : envoyez !proposer.
votes-not-yours = Seuls les membres de { $cohort } votent. Je n'ai donc pas compté cette réponse.

votes-result =
    🗳️ Le vote est fini.
    { $change }
    Oui : { $yes }. Non : { $no }. Laissent les autres décider : { $others }.
    { $outcome }
votes-won = C'est ainsi à partir de maintenant.
votes-won-rules = C'est la règle à partir de maintenant (version { $version }). Je demande à chaque membre de dire oui.
votes-lost = La plupart veulent garder ce qui était. Rien ne change.
votes-tie = Il y a autant de oui que de non. Rien ne change.
votes-few = Moins de la moitié d'entre nous a répondu. Rien ne change.
votes-gone = 🗳️ Le vote finit plus tôt. Ce dont il s'agissait a changé : il n'y a plus rien à décider.
votes-gone-unsent = Je n'ai pas envoyé votre proposition. Ce dont il s'agissait a changé depuis. Pour recommencer, envoyez !proposer.
votes-lifted = { $what } Vous pouvez demander pourquoi à ceux qui gèrent notre serveur. Pour le proposer de nouveau, écrivez-moi !proposer.
votes-lifted-rules = Ceux qui gèrent notre serveur ont annulé les règles que nous avions votées. Envoyez !regles pour lire celles qui valent maintenant.
votes-lifted-hours = Ceux qui gèrent notre serveur ont annulé les heures de travail que nous avions votées. Envoyez !horaires pour voir celles qui valent maintenant.
votes-lifted-quiet = Ceux qui gèrent notre serveur ont annulé ce que nous avions voté pour le temps de repos.
votes-lifted-order = Ceux qui gèrent notre serveur ont annulé l'ordre que nous avions voté pour les cas d'urgence.

votes-review = Nos règles n'ont pas changé depuis longtemps. Conviennent-elles encore ? Je pose la question à chaque membre en privé, jusqu'à : { $ends }. Vous voulez en changer une ? Écrivez-moi !proposer.
votes-review-ask = Les règles de { $cohort } conviennent-elles encore ? 1 = oui, on les garde, 2 = parlons-en. Envoyez !regles pour les lire. Vous pouvez répondre jusqu'à : { $ends }. Personne ne voit votre réponse.
votes-reviewed = Voici ce que vous avez dit de nos règles. Les garder : { $keep }. En parler : { $talk }. Pour en changer une, écrivez-moi !proposer.
votes-count = { $count }
votes-fewer-than = moins de { $limit }

votes-unanswered = De nouvelles règles de { $cohort } valent depuis : { $since }. Ont dit non ou n'ont pas répondu : { $count }, sur { $members } membres. Ils restent dans le groupe, et personne n'apprend qui c'est. Il peut être utile de parler des règles dans le salon.

# Ce que fait la commande, et son nom.

command-propose = Permet de proposer un changement que tous les membres votent : règles, heures, temps de repos.
    .alias = proposer
