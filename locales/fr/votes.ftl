# Ce que les membres décident ensemble : la proposition, le vote, le résultat.

votes-what =
    Que voulez-vous changer dans { $cohort } ? Envoyez le numéro.
    1 = les règles
    2 = les heures de travail
    3 = ce que fait un salon pendant le temps de repos
    4 = qui est prévenu en premier en cas d'urgence
    5 = un jour de congé
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
votes-no-room = Il n'y a plus de place pour une règle de plus : toutes tiennent dans un seul message. Vous pouvez proposer d'en raccourcir une ou d'en retirer une : envoyez !proposer.
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
votes-hours-night = Ces heures finissent avant de commencer. Un vote ne fixe que des heures de jour. Écrivez quand le travail commence et finit le même jour.
votes-hours-empty = Ces heures finissent quand elles commencent : il n'y aurait pas de travail. Écrivez quand le travail commence et quand il finit.
votes-hours-no-days = J'ai lu les heures, mais aucun jour. Écrivez les deux, s'il vous plaît.
votes-hours-no-hours = J'ai lu les jours, mais aucune heure. Écrivez les deux, s'il vous plaît.
votes-hours-unknown = Je ne comprends pas ceci : { $words }
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
    Pour l'instant, { $first } est le premier contact en cas d'urgence. Qui faut-il prévenir en premier ? Envoyez le numéro.
    { $choices }
votes-first-choice = { $digit } { $person }

votes-day-off-how =
    Que faut-il changer aux jours de congé ?
    1 = un jour de congé de plus
    2 = un jour de congé devient un jour de travail
votes-day-off-date = Quel jour doit être un congé ? Écrivez-le ainsi : 12 décembre, ou 2026-12-12. Pour arrêter, envoyez 2.
votes-day-off-name = Comment s'appelle ce jour : { $day } ? Écrivez son nom en { $limit } lettres au plus. Pour arrêter, envoyez 2.
votes-which-day-off =
    Quel jour doit redevenir un jour de travail ? Envoyez le numéro, ou écrivez le jour.
    { $choices }
votes-day-off-choice = { $digit } { $day } : { $name }
votes-day-off-unclear = Je n'ai pas pu lire ce jour.
votes-day-off-outside = Il faut d'abord le temps de voter. Choisissez un jour entre ces deux : { $from } et { $until }.
votes-day-off-already = Personne ne travaille ce jour-là, déjà maintenant : { $day }.
votes-day-off-none = Ce n'est pas un jour de congé maintenant : { $day }.
votes-day-off-many = Nous avons déjà voté { $limit } jours de congé. Il ne peut pas y en avoir plus pour le moment. Vous pouvez proposer autre chose : envoyez !proposer.

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
votes-change-day-off-new = Un nouveau jour de congé : { $day }, { $name }
votes-change-day-off-out = Plus un congé, mais un jour de travail : { $day }, { $name }
votes-no-rest =
    { $change }
    ⚠️ Il n'y aurait plus de temps de repos.

votes-about-rule = la règle { $rule }
votes-about-hours = nos heures de travail
votes-about-quiet = le temps de repos dans « { $room } »
votes-about-day-off = le congé du { $day }
votes-about-order = qui est prévenu en premier en cas d'urgence
votes-about-review = nos règles, si elles conviennent encore

votes-offer = Voulez-vous changer nos règles, nos heures ou notre temps de repos ? Les membres en décident par un vote. Pour proposer un changement, envoyez !proposer.

votes-preview =
    { $change }
    Je pose la question à tous les membres sans dire que cela vient de vous. Est-ce que je l'envoie ? 1 ou ✅ = oui, 2 ou ❌ = non.
votes-dropped = D'accord. Je n'ai rien envoyé. Pour recommencer, envoyez !proposer.
votes-sent = Merci. Je pose maintenant la question à tous les membres. Fin du vote : { $ends }.
votes-sent-waits = Merci. C'est le temps de repos. Je poserai la question à tous les membres à l'ouverture : { $at }.
votes-running = Un vote est en cours, et il n'y en a qu'un à la fois. Il finit : { $ends }. Envoyez de nouveau !proposer après cela.
votes-running-waits = Quelqu'un vient de proposer un changement, et il n'y a qu'un vote à la fois. Il part : { $at }. Réessayez quand il sera fini.
votes-enough = Vous avez proposé { $limit } changements en 30 jours. C'est donc aux autres pour le moment. Vous pourrez proposer de nouveau à partir de : { $from }.
votes-withdraw-ask = Votre proposition est devant les membres jusqu'à : { $ends }. Le sujet : { $about }. Est-ce que je la retire ? 1 ou ✅ = oui, 2 ou ❌ = non.
votes-withdraw-ask-unsent = Votre proposition part à l'ouverture : { $at }. Le sujet : { $about }. Est-ce que je la retire ? 1 ou ✅ = oui, 2 ou ❌ = non.
votes-withdrawn = J'ai retiré votre proposition et je l'ai dit dans le salon. Les réponses sont effacées. Personne n'apprend ce qu'elles étaient.
votes-withdrawn-unsent = J'ai retiré votre proposition. Personne ne l'a lue.
votes-end-ask = Un vote est en cours jusqu'à : { $ends }. Le sujet : { $about }. Vous aidez à tenir le salon : vous pouvez finir ce vote plus tôt. Tous liront qu'il est fini, sans lire par qui. Est-ce que je le finis ? 1 ou ✅ = oui, 2 ou ❌ = non.
votes-end-done = J'ai fini le vote et je l'ai dit dans le salon. Les réponses sont effacées.
votes-goes-on = D'accord. Le vote continue.
votes-over-already = Ce vote est déjà fini. Il n'y avait plus rien à faire.
votes-ended-withdrawn = 🗳️ Le vote finit plus tôt : la proposition a été retirée par qui l'avait faite. Le sujet : { $about }. Rien ne change.
votes-ended-by-moderators = 🗳️ Le vote finit plus tôt : les personnes qui modèrent le salon l'ont arrêté. Rien ne change.
votes-closed = 🗳️ Ici se trouvait un vote de { $cohort }. Il a fini plus tôt : pas besoin de répondre.

votes-proposal =
    🗳️ Un membre propose un changement.
    { $change }
    Je pose la question à chaque membre en privé. Ici, les réponses ne comptent pas. Vous pouvez répondre jusqu'à : { $ends }. Personne ne voit qui répond quoi.
votes-ask =
    🗳️ Un vote dans { $cohort }.
    { $change }
    Le voulez-vous ? 1 = oui, 2 = non, 3 = je laisse les autres décider.
    Vous pouvez changer de réponse jusqu'à : { $ends }. Personne ne la voit.
votes-noted = J'ai noté votre réponse : { $answer }. Le sujet du vote : { $about }. Vous pouvez la changer jusqu'à : { $ends }. Il suffit d'envoyer un autre numéro.
votes-noted-last = J'ai noté votre réponse : { $answer }. Le sujet du vote : { $about }. Vous l'avez envoyée à temps.
votes-taken-back = J'ai retiré votre réponse. Aucune ne compte donc maintenant pour vous. Vous pouvez répondre de nouveau jusqu'à : { $ends }.
votes-not-in-the-room = Une réponse dans le salon ne compte pas, et tous la lisent. Répondez-moi ici, s'il vous plaît : personne ne le voit.
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
votes-gone = 🗳️ Le vote finit plus tôt. Ce dont il s'agissait a changé : il n'y a plus rien à décider. { $now }
votes-now-rules = Je vous montre nos règles d'aujourd'hui quand vous envoyez !regles.
votes-now-hours =
    Nos heures de travail maintenant :
    { $hours }
votes-now-quiet = « { $room } » pendant le temps de repos, maintenant : { $strength }.
votes-now-no-room = Ce salon n'existe plus.
votes-now-day-off = C'est maintenant un jour de congé : { $day }.
votes-now-no-day-off = Ce n'est pas un jour de congé maintenant : { $day }.
votes-now-order = Premier contact en cas d'urgence, maintenant : { $person }.
votes-now-nobody = Il n'y a personne sur la liste d'urgence maintenant.
votes-gone-unsent = Je n'ai pas envoyé votre proposition. Ce dont il s'agissait a changé depuis. Pour recommencer, envoyez !proposer.
votes-lifted = { $what } Vous pouvez demander pourquoi à ceux qui gèrent notre serveur. Pour le proposer de nouveau, écrivez-moi !proposer.
votes-lifted-rules = Ceux qui gèrent notre serveur ont annulé les règles que nous avions votées. Envoyez !regles pour lire celles qui valent maintenant.
votes-lifted-hours = Ceux qui gèrent notre serveur ont annulé les heures de travail que nous avions votées. Envoyez !horaires pour voir celles qui valent maintenant.
votes-lifted-quiet = Ceux qui gèrent notre serveur ont annulé ce que nous avions voté pour le temps de repos.
votes-lifted-order = Ceux qui gèrent notre serveur ont annulé l'ordre que nous avions voté pour les cas d'urgence.
votes-lifted-days-off = Ceux qui gèrent notre serveur ont annulé les jours de congé que nous avions votés. Envoyez !horaires pour voir ceux qui valent maintenant.

votes-review = Nos règles n'ont pas changé depuis longtemps. Conviennent-elles encore ? Je pose la question à chaque membre en privé, jusqu'à : { $ends }. Vous voulez en changer une ? Écrivez-moi !proposer.
votes-review-ask = Les règles de { $cohort } conviennent-elles encore ? 1 = oui, on les garde, 2 = parlons-en. Envoyez !regles pour les lire. Vous pouvez répondre jusqu'à : { $ends }. Personne ne voit votre réponse.
votes-reviewed = Voici ce que vous avez dit de nos règles. Les garder : { $keep }. En parler : { $talk }. Pour en changer une, écrivez-moi !proposer.
votes-count = { $count }
votes-fewer-than = moins de { $limit }

votes-unanswered = De nouvelles règles de { $cohort } valent depuis : { $since }. Ont dit non ou n'ont pas répondu : { $count }, sur { $members } membres. Ils restent dans le groupe, et personne n'apprend qui c'est. Il peut être utile de parler des règles dans le salon.

# Ce que fait la commande, et son nom.

command-propose = Permet de proposer un changement que tous les membres votent : règles, heures, temps de repos.
    .alias = proposer
