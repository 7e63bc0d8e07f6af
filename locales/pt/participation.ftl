# O que a participação diz na conversa.

participation-page-link = A página de { $cohort }: { $page }. Funciona uma vez, até: { $until }. Mostra só números e não dá nomes. O grupo pode ver que alguém olhou.
participation-page-refused = A página de { $cohort } é para os membros. Envie !ajuda para ver o que posso fazer por você.
participation-looked =
    👀 A página de números foi aberta ({ $day }) por:
    { $lookers }
    Ela conta mensagens e não dá nomes.
participation-looker-facilitator = • alguém da facilitação
participation-looker-moderator = • alguém da moderação
participation-looker-mentor = • alguém da mentoria
participation-looker-coordinator = • alguém da coordenação
participation-looker-member = • um membro
participation-looker-operator = • quem opera o serviço

# O que faz cada comando, o que se escreve depois dele, e o seu nome em português.

command-dashboard = Dá a você um link para a página de números. Ela não dá nomes.
    .alias = painel
