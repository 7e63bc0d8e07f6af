# Os textos da página do grupo em português.
# Rascunho: ainda ninguém de língua portuguesa leu.

catalogue-status = draft
draft-note = Rascunho: ainda ninguém de língua portuguesa leu esta tradução. (Draft translation.)

# A página
title = { $cohort }: como vai a nossa sala
languages = Idioma
skip = Números das últimas semanas
forming = Este grupo ainda está a formar-se. Os números começam com o lançamento: quando dois em cada três disserem sim às regras, dois que facilitam também, e todos tiverem sido saudados.
data-to = Dados até { $date }, { $time }.
late = { $n ->
    [one] Uma mensagem chegou depois de a semana dela fechar. Conta quando chegou.
   *[other] { $n } mensagens chegaram depois de a semana delas fechar. Contam quando chegaram.
}
late-fewer = Mensagens de menos de { $k } pessoas chegaram depois de a semana delas fechar. Contam quando chegaram.

# Resumo
summary-heading = Desde { $date }
tile-posts = mensagens
tile-posts-at-least = mensagens, pelo menos
tile-posters = de { $members } pessoas escreveram
tile-rate = mensagens por membro numa semana
tile-core = pessoas escreveram em 3 das últimas 4 semanas completas
tile-reply = até à primeira resposta, no horário de trabalho (metade das mensagens foi mais rápida)
tile-open = { $n ->
    [0] perguntas ainda abertas
    [one] pergunta ainda aberta
   *[other] perguntas ainda abertas
}
hidden-weeks = { $n ->
    [one] Numa semana, menos de { $k } pessoas escreveram. Essa semana não entra na soma.
   *[other] Em { $n } semanas, menos de { $k } pessoas escreveram. Essas semanas não entram na soma.
}
all-hidden = Em cada uma destas semanas, menos de { $k } pessoas escreveram. Por isso as mensagens dessas pessoas não aparecem.
slow-reply = Nove em cada dez mensagens tiveram a primeira resposta em até { $time }.
slow-reply-not-reached = Mais de uma em cada dez mensagens ainda não tem resposta.

# Uma figura para cada medida
posts-heading = Mensagens
posters-heading = Pessoas que escreveram
rate-heading = Mensagens por membro
reply-heading = Tempo até à primeira resposta
open-heading = Perguntas abertas
posts-value = { $n ->
    [0] 0 mensagens
    [one] { $n } mensagem
   *[other] { $n } mensagens
}
posters-value = { $n ->
    [0] 0 pessoas escreveram
    [one] { $n } pessoa escreveu
   *[other] { $n } pessoas escreveram
}
rate-value = { $n } mensagens por semana por membro
reply-value = metade das mensagens teve resposta em até { $time }
reply-not-reached = menos de metade das mensagens teve resposta
reply-nothing = nenhuma mensagem nova
open-value = { $n ->
    [0] nenhuma pergunta aberta
    [one] { $n } pergunta aberta
   *[other] { $n } perguntas abertas
}
fewer-value = menos de { $k } pessoas
withheld-value = não aparece, para proteger um grupo pequeno
sentence = Semana de { $date }: { $last }. Esta semana até agora: { $now }.
sentence-first = Esta semana até agora: { $now }.
sentence-open = Semana de { $date }: { $last }. Semana de { $newest }, que ainda pode mudar: { $now }.
sentence-open-first = Semana de { $newest }, que ainda pode mudar: { $now }.
reply-note = Cada tempo é das quatro semanas até essa semana, no horário de trabalho. Por cima de uma barra, 4:30 são quatro horas e meia.
open-note = Abertas no fim da semana.
table-week = Semana de
table-so-far = { $date } (até agora)
table-open = { $date } (ainda pode mudar)
table-members = Membros
fewer-tile = menos de { $k }
fewer-cell = menos de { $k } pessoas
withheld-cell = não aparece
reply-not-reached-cell = menos de metade
nothing-cell = –
minutes = { $n } min
hours = { $n } h

more = Semana a semana
more-months = Mês a mês
try-posts = Tente isto: conte uma coisa que funcionou para você nesta semana.
try-posters = Tente isto: faça uma pergunta que qualquer pessoa possa responder numa linha.
try-rate = Tente isto: acabe a sua próxima mensagem com uma pergunta.
try-reply = Tente isto: responda a uma mensagem que ainda não tem resposta.
try-open = Tente isto: envie !abertas a Baraza e responda a uma pergunta.
try-rooms = Tente isto: conte algo bom do seu dia no canto do chá.

# Outras salas
rooms-heading = Mensagens nas outras salas
table-room = Sala
room-social = Canto do chá
room-facilitators = Facilitação
room-liaison = Colegas e chefes

# Como e quem
how-heading = Como contamos
how-posts = Uma mensagem é um texto, uma imagem ou uma mensagem de voz na sala de colegas. Reagir não conta, nem o que Baraza escreve.
how-words = Contamos quem, quando e em resposta a quê. Nenhuma palavra é lida nem guardada.
how-members = “Por membro” conta os dias em que as pessoas foram membros.
how-hours = O tempo das respostas conta no horário de trabalho deste grupo.
how-questions = Uma pergunta está aberta quando foi marcada com ❓ ou !perguntar e mais ninguém respondeu.
how-small = Um número sobre 1 a { $most } pessoas não aparece. Dois números aparecem, por pequenos que sejam: quantos são os membros, e quantas pessoas escreveram em 3 das últimas 4 semanas completas.
how-never = Nunca contamos quem lê, quem está online, nem a rapidez com que uma pessoa responde. Não há lista de nomes.
views-heading = Quem viu esta página
views-none = Ainda ninguém.
views-item = { $date }: { $role }
role-member = um membro
role-facilitator = alguém da facilitação
role-moderator = alguém da moderação
role-mentor = alguém da mentoria
role-coordinator = alguém da coordenação
role-operator = quem opera o serviço
close-button = Fechar esta página
close-note = Use isto num telefone que outras pessoas também usam.

# A entrada
link-title = A sua página está pronta
link-text = Toque no botão para ver os números do seu grupo. O link funciona uma vez.
link-button = Mostrar a página
expired-title = Este link já foi usado ou é velho demais
expired-text = Um link funciona uma vez e só por pouco tempo. Assim, mais ninguém pode usar o seu link.
expired-next = Para receber um novo, escreva !painel a Baraza.
signed-out-title = Por favor, abra a página com um link novo
signed-out-text = A sua visita acabou.
closed-title = A página está fechada
closed-text = Ninguém pode abrir a página neste telefone sem um link novo.
refused-title = Esta página não é para você
refused-text = Só quem é do grupo pode ver os números.
refused-next = Se acha que isto está errado, escreva 0 a Baraza para falar com uma pessoa.
broken-title = Não é possível mostrar a página agora
broken-text = Houve um erro do nosso lado. Nada se perdeu.
broken-next = Tente de novo daqui a alguns minutos.

# Meses
month-1 = jan
month-2 = fev
month-3 = mar
month-4 = abr
month-5 = mai
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = set
month-10 = out
month-11 = nov
month-12 = dez
day = { $day } { $month }

# O sinal decimal.
decimal-sign = ,
