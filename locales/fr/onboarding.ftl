# L'entrée, les règles, la sortie.

onboarding-chat-topic = { $inviter } vous invite à rejoindre { $cohort }, où des collègues s'entraident. Je suis Baraza, le programme qui veille sur ses salons. Vous lirez d'abord les règles. Vous êtes libre de dire non. Écrivez 0 pour joindre une personne.
onboarding-chat-name = Baraza · { $cohort }
onboarding-chat-topic-member = { $cohort }. { $rules } Envoyez !regles pour relire ceci, !aide pour voir ce que je peux faire.
onboarding-invite-reason = Vous avez dit oui aux règles du groupe { $cohort }. Bienvenue !
onboarding-back-reason = On vous invite à revenir dans { $cohort }.
onboarding-supervisor-reason = Ce salon du groupe { $cohort } est réservé aux collègues. Bienvenue dans le salon où collègues et responsables se retrouvent.
onboarding-space-reason = Tous les salons du groupe { $cohort } sont ici : vous les trouvez au même endroit.
onboarding-leave-reason = Vous avez demandé à quitter { $cohort }. Merci pour votre participation.
onboarding-off-list-reason = Votre nom n'est pas sur la liste du groupe { $cohort } en ce moment. Ce salon vous est donc fermé. Merci pour votre participation. Vous pouvez demander à la personne qui vous a parlé du groupe.
onboarding-new-account-reason = Vous êtes maintenant dans { $cohort } avec un autre compte. Celui-ci quitte donc ses salons. Ce n'était pas vous ? Alors dites-le à qui modère le groupe.
onboarding-server-reason = Votre serveur ({ $server }) n'est pas encore sur la liste du groupe { $cohort }. Cela ne vous vise pas. Merci de demander à la personne qui vous a parlé du groupe.

onboarding-greeting =
    Bonjour ! Je suis Baraza, le programme qui veille sur les salons du groupe { $cohort }. { $inviter } vous invite à rejoindre ce groupe. Des collègues s'y entraident.
    Cette conversation est pour vous et moi seulement. Vous êtes libre de dire non.
onboarding-greeting-plain =
    Bonjour ! Je suis Baraza, le programme qui veille sur les salons du groupe { $cohort }. { $inviter } vous invite à rejoindre ce groupe. Des collègues s'y entraident.
    Cette conversation est pour vous et moi seulement. Elle n'est pas chiffrée, pour s'ouvrir sur chaque téléphone. Qui gère notre serveur pourrait la lire, donc n'écrivez aucun nom de patient. Vous êtes libre de dire non.
onboarding-greeting-also = { $inviter } vous invite à rejoindre { $cohort }, où des collègues s'entraident. Je veille sur ses salons. Vous êtes libre de dire non.
onboarding-greeting-member =
    Bonjour ! Je suis Baraza, le programme qui veille sur les salons du groupe { $cohort }. Vous avez dit oui à ses règles : vous en faites partie.
    Cette conversation est pour vous et moi seulement. Envoyez !aide pour voir ce que je peux faire, 0 pour joindre une personne.
    Nos chiffres vous comptent. Arrêter : !choix
onboarding-greeting-member-plain =
    Bonjour ! Je suis Baraza, le programme qui veille sur les salons du groupe { $cohort }. Vous avez dit oui à ses règles : vous en faites partie.
    Cette conversation est pour vous et moi seulement. Elle n'est pas chiffrée, pour s'ouvrir sur chaque téléphone. Qui gère notre serveur pourrait la lire, donc n'écrivez aucun nom de patient.
    Envoyez !aide pour voir ce que je peux faire, 0 pour une personne.
    Nos chiffres vous comptent. Arrêter : !choix

onboarding-language-menu =
    { $cohort } : dans quelle langue dois-je vous écrire ? Envoyez son numéro.
    { $choices }
    9 ramène cette liste. 0 appelle une personne.
onboarding-language-choice = { $digit } Français : envoyez { $digit }
onboarding-language-set = Je vous écris maintenant en français. Envoyez 9 pour choisir de nouveau.

onboarding-rules-ask =
    Les règles du groupe { $cohort } :
    { $rules }
    Nos chiffres vous comptent. Arrêter : !choix
    Êtes-vous d'accord ? 1 ou ✅ = oui, 2 = non. (9 = langue, 0 = une personne)
onboarding-rules-yes =
    Merci, et bienvenue dans { $cohort } ! Il reste une étape. Ouvrez l'invitation à “{ $room }” et dites bonjour.
    Vous pouvez m'écrire ici à tout moment. Envoyez !aide pour voir ce que je peux faire.
onboarding-rules-yes-quiet =
    Merci, et bienvenue dans { $cohort } ! Il reste une étape. Ouvrez l'invitation à “{ $room }”. Vous pouvez y lire maintenant. Vous pourrez écrire à l'ouverture : { $opens }.
    Vous pouvez m'écrire ici à tout moment. Envoyez !aide pour voir ce que je peux faire.
onboarding-rules-yes-again = Merci ! J'ai noté votre oui aux nouvelles règles du groupe { $cohort }.
onboarding-rules-reminder = Les règles du groupe { $cohort } attendent encore votre réponse. 1 ou ✅ = oui, 2 = non. Envoyez !regles pour les relire, 0 pour joindre une personne.
onboarding-rules-reminder-last = Je le demande pour la dernière fois. Êtes-vous d'accord avec les règles du groupe { $cohort } ? 1 ou ✅ = oui, 2 = non. Rien ne presse. Vous pourrez dire oui plus tard : envoyez !regles.
onboarding-rules-no = Pas de problème. Personne ne vous demande pourquoi, et je ne demanderai plus. Si vous changez d'avis pour { $cohort }, envoyez !regles.
onboarding-rules-no-member = Merci de l'avoir dit. Vous restez dans { $cohort }, et personne ne saura que vous avez dit non. Les règles valent pour tout le monde depuis : { $since }. Pour proposer un changement, envoyez !proposer. Pour en parler, envoyez 0. Pour quitter le groupe, envoyez !quitter.
onboarding-rules-changed =
    Les règles du groupe { $cohort } ont changé. Voici la version { $version } :
    { $rules }
    Êtes-vous d'accord ? 1 ou ✅ = oui, 2 = non. (9 = langue, 0 = une personne)
onboarding-rules-changed-from =
    Les règles du groupe { $cohort } ont changé. Voici la version { $version }.
    { $changes }
    Êtes-vous d'accord ? 1 ou ✅ = oui, 2 = non. Envoyez !regles pour tout lire. (9 = langue, 0 = une personne)
onboarding-rules-was =
    Avant :
    { $rules }
onboarding-rules-is =
    Maintenant :
    { $rules }
onboarding-rules-earlier =
    Les règles, version { $version } (du { $from } au { $until }, { $how }) :
    { $rules }
onboarding-rules-by-vote = par vote : { $yes } oui, { $no } non
onboarding-rules-by-file = sans vote
onboarding-rules-no-version = Je n'ai pas de version { $version } des règles. Je garde les dix dernières. Envoyez !regles pour lire celles qui valent maintenant.
onboarding-rules-show =
    Les règles du groupe { $cohort } (version { $version }) :
    { $rules }

onboarding-leave-ask = Voulez-vous quitter { $cohort } ? 1 ou ✅ = oui, 2 = non. Personne ne vous demandera pourquoi.
onboarding-leave-out = Vous n'êtes pas dans { $cohort } en ce moment. Un de ses salons est encore dans votre liste ? Ouvrez-le et appuyez sur Quitter (Leave). Vous voulez revenir ? Envoyez !regles et dites oui.
onboarding-leave-not = D'accord. Vous restez dans le groupe, et tout est comme avant.
onboarding-off-list =
    Votre nom n'est pas sur la liste du groupe { $cohort } en ce moment. Ses salons vous sont donc fermés. Merci pour votre participation.
    Ce qui reste : ce que vous y avez écrit. Ce qui part : vos semaines de service, et les textes laissés chez moi, pas encore publiés.
    Est-ce une erreur ? Demandez à la personne qui vous a parlé du groupe.
onboarding-left =
    Vous avez quitté { $cohort }. Prenez soin de vous !
    Ce qui reste : ce que vous avez écrit dans ses salons. Ce qui part : vos semaines de service, vos messages en attente et votre place dans les salons.
    Vous voulez revenir ? Envoyez !regles et dites oui.
onboarding-left-still =
    Vous avez quitté { $cohort }. Prenez soin de vous !
    Appuyez sur Quitter dans ces salons. Demain, je ferme le reste :
    { $rooms }
    Vos écrits restent. Vos semaines de service et textes en attente, non. Pour revenir : !regles, puis oui.
onboarding-left-room = - { $room }
onboarding-declined = { $person } n'a pas pris l'invitation à { $cohort }. Ce n'est pas grave, et je ne demanderai plus. Cette personne veut venir plus tard ? Elle peut m'envoyer !regles à tout moment.

onboarding-which-cohort =
    De quel groupe s'agit-il ? Envoyez le numéro.
    { $choices }
onboarding-choice = { $digit } { $text }

# Personne ne sait quel est leur numéro ; le 112 répond sur la plupart des téléphones mobiles.
onboarding-not-on-roster-call = Je ne vous trouve sur la liste d'aucun groupe, donc je ne peux prévenir personne. N'attendez pas : appelez maintenant le numéro d'urgence de votre pays. Le 112 marche sur la plupart des téléphones mobiles.
onboarding-not-on-roster = Je ne vous trouve encore sur la liste d'aucun groupe. Avez-vous un billet avec 8 chiffres ? Alors envoyez-moi ces chiffres. Sinon, demandez à la personne qui vous a parlé de Baraza de vous ajouter.
onboarding-other-account = Vous avez maintenant un nouveau compte, donc cette conversation s'arrête ici. Continuons dans celle du nouveau compte. Vous ne l'avez pas demandé ? Alors merci de le dire à la personne qui veille sur votre groupe.
onboarding-not-alone = Quelqu'un d'autre est dans cette conversation. Elle n'est donc plus privée, et je la quitte. Je vous invite à une nouvelle conversation avec moi. Continuons là-bas.
onboarding-not-alone-elsewhere = Quelqu'un d'autre est dans cette conversation. Elle n'est plus privée, donc je la quitte. Nous avons une autre conversation à deux. Continuons là-bas.
onboarding-welcome =
    Bienvenue dans { $cohort } ! Demandez, répondez, et partagez ce qui marche. Nos autres salons :
    { $rooms }
    Besoin d'aide, ou envie d'écrire en privé ? Ouvrez { $chat } et envoyez !aide.
onboarding-welcome-in-private =
    Vous êtes maintenant dans { $cohort }. Ce qui a été dit avant votre arrivée vous reste fermé. C'est ainsi que le salon protège ses échanges. Tout ce qui vient maintenant, vous pouvez le lire.
    Les autres salons :
    { $rooms }
onboarding-welcome-in-private-alone = Vous êtes maintenant dans { $cohort }. Ce qui a été dit avant votre arrivée vous reste fermé. C'est ainsi que le salon protège ses échanges. Tout ce qui vient maintenant, vous pouvez le lire.
onboarding-welcome-alone =
    Bienvenue dans { $cohort } ! Demandez, répondez, et partagez ce qui marche.
    Besoin d'aide, ou envie d'écrire en privé ? Ouvrez { $chat } et envoyez !aide.
onboarding-welcome-room = { $room } : { $kind }
onboarding-person-called = J'ai dit à { $person } que vous voulez parler à une personne. En cas d'urgence, n'attendez pas. Appelez le { $phone }.
onboarding-person-called-unnamed = J'ai dit à quelqu'un qui aide à gérer le groupe que vous voulez parler à une personne. En cas d'urgence, n'attendez pas. Appelez le { $phone }.
onboarding-person-called-nobody = Je n'ai trouvé personne à appeler maintenant. En cas d'urgence, appelez le { $phone }. Sinon, réessayez plus tard : envoyez 0.
onboarding-person-called-before = J'ai déjà appelé une personne pour vous ({ $at }). Elle le sait, donc merci de lui laisser du temps. En cas d'urgence, n'attendez pas. Appelez le { $phone }.
onboarding-person-called-not = Vous n'êtes pas dans { $cohort } en ce moment. Je n'y appelle donc personne pour vous. Vous pouvez demander à la personne qui vous a parlé du groupe. En cas d'urgence, appelez le { $phone }.
onboarding-person-call-waits = C'est le temps de repos. Je dirai à une personne que vous voulez parler. Quand : { $at }. En cas d'urgence, n'attendez pas. Envoyez !urgence ou appelez le { $phone }.
onboarding-people-wanted = { $people }, du groupe { $cohort }, aimeraient parler à une personne. Merci de leur écrire bientôt.
onboarding-person-wanted = { $person }, du groupe { $cohort }, aimerait parler à une personne. Merci de lui écrire bientôt.

onboarding-room-peer = réservé aux collègues
onboarding-room-social = blagues, nouvelles, tout ce qui n'est pas le travail
onboarding-room-notices = annonces pour tout le monde, à lire
onboarding-room-facilitators = pour les personnes qui gèrent le groupe
onboarding-room-liaison = collègues et responsables s'y retrouvent
onboarding-room-library = guides et bons échanges à garder

# Ce que fait chaque commande, ce qui s'écrit après, et son nom français.

command-rules = Montre les règles que tout le monde a acceptées.
    .alias = regles

command-language = Vous laisse choisir la langue que j'utilise avec vous.
    .alias = langue

command-leave = Vous fait sortir du groupe. Personne ne demande pourquoi.
    .alias = quitter
