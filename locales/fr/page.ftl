# Les textes de la page du groupe en français.
# Brouillon : pas encore relus par une personne de langue française. Personne n'est nommé sur une page.

catalogue-status = draft
draft-note = Brouillon : cette traduction n'a pas encore été relue par une personne de langue française. (Draft translation.)

# La page
title = { $cohort } : comment va notre salon
languages = Langue
skip = Chiffres des dernières semaines
forming = Ce groupe se forme encore. Ses chiffres commencent avec son lancement : quand deux sur trois ont dit oui aux règles, dont deux qui animent, et que chacun a été salué.
data-to = Données jusqu'au { $date }, { $time }.
late = { $n ->
    [one] Un message est arrivé après la clôture de sa semaine. Il compte au moment de son arrivée.
   *[other] { $n } messages sont arrivés après la clôture de leur semaine. Ils comptent au moment de leur arrivée.
}
late-fewer = Des messages de moins de { $k } personnes sont arrivés après la clôture de leur semaine. Ils comptent au moment de leur arrivée.

# Résumé
summary-heading = Depuis le { $date }
tile-posts = messages
tile-posts-at-least = messages au moins
tile-posters = personnes sur { $members } ont écrit
tile-rate = messages par membre en une semaine
tile-core = personnes ont écrit dans 3 des 4 dernières semaines entières
tile-reply = jusqu'à la première réponse, en heures de travail (plus vite pour la moitié des messages)
tile-open = { $n ->
    [one] question encore en attente
   *[other] questions encore en attente
}
hidden-weeks = { $n ->
    [one] Pendant une semaine, moins de { $k } personnes ont écrit. Cette semaine n'est pas dans le total.
   *[other] Pendant { $n } semaines, moins de { $k } personnes ont écrit. Ces semaines ne sont pas dans le total.
}
all-hidden = Chacune de ces semaines, moins de { $k } personnes ont écrit. Leurs messages ne sont donc pas montrés.
slow-reply = Neuf messages sur dix ont eu leur première réponse en moins de { $time }.
slow-reply-not-reached = Plus d'un message sur dix n'a pas encore de réponse.

# Une figure pour chaque mesure
posts-heading = Messages
posters-heading = Personnes qui ont écrit
rate-heading = Messages par membre
reply-heading = Temps jusqu'à la première réponse
open-heading = Questions en attente
posts-value = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
posters-value = { $n ->
    [one] { $n } personne a écrit
   *[other] { $n } personnes ont écrit
}
rate-value = messages par semaine et par membre : { $n }
reply-value = la moitié des messages a eu une réponse en moins de { $time }
reply-not-reached = moins de la moitié des messages a eu une réponse
reply-nothing = aucun nouveau message
open-value = { $n ->
    [0] aucune question en attente
    [one] { $n } question en attente
   *[other] { $n } questions en attente
}
fewer-value = moins de { $k } personnes
withheld-value = non montré, pour protéger un petit groupe
sentence = Semaine du { $date } : { $last }. Cette semaine jusqu'ici : { $now }.
sentence-first = Cette semaine jusqu'ici : { $now }.
sentence-open = Semaine du { $date } : { $last }. Semaine du { $newest }, qui peut encore changer : { $now }.
sentence-open-first = Semaine du { $newest }, qui peut encore changer : { $now }.
reply-note = Chaque temps vaut pour les quatre semaines jusqu'à celle-là, en heures de travail. Au-dessus d'une barre, 4:30 veut dire quatre heures et demie.
open-note = En attente à la fin de la semaine.
table-week = Semaine du
table-so-far = { $date } (jusqu'ici)
table-open = { $date } (peut encore changer)
table-members = Membres
fewer-tile = moins de { $k }
fewer-cell = moins de { $k } personnes
withheld-cell = non montré
reply-not-reached-cell = moins de la moitié
nothing-cell = –
minutes = { $n } min
hours = { $n } h

more = Semaine par semaine
more-months = Mois par mois
try-posts = Essayez : partagez une chose qui a marché pour vous cette semaine.
try-posters = Essayez : posez une question à laquelle chacun peut répondre en une ligne.
try-rate = Essayez : finissez votre prochain message par une question.
try-reply = Essayez : répondez à un message qui n'a pas encore de réponse.
try-open = Essayez : envoyez !attente à Baraza et répondez à une question.
try-rooms = Essayez : racontez une bonne chose de votre journée dans le salon détente.

# Les autres salons
rooms-heading = Messages dans les autres salons
table-room = Salon
room-social = Détente
room-facilitators = Animation
room-liaison = Collègues et responsables

# Comment et qui
how-heading = Comment nous comptons
how-posts = Un message est un texte, une image ou un message vocal dans le salon des collègues. Les réactions et ce que Baraza écrit ne comptent pas.
how-words = Nous comptons qui, quand et en réponse à quoi. Aucun mot n'est lu ni gardé.
how-members = “Par membre” compte les jours où les personnes étaient membres.
how-hours = Le temps de réponse est mesuré dans les heures de travail de ce groupe.
how-questions = Une question est en attente si elle porte ❓ ou !demander et si personne d'autre n'a répondu.
how-small = Un chiffre qui porte sur 1 à { $most } personnes n'est pas montré. Deux chiffres sont toujours montrés, même petits. L'un dit combien de personnes sont membres. L'autre dit combien ont écrit dans 3 des 4 dernières semaines entières.
how-never = Nous ne comptons jamais qui lit, qui est en ligne ou à quelle vitesse une personne répond. Il n'y a pas de liste de noms.
views-heading = Qui a regardé cette page
views-none = Encore personne.
views-item = { $date } : { $role }
role-member = un membre
role-facilitator = une personne qui anime
role-moderator = une personne qui modère
role-mentor = un mentor
role-coordinator = une personne qui coordonne
role-operator = la personne qui gère le service
close-button = Fermer cette page
close-note = Utilisez ceci sur un téléphone que d'autres utilisent aussi.

# L'entrée
link-title = Votre page est prête
link-text = Appuyez sur le bouton pour voir les chiffres de votre groupe. Le lien marche une fois.
link-button = Montrer la page
expired-title = Ce lien est déjà utilisé ou trop vieux
expired-text = Un lien marche une fois, et peu de temps. Ainsi, personne d'autre ne peut l'utiliser.
expired-next = Pour en avoir un nouveau, écrivez !chiffres à Baraza.
signed-out-title = Merci d'ouvrir la page avec un nouveau lien
signed-out-text = Votre visite est finie.
closed-title = La page est fermée
closed-text = Personne ne peut l'ouvrir sur ce téléphone sans un nouveau lien.
refused-title = Cette page n'est pas pour vous
refused-text = Seules les personnes du groupe peuvent voir ses chiffres.
refused-next = Si vous pensez que c'est une erreur, écrivez 0 à Baraza pour joindre une personne.
broken-title = La page ne peut pas être montrée maintenant
broken-text = Quelque chose n'a pas marché de notre côté. Rien n'est perdu.
broken-next = Réessayez dans quelques minutes.

# Mois
month-1 = janv
month-2 = févr
month-3 = mars
month-4 = avr
month-5 = mai
month-6 = juin
month-7 = juil
month-8 = août
month-9 = sept
month-10 = oct
month-11 = nov
month-12 = déc
day = { $day } { $month }

# Le signe décimal.
decimal-sign = ,
