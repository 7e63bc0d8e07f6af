# Les noms des salons auxquels le fichier du groupe n'en donne pas.

rooms-peer = Collègues · { $cohort }
rooms-social = Détente · { $cohort }
rooms-notices = Annonces · { $cohort }
rooms-facilitators = Animation · { $cohort }
rooms-liaison = Collègues et responsables · { $cohort }
rooms-library = Bibliothèque · { $cohort }

rooms-peer-topic = Ici, des collègues s'interrogent et s'entraident. Personne n'a son superviseur dans ce salon.
rooms-social-topic = Les blagues, les nouvelles et tout ce qui n'est pas le travail ont leur place ici.
rooms-notices-topic = Ici se trouvent les annonces pour tout le monde, à lire.
rooms-facilitators-topic = Ici parlent les personnes qui gèrent le groupe.
rooms-liaison-topic = Ici se retrouvent collègues et responsables.
rooms-library-topic = Ici sont gardés les guides et les bons échanges.
