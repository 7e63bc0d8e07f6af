# Les aperçus, ce que lit la personne, l'annulation, le journal, les signalements et les recours.
# Un effet nomme un acte en peu de mots ; il se trouve dans les aperçus, les réponses et le journal. Une note dit dans
# l'aperçu ce que l'acte apporte d'autre.

moderation-preview =
    { $effect }
    { $note }
    Dois-je le faire ? 1 ou ✅ = oui, 2 ou ❌ = non.
moderation-preview-rooms =
    { $effect }
    Salons : { $rooms }. { $note }
    Dois-je le faire ? 1 ou ✅ = oui, 2 ou ❌ = non.
moderation-preview-told =
    La personne lira ceci :
    { $told }
moderation-note-warn = Personne d'autre ne la verra.
moderation-note-mute = La personne peut toujours m'envoyer !urgence, !signaler et !recours. Element le montre dans le salon avec son nom.
moderation-note-shown = Element le montre dans le salon avec son nom.
moderation-note-unban = Je l'invite de nouveau.
moderation-note-redact = Il ne peut pas revenir.
moderation-effect-warn = Une note privée à { $person } : { $reason }
moderation-effect-note = Une note privée à { $person }
moderation-effect-mute = Silence pour { $person } dans tous les salons du groupe { $cohort } jusqu'à { $until }
moderation-effect-unmute = Laisser { $person } écrire de nouveau dans tous les salons du groupe { $cohort }
moderation-effect-remove = Retirer { $person } de tous les salons du groupe { $cohort }
moderation-effect-ban = Tenir { $person } hors de tous les salons du groupe { $cohort } jusqu'à { $until }
moderation-effect-ban-open = Tenir { $person } hors de tous les salons du groupe { $cohort }, sans date de fin
moderation-effect-unban = Laisser { $person } revenir dans les salons du groupe { $cohort }
moderation-effect-remove-from = Retirer { $person } de { $room } seulement
moderation-effect-ban-from = Tenir { $person } hors de { $room } seulement, sans date de fin
moderation-effect-unban-from = Laisser { $person } revenir dans { $room }
moderation-effect-redact = Supprimer pour tout le monde un message écrit par { $person } : { $post }
moderation-effect-end-vote = Finir un vote plus tôt
moderation-who-is-meant =
    Qui voulez-vous dire par { $name } ? Envoyez le numéro.
    { $choices }
moderation-choice-person = { $digit } { $person }, { $detail }
moderation-nobody-meant = Je ne trouve personne ici avec le nom { $name }. Vous pouvez répondre à un de ses messages, ou écrire @ et choisir le nom.
moderation-expired = Votre oui est arrivé tard, donc je n'ai rien fait. Si vous le voulez encore, renvoyez la commande.
moderation-cancelled = D'accord. Je n'ai rien fait.
moderation-done =
    C'est fait : { $effect }
    La personne le sait. Envoyez !defaire pour l'annuler.
moderation-done-final =
    C'est fait : { $effect }
    La personne le sait. Cela ne peut pas être annulé.
moderation-seen =
    J'ai vu ce que vous avez fait avec le bouton : { $effect }
    La personne le sait et peut faire un recours. Envoyez !defaire pour l'annuler.
moderation-seen-final =
    J'ai vu ce que vous avez fait avec le bouton : { $effect }
    La personne le sait et peut faire un recours. Cela ne peut pas être annulé.
moderation-turned-back =
    J'ai annulé ceci : { $effect }
    { $why }
moderation-refused = Je ne peux pas faire cela. { $why }
moderation-why-not-yours = Seules la personne de service et celles qui veillent sur le salon peuvent le faire. Quelque chose ne va pas ? Envoyez !signaler.
moderation-why-fellow = Personne n'agit seul contre quelqu'un qui aide à gérer le salon. Envoyez !signaler et choisissez son numéro : d'autres regarderont. Ou 0 pour joindre quelqu'un.
moderation-why-self = Ce serait contre votre propre compte. Pensiez-vous à quelqu'un d'autre ? Alors envoyez-le avec son nom.
moderation-why-voice = Ce serait contre moi, et le salon a besoin de moi. Est-ce que je fais quelque chose de mal ? Envoyez 0 pour joindre une personne.
moderation-why-already = C'est déjà ainsi. Envoyez !journal pour voir ce qui a été fait.
moderation-why-all-rooms = Cette personne est tenue hors de tous les salons. Pour la laisser revenir, envoyez !readmettre.

moderation-told-warned =
    Une note des personnes qui veillent sur { $cohort }, pour vous uniquement : { $reason }
    Envoyez !regles pour lire nos règles.
    Vous voyez cela autrement ? Envoyez !recours et vos mots. Quelqu'un d'autre regardera cela.
moderation-told-muted =
    Vous ne pouvez écrire dans aucun salon du groupe { $cohort } jusqu'à { $until }. Pourquoi : { $reason }
    Vous pouvez toujours lire, et m'envoyer !urgence, !signaler ou !recours. Avec un recours, quelqu'un d'autre regarde cela.
moderation-told-unmuted = Vous pouvez de nouveau écrire dans les salons du groupe { $cohort }. Quel plaisir de vous retrouver.
moderation-told-removed =
    Votre compte a été retiré de tous les salons du groupe { $cohort }. Pourquoi : { $reason }
    Vous pouvez toujours m'écrire. Envoyez !recours et vos mots, et quelqu'un d'autre regardera cela.
moderation-told-banned =
    Vous ne pouvez être dans aucun salon du groupe { $cohort } jusqu'à { $until }. Pourquoi : { $reason }
    Vous pouvez toujours m'écrire. Envoyez !recours et vos mots, et quelqu'un d'autre regardera cela.
moderation-told-banned-open =
    Vous ne pouvez être dans aucun salon du groupe { $cohort } maintenant. Pas encore de date de fin. Pourquoi : { $reason }
    Vous pouvez toujours m'écrire. Envoyez !recours et vos mots, et quelqu'un d'autre regardera cela.
moderation-told-unbanned = Vous pouvez revenir dans { $cohort }. Une invitation est en route.
moderation-told-removed-from =
    Votre compte a été retiré de { $room }. Pourquoi : { $reason }
    Les autres salons vous restent ouverts. Vous voyez cela autrement ? Envoyez !recours et vos mots. Quelqu'un d'autre regardera cela.
moderation-told-banned-from =
    Vous ne pouvez pas être dans { $room } maintenant. Pas encore de date de fin. Pourquoi : { $reason }
    Les autres salons vous restent ouverts. Vous voyez cela autrement ? Envoyez !recours et vos mots. Quelqu'un d'autre regardera cela.
moderation-told-unbanned-from = Vous pouvez revenir dans { $room }. Une invitation est en route.
moderation-told-redacted =
    Un de vos messages dans { $room } a été supprimé. Pourquoi : { $reason }
    Vous voyez cela autrement ? Envoyez !recours et vos mots. Quelqu'un d'autre regardera cela.
moderation-told-vote-ended =
    Le vote sur votre proposition dans { $cohort } a été arrêté par les personnes qui modèrent le salon. Pourquoi : { $reason }
    Vous voyez cela autrement ? Envoyez !recours et vos mots. Quelqu'un d'autre regardera cela.
moderation-no-reason = On ne m'a pas dit pourquoi. Vous pouvez demander avec !recours.
moderation-removed-reason = { $cohort } : vous pouvez demander un autre avis. Écrivez !recours à Baraza dans votre conversation privée.

moderation-undone = Annulé : { $effect }
moderation-undone-invited =
    Annulé : { $effect }
    J'invite de nouveau la personne dans chaque salon où elle était. Elle doit encore accepter.
moderation-told-undone-invited =
    Ce qui a été fait dans { $room } a été annulé.
    Des invitations aux salons où vous étiez sont en route. Merci de les accepter, puis tout sera comme avant.
moderation-told-undone = Ce qui a été fait dans { $room } a été annulé. Tout est comme avant pour vous.
moderation-undo-not-redact = Un message supprimé ne peut pas revenir. Vous pouvez demander à la personne de le renvoyer.
moderation-undo-not-vote = Un vote fini ne peut pas continuer. Tout membre peut le proposer de nouveau avec !proposer.
moderation-undo-not-warn = Une note envoyée ne peut pas être reprise. Vous pouvez écrire à la personne.
moderation-undo-not-now = Quelqu'un d'autre a changé cela depuis, donc je n'y touche pas. Envoyez !journal pour le voir.
moderation-undo-ended = Cela a pris fin tout seul, donc il n'y a rien à annuler.
moderation-undo-nothing = Vous n'avez rien fait qui puisse être annulé maintenant. Envoyez !journal pour voir ce qui a été fait.

moderation-audit =
    Ce qui a été fait dans { $cohort }, le plus récent d'abord :
    { $entries }
moderation-audit-entry = { $at }, par { $actor } : { $effect }
moderation-audit-entry-undone = { $at }, par { $actor }, annulé : { $effect }
moderation-audit-empty = Rien n'a été fait dans { $cohort } jusqu'ici.

moderation-report-ask = Qu'est-ce qui ne va pas ? Écrivez-le ici en un message. Personne n'est encore prévenu. Seules les personnes qui s'en occupent le liront. Pour arrêter, envoyez non.
moderation-report-about =
    De qui s'agit-il ? Je demande d'abord, pour que cette personne ne le reçoive pas. Rien n'est encore envoyé.
    1 = quelqu'un qui modère ou anime, 2 = un autre membre, 3 = aucune personne, autre chose. Pour arrêter, envoyez non.
moderation-report-whom =
    Laquelle de ces personnes ? Elle ne le lira pas. Envoyez le numéro. Pour arrêter, envoyez non.
    { $choices }
moderation-report-choice = { $digit } { $person }
moderation-report-choice-next = { $digit } quelqu'un d'autre
moderation-report-added = J'ai ajouté cela à votre signalement. Il n'est pas encore envoyé.
moderation-report-long =
    { $count ->
        [one] Je garde un seul message pour un signalement. Merci de répondre d'abord. Envoyez ensuite le reste avec !signaler.
       *[other] Je garde { $count } messages pour un signalement, pas plus. Merci de répondre d'abord. Envoyez ensuite le reste avec !signaler.
    }
moderation-report-waits = Votre signalement attend encore votre réponse. Rien n'est envoyé, et ces mots ne vont à personne. Voici de nouveau ma question. Vous ne voulez rien signaler ? Envoyez “non”. En cas d'urgence, envoyez !urgence ou appelez le { $phone }.
moderation-case-back =
    Quelqu'un qui modère vous écrit au sujet de #{ $number } : { $text }
    Pour répondre, répondez à ceci, ou envoyez #{ $number } et vos mots. Seules les personnes qui s'en occupent les liront.
moderation-case-more =
    Encore au sujet de #{ $number } : { $text }
    Pour répondre, répondez à ceci, ou envoyez #{ $number } et vos mots. Je ne dis pas votre nom.
moderation-case-passed-on = Je le transmets à qui a écrit #{ $number }, si je peux encore joindre cette personne. Je ne dis pas votre nom. Je ne vous dis pas non plus quand elle le lit.
moderation-case-added =
    { $count ->
        [one] Je l'ai transmis à la seule personne qui s'occupe de #{ $number }. Personne d'autre ne le saura.
       *[other] Je l'ai transmis aux { $count } personnes qui s'occupent de #{ $number }. Personne d'autre ne le saura.
    }
moderation-case-nobody = Les personnes qui s'occupent de #{ $number } ne peuvent pas le lire maintenant. Je ne l'ai donc transmis à personne. Merci d'envoyer !signaler et vos mots, et je cherche quelqu'un d'autre.
moderation-case-enough =
    { $count ->
        [one] J'ai transmis { $count } message de vous au sujet de #{ $number }, donc celui-ci n'est allé à personne. Y a-t-il plus à dire ? Envoyez 0 pour joindre une personne.
       *[other] J'ai transmis { $count } messages de vous au sujet de #{ $number }, donc celui-ci n'est allé à personne. Y a-t-il plus à dire ? Envoyez 0 pour joindre une personne.
    }
moderation-case-empty = Que dois-je transmettre au sujet de #{ $number } ? Envoyez #{ $number } et vos mots en un message.
moderation-case-none = Je n'ai transmis cela à personne : vous n'avez ni signalement ni recours en cours avec le numéro { $number }. Quelque chose ne va pas ? Envoyez !signaler et vos mots. En cas d'urgence, envoyez !urgence. Est-ce à lire par tout le monde ? Envoyez-le sans le #.
moderation-case-is-it = Je n'ai transmis cela à personne. Est-ce au sujet de #{ $number } ? Alors envoyez #{ $number } et vos mots. Est-ce autre chose ? Merci de l'envoyer encore une fois.
moderation-report-not = Rien n'a été envoyé. Si vous voulez encore le dire à quelqu'un, envoyez de nouveau !signaler.
moderation-report-forwarded-about =
    Signalement #{ $number } dans { $cohort } : { $text }
    Il parle de ce message : { $post }
    Merci de le garder pour vous. Pour répondre, répondez à ceci, ou envoyez #{ $number } et vos mots. Je ne dis pas votre nom.
moderation-report-received = Merci de me l'avoir dit. Votre numéro est #{ $number }. Deux personnes qui n'y sont pas mêlées vont regarder cela. Personne d'autre ne le saura. Pour en dire plus, répondez à ceci, ou envoyez #{ $number } et vos mots.
moderation-report-received-one = Merci de me l'avoir dit. Votre numéro est #{ $number }. Une personne qui n'y est pas mêlée va regarder cela. Personne d'autre ne le saura. Pour en dire plus, répondez à ceci, ou envoyez #{ $number } et vos mots.
moderation-report-forwarded =
    Signalement #{ $number } dans { $cohort } : { $text }
    Merci de le garder pour vous. Pour répondre, répondez à ceci, ou envoyez #{ $number } et vos mots. Je ne dis pas votre nom.
moderation-nobody-handles = Je n'ai trouvé personne qui puisse regarder cela sans y être mêlé. Merci d'en parler à quelqu'un de confiance. En cas d'urgence, appelez le { $phone }.
moderation-appeal-received = Merci. Je l'ai donné à une personne qui n'y était pas mêlée, en demandant une réponse. Pour en dire plus, répondez à ceci, ou envoyez #{ $number } et vos mots. Sans nouvelles après deux jours de travail, envoyez 0 et j'appelle quelqu'un.
moderation-appeal-given = Quelqu'un a déjà votre recours à ce sujet. Cette personne n'y était pas mêlée. Merci de lui laisser le temps de vous écrire.
moderation-appeal-forwarded =
    { $person } demande un autre avis : { $text }
    Sujet : { $effect }
    !defaire l'annule. Ou envoyez #{ $number } et votre réponse.
moderation-appeal-forwarded-final =
    { $person } demande un autre avis : { $text }
    Sujet : { $effect }
    Cela ne peut pas être annulé. Envoyez #{ $number } et votre réponse.
moderation-appeal-nothing = Rien n'a été fait qui permette un recours. Quelque chose ne va pas ? Envoyez !signaler.

# Ce que fait chaque commande, ce qui s'écrit après, et son nom français.

command-warn = Envoie une note privée à qui a écrit le message auquel vous répondez, ou à un nom.
    .alias = avertir
    .usage = Amani Mfano : merci de rester sur le sujet

command-mute = Empêche quelqu'un d'écrire dans tous les salons pour un temps. Répondez à un message, ou donnez un nom.
    .alias = silence
    .usage = Amani Mfano 2h : crie

command-unmute = Laisse quelqu'un écrire de nouveau.
    .alias = parole
    .usage = Amani Mfano

command-remove = Retire quelqu'un de tous les salons du groupe. On peut l'inviter de nouveau.
    .alias = retirer
    .usage = Amani Mfano : vend des choses

command-ban = Tient quelqu'un hors de tous les salons du groupe, pour un temps ou sans fin.
    .alias = bannir
    .usage = Amani Mfano 7j : vend des choses

command-unban = Laisse quelqu'un revenir dans les salons du groupe.
    .alias = readmettre
    .usage = Amani Mfano

command-redact = Supprime un message pour tout le monde. Répondez-lui, ou collez son lien.
    .alias = supprimer
    .usage = on y voit un patient

command-undo = Annule la dernière chose que vous avez faite.
    .alias = defaire

command-audit = Montre ce qui a été fait dans le groupe, et par qui.
    .alias = journal

command-report = Prévient des personnes qui s'occupent des signalements et n'y sont pas mêlées. Personne d'autre ne le saura.
    .alias = signaler
    .usage = quelqu'un crie contre moi

command-appeal = Demande à quelqu'un d'autre de revoir ce qui vous a été fait.
    .alias = recours
    .usage = je vois cela autrement
