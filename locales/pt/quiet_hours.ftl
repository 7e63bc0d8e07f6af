# A linha de fecho nas suas fases, mensagens deixadas para depois, tempos de descanso e horários.

quiet-closing-soon =
    🌙 Esta sala fecha em breve: { $closes }. Volta a abrir: { $opens }.
    Quer dizer algo depois disso? Escreva para { $chat }, e eu publico quando a sala abrir. O seu texto não saiu? Envie para lá também.
    Emergência: reaja aqui com 🚨, escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-closed =
    🌙 Esta sala está fechada. Volta a abrir: { $opens }.
    Quer dizer algo? Escreva para { $chat }, e eu publico quando a sala abrir. O seu texto não saiu? Envie para lá também.
    Emergência: reaja aqui com 🚨, escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-opened =
    ☀️ Esta sala está aberta. Fecha: { $closes }.
    O seu texto não saiu com a sala fechada? Envie de novo agora. Com a sala fechada, escreva para { $chat }, e eu publico mais tarde.
    Emergência: escreva !urgente para { $chat } ou ligue para { $phone }.
# Numa sala para a qual nada se passa.
quiet-closing-soon-elsewhere =
    🌙 Esta sala fecha em breve: { $closes }. Volta a abrir: { $opens }.
    Emergência: reaja aqui com 🚨, escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-closed-elsewhere =
    🌙 Esta sala está fechada. Volta a abrir: { $opens }.
    Emergência: reaja aqui com 🚨, escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-opened-elsewhere =
    ☀️ Esta sala está aberta. Fecha: { $closes }.
    Emergência: escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-rest-time =
    🌙 Tempo de descanso até: { $opens }. Esta sala fica aberta, mas ninguém tem de ler nem de responder agora.
    Emergência: escreva !urgente para { $chat } ou ligue para { $phone }.
quiet-rest-over = ☀️ Que bom ver vocês de novo. O próximo tempo de descanso começa: { $closes }.

quiet-no-talk-by-reactions = A sala { $room } descansa agora, por isso tirei as palavras com que você reagiu. Um sinal como 👍 fica. Para deixar palavras para quando abrir, escreva para mim.
quiet-later-choice =
    { $count ->
        [one] A sala { $room } está fechada. Volta a abrir: { $opens }. O que faço com o seu texto?
            1 = publicar quando abrir, 2 = é urgente, 3 = não publicar
       *[other] A sala { $room } está fechada. Volta a abrir: { $opens }. O que faço com as suas { $count } mensagens?
            1 = publicar todas quando abrir, 2 = é urgente, 3 = não publicar
    }
# Onde as palavras falam de perigo: a emergência vem primeiro.
quiet-later-choice-danger =
    A sala { $room } está fechada. Volta a abrir: { $opens }. Precisa de ajuda agora?
    2 = sim, aviso já a pessoa de plantão. Há uma vida em perigo? Ligue para { $phone }.
    { $count ->
        [one] 1 = não, publicar quando abrir, 3 = não publicar
       *[other] 1 = não, publicar todas as { $count } quando abrir, 3 = não publicar
    }
quiet-later-choice-full =
    A sala { $room } está fechada. Volta a abrir: { $opens }. { $count ->
        [one] Posso guardar { $count } mensagem sua, e não mais.
       *[other] Posso guardar { $count } mensagens suas, e não mais.
    } Por favor, publique o resto lá quando abrir. O que faço com estas?
    1 = publicar todas quando abrir, 2 = é urgente, 3 = não publicar
quiet-later-over = Essa pergunta acabou quando a sala { $room } abriu, por isso não publiquei nada. Ainda é útil? Então, por favor, escreva lá. Numa emergência, envie !urgente ou ligue para { $phone }.
quiet-later-kept =
    { $count ->
        [one] Guardado para { $room }. Publico: { $opens }. Para mudar, edite aqui. Para retirar, apague aqui ou envie 3.
       *[other] Guardei { $count } mensagens para { $room }. Publico todas: { $opens }. Para mudar uma, edite aqui. Para retirar uma, apague aqui. Para retirar todas, envie 3.
    }
quiet-later-changed = Está mudado. Publico as novas palavras em { $room }: { $opens }.
quiet-later-taken-back =
    { $count ->
        [one] Está retirado. Não vou publicar.
       *[other] Estão retiradas. Não vou publicar as suas { $count } mensagens.
    }
quiet-later-nothing =
    { $count ->
        [one] Tudo bem. Não vou publicar.
       *[other] Tudo bem. Não vou publicar as suas { $count } mensagens.
    }
quiet-later-relay = { $author }, mensagem deixada ({ $at }): { $text }
quiet-later-relay-file = { $author }, mensagem deixada ({ $at }):
quiet-ask-goes = Publico agora a sua pergunta em { $room }. Ela fica na lista das abertas (!abertas) até alguém responder.
quiet-ask-relay = { $author } pergunta: { $text }
quiet-ask-relay-file = { $author } pergunta:
quiet-later-unreadable = Já não consegui ler o texto que você deixou, por isso não publiquei. Por favor, escreva de novo em { $room }.
quiet-later-waits =
    { $count ->
        [one] O texto que deixou comigo espera até você poder escrever de novo. Para retirar, envie 3.
       *[other] Os { $count } textos que deixou comigo esperam até você poder escrever de novo. Para retirar todos, envie 3.
    }
quiet-later-dropped =
    { $count ->
        [one] Não vou publicar o texto que você deixou comigo.
       *[other] Não vou publicar os { $count } textos que você deixou comigo.
    }
quiet-later-gone = Durante duas semanas, não consegui publicar o texto que você deixou ({ $at }) para { $room }. Já não guardo esse texto. Pode escrever de novo quando quiser.
quiet-later-posted = O seu texto já está em { $post }. Para retirar, reaja lá com ❌.
quiet-later-posted-several = Os seus { $count } textos já estão na sala. O último: { $post }. Para retirar um, reaja a ele lá com ❌.
quiet-later-taken-away = Você retirou o seu texto, por isso eu também o tirei de { $room }.
quiet-later-answered = { $person } respondeu ao texto que publiquei por você: { $post }
quiet-later-open = A sala { $room } já está aberta. Pode escrever lá agora mesmo.
quiet-later-full =
    { $count ->
        [one] { $count } texto seu espera por { $room }, e não guardo mais.
       *[other] { $count } textos seus esperam por { $room }, e não guardo mais.
    } Por favor, escreva o resto lá quando abrir.
quiet-later-empty = O que devo publicar? Envie assim: !depois e a seguir o seu texto.

quiet-window-set =
    Estas salas vão descansar: { $rooms }. De: { $from }. Até: { $until }. Para acabar mais cedo, envie !descanso fim.
    { $left ->
        [0] Este foi o último tempo extra desta semana.
        [one] Pode marcar mais um tempo extra nesta semana.
       *[other] Pode marcar mais { $left } tempos extra nesta semana.
    }
quiet-window-preview =
    Estas salas vão fechar: { $rooms }. De: { $from }. Até: { $until }.
    Faço isso? 1 ou ✅ = sim, 2 ou ❌ = não.
quiet-window-preview-open =
    Estas salas vão fechar: { $rooms }. De: { $from }. Até: { $until }. Estas ficam abertas, mas ninguém tem de ler lá: { $open }.
    Faço isso? 1 ou ✅ = sim, 2 ou ❌ = não.
quiet-window-shown =
    As pessoas vão ler isto:
    { $shown }
quiet-window-shown-bare =
    As pessoas vão ler isto:
    { $shown }
    Quer dizer o motivo? Envie assim: { $usage }
quiet-window-not = Tudo bem. Nada foi marcado. O horário normal fica como está.
quiet-window-told = 🌙 { $who } pediu um tempo extra de descanso aqui. De: { $from }. Até: { $until }.
quiet-window-told-why = 🌙 { $who } pediu um tempo extra de descanso aqui: { $reason } De: { $from }. Até: { $until }.
quiet-window-by = { $by }
quiet-window-by-duty = A pessoa de serviço
quiet-window-over = 🌙 O tempo extra de descanso acabou. O horário normal está de volta.
quiet-window-given-back = Feito. Estas salas voltaram ao horário normal: { $rooms }. Como você acabou o descanso de imediato, ele não conta para esta semana.
quiet-window-ended = Feito. Estas salas voltaram ao horário normal: { $rooms }.
quiet-window-refused-limit =
    { $limit ->
        [one] Só se pode marcar um tempo extra de descanso por semana, e já foi usado.
       *[other] Só se podem marcar { $limit } tempos extra de descanso por semana, e já foram usados.
    } O horário normal fica como está. Envie !descanso lista para ver o que está marcado.
quiet-window-refused-duty = Quem pode marcar isto é a pessoa de serviço. Nesta semana é { $holder }. Pode pedir a essa pessoa.
quiet-window-refused-past = Essa hora já passou, ou acaba antes de começar. Envie assim: !descanso esta noite 21:00
quiet-window-refused-quiet = Essa hora já é de descanso. Voltamos a abrir: { $opens }.
quiet-window-refused-nobody = Agora não há ninguém de serviço, por isso ninguém pode marcar isto. Volta a ser possível quando alguém disser sim à semana (!escala).
quiet-window-refused-long = É tempo demais, por isso não fiz nada. Pode durar no máximo até { $until }, para ninguém fechar a sala de vez.
quiet-window-none = Não há tempo extra de descanso marcado. Envie !horas para ver o horário normal.
quiet-windows =
    Tempos extra de descanso em { $cohort }:
    { $windows }
quiet-windows-none = Não há tempo extra de descanso marcado em { $cohort }. Envie !horas para ver o horário normal.
quiet-window = De { $from } até { $until }, marcado por { $by }

quiet-hours =
    Horário de trabalho de { $cohort } ({ $zone }):
    { $windows }
    { $now }
quiet-hours-window = { $days }: { $from }–{ $until }
quiet-hours-holiday = { $day }: dia de folga ({ $name })
quiet-hours-open = Aberto agora, até: { $until }.
quiet-hours-quiet = Agora é tempo de descanso, até: { $until }.

# O caminho urgente. Cada resposta a quem pede mostra o telefone de emergência.

urgent-ask =
    O que aconteceu? Escreva aqui numa linha, e eu aviso a pessoa de plantão. Não diga nomes de pacientes.
    Há uma vida em perigo? Ligue já para { $phone }. Não era nada, ou foi engano? Envie 2.
urgent-sent =
    Avisei { $person }, que está de plantão. Se não houver resposta em { $minutes }, aviso a pessoa seguinte.
    Não espere se há uma vida em perigo. Ligue para { $phone }. Foi engano? Envie 2.
urgent-alert =
    🚨 { $sender }, de { $cohort }, precisa de ajuda agora (enviado: { $at }): { $reason }
    1 ou ✅ = eu atendo. Depois escreva aqui, e eu passo a mensagem. Se não puder responder em { $minutes }, aviso a pessoa seguinte.
urgent-alert-last =
    🚨 { $sender }, de { $cohort }, precisa de ajuda agora (enviado: { $at }): { $reason }
    1 ou ✅ = eu atendo. Depois escreva aqui, e eu passo a mensagem. Agora não há mais ninguém de plantão.
# Uma resposta a "Avisei …" que não acaba nada: como está o pedido.
urgent-waits = Avisei { $people } do seu pedido e espero uma resposta. Escreva aqui o que houver de novo, e eu passo a mensagem. Não espere se há uma vida em perigo. Ligue para { $phone }. Foi engano? Envie 2.
urgent-added = 🚨 { $sender } acrescenta: { $reason }
urgent-added-sent = Passei isso também a { $people }. Não espere se há uma vida em perigo. Ligue para { $phone }.
urgent-added-enough = Já passei muitas linhas suas a { $people }, por isso não passo mais. Por favor, ligue já para { $phone }.
urgent-acknowledged = { $person } já viu e vai escrever para você. Se piorar, ligue para { $phone }. Foi engano? Envie: parar.
urgent-yours = Obrigado. { $sender } sabe que você atende. Por favor, escreva aqui agora: eu passo a mensagem.
# Alguém atende um pedido, e outros esperam uma resposta ao seu.
urgent-others-wait = Ainda à espera de ajuda: { $people }. Pode atender esse pedido também? Então responda a ele com 1.
# Palavras de alguém por quem esperam vários pedidos: a quem chegaram.
urgent-back-others = Só { $person } recebeu isso. Ainda à espera de uma palavra sua: { $people }. Para escrever para lá, responda a esse pedido.
urgent-declined-next = Quem avisei não pode vir, por isso avisei também { $person }. Não espere se há uma vida em perigo. Ligue para { $phone }.
urgent-declined-ended = Quem avisei não pode vir, e não tenho mais ninguém para avisar. Por favor, ligue já para { $phone }.
urgent-not-yours = Tudo bem, aviso agora a pessoa seguinte. Afinal pode vir? Envie 1 como resposta ao pedido de ajuda.
urgent-handed-on = Quem ia atender afinal não pode vir, por isso avisei { $person }. Não espere se há uma vida em perigo. Ligue para { $phone }.
urgent-given-back-ended = Quem ia atender afinal não pode vir, e não tenho mais ninguém para avisar. Por favor, ligue já para { $phone }.
urgent-next-told = Ainda não há resposta, por isso avisei também { $person }. Não espere se há uma vida em perigo. Ligue para { $phone }.
urgent-list-ended = Avisei todas as pessoas de plantão e ainda não tenho resposta. Por favor, ligue já para { $phone }. Se alguém responder, digo de imediato.
urgent-not-passed-on = Não avisei ninguém, porque agora você não é membro de { $cohort }. Por favor, não espere: ligue já para { $phone }.
urgent-nobody-on-call = Agora não há ninguém de plantão, por isso não pude avisar ninguém. Por favor, ligue já para { $phone }.
urgent-taken-by-other =
    Obrigado. { $person } atende o pedido de { $sender }. { $open ->
        [0] Pode descansar.
       *[other] Há outro pedido em aberto com você.
    }
urgent-not-sent = Não recebi um motivo, por isso não avisei ninguém. Quando precisar, envie !urgente e uma linha. Telefone de emergência: { $phone }.
urgent-nothing = Tudo bem. Não aviso ninguém. Afinal precisa de ajuda? Envie !urgente e uma linha, ou ligue para { $phone }.
urgent-mistaken = Tudo bem, foi engano. Avisei { $people }. Afinal precisa de ajuda? Envie !urgente de novo, ou ligue para { $phone }.
urgent-called-off =
    { $sender } não precisa de ajuda: o pedido foi engano. Obrigado por estar aí. { $open ->
        [0] Pode descansar.
       *[other] Há outro pedido em aberto com você.
    }
urgent-back =
    { $person } escreve para você: { $text }
    Responda aqui, e eu passo a resposta. Se piorar, ligue para { $phone }.
urgent-back-sent = Passei isso a { $person }.
urgent-back-sent-open = Passei isso a { $person }. Você atende? Então envie 1, para eu não chamar mais ninguém.
urgent-back-enough = { $person } já recebeu muitas linhas suas, por isso não passo mais. Por favor, escreva ou ligue a essa pessoa.
urgent-third = O seu !urgente saiu, e você fez bem em enviar. Precisou de ajuda três vezes nesta semana, por isso perguntei à moderação o que ajudaria. Não disse o seu nome. Numa emergência, envie sempre !urgente ou ligue para { $phone }.
urgent-third-review =
    { $count ->
        [one] Em { $cohort }, a mesma pessoa enviou !urgente uma vez nesta semana.
       *[other] Em { $cohort }, a mesma pessoa enviou !urgente { $count } vezes nesta semana.
    } Cada pedido saiu. Por favor, pense no que ajudaria: mais pessoas de plantão, ou palavras claras sobre o que é urgente.

# O que faz cada comando, o que se escreve depois dele, e o seu nome em português.

command-hours = Mostra quando as salas estão abertas.
    .alias = horas

command-later = Guarda o seu texto e publica quando a sala abrir.
    .alias = depois
    .usage = quem tem a ficha nova?

command-urgent = Avisa a pessoa de plantão, a qualquer hora.
    .alias = urgente
    .usage = uma mãe sangra no posto de saúde

command-quiet = Marca um descanso extra; só quem está de serviço. Ou: !descanso agora, !descanso fim, !descanso lista.
    .alias = descanso
    .usage = esta noite 21:00: capacitação
