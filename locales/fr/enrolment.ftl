# On entre dans le groupe par la personne qui le coordonne : une liste en fichier, qui y est, à qui l'on redemande.

command-cohort = Tient la liste des personnes : ajouter, voir qui y est, redemander, billets, nouveaux comptes, transmettre.
    .alias = groupe
    .usage = ajouter

enrolment-menu =
    { $cohort } : que voulez-vous faire ?
    1 = ajouter des personnes par une liste
    2 = voir qui y est
    3 = redemander à qui n'a pas répondu
    4 = relier un nouveau compte à la même personne
    5 = billets pour les personnes sans compte
    6 = voir si le groupe peut commencer
    7 = partager ou transmettre cette liste
enrolment-not-yours = Seule la coordination du groupe peut faire cela. Envoyez !aide pour voir ce que vous pouvez faire.
enrolment-not-yours-now = La liste des personnes n'est plus à vous depuis le { $since } : elle est à qui modère et à la personne de service. Envoyez !qui pour voir qui c'est.
enrolment-ends-soon = La liste des personnes de { $cohort } est à vous jusqu'au { $day }. Puis elle est à qui modère et à la personne de service : le groupe est à ses membres. Qui a créé le groupe peut vous donner plus de temps.
enrolment-ended = À partir de maintenant la liste des personnes de { $cohort } est à qui modère et à la personne de service. Merci pour tout ce que vous avez fait au début du groupe. Vous restez membre comme les autres.
enrolment-now-yours = À partir de maintenant la liste des personnes de { $cohort } est aussi à vous, qui modérez ou êtes de service. Envoyez !groupe pour ajouter des personnes ou voir qui y est.
enrolment-send-list =
    Merci de m'envoyer ici la liste comme fichier. Un tableau Excel, LibreOffice ou un fichier CSV convient. La première ligne dit ce qu'il y a dans chaque colonne : nom, compte, rôle, établissement, métier, langue. Il me faut le nom. Qui n'a pas de compte reçoit un billet avec un code. Le reste peut être vide.
    Pour voir un exemple, envoyez { $command } exemple. Pas de liste maintenant ? Envoyez 2.
enrolment-template =
    nom;compte;rôle;établissement;métier;langue
    Asha Example;@asha:{ $server };mentor;Lari Health Centre;infirmière;Français
    Juma Example;;;Githunguri Hospital;sage-femme;
enrolment-nothing = D'accord. Je n'ai rien changé.
enrolment-reading = Merci. Je lis la liste et je cherche chaque compte. Cela peut prendre une minute.
enrolment-numbers =
    { $cohort }: Votre liste a { $rows ->
        [one] une ligne
       *[other] { $rows } lignes
    }.
    { $parts }
enrolment-count-new = Nouvelles personnes : { $count }
enrolment-count-silent = Nouvelles, mais leur serveur ne répond pas en ce moment : { $count }. Je continue d'essayer.
enrolment-count-elsewhere = Nouvelles, et aussi dans un autre groupe ici : { $count }
enrolment-count-already = Déjà dans le groupe : { $count }
enrolment-count-gone = Ont dit non ou sont parties : { $count }. Je ne leur redemande pas.
enrolment-count-mend = Lignes à corriger : { $count }. Vous pouvez les corriger et renvoyer la liste.
enrolment-rows = { $rows }
enrolment-row = Ligne { $row } : { $wrong }
enrolment-all-to-mend = Les { $count } lignes à corriger sont dans le fichier que je vous envoie. Corrigez-les dans votre liste, puis renvoyez-la.
enrolment-column-row = ligne
enrolment-column-mend = à corriger
enrolment-take-ask =
    { $count ->
        [one] Dois-je ajouter et inviter cette nouvelle personne ?
       *[other] Dois-je ajouter et inviter les { $count } nouvelles personnes ?
    }
    1 = oui, 2 = non
enrolment-nobody-new = Je n'y trouve personne de nouveau à ajouter, donc je n'ai rien changé.
enrolment-changed = La liste n'est plus la même, donc je n'ai encore ajouté personne. Merci de la regarder encore une fois.
enrolment-added =
    { $count ->
        [one] C'est fait. J'invite une personne maintenant.
       *[other] C'est fait. J'invite { $count } personnes maintenant.
    } Envoyez !groupe qui pour voir la suite.
enrolment-added-later =
    { $count ->
        [one] C'est fait. C'est le temps de repos, donc j'inviterai cette personne plus tard : { $opens }.
       *[other] C'est fait. C'est le temps de repos, donc j'inviterai ces { $count } personnes plus tard : { $opens }.
    }

enrolment-mend-name = le nom manque.
enrolment-mend-twice-name = la ligne { $row } a le même nom. Ajoutez l'établissement pour que je les distingue.
enrolment-mend-account = { $text } n'est pas un compte. Il s'écrit comme @nom:serveur.
enrolment-mend-nobody = personne n'a le compte { $account }. Cherchez-y une faute de frappe.
enrolment-mend-server = les personnes du serveur { $server } ne peuvent pas entrer. Vouliez-vous dire { $nearest } ?
enrolment-mend-twice = ce compte est aussi à la ligne { $row }. Gardez-en un seul.
enrolment-mend-ours = ce compte est le mien. Mettez celui de la personne.
enrolment-mend-recovery = ce compte est la clé de secours des salons et n'est à personne. Mettez-en un autre.
enrolment-mend-role = je ne connais pas le rôle { $text }. Mettez mentor, mentoré, animation ou modération, ou laissez vide.
enrolment-mend-not-by-list = { $text } ne se donne pas par une liste. Retirez-le.
enrolment-mend-language = le groupe ne parle pas { $text }. Laissez vide, ou demandez à qui a créé le groupe.
enrolment-mend-formula = une case contient une formule. Mettez de simples mots.
enrolment-mend-long = une case est trop longue. 60 lettres au plus.
enrolment-mend-full = le groupe est complet. Nombre de places : { $most }.

enrolment-fault-gone = Je n'ai plus pu ouvrir le fichier. Merci de le renvoyer.
enrolment-fault-empty = Il n'y a personne dans ce fichier. La première ligne nomme les colonnes, puis vient une ligne par personne.
enrolment-fault-large = Ce fichier est trop grand. Merci d'en envoyer un de 1 Mo au plus, avec la liste seulement.
enrolment-fault-many = Cette liste a { $rows } lignes. J'en lis 500 au plus. Merci de l'envoyer par parties.
enrolment-fault-picture = C'est une image, et je ne peux pas y lire une liste. Merci d'envoyer le tableau comme fichier.
enrolment-fault-no-table = Je n'ai trouvé aucun tableau dans ce fichier. Merci d'enregistrer la liste en CSV ou en Excel, puis de l'envoyer.
enrolment-fault-old = C'est un ancien fichier Excel. Merci de l'enregistrer en .xlsx ou en CSV, puis de l'envoyer.
enrolment-fault-locked = Ce fichier demande un mot de passe. Merci d'enlever le mot de passe, puis de renvoyer le fichier.
enrolment-fault-broken = Je n'ai pas pu lire ce fichier. Il est peut-être abîmé. Merci de l'enregistrer de nouveau, en CSV si possible, puis de l'envoyer.
enrolment-fault-no-names = Je n'ai trouvé aucune colonne de noms. À la première ligne, écrivez “nom” au-dessus des noms et “compte” au-dessus des comptes.
enrolment-fault-twice = Deux colonnes disent la même chose : { $column }. Merci d'en garder une.

enrolment-overview =
    { $cohort }, personnes sur la liste : { $all }. Ont dit oui : { $agreed }. Ont dit non ou sont parties : { $gone }.
    Pas encore de réponse : { $waits }
    { $names }
enrolment-overview-all = { $cohort }, personnes sur la liste : { $all }. Ont dit oui : { $agreed }. Ont dit non ou sont parties : { $gone }. Aucune réponse ne manque.
enrolment-who-waits = { $person }
enrolment-who-more = et { $count } de plus
enrolment-ask-again =
    { $count ->
        [one] Une personne n'a pas répondu. Dois-je lui demander encore une fois ?
       *[other] { $count } personnes n'ont pas répondu. Dois-je leur demander encore une fois ?
    }
    1 = oui, 2 = non
enrolment-ask-again-nobody = Il n'y a personne à qui demander. Tout le monde a répondu, ou l'invitation est en route.
enrolment-ask-again-soon = Je leur ai demandé il y a peu. Je peux redemander à partir de : { $again }. Une fois par jour suffit.
enrolment-ask-again-rests = C'est le temps de repos, donc je n'ai demandé à personne. Réessayez à partir de : { $opens }.
enrolment-asked-again =
    { $count ->
        [one] C'est fait. J'ai redemandé à une personne.
       *[other] C'est fait. J'ai redemandé à { $count } personnes.
    }
enrolment-ask-unopened =
    Ces personnes n'ont pas ouvert leur invitation. Elle ne sonne qu'une fois. Merci de leur dire vous-même de la chercher :
    { $names }
enrolment-in-room = Ce fichier est dans le salon, où chacun peut le lire. C'est votre liste ? Merci de l'y supprimer et de me l'envoyer ici.
enrolment-mend-no-person = { $text } n'est pas un nom de personne. Mettez le nom seul.

enrolment-count-slips = Sans compte : { $count }. Ces personnes reçoivent un billet avec un code.
enrolment-slips-made =
    { $count ->
        [one] Voici un billet à imprimer. Son code sert une fois, jusqu'au { $until }. Donnez-le seulement à la personne dont il porte le nom. Je ne le montre plus ensuite.
       *[other] Voici { $count } billets à imprimer, quatre par page. Chaque code sert une fois, jusqu'au { $until }. Donnez chacun seulement à la personne dont il porte le nom. Je ne les montre plus ensuite.
    }
enrolment-slip =
    { $cohort } : pour { $name }
    1. Mettez l'application gratuite Element sur votre téléphone.
    2. Connectez-vous, ou créez un compte. Serveur : { $server }
    3. Dans l'application, ouvrez une conversation avec { $account }
    4. Envoyez-y ce code : { $number }
    5. { $inviter } dit que c'est bien vous. Puis je vous montre les règles, et vous y êtes.
    Le code sert une fois, jusqu'au { $until }. Ne le montrez à personne.
enrolment-slips-none = Personne n'a de billet et reste à venir. Pour faire des billets, envoyez-moi une liste avec des personnes sans compte.
enrolment-slips-again =
    { $count ->
        [one] Une personne a un billet et n'est pas encore entrée :
       *[other] { $count } personnes ont un billet et ne sont pas encore entrées :
    }
    { $names }
    Dois-je faire de nouveaux billets ? Les anciens codes ne marcheront plus.
    1 = oui, 2 = non
enrolment-slip-of = { $name }
enrolment-slips-over =
    { $count ->
        [one] Le code d'un billet n'est plus valable, et personne n'est venu avec. Pour un nouveau billet, envoyez !groupe billets.
       *[other] Les codes de { $count } billets ne sont plus valables, et personne n'est venu avec. Pour de nouveaux billets, envoyez !groupe billets.
    }
enrolment-code-taken = Merci. Je demande à la personne qui veille sur le groupe si c'est bien vous, et je vous écris ici.
enrolment-code-used = Ce code ne marche plus. Merci de demander un nouveau billet à la personne qui vous l'a donné.
enrolment-code-over = Ce code n'est plus valable. Merci de demander un nouveau billet à la personne qui vous l'a donné.
enrolment-code-server = On n'entre pas avec un compte de ce serveur. Merci d'en créer un sur { $server } et de m'envoyer le code de là.
enrolment-code-in-already = Vous êtes déjà dans { $cohort }, il ne vous faut donc pas de code. Une autre personne en a peut-être besoin.
enrolment-code-refused = Vous ne pouvez pas entrer avec ce code. Merci d'en parler à la personne qui vous l'a donné.
enrolment-code-ask =
    { $account } m'a envoyé le code de { $name } pour { $cohort }. Est-ce bien cette personne ? Dans le doute, demandez-lui d'abord.
    1 = oui, qu'elle entre
    2 = non
enrolment-code-yes = C'est fait. J'invite { $name }.
enrolment-code-no = D'accord, la personne n'entre pas. Ce code ne marche plus. Pour un nouveau billet, envoyez !groupe billets.
enrolment-code-gone = C'est déjà réglé, je n'ai donc rien changé.
enrolment-code-wrong =
    { $count ->
        [0] Je ne connais pas ce code. Merci de réessayer demain, ou de demander à la personne qui vous l'a donné.
        [one] Je ne connais pas ce code. Merci de regarder le billet et d'envoyer les 8 chiffres. Vous pouvez essayer encore une fois aujourd'hui.
       *[other] Je ne connais pas ce code. Merci de regarder le billet et d'envoyer les 8 chiffres. Vous pouvez essayer encore { $count } fois aujourd'hui.
    }
enrolment-code-too-many = Trop de codes faux sont arrivés, je n'en lis donc plus pour l'instant. Réessayez plus tard, ou demandez à la personne qui vous l'a donné.

enrolment-nobody = Il n'y a personne à choisir, je n'ai donc rien changé.
enrolment-whom-new-account =
    Qui a un nouveau compte, par exemple sur un nouveau téléphone ?
    { $choices }
    Ou écrivez le nom.
enrolment-whom-hand-over =
    Qui doit s'occuper de la liste des personnes ?
    { $choices }
    Ou écrivez le nom.
enrolment-whom-choice = { $digit } = { $person }
enrolment-whom-more = { $digit } = d'autres noms
enrolment-whom-not = Je ne trouve ici personne qui s'appelle { $text }. Envoyez un numéro de la liste, ou le nom tel qu'il est dans le groupe.
enrolment-slip-for-member =
    Voici un billet pour { $person }. Depuis le nouveau compte, la personne m'envoie le code, jusqu'au { $until }. Puis je vous demande si c'est bien elle. Tout ce qui était convenu suit, et l'ancien compte quitte les salons.
enrolment-code-ask-member =
    { $account } m'a envoyé le code pour le nouveau compte de { $name }. Est-ce bien cette personne ? Dans le doute, appelez-la d'abord. L'ancien compte quitte alors les salons.
    1 = oui, c'est bien elle
    2 = non
enrolment-code-elsewhere = Ce compte est dans un autre groupe ici, on ne peut donc pas le relier au vôtre. Prenez un compte qui n'est dans aucun groupe.
enrolment-member-moved = C'est fait. Le nouveau compte est maintenant à { $name }. L'ancien quitte les salons.
enrolment-moved = Vous revoilà dans { $cohort }. Je vous reconnais, et tout ce qui était à vous l'est ici aussi. Votre ancien compte quitte les salons. Vous y êtes invité avec celui-ci.
enrolment-hand-how =
    Comment { $person } doit-il s'occuper de la liste des personnes ?
    1 = avec moi
    2 = à ma place
    3 = pas du tout
enrolment-hand-ask =
    { $person } vous demande de vous occuper de la liste des personnes de { $cohort } : en ajouter, et redemander à qui n'a pas répondu. D'accord ?
    1 = oui, 2 = non
enrolment-hand-asked = J'ai demandé à { $person }. Je vous dis la réponse.
enrolment-hand-no = D'accord. Rien ne change pour vous.
enrolment-hand-declined = { $person } ne peut pas le faire maintenant, la liste reste donc chez vous.
enrolment-hand-over = C'est passé maintenant, rien ne change donc.
enrolment-hand-taken = Merci. La liste des personnes de { $cohort } est maintenant à vous. Envoyez !groupe pour commencer.
enrolment-hand-done = { $person } a dit oui et s'occupe maintenant de la liste des personnes.

enrolment-not-on-roster-ask =
    Je ne vous trouve encore sur la liste d'aucun groupe. Avez-vous un billet avec 8 chiffres ? Alors envoyez-moi ces chiffres.
    Vous pouvez aussi demander à entrer. Envoyez le numéro, votre nom et votre lieu de travail, ainsi : 1, Asha Mwangi, Lari Health Centre
    { $choices }
enrolment-join-choice = { $digit } = { $cohort }
enrolment-join-how = Pour demander à entrer, envoyez le numéro, votre nom et votre lieu de travail, ainsi : { $digit }, Asha Mwangi, Lari Health Centre
enrolment-join-sent = Merci. J'ai demandé aux personnes qui veillent sur { $cohort }. Je vous écris ici quand il y a une réponse. Cela peut prendre quelques jours.
enrolment-join-not = Vous ne pouvez pas demander à entrer dans { $cohort } maintenant. Parlez-en à une personne qui y est.
enrolment-join-soon = Vous avez demandé il y a peu à entrer dans { $cohort }. Vous pouvez redemander à partir du { $from }.
enrolment-join-full = Beaucoup de personnes attendent d'entrer dans { $cohort }. Merci de réessayer dans quelques jours.
enrolment-join-nobody = Dans { $cohort }, personne n'a pu dire oui ou non. Parlez-en à une personne qui y est. Elle peut vous mettre sur la liste.
enrolment-join-ask =
    { $account } demande à entrer dans { $cohort } et écrit : { $text }. Connaissez-vous cette personne ?
    1 = oui, qu'elle entre
    2 = non, et je dis pourquoi
enrolment-join-why-not = Pourquoi non ? Écrivez-le en une ligne, gentiment. La personne la lit sans votre nom.
enrolment-join-no =
    Vous ne pouvez pas entrer dans { $cohort } maintenant. On vous écrit : { $reason }
    Vous pouvez redemander dans 30 jours.
enrolment-join-no-sent = C'est fait. La personne lit votre ligne, et non qui l'a écrite.

enrolment-slip-member =
    Un nouveau compte pour { $name }
    1. Connectez-vous à Element avec votre nouveau compte.
    2. Ouvrez une conversation avec { $account }
    3. Envoyez-y ce code : { $number }
    4. { $inviter } dit que c'est bien vous. Puis tout ce qui était à vous l'est là aussi.
    Le code sert une fois, jusqu'au { $until }. Ne le montrez à personne.
enrolment-moving =
    { $person } veut donner votre place dans { $cohort } à un nouveau compte à vous. Est-ce juste ?
    1 = oui, j'ai un nouveau compte
    2 = non, arrêtez cela
enrolment-moving-yes = Bien. Envoyez-moi le code de votre billet depuis le nouveau compte.
enrolment-moving-stopped = C'est arrêté. Votre place reste à ce compte. Vous ne l'aviez pas demandé ? Dites-le à qui modère : envoyez !signaler.
enrolment-moving-no = { $person } n'a pas de nouveau compte et l'a arrêté. Le code n'ouvre plus rien.
enrolment-moved-told = { $person } a maintenant un nouveau compte. { $by } a dit qu'il est à cette personne. Vous en doutez ? Alors appelez-la.
enrolment-code-twice = Un deuxième compte a aussi envoyé le code de { $name } : { $account }. Un seul peut être le bon. Appelez la personne avant de répondre.
enrolment-take-ask-slips =
    { $count ->
        [one] Dois-je faire un billet pour cette personne sans compte ?
       *[other] Dois-je faire des billets pour les { $count } personnes sans compte ?
    }
    1 = oui, 2 = non
enrolment-take-ask-both =
    { $count ->
        [one] Dois-je ajouter et inviter cette nouvelle personne ?
       *[other] Dois-je ajouter et inviter les { $count } nouvelles personnes ?
    } Et faire des billets pour qui n'a pas de compte : { $slips } ?
    1 = oui, 2 = non
enrolment-code-waits = J'ai demandé si vous pouvez entrer. Quand il y a une réponse, je vous écris ici. Cela dure ? Alors parlez à la personne qui vous a parlé du groupe.
