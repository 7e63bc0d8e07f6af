# O que os membros decidem em conjunto: a proposta, a votação, o resultado.

votes-what =
    O que quer mudar em { $cohort }? Envie o número.
    1 = as regras
    2 = o horário de trabalho
    3 = o que uma sala faz na hora de descanso
    4 = quem é avisado primeiro numa emergência
    5 = um dia de folga
votes-which-rule =
    Que regra? Envie o número.
    { $choices }
votes-rule-choice = { $digit } { $rule }
votes-rule-choice-new = { $digit } (uma regra nova)
votes-rule-how =
    { $rule }
    1 = escrever com outras palavras, 2 = retirar
votes-rule-words = Escreva a regra como deve ser, numa só linha, com { $limit } letras no máximo. Idioma: { $language }. Para parar, envie 2.
votes-rule-words-also = Agora a mesma regra neste idioma: { $language }, com { $limit } letras no máximo. Envie 1 para usar também aí as suas primeiras palavras. Para parar, envie 2.
votes-too-long =
    { $count ->
        [one] Tem { $count } letra a mais. Por favor, encurte um pouco.
       *[other] Tem { $count } letras a mais. Por favor, encurte um pouco.
    }
votes-same = Já é assim, ou já não existe. Por isso não há nada para votar. Para recomeçar, envie !propor.
votes-last = Tem de ficar pelo menos uma. Pode propor uma mudança: envie !propor.
votes-many = Pode haver { $limit } regras no máximo. Pode propor mudar uma ou retirar uma: envie !propor.
votes-no-room = Não há espaço para mais uma regra: todas vão numa só mensagem. Pode propor encurtar uma ou retirar uma: envie !propor.
votes-nothing = Aqui não há nada para escolher. Para mudar outra coisa, envie !propor.
votes-which-hours =
    Que horas? Envie o número.
    { $choices }
votes-hours-choice = { $digit } { $hours }
votes-hours-choice-new = { $digit } (mais horas)
votes-hours = { $days }: { $from }–{ $until }
votes-hours-how =
    { $hours }
    1 = outras horas, 2 = retirar
votes-hours-words = Escreva os dias e as horas assim: segunda-sexta 08:00-16:30. Para parar, envie 2.
votes-hours-night = Estas horas terminam antes de começar, e uma votação só marca horas de dia. Escreva quando o trabalho começa e termina no mesmo dia.
votes-hours-empty = Estas horas terminam quando começam, e não haveria trabalho. Escreva quando o trabalho começa e quando termina.
votes-hours-no-days = Li as horas, mas nenhum dia. Por favor, escreva os dois.
votes-hours-no-hours = Li os dias, mas nenhuma hora. Por favor, escreva os dois.
votes-hours-unknown = Não entendo esta parte: { $words }
votes-which-room =
    Que sala? Envie o número.
    { $choices }
votes-room-choice = { $digit } { $room }: { $strength }
votes-room-how =
    O que deve fazer “{ $room }” na hora de descanso?
    1 = fecha
    2 = fica aberta e eu lembro
    3 = nada
votes-hold = fecha
votes-remind = fica aberta e eu lembro
votes-no-quiet = nada
votes-which-first =
    Agora { $first } é quem se avisa primeiro numa emergência. Quem deve ser? Envie o número.
    { $choices }
votes-first-choice = { $digit } { $person }

votes-day-off-how =
    O que deve mudar nos dias de folga?
    1 = mais um dia de folga
    2 = um dia de folga passa a dia de trabalho
votes-day-off-date = Que dia deve ser de folga? Escreva assim: 12 dezembro, ou 2026-12-12. Para parar, envie 2.
votes-day-off-name = Como se chama este dia: { $day }? Escreva o nome com { $limit } letras no máximo. Para parar, envie 2.
votes-which-day-off =
    Que dia deve voltar a ser de trabalho? Envie o número, ou escreva o dia.
    { $choices }
votes-day-off-choice = { $digit } { $day }: { $name }
votes-day-off-unclear = Não consegui ler esse dia.
votes-day-off-outside = Primeiro é preciso tempo para votar. Escolha um dia de { $from } a { $until }.
votes-day-off-already = Nesse dia já ninguém trabalha: { $day }.
votes-day-off-none = Esse dia não é de folga agora: { $day }.
votes-day-off-many = Já votamos { $limit } dias de folga, e por agora não pode haver mais. Pode propor outra coisa: envie !propor.

votes-change-rule =
    A regra agora: { $before }
    A nova: { $after }
votes-change-rule-new = Uma regra nova: { $after }
votes-change-rule-out = Esta regra sai: { $before }
votes-change-hours =
    O horário de trabalho agora: { $before }
    O novo: { $after }
votes-change-hours-new = Mais horas no horário de trabalho: { $after }
votes-change-hours-out = Estas horas saem do horário de trabalho: { $before }
votes-change-quiet =
    “{ $room }” na hora de descanso, agora: { $before }
    O modo novo: { $after }
votes-change-order =
    Quem é avisado primeiro numa emergência, agora: { $before }
    Quem passa a ser avisado primeiro: { $after }. As outras pessoas vêm depois, como agora.
votes-change-day-off-new = Um novo dia de folga: { $day }, { $name }
votes-change-day-off-out = Deixa de ser folga e passa a dia de trabalho: { $day }, { $name }
votes-no-rest =
    { $change }
    ⚠️ Não haveria mais nenhuma hora de descanso.

votes-about-rule = a regra { $rule }
votes-about-hours = o nosso horário de trabalho
votes-about-quiet = a hora de descanso em “{ $room }”
votes-about-day-off = o dia de folga { $day }
votes-about-order = quem é avisado primeiro numa emergência
votes-about-review = se as nossas regras ainda servem

votes-offer = Quer mudar as nossas regras, o horário ou a hora de descanso? Os membros decidem isso por votação. Para propor uma mudança, envie !propor.

votes-preview =
    { $change }
    Pergunto a todos os membros e não digo que veio de você. Envio? 1 ou ✅ = sim, 2 ou ❌ = não.
votes-dropped = Está bem. Não enviei nada. Para recomeçar, envie !propor.
votes-sent = Obrigado. Pergunto agora a todos os membros. A votação termina: { $ends }.
votes-sent-waits = Obrigado. Agora é hora de descanso. Pergunto a todos os membros quando abrirmos: { $at }.
votes-running = Há uma votação em curso, e fazemos uma de cada vez. Termina: { $ends }. Envie !propor outra vez depois disso.
votes-running-waits = Alguém acabou de propor uma mudança, e fazemos uma votação de cada vez. Essa sai: { $at }. Tente outra vez quando terminar.
votes-enough = Já propôs { $limit } mudanças em 30 dias. Por isso, por agora, é a vez dos outros. Pode propor de novo a partir de: { $from }.
votes-withdraw-ask = A sua proposta está diante dos membros até: { $ends }. O assunto: { $about }. Quer que eu a retire? 1 ou ✅ = sim, 2 ou ❌ = não.
votes-withdraw-ask-unsent = A sua proposta sai quando abrirmos: { $at }. O assunto: { $about }. Quer que eu a retire? 1 ou ✅ = sim, 2 ou ❌ = não.
votes-withdrawn = Retirei a sua proposta e avisei na sala. As respostas foram apagadas. Ninguém fica a saber quais eram.
votes-withdrawn-unsent = Retirei a sua proposta. Ninguém a leu.
votes-end-ask = Há uma votação até: { $ends }. O assunto: { $about }. Você ajuda a cuidar da sala, por isso pode terminar a votação mais cedo. Todos vão ler que terminou, mas não por quem. Termino? 1 ou ✅ = sim, 2 ou ❌ = não.
votes-end-done = Terminei a votação e avisei na sala. As respostas foram apagadas.
votes-goes-on = Está bem. A votação continua.
votes-over-already = Essa votação já tinha terminado. Não havia mais nada a fazer.
votes-ended-withdrawn = 🗳️ A votação terminou mais cedo: quem a propôs retirou a proposta. O assunto: { $about }. Nada muda.
votes-ended-by-moderators = 🗳️ A votação terminou mais cedo: quem modera a sala parou-a. Nada muda.
votes-closed = 🗳️ Aqui estava uma votação de { $cohort }. Terminou mais cedo, e não é preciso responder.

votes-proposal =
    🗳️ Um membro propõe uma mudança.
    { $change }
    Pergunto a cada membro em privado. As respostas aqui não contam. Podem responder até: { $ends }. Ninguém vê quem responde o quê.
votes-ask =
    🗳️ Uma votação em { $cohort }.
    { $change }
    Quer esta mudança? 1 = sim, 2 = não, 3 = deixo aos outros.
    Pode mudar a resposta até: { $ends }. Ninguém a vê.
votes-noted = Anotei a sua resposta: { $answer }. O assunto da votação: { $about }. Pode mudá-la até: { $ends }. Basta enviar outro número.
votes-noted-last = Anotei a sua resposta: { $answer }. O assunto da votação: { $about }. Enviou-a a tempo.
votes-taken-back = Retirei a sua resposta. Agora nenhuma resposta sua conta. Pode responder de novo até: { $ends }.
votes-not-in-the-room = Uma resposta na sala não conta, e todos a leem. Por favor, responda-me aqui, onde ninguém vê.
votes-yes = sim
votes-no = não
votes-others = deixo aos outros
votes-keep = sim, ficam
votes-talk = vamos conversar
votes-over = Essa votação já terminou, por isso a resposta não contou. O resultado está na sala. Pode propor uma mudança: envie !propor.
votes-not-yours = Só os membros de { $cohort } votam. Por isso não contei essa resposta.

votes-result =
    🗳️ A votação terminou.
    { $change }
    Sim: { $yes }. Não: { $no }. Deixaram aos outros: { $others }.
    { $outcome }
votes-won = É assim a partir de agora.
votes-won-rules = É a regra a partir de agora (versão { $version }). Peço a cada membro que diga sim.
votes-lost = A maioria quer como estava. Nada muda.
votes-tie = O sim e o não empataram. Nada muda.
votes-few = Respondeu menos de metade de nós. Nada muda.
votes-gone = 🗳️ A votação terminou mais cedo. O assunto mudou, e já não há nada para decidir. { $now }
votes-now-rules = Mostro-lhe as regras de agora quando enviar !regras.
votes-now-hours =
    O nosso horário de trabalho agora:
    { $hours }
votes-now-quiet = “{ $room }” na hora de descanso, agora: { $strength }.
votes-now-no-room = Essa sala já não existe.
votes-now-day-off = Agora este é um dia de folga: { $day }.
votes-now-no-day-off = Agora este não é um dia de folga: { $day }.
votes-now-order = Quem é avisado primeiro numa emergência, agora: { $person }.
votes-now-nobody = Agora não há ninguém na lista de emergência.
votes-gone-unsent = Não enviei a sua proposta. O assunto mudou desde então. Para recomeçar, envie !propor.
votes-lifted = { $what } Podem perguntar porquê a quem cuida do nosso servidor. Para propor outra vez, escreva-me !propor.
votes-lifted-rules = Quem cuida do nosso servidor anulou as regras que votamos. Envie !regras para ler as que valem agora.
votes-lifted-hours = Quem cuida do nosso servidor anulou o horário de trabalho que votamos. Envie !horas para ver o que vale agora.
votes-lifted-quiet = Quem cuida do nosso servidor anulou o que votamos para a hora de descanso.
votes-lifted-order = Quem cuida do nosso servidor anulou a ordem que votamos para uma emergência.
votes-lifted-days-off = Quem cuida do nosso servidor anulou os dias de folga que votamos. Envie !horas para ver o que vale agora.

votes-review = As nossas regras são as mesmas há muito tempo. Ainda servem? Pergunto a cada membro em privado, até: { $ends }. Quer mudar uma? Escreva-me !propor.
votes-review-ask = As regras de { $cohort } ainda servem? 1 = sim, ficam, 2 = vamos conversar. Envie !regras para as ler. Pode responder até: { $ends }. Ninguém vê a sua resposta.
votes-reviewed = Foi isto que disseram das nossas regras. Ficam: { $keep }. Conversar: { $talk }. Para mudar uma, escreva-me !propor.
votes-count = { $count }
votes-fewer-than = menos de { $limit }

votes-unanswered = Há regras novas de { $cohort } desde: { $since }. Disseram não ou não responderam: { $count }, de { $members } membros. Ficam no grupo, e ninguém sabe quem são. Pode ajudar conversar sobre as regras na sala.

# O que o comando faz, e o seu nome.

command-propose = Permite propor uma mudança que todos os membros votam: regras, horas, hora de descanso.
    .alias = propor
