# Os nomes das salas a que a descrição do grupo não dá nome.

rooms-peer = Colegas · { $cohort }
rooms-social = Canto do chá · { $cohort }
rooms-notices = Avisos · { $cohort }
rooms-facilitators = Facilitação · { $cohort }
rooms-liaison = Colegas e chefes · { $cohort }
rooms-library = Biblioteca · { $cohort }

rooms-peer-topic = Aqui colegas perguntam e ajudam colegas. Nesta sala não há supervisores de ninguém.
rooms-social-topic = Piadas, novidades e tudo o que não é trabalho têm aqui o seu lugar.
rooms-notices-topic = Aqui estão os avisos gerais, para ler.
rooms-facilitators-topic = Aqui fala quem conduz o grupo.
rooms-liaison-topic = Aqui é o ponto de encontro de colegas e chefes.
rooms-library-topic = Aqui ficam guardados guias e boas conversas.
