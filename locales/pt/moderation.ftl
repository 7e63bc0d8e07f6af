# O que se mostra antes, o que a pessoa lê, desfazer, a auditoria, denúncias e recursos.
# Um efeito diz um ato em poucas palavras; está na pergunta, nas respostas e na auditoria. Uma nota diz o que mais ele traz.

moderation-preview =
    { $effect }
    { $note }
    Faço isso? 1 ou ✅ = sim, 2 ou ❌ = não.
moderation-preview-rooms =
    { $effect }
    Salas: { $rooms }. { $note }
    Faço isso? 1 ou ✅ = sim, 2 ou ❌ = não.
moderation-preview-told =
    A pessoa vai ler isto:
    { $told }
moderation-note-warn = Mais ninguém vai ver.
moderation-note-mute = A pessoa ainda pode enviar !urgente, !denunciar e !recurso para mim. O Element mostra isto na sala com o nome dela.
moderation-note-shown = O Element mostra isto na sala com o nome da pessoa.
moderation-note-unban = Eu convido a pessoa de novo.
moderation-note-redact = A mensagem não pode voltar.
moderation-effect-warn = Um recado privado para { $person }: { $reason }
moderation-effect-note = Um recado privado para { $person }
moderation-effect-mute = Silenciar { $person } em todas as salas de { $cohort } até { $until }
moderation-effect-unmute = Deixar { $person } escrever de novo em todas as salas de { $cohort }
moderation-effect-remove = Remover { $person } de todas as salas de { $cohort }
moderation-effect-ban = Manter { $person } fora de todas as salas de { $cohort } até { $until }
moderation-effect-ban-open = Manter { $person } fora de todas as salas de { $cohort }, sem data de fim
moderation-effect-unban = Deixar { $person } voltar às salas de { $cohort }
moderation-effect-remove-from = Remover { $person } só de { $room }
moderation-effect-ban-from = Manter { $person } fora só de { $room }, sem data de fim
moderation-effect-unban-from = Deixar { $person } voltar a { $room }
moderation-effect-redact = Apagar para todos uma mensagem de { $person }: { $post }
moderation-effect-end-vote = Terminar uma votação mais cedo
moderation-who-is-meant =
    Quem você quer dizer com { $name }? Envie o número.
    { $choices }
moderation-choice-person = { $digit } { $person }, { $detail }
moderation-nobody-meant = Não encontro aqui ninguém com o nome { $name }. Pode responder a uma mensagem da pessoa, ou escrever @ e escolher o nome.
moderation-expired = O seu sim chegou tarde, por isso não fiz nada. Se ainda quiser, envie o comando de novo.
moderation-cancelled = Tudo bem. Não fiz nada.
moderation-done =
    Feito: { $effect }
    A pessoa já sabe. Envie !desfazer para voltar atrás.
moderation-done-final =
    Feito: { $effect }
    A pessoa já sabe. Isto não se pode desfazer.
moderation-seen =
    Vi o que você fez com o botão: { $effect }
    A pessoa já sabe e pode recorrer. Envie !desfazer para voltar atrás.
moderation-seen-final =
    Vi o que você fez com o botão: { $effect }
    A pessoa já sabe e pode recorrer. Isto não se pode desfazer.
moderation-turned-back =
    Anulei isto: { $effect }
    { $why }
moderation-refused = Não posso fazer isso. { $why }
moderation-why-not-yours = Só a pessoa de serviço e quem cuida da sala podem fazer isto. Há algo errado? Envie !denunciar.
moderation-why-fellow = Ninguém pode agir por si só contra quem ajuda a conduzir a sala. Envie !denunciar e escolha o número da pessoa: outras vão ver o caso juntas. Ou envie 0 para falar com uma pessoa.
moderation-why-self = Isto seria contra a sua própria conta. Queria dizer outra pessoa? Então envie com o nome dela.
moderation-why-voice = Isto seria contra mim, e a sala precisa de mim. Faço algo errado? Envie 0 para falar com uma pessoa.
moderation-why-already = Já está assim. Envie !auditoria para ver o que foi feito.
moderation-why-all-rooms = A pessoa está fora de todas as salas. Para ela poder voltar, envie !readmitir.

moderation-told-warned =
    Um recado de quem cuida de { $cohort }, só para você: { $reason }
    Envie !regras para ler as nossas regras.
    Vê isto de outra forma? Envie !recurso e o seu texto. Outra pessoa vai ver o caso.
moderation-told-muted =
    Você não pode escrever em nenhuma sala de { $cohort } até { $until }. Motivo: { $reason }
    Ainda pode ler. Para mim pode enviar !urgente, !denunciar ou !recurso. Com um recurso, outra pessoa vê o caso.
moderation-told-unmuted = Você pode escrever de novo nas salas de { $cohort }. Que bom ter você de volta.
moderation-told-removed =
    A sua conta foi removida de todas as salas de { $cohort }. Motivo: { $reason }
    Ainda pode escrever para mim. Envie !recurso e o seu texto, e outra pessoa vai ver o caso.
moderation-told-banned =
    Você não pode estar em nenhuma sala de { $cohort } até { $until }. Motivo: { $reason }
    Ainda pode escrever para mim. Envie !recurso e o seu texto, e outra pessoa vai ver o caso.
moderation-told-banned-open =
    Você não pode estar agora em nenhuma sala de { $cohort }. Ainda não há data de fim. Motivo: { $reason }
    Ainda pode escrever para mim. Envie !recurso e o seu texto, e outra pessoa vai ver o caso.
moderation-told-unbanned = Você pode voltar a { $cohort }. Um convite está a caminho.
moderation-told-removed-from =
    A sua conta foi removida de { $room }. Motivo: { $reason }
    Ainda pode usar as outras salas. Vê isto de outra forma? Envie !recurso e o seu texto. Outra pessoa vai ver o caso.
moderation-told-banned-from =
    Você não pode estar agora em { $room }. Ainda não há data de fim. Motivo: { $reason }
    Ainda pode usar as outras salas. Vê isto de outra forma? Envie !recurso e o seu texto. Outra pessoa vai ver o caso.
moderation-told-unbanned-from = Você pode voltar a { $room }. Um convite está a caminho.
moderation-told-redacted =
    Uma das suas mensagens em { $room } foi apagada. Motivo: { $reason }
    Vê isto de outra forma? Envie !recurso e o seu texto. Outra pessoa vai ver o caso.
moderation-told-vote-ended =
    A votação da sua proposta em { $cohort } foi terminada por quem modera a sala. Motivo: { $reason }
    Vê isto de outra forma? Envie !recurso e o seu texto. Outra pessoa vai ver o caso.
moderation-no-reason = Não me disseram. Pode perguntar com !recurso.
moderation-removed-reason = { $cohort }: pode pedir para rever o caso. Escreva !recurso a Baraza na sua conversa privada.

moderation-undone = Desfeito: { $effect }
moderation-undone-invited =
    Desfeito: { $effect }
    Convido a pessoa de novo para cada sala onde estava. Ela ainda tem de aceitar.
moderation-told-undone-invited =
    O que foi feito em { $room } foi desfeito.
    Os convites para as salas onde você estava estão a caminho. Por favor, aceite, e tudo fica como antes.
moderation-told-undone = O que foi feito em { $room } foi desfeito. Para você, tudo está como antes.
moderation-undo-not-redact = Uma mensagem apagada não pode voltar. Pode pedir a quem a escreveu que envie de novo.
moderation-undo-not-vote = Uma votação terminada não pode continuar. Qualquer membro a pode propor de novo com !propor.
moderation-undo-not-warn = Um recado já enviado não se pode chamar de volta. Pode escrever à pessoa.
moderation-undo-not-now = Outra pessoa mudou isto depois, por isso deixo como está. Envie !auditoria para ver.
moderation-undo-ended = Isto chegou ao fim por si, por isso não há nada para desfazer.
moderation-undo-nothing = Você não fez nada que se possa desfazer agora. Envie !auditoria para ver o que foi feito.

moderation-audit =
    O que foi feito em { $cohort }, o mais novo primeiro:
    { $entries }
moderation-audit-entry = { $at }, por { $actor }: { $effect }
moderation-audit-entry-undone = { $at }, por { $actor }, desfeito: { $effect }
moderation-audit-empty = Até agora, nada foi feito em { $cohort }.

moderation-report-ask = O que está errado? Escreva aqui numa só mensagem. Ainda não avisei ninguém. Só quem trata do caso vai ler. Para parar, envie não.
moderation-report-about =
    É sobre quem? Pergunto primeiro, para a denúncia não chegar a essa pessoa. Ainda não enviei nada.
    1 = alguém que modera ou facilita, 2 = outro membro, 3 = nenhuma pessoa, outra coisa. Para parar, envie não.
moderation-report-whom =
    Qual dessas pessoas? Ela não vai ler. Envie o número. Para parar, envie não.
    { $choices }
moderation-report-choice = { $digit } { $person }
moderation-report-choice-next = { $digit } outra pessoa
moderation-report-added = Juntei isso à sua denúncia. Ainda não foi enviada.
moderation-report-long =
    { $count ->
        [one] Guardo { $count } mensagem para uma denúncia, e não mais.
       *[other] Guardo { $count } mensagens para uma denúncia, e não mais.
    } Por favor, responda primeiro. Depois envie o resto com !denunciar.
moderation-report-waits = A sua denúncia ainda espera a sua resposta. Nada foi enviado, e estas palavras não vão para ninguém. Aqui está a minha pergunta de novo. Não quer denunciar? Envie “não”. Numa emergência, envie !urgente ou ligue para { $phone }.
moderation-case-back =
    Alguém que modera escreve para você sobre #{ $number }: { $text }
    Para responder, responda a isto, ou envie #{ $number } e o seu texto. Só quem trata do caso vai ler.
moderation-case-more =
    Mais sobre #{ $number }: { $text }
    Para responder, responda a isto, ou envie #{ $number } e o seu texto. Não digo o seu nome.
moderation-case-passed-on = Passo isso a quem escreveu #{ $number }, se ainda conseguir chegar a essa pessoa. Não digo o seu nome. Também não digo a você quando ela ler.
moderation-case-added =
    { $count ->
        [one] Passei isso à única pessoa que trata de #{ $number }. Mais ninguém vai saber.
       *[other] Passei isso às { $count } pessoas que tratam de #{ $number }. Mais ninguém vai saber.
    }
moderation-case-nobody = Ninguém que trata de #{ $number } pode ler isso agora, por isso não passei a ninguém. Por favor, envie !denunciar e o seu texto, e eu procuro outra pessoa.
moderation-case-enough =
    { $count ->
        [one] Já passei { $count } mensagem sua sobre #{ $number }, por isso esta não foi para ninguém.
       *[other] Já passei { $count } mensagens suas sobre #{ $number }, por isso esta não foi para ninguém.
    } Há mais a dizer? Envie 0 para falar com uma pessoa.
moderation-case-empty = O que devo passar sobre #{ $number }? Envie #{ $number } e o seu texto numa só mensagem.
moderation-case-none = Não passei isso a ninguém: você não tem denúncia nem recurso em aberto com o número { $number }. Há algo errado? Envie !denunciar e o seu texto. Numa emergência, envie !urgente. É para o grupo todo ler? Envie sem o #.
moderation-case-is-it = Não passei isso a ninguém. É sobre #{ $number }? Então envie #{ $number } e o seu texto. É sobre outra coisa? Por favor, envie mais uma vez.
moderation-report-not = Nada foi enviado. Se ainda quiser contar a alguém, envie !denunciar de novo.
moderation-report-forwarded-about =
    Denúncia #{ $number } em { $cohort }: { $text }
    É sobre esta mensagem: { $post }
    Por favor, guarde só para você. Para responder, responda a isto, ou envie #{ $number } e o seu texto. Não digo o seu nome.
moderation-report-received = Obrigado por contar. O seu número é #{ $number }. Duas pessoas que não fazem parte do caso vão ver a denúncia. Mais ninguém vai saber. Para dizer mais, responda a isto, ou envie #{ $number } e o seu texto.
moderation-report-received-one = Obrigado por contar. O seu número é #{ $number }. Uma pessoa que não faz parte do caso vai ver a denúncia. Mais ninguém vai saber. Para dizer mais, responda a isto, ou envie #{ $number } e o seu texto.
moderation-report-forwarded =
    Denúncia #{ $number } em { $cohort }: { $text }
    Por favor, guarde só para você. Para responder, responda a isto, ou envie #{ $number } e o seu texto. Não digo o seu nome.
moderation-nobody-handles = Não encontrei ninguém que possa ver isto sem fazer parte do caso. Por favor, fale com alguém de confiança. Numa emergência, ligue para { $phone }.
moderation-appeal-received = Obrigado. Passei o recurso a uma pessoa que não fez parte do caso, e pedi uma resposta. Para dizer mais, responda a isto, ou envie #{ $number } e o seu texto. Se não receber nada em dois dias de trabalho, envie 0, e eu chamo alguém.
moderation-appeal-given = Alguém já tem o seu recurso sobre isto. Essa pessoa não fez parte do caso. Por favor, dê tempo para ela escrever.
moderation-appeal-forwarded =
    { $person } pede para rever o caso: { $text }
    Sobre: { $effect }
    Envie !desfazer para anular, ou #{ $number } e a resposta.
moderation-appeal-forwarded-final =
    { $person } pede para rever o caso: { $text }
    Sobre: { $effect }
    Isto não se pode desfazer. Envie #{ $number } e a sua resposta.
moderation-appeal-nothing = Não foi feito nada de que você possa recorrer. Há algo errado? Envie !denunciar.

# O que faz cada comando, o que se escreve depois dele, e o seu nome em português.

command-warn = Envia um recado privado a quem escreveu a mensagem a que você responde, ou a um nome.
    .alias = avisar
    .usage = Amani Mfano: por favor, fique no assunto

command-mute = Impede alguém de escrever em todas as salas por um tempo. Responda a uma mensagem ou dê um nome.
    .alias = silenciar
    .usage = Amani Mfano 2h: gritos

command-unmute = Deixa alguém escrever de novo.
    .alias = permitir
    .usage = Amani Mfano

command-remove = Remove alguém de todas as salas do grupo. A pessoa pode ser convidada de novo.
    .alias = remover
    .usage = Amani Mfano: vende coisas

command-ban = Mantém alguém fora de todas as salas do grupo, por um tempo ou sem fim.
    .alias = banir
    .usage = Amani Mfano 7d: vende coisas

command-unban = Deixa alguém voltar às salas do grupo.
    .alias = readmitir
    .usage = Amani Mfano

command-redact = Apaga uma mensagem para todos. Responda a ela ou cole o link.
    .alias = apagar
    .usage = mostra um paciente

command-undo = Desfaz a última coisa que você fez.
    .alias = desfazer

command-audit = Mostra o que foi feito no grupo, e por quem.
    .alias = auditoria

command-report = Avisa quem trata das denúncias e não faz parte do caso. Mais ninguém vai saber.
    .alias = denunciar
    .usage = alguém grita comigo

command-appeal = Pede a outra pessoa que veja de novo o que foi feito com você.
    .alias = recurso
    .usage = vejo isto de outra forma
