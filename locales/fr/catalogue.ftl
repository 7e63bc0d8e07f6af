# L'état du catalogue, les heures et les dates, et les mots que les gens peuvent écrire.

# source : les textes sont d'abord écrits dans cette langue. read : une personne de cette langue a lu tous les textes.
# draft : pas encore ; `baraza show`, `baraza check` et le bas de la page le disent.
catalogue-status = draft
# Le nom de la langue en elle-même ; et où se trouve un nombre : avant son unité (before) ou après (after).
catalogue-name = Français
catalogue-count = before

when-today = { $time }
when-tomorrow = demain { $time }
when-yesterday = hier { $time }
when-weekday = { $weekday } { $time }
when-weekday-short = { $short } { $time }
when-date = { $date } { $time }
day-date = { $short } { $day } { $month }
day-date-year = { $short } { $day } { $month } { $year }

duration-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
duration-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
weekday-short-1 = lundi
weekday-short-2 = mardi
weekday-short-3 = mercredi
weekday-short-4 = jeudi
weekday-short-5 = vendredi
weekday-short-6 = samedi
weekday-short-7 = dimanche
month-short-1 = janv
month-short-2 = févr
month-short-3 = mars
month-short-4 = avr
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil
month-short-8 = août
month-short-9 = sept
month-short-10 = oct
month-short-11 = nov
month-short-12 = déc

# Les mots que les gens peuvent écrire, avec des virgules ; les formes d'un jour ou d'un mois avec une barre.
words-yes = oui, ouais, ok, okay, d'accord, daccord, dac, j'accepte, jaccepte, je suis d'accord, je suis daccord, je veux bien, bien sûr, bien sur, certainement, entendu, ça marche, ca marche, je confirme
words-no = non, n, nan, pas d'accord, pas daccord, je ne suis pas d'accord, je ne suis pas daccord, je suis pas d'accord, je suis pas daccord, je n'accepte pas, je naccepte pas, je refuse
words-cannot = je ne peux pas, je peux pas, peux pas, je ne peux pas venir, je peux pas venir, pas possible, impossible, pas disponible, je ne suis pas disponible, je suis loin, je suis occupé, je suis occupée
words-unsure = je ne sais pas, je sais pas, sais pas, aucune idée, aucune idee, pas sûr, pas sur, pas sûre, je ne suis pas sûr, je ne suis pas sûre, quoi, je ne comprends pas, je comprends pas, pas compris
words-yes-beside = tout, à tout, a tout, avec tout, s'il vous plaît, s'il vous plait, sil vous plaît, sil vous plait, s'il te plaît, s'il te plait, svp, s.v.p, stp, bien, très bien, tres bien, parfait, super, tout à fait, tout a fait, absolument, volontiers, bien sûr, bien sur, à tout, a tout, avec tout, avec les règles, avec les regles, avec ces règles, avec ces regles, aux règles, aux regles, les règles, les regles, pour tout, cher, chère, chere, docteur, madame, monsieur
words-no-beside = merci, merci beaucoup, merci bien, désolé, désolée, desole, desolee, pardon, excusez-moi, excusez moi, du tout, pas du tout, cher, chère, chere, docteur, madame, monsieur
words-number-lead = numéro, numero, choix, option, le, la, réponse, reponse
words-date-beside = du, de, le, les, jours
words-date-to = au, à, a
words-thanks = merci, merci beaucoup, merci bien, merci infiniment, merci à vous, merci a vous, merci à tous, merci a tous, mille mercis, mille merci, grand merci, un grand merci, je vous remercie, je te remercie, dieu vous bénisse, dieu vous benisse, que dieu vous bénisse, que dieu vous benisse, dieu te bénisse, dieu te benisse
words-away = absence, absent, absente, congé, conge, congés, conges, vacances, indisponible
words-swap = échange, echange, échanger, echanger, permuter
words-take = prendre, prends, prend
words-skip = passer, passe, sauter, saute
words-now = maintenant, immédiatement, immediatement
words-today = aujourd'hui, aujourdhui, auj
words-tonight = ce soir, soir, cette nuit, nuit, ce soir à, ce soir a, cette nuit à, cette nuit a
words-tomorrow = demain
# Sans « à » : « à 21:00 » est un début, pas une fin. Sans « au » : c'est « ou » en swahili.
words-until = jusqu'à, jusqu'a, jusquà, jusqua, jusqu'au, jusquau, jusque
words-urgent = urgence, urgent, urgente, sos, 🚨
# Sans « arrêt » : ce mot seul peut dire un arrêt cardiaque. Une apostrophe est lue comme un espace.
words-stop = stop, arrêtez, arretez, arrête, arrete, arrêter, arreter, annulez, annule, annuler, annulé, une erreur, erreur, par erreur, c est une erreur, cest une erreur, c était une erreur, c etait une erreur, cétait une erreur, cetait une erreur, je me suis trompé, je me suis trompée, je me suis trompe, je me suis trompee, fausse alerte, fausse alarme, ce n était rien, ce n etait rien, laissez tomber, laisse tomber, oubliez, oublie, pas urgent, ce n est pas urgent, ce nest pas urgent, c est pas urgent, pas d urgence, pas durgence, il n y a pas d urgence, ce n est pas une urgence, c est pas une urgence, un essai, juste un essai, c était un essai, c etait un essai, c était juste un essai, c etait juste un essai, je faisais un essai, je voulais essayer, mauvais bouton, mauvaise touche
words-nothing = rien, ce n est rien, ce nest rien, c est rien, cest rien
words-stop-beside = s il vous plaît, s il vous plait, sil vous plaît, sil vous plait, s il te plaît, s il te plait, svp, s v p, stp, merci, merci beaucoup, désolé, désolée, desole, desolee, pardon, excusez moi, excuse moi, toutes mes excuses, maintenant, ça, ca, cela, l appel, lappel, mon appel, cet appel, tout, tout va bien, ça va, ca va, ça va bien, ca va bien, c est, cest, c était, c etait, ok, okay, d accord, daccord, non, vraiment, juste, seulement
# Des mots qui disent un danger, où qu'ils soient : alors l'urgence vient en premier dans la question.
words-danger = au secours, aidez moi, aide moi vite, aidez nous, aide nous vite, j ai besoin d aide, jai besoin d aide, jai besoin daide, nous avons besoin d aide, nous avons besoin daide, on a besoin d aide, on a besoin daide, besoin d aide vite, besoin d aide urgente, venez vite, viens vite, venez tout de suite, ne respire pas, ne respire plus, respire pas, respire plus, n arrive pas à respirer, n arrive pas a respirer, n arrive plus à respirer, n arrive plus a respirer, arrive pas à respirer, arrive pas a respirer, arrive plus à respirer, arrive plus a respirer, ne peut pas respirer, ne peut plus respirer, peut pas respirer, peut plus respirer, arrêt cardiaque, arret cardiaque, arrêt respiratoire, arret respiratoire, pas de pouls, plus de pouls, saigne, saignent, perd du sang, perd beaucoup de sang, perd trop de sang, fait une hémorragie, fait une hemorragie, inconscient, inconsciente, sans connaissance, perd connaissance, perdu connaissance, évanoui, évanouie, evanoui, evanouie, s est effondré, s est effondrée, s est effondre, s est effondree, convulse, en convulsion, en convulsions, fait des convulsions, s étouffe, s etouffe, se noie, en train de mourir, va mourir, est mourant, est mourante, en danger, un accident, ambulance, on m attaque, on nous attaque, on m agresse, on nous agresse, été attaqué, été attaquée, ete attaque, ete attaquee, été agressé, été agressée, ete agresse, ete agressee, mordu par un serpent, mordue par un serpent, morsure de serpent, éclampsie, eclampsie, hémorragie, hemorragie, bébé est bleu, bebe est bleu, ne bouge plus
words-to-the-others = je laisse les autres décider, je laisse les autres decider, laisse les autres décider, laisse les autres decider, que les autres décident, que les autres decident, les autres décident, les autres decident, les autres, aux autres, je m'abstiens, abstention, pas d'avis, je n'ai pas d'avis, sans avis, peu importe
words-answer-beside = oups, oh, pardon, désolé, désolée, desole, desolee, je voulais dire, je veux dire, je voulais, je change ma réponse, je change ma reponse, je change pour, changez ma réponse en, changez ma reponse en, ma réponse est, ma reponse est, ma réponse, ma reponse, réponse, reponse, plutôt, plutot, en fait, finalement, mais, maintenant, c'est, c'était, c'etait, erreur, une erreur, par erreur, pour moi, je dis, je vote, vote, s'il vous plaît, s'il vous plait, ce changement, le changement, cela, ça, ca, je le veux
words-take-back = retirer ma proposition, retirez ma proposition, retire ma proposition, je retire ma proposition, je veux retirer ma proposition, je voudrais retirer ma proposition, annuler ma proposition, annulez ma proposition, annule ma proposition, j'annule ma proposition, arrêter ma proposition, arreter ma proposition, arrêtez le vote, arretez le vote, arrêter le vote, arreter le vote, annuler le vote, supprimer ma proposition, supprimez ma proposition, reprendre ma proposition, je reprends ma proposition, retirer la proposition, retirez la proposition
words-want-change = changer les règles, changer les regles, changer nos règles, changer nos regles, changer une règle, changer une regle, changer la règle, changer la regle, changer cette règle, changer cette regle, ajouter une règle, ajouter une regle, une nouvelle règle, une nouvelle regle, une autre règle, une autre regle, retirer une règle, retirer une regle, changer les heures, changer nos heures, changer l'horaire, changer les horaires, changer nos horaires, d'autres horaires, d'autres heures, on peut fermer à, on peut fermer a, peut on fermer à, peut on fermer a, on pourrait fermer à, on pourrait fermer a, pourrait on fermer à, pourrait on fermer a, pouvons nous fermer à, pouvons nous fermer a, est ce qu on peut fermer à, on peut ouvrir à, on peut ouvrir a, peut on ouvrir à, peut on ouvrir a, on pourrait ouvrir à, pouvons nous ouvrir à, pouvons nous ouvrir a, fermer plus tôt, fermer plus tot, fermer plus tard, ouvrir plus tôt, ouvrir plus tot, ouvrir plus tard, changer le temps de repos, plus de temps de repos, proposer un changement, faire une proposition, un jour de congé de plus, un jour de conge de plus, un nouveau jour de congé, un nouveau jour de conge
words-off = fin, finir, terminer, arrêt, arret, arrêter, arreter, annuler
words-list = liste, la liste
words-language = français, francais, française, francaise, french, fr, kifaransa, francês, frances, फ्रेंच, फ्रांसीसी
words-language-beside = s'il vous plaît, s'il vous plait, sil vous plait, svp, merci, merci beaucoup, je veux, je voudrais, j'aimerais, jaimerais, je préfère, je prefere, je choisis, je parle, parlez, parlez-moi, écrivez, ecrivez, écrivez-moi, ecrivez-moi, utilisez, en, le, la langue, ma langue est, ma langue est le, ma langue c'est, langue, oui, seulement, cher, chère, chere, docteur, madame, monsieur
words-minute = m, min, mins, mn, minute, minutes
words-hour = h, hr, hrs, heure, heures, d'heure, d'heures
words-day = j, jr, jrs, jour, jours, journée, journee, journées, journees
words-week = semaine, semaines
words-length-lead = pour, pendant, durant, environ, encore, prochaines, prochains
words-length-join = et, plus, &, +
words-length-or = ou, à, a, jusqu'à, jusqu'a, jusqua
words-length-half = demi, demie
words-length-vague = quelques, plusieurs, quart, peu, certaines, certains, longtemps, couple, dizaine, douzaine, quinzaine, vingtaine, trentaine
words-length-article = un, une
words-length-the = le, la, les
words-length-of = de
# « demi-heure » aussi : ce n'est pas lu comme une durée, donc il vaut mieux demander.
words-length-long = an, ans, année, annee, années, annees, mois, demi-heure, demi-heures, demi-journée, demi-journee, demi-journées, demi-journees
words-length-not = de, du, en, avant, tard, passées, passees, passés, passes
words-numbers = un/une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze
words-tens = dix, vingt, trente, quarante, cinquante, soixante
# Sans « mar » pour mardi : c'est aussi un mois.
words-weekdays = lundi/lun, mardi, mercredi/mer, jeudi/jeu, vendredi/ven, samedi/sam, dimanche/dim
words-months = janvier/janv/jan, février/fevrier/févr/fevr/fév/fev, mars/mar, avril/avr, mai, juin, juillet/juil, août/aout/aoû/aou, septembre/sept/sep, octobre/oct, novembre/nov, décembre/decembre/déc/dec
words-cohort-add = ajouter, ajoute, ajoutez, ajout, ajouter des personnes, ajouter des gens
words-cohort-who = qui, qui y est, qui est là, qui est la, qui est dedans, qui en fait partie, personnes, les personnes, gens
words-cohort-ask = demander, redemander, redemande, redemandez, demander encore, demander encore une fois, demander de nouveau, relancer, relance, rappeler, rappel
words-cohort-template = exemple, un exemple, modèle, modele
words-cohort-slips = billets, billet, codes
words-cohort-replace = remplacer, nouveau compte, nouveau téléphone, nouveau telephone
words-cohort-hand-over = transmettre, transmets, transmettez, partager, passer la main
words-cohort-launch = lancement, lancer, launch, le groupe est prêt, que manque t il
words-column-name = nom, noms, le nom, les noms, nom complet, nom et prénom, nom et prénoms, noms et prénoms, prénom et nom, membre, nom du membre
words-column-account = compte, comptes, le compte, compte matrix, identifiant, identifiant matrix, adresse matrix, id matrix
words-column-role = rôle, rôles, le rôle, les rôles, rôle dans le groupe
words-column-facility = établissement, établissements, l'établissement, établissement de santé, structure, structure de santé, formation sanitaire, fosa, centre, centre de santé, hôpital, poste de santé, lieu de travail, lieu d'affectation, affectation
words-column-cadre = métier, métiers, le métier, profession, la profession, poste, fonction, la fonction, emploi, qualification, catégorie
words-column-language = langue, langues, la langue
words-role-mentor = mentor, mentors, un mentor, une mentor
words-role-mentee = mentoré, mentorée, mentorées, apprenant, apprenante
words-role-facilitator = facilitateur, facilitatrice, animation, animateur, animateurs, animateur(trice), anime, qui anime, facilitation
words-role-moderator = modération, modérateur, modératrice, modérateurs, modératrices, modère, qui modère
words-role-coordinator = coordination, coordonnateur, coordonnatrice, coordinateur, coordinatrice, coordonne, qui coordonne
words-role-supervisor = superviseur, superviseure, superviseuse, superviseurs, supervision, supervise, qui supervise
