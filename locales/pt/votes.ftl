# O que os membros decidem em conjunto: a proposta, a votação, o resultado.

votes-what =
    O que quer mudar em { $cohort }? Envie o número.
    1 = as regras
    2 = o horário de trabalho
    3 = o que uma sala faz na hora de descanso
    4 = quem é avisado primeiro numa emergência
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
votes-hours-unclear = Não consegui ler esses dias e essas horas. Por isso não fiz nada.
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
    Quem deve ser avisado primeiro numa emergência? Envie o número.
    { $choices }
votes-first-choice = { $digit } { $person }

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

votes-preview =
    { $change }
    Pergunto a todos os membros e não digo que veio de você. Envio? 1 ou ✅ = sim, 2 ou ❌ = não.
votes-dropped = Está bem. Não enviei nada. Para recomeçar, envie !propor.
votes-sent = Obrigado. Pergunto agora a todos os membros. A votação termina: { $ends }.
votes-sent-waits = Obrigado. Agora é hora de descanso. Pergunto a todos os membros quando abrirmos: { $at }.
votes-running = Há uma votação em curso, e fazemos uma de cada vez. Termina: { $ends }. Envie !propor outra vez depois disso.
votes-running-waits = Alguém acabou de propor uma mudança, e fazemos uma votação de cada vez. Essa sai: { $at }. Tente outra vez quando terminar.
votes-enough = Já propôs { $limit } mudanças em 30 dias. Por isso, por agora, é a vez dos outros. Pode propor de novo a partir de: { $from }.

votes-proposal =
    🗳️ Um membro propõe uma mudança.
    { $change }
    Pergunto a cada membro em privado. Podem responder até: { $ends }. Ninguém vê quem responde o quê.
votes-ask =
    🗳️ Uma votação em { $cohort }.
    { $change }
    Quer esta mudança? 1 = sim, 2 = não, 3 = deixo aos outros.
    Pode mudar a resposta até: { $ends }. Ninguém a vê.
votes-noted = Anotei a sua resposta: { $answer }. Pode mudá-la até: { $ends }. Basta enviar outro número.
votes-noted-last = Anotei a sua resposta: { $answer }. Enviou-a a tempo.
votes-taken-back = Retirei a sua resposta. Pode responder de novo até: { $ends }.
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
votes-gone = 🗳️ A votação terminou mais cedo. O assunto mudou, e já não há nada para decidir.
votes-gone-unsent = Não enviei a sua proposta. O assunto mudou desde então. Para recomeçar, envie !propor.
votes-lifted = { $what } Podem perguntar porquê a quem cuida do nosso servidor. Para propor outra vez, escreva-me !propor.
votes-lifted-rules = Quem cuida do nosso servidor anulou as regras que votamos. Envie !regras para ler as que valem agora.
votes-lifted-hours = Quem cuida do nosso servidor anulou o horário de trabalho que votamos. Envie !horas para ver o que vale agora.
votes-lifted-quiet = Quem cuida do nosso servidor anulou o que votamos para a hora de descanso.
votes-lifted-order = Quem cuida do nosso servidor anulou a ordem que votamos para uma emergência.

votes-review = As nossas regras são as mesmas há muito tempo. Ainda servem? Pergunto a cada membro em privado, até: { $ends }. Quer mudar uma? Escreva-me !propor.
votes-review-ask = As regras de { $cohort } ainda servem? 1 = sim, ficam, 2 = vamos conversar. Envie !regras para as ler. Pode responder até: { $ends }. Ninguém vê a sua resposta.
votes-reviewed = Foi isto que disseram das nossas regras. Ficam: { $keep }. Conversar: { $talk }. Para mudar uma, escreva-me !propor.
votes-count = { $count }
votes-fewer-than = menos de { $limit }

votes-unanswered = Há regras novas de { $cohort } desde: { $since }. Disseram não ou não responderam: { $count }, de { $members } membros. Ficam no grupo, e ninguém sabe quem são. Pode ajudar conversar sobre as regras na sala.

# O que o comando faz, e o seu nome.

command-propose = Permite propor uma mudança que todos os membros votam: regras, horas, hora de descanso.
    .alias = propor
