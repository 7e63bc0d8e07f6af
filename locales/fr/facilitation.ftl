# Le service, le planning, les questions en attente, qui est qui.

facilitation-duty-ask =
    Votre semaine pour { $cohort } approche. Elle commence : { $begins }. Pouvez-vous la prendre ?
    1 ou ✅ = oui, 2 = non. Si cela ne vous va pas, je demande à la personne suivante et ne nomme personne.
facilitation-duty-ask-now =
    Cette semaine, il manque encore quelqu'un pour animer les échanges dans { $cohort }. Pouvez-vous la prendre ? Elle finit : { $until }.
    1 ou ✅ = oui, 2 = non. Si cela ne vous va pas, je demande à la personne suivante et ne nomme personne.
facilitation-duty-yes = Merci ! Votre semaine commence : { $begins }. Je vous écrirai à ce moment-là.
facilitation-duty-no = Pas de problème. Je demande maintenant à la personne suivante et ne nomme personne.
facilitation-duty-begins =
    Votre semaine dans { $room } a commencé. Elle finit : { $until }. Trois choses à faire :
    1. Saluez les nouveaux.
    2. Veillez à ce que chaque question ait une réponse.
    3. Posez une question. Par exemple : “{ $words }”
    { $questions }
facilitation-duty-ended = Votre semaine dans { $cohort } est finie. Merci d'avoir pris soin du groupe ! { $next } prend la suite.
facilitation-duty-handover = { $holder } anime maintenant nos échanges. Cette semaine finit : { $until }. Merci, { $last } !
facilitation-duty-first = { $holder } anime maintenant nos échanges. Cette semaine finit : { $until }. Apportez vos questions, et ce qui a marché pour vous.
facilitation-duty-nobody = Cette semaine dans { $cohort } est encore libre. { $holder } veille encore sur le salon, le temps que quelqu'un la prenne. Pouvez-vous aider ? Demandez autour de vous, ou envoyez !tour prendre.

facilitation-duty-nobody-yet = Cette semaine dans { $cohort } est encore libre, et personne ne veille encore sur le salon. Pouvez-vous aider ? Demandez autour de vous, ou envoyez !tour prendre.

facilitation-rota =
    Qui anime les échanges dans { $cohort } :
    { $weeks }
    Absence prévue ? Envoyez : !tour absence 3-10 août. Envie d'échanger ? Envoyez : !tour échange et un nom.
facilitation-rota-week-now = { $from } (maintenant) : { $person }
facilitation-rota-week = { $from } : { $person }
facilitation-rota-week-open = { $from } : libre. Envoyez !tour prendre
facilitation-rota-none = Personne n'est encore au planning du groupe { $cohort }. Voulez-vous aider ? Envoyez-moi 0 en privé.
facilitation-rota-away = C'est noté : absence du { $from } au { $until }. Je ne vous donne aucune semaine à ce moment-là. Envoyez !tour pour voir le planning.
facilitation-rota-away-next = C'est noté. Vous êtes absent du { $from } au { $until } : je ne vous prévois pas de semaine à ce moment-là. Votre prochaine semaine au planning : { $week }. Envoyez !tour pour tout voir.
facilitation-rota-swap-asked = J'ai demandé à { $person }. Le planning ne change qu'avec son accord.
facilitation-rota-swap-ask =
    { $person } aimerait échanger sa semaine avec vous. Vous prendriez celle du { $theirs }, et lui laisseriez celle du { $yours }.
    1 ou ✅ = oui, 2 = non.
facilitation-rota-ask-waits = C'est le temps de repos, donc je demande plus tard à { $person } : { $at }. Le planning ne change qu'avec son accord.
facilitation-rota-take-ask =
    { $person } aimerait prendre la semaine du { $week }, prévue pour vous.
    1 ou ✅ = oui, je la laisse. 2 = non, je la garde.
facilitation-rota-take-away = Vous avez annoncé une absence la semaine du { $week }. Je ne vous l'ai donc pas donnée. Envoyez !tour pour voir le planning.
facilitation-rota-away-still = C'est noté. Mais au planning, la semaine du { $week } est encore à vous. Pouvez-vous demander autour de vous ? Ou échangez : envoyez !tour échange et un nom.
facilitation-newcomers = Nouvelles arrivées dans le salon : { $people }. Un mot de bienvenue de vous ferait du bien.
facilitation-newcomers-many =
    { $count ->
        [one] { $count } personne vient d'arriver dans le salon. Un mot de bienvenue de vous ferait du bien.
       *[other] { $count } personnes viennent d'arriver dans le salon. Un mot de bienvenue de vous ferait du bien.
    }
facilitation-rota-swap-unreached = Je ne peux pas joindre { $person } maintenant, donc je n'ai demandé à personne. Le planning reste comme avant. Vous pouvez demander à quelqu'un d'autre : envoyez !tour échange et un nom.
facilitation-rota-swap-away = Vous avez annoncé une absence la semaine du { $week }. Vous ne pouvez donc pas la prendre par échange, et je n'ai demandé à personne. Envoyez !tour pour voir le planning.
facilitation-rota-swap-away-none = Vous avez annoncé une absence. Aucune semaine n'est donc prévue pour vous, et il n'y a rien à échanger. Envoyez !tour pour voir le planning.
facilitation-rota-swap-not-theirs = { $person } ne peut pas avoir la semaine du { $week }, donc je n'ai demandé à personne. Vous pouvez demander à quelqu'un d'autre : envoyez !tour échange et un nom.
facilitation-rota-swap-running = Avec cet échange, l'une des deux personnes aurait deux semaines de suite. Je n'ai donc demandé à personne. Vous pouvez choisir une autre semaine ou quelqu'un d'autre. Envoyez !tour pour voir le planning.
facilitation-rota-swap-nothing = { $person } n'a aucune semaine au planning, donc il n'y a rien à échanger. Vous pouvez demander à quelqu'un d'autre : envoyez !tour échange et un nom.
facilitation-rota-swap-done = C'est fait. Vous et { $person } avez échangé. Votre semaine commence : { $week }.
facilitation-rota-swap-no = { $person } garde sa semaine cette fois. Le planning reste comme avant. Vous pouvez demander à quelqu'un d'autre : envoyez !tour échange et un nom.
facilitation-rota-swap-no-told = D'accord, le planning reste comme il était. J'ai prévenu { $person }.
facilitation-rota-taken = Merci ! La semaine du { $week } est à vous.
facilitation-rota-taken-by-other = { $person } a pris la semaine du { $week }. Elle était prévue pour vous. Vous n'avez rien à faire. Envoyez !tour pour voir le planning.
facilitation-rota-skipped = C'est noté. Au planning, { $person } a maintenant la semaine du { $week }. Votre prochaine semaine commence : { $next }. Envoyez !tour pour voir le planning.
facilitation-rota-skipped-last = C'est noté. Au planning, { $person } a maintenant la semaine du { $week }. Aucune autre semaine n'est prévue pour vous.
facilitation-rota-skipped-free = C'est noté. La semaine du { $week } est libre maintenant. Pouvez-vous demander autour de vous ? Qui la veut peut envoyer !tour prendre.
facilitation-rota-skip-still = Personne d'autre n'est là à ce moment-là. Au planning, la semaine du { $week } est donc encore à vous. Pouvez-vous demander autour de vous ? Ou échangez : envoyez !tour échange et un nom.
facilitation-rota-skip-none = Je ne vois aucune semaine à venir que vous pourriez passer. Envoyez !tour pour voir le planning.
facilitation-rota-refused-not-on-it = Seules les personnes du planning peuvent faire cela. Voulez-vous en être ? Envoyez 0 pour demander à une personne.
facilitation-rota-refused-past = Ce moment est passé. Envoyez !tour pour voir les semaines à venir.
facilitation-rota-refused-held = { $person } a cette semaine. Vous pouvez demander un échange : envoyez !tour échange et le nom.
facilitation-rota-refused-none = Je ne vois aucune semaine à échanger. Envoyez !tour pour voir le planning.
facilitation-rota-nothing-asked = Aucune semaine n'attend votre réponse maintenant. Envoyez !tour pour voir le planning.
facilitation-supervises-refused = { $person } supervise un membre du groupe { $cohort }. Cette personne ne peut donc pas aider à gérer le salon des collègues. Ainsi, tout le monde y parle librement, et personne ne peut lever cette règle.

facilitation-who =
    Qui est qui dans { $cohort } :
    { $people }
    Quelque chose ne va pas ? Envoyez-moi !signaler en privé.
facilitation-who-duty = Anime les échanges, peut supprimer, mettre en silence et retirer : { $person }. Jusqu'à : { $until }
facilitation-who-duty-nobody = Anime les échanges : encore personne. Envoyez !tour prendre
facilitation-who-moderators = Qui peut supprimer, mettre en silence et retirer : { $people }
facilitation-who-mentors = Là pour vous aider à apprendre : { $people }
facilitation-who-on-call = Qui reçoit votre !urgence maintenant : { $people }
facilitation-who-on-call-nobody = Qui reçoit votre !urgence maintenant : personne. En cas d'urgence, appelez le { $phone }
facilitation-who-coordinator = Qui a lancé le groupe : { $people }

facilitation-questions-open =
    { $count ->
        [one] Une question attend une réponse :
       *[other] { $count } questions attendent une réponse, la plus ancienne d'abord :
    }
    { $questions }
facilitation-question = { $question }, posée : { $asked }
facilitation-question-of = { $person } dans { $question }, posée : { $asked }
facilitation-questions-more =
    { $count ->
        [one] Une autre attend après celles-ci.
       *[other] { $count } autres attendent après celles-ci.
    }
facilitation-questions-none = Aucune question n'attend de réponse. Bravo à toutes et à tous !
facilitation-questions = { $cohort } : { $questions }
facilitation-question-noted = C'est noté. Votre question reste dans la liste des questions en attente (!attente) jusqu'à ce que quelqu'un réponde. La personne de service l'y voit.
facilitation-question-left =
    { $count ->
        [one] La liste des questions en attente (!attente) garde votre question la plus récente. La plus ancienne en est donc sortie : { $question }, posée : { $asked }. Elle reste dans le salon, et tout le monde peut encore y répondre.
       *[other] La liste des questions en attente (!attente) garde vos { $count } plus récentes. La plus ancienne en est donc sortie : { $question }, posée : { $asked }. Elle reste dans le salon, et tout le monde peut encore y répondre.
    }
facilitation-question-empty = Quelle est votre question ? Envoyez ainsi : !demander puis vos mots.
facilitation-question-ask = Quelle est votre question ? Écrivez-la ici en un message, et je la publie dans { $room } avec votre nom. Merci de ne nommer aucun patient. Vous ne voulez pas demander ? Envoyez 2.
facilitation-question-not = D'accord. Je n'ai rien publié.

# Ce que fait chaque commande, ce qui s'écrit après, et son nom français.

command-rota = Dit vos absences. Ou : !tour échange Amani Mfano, !tour passer, !tour prendre. !tour sans rien montre qui anime les échanges.
    .alias = tour
    .usage = absence 3-10 août

command-who = Montre qui aide à gérer le groupe et ce que ces personnes peuvent faire.
    .alias = qui

command-open = Montre les questions qui attendent une réponse.
    .alias = attente

command-ask = Demande à tout le monde, et garde la question dans une liste jusqu'à ce qu'elle ait une réponse.
    .alias = demander
    .usage = à combien de degrés doit être le frigo ?
