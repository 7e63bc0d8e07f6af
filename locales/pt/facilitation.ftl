# O serviço da semana, a escala, as perguntas à espera, quem é quem.

facilitation-duty-ask =
    A sua semana em { $cohort } vem aí. Começa: { $begins }. Pode assumir?
    1 ou ✅ = sim, 2 = não. Se não der, pergunto à pessoa seguinte, sem dizer nomes.
facilitation-duty-ask-now =
    Esta semana em { $cohort } ainda precisa de alguém para animar a conversa. Pode assumir? Acaba: { $until }.
    1 ou ✅ = sim, 2 = não. Se não der, pergunto à pessoa seguinte, sem dizer nomes.
facilitation-duty-yes = Obrigado! A sua semana começa: { $begins }. Escrevo para você nessa hora.
facilitation-duty-no = Sem problema. Pergunto agora à pessoa seguinte, sem dizer nomes.
facilitation-duty-begins =
    A sua semana em { $room } começou. Acaba: { $until }. Três coisas a fazer:
    1. Diga olá a quem acabou de chegar.
    2. Cuide para que cada pergunta tenha resposta.
    3. Faça também uma pergunta sua. Pode enviar esta: “{ $words }”
    { $questions }
facilitation-duty-ended = A sua semana em { $cohort } acabou. Obrigado pelo seu cuidado! { $next } assume agora.
facilitation-duty-handover = { $holder } anima agora a nossa conversa. Esta semana acaba: { $until }. Obrigado, { $last }!
facilitation-duty-first = { $holder } anima agora a nossa conversa. Esta semana acaba: { $until }. Tragam as suas perguntas e o que funcionou para vocês.
facilitation-duty-nobody = Esta semana em { $cohort } ainda está livre. { $holder } ainda cuida da sala até alguém assumir. Pode ajudar? Pergunte a outras pessoas, ou envie !escala assumir.

facilitation-duty-nobody-yet = Esta semana em { $cohort } ainda está livre, e ninguém cuida da sala por enquanto. Pode ajudar? Pergunte a outras pessoas, ou envie !escala assumir.

facilitation-rota =
    Quem anima a conversa em { $cohort }:
    { $weeks }
    Vai estar fora? Envie: !escala ausente 3-10 ago. Quer trocar? Envie: !escala trocar e um nome.
facilitation-rota-week-now = { $from } (agora): { $person }
facilitation-rota-week = { $from }: { $person }
facilitation-rota-week-open = { $from }: livre. Envie !escala assumir
facilitation-rota-none = Ainda não há ninguém na escala de { $cohort }. Quer ajudar? Envie 0 para mim em privado.
facilitation-rota-away = Anotado. Você está fora de { $from } a { $until }, e não marco nenhuma semana sua nesses dias. Envie !escala para ver o plano.
facilitation-rota-away-next = Anotado. Você está fora de { $from } a { $until }, e não planejo semana sua nesses dias. A sua próxima semana na escala: { $week }. Envie !escala para ver tudo.
facilitation-rota-swap-asked = Perguntei a { $person }. O plano só muda se essa pessoa disser sim.
facilitation-rota-swap-ask =
    { $person } gostaria de trocar de semana com você. Você ficaria com a semana de { $theirs }, e essa pessoa com a de { $yours }.
    1 ou ✅ = sim, 2 = não.
facilitation-rota-ask-waits = Agora é tempo de descanso, por isso pergunto a { $person } mais tarde: { $at }. O plano só muda se essa pessoa disser sim.
facilitation-rota-take-ask =
    { $person } gostaria de assumir a semana de { $week }, que está marcada para você.
    1 ou ✅ = sim, pode assumir. 2 = não, fico com ela.
facilitation-rota-take-away = Você disse que está fora na semana de { $week }, por isso ela não ficou para você. Envie !escala para ver o plano.
facilitation-rota-away-still = Anotado. Mas, no plano, a semana de { $week } ainda é sua. Pode perguntar a outras pessoas? Ou troque: envie !escala trocar e um nome.
facilitation-newcomers = Gente nova na sala: { $people }. Uma palavra sua de boas-vindas seria boa.
facilitation-newcomers-many =
    { $count ->
        [one] { $count } pessoa é nova na sala.
       *[other] { $count } pessoas são novas na sala.
    } Uma palavra sua de boas-vindas seria boa.
facilitation-rota-swap-unreached = Não consigo chegar a { $person } agora, por isso não perguntei a ninguém. O plano fica como estava. Pode pedir a outra pessoa: envie !escala trocar e um nome.
facilitation-rota-swap-away = Você disse que está fora na semana de { $week }. Por isso não pode ficar com ela numa troca, e não perguntei a ninguém. Envie !escala para ver o plano.
facilitation-rota-swap-away-none = Você disse que está fora. Por isso não há nenhuma semana marcada para você, nem nenhuma para trocar. Envie !escala para ver o plano.
facilitation-rota-swap-not-theirs = { $person } não pode ter a semana de { $week }, por isso não perguntei a ninguém. Pode pedir a outra pessoa: envie !escala trocar e um nome.
facilitation-rota-swap-running = Com essa troca, uma das duas pessoas teria duas semanas seguidas, por isso não perguntei a ninguém. Pode escolher outra semana ou outra pessoa. Envie !escala para ver o plano.
facilitation-rota-swap-nothing = { $person } não tem nenhuma semana no plano, por isso não há nenhuma para trocar. Pode pedir a outra pessoa: envie !escala trocar e um nome.
facilitation-rota-swap-done = Feito. Você e { $person } trocaram. A sua semana começa: { $week }.
facilitation-rota-swap-no = Desta vez, { $person } fica com a própria semana. O plano fica como estava. Pode pedir a outra pessoa: envie !escala trocar e um nome.
facilitation-rota-swap-no-told = Tudo bem, a escala fica como estava. Avisei { $person }.
facilitation-rota-taken = Obrigado! A semana de { $week } é sua.
facilitation-rota-taken-by-other = { $person } assumiu a semana de { $week }. Ela estava marcada para você. Não tem de fazer nada. Envie !escala para ver o plano.
facilitation-rota-skipped = Anotado. No plano, { $person } tem agora a semana de { $week }. A sua próxima semana começa: { $next }. Envie !escala para ver o plano.
facilitation-rota-skipped-last = Anotado. No plano, { $person } tem agora a semana de { $week }. Não há outra semana marcada para você.
facilitation-rota-skipped-free = Anotado. A semana de { $week } está livre agora. Pode perguntar a outras pessoas? Quem quiser pode enviar !escala assumir.
facilitation-rota-skip-still = Não há mais ninguém nessa altura. Por isso, no plano, a semana de { $week } ainda é sua. Pode perguntar a outras pessoas? Ou troque: envie !escala trocar e um nome.
facilitation-rota-skip-none = Não vejo nenhuma semana sua no futuro que possa passar a outra pessoa. Envie !escala para ver o plano.
facilitation-rota-refused-not-on-it = Só quem está na escala pode fazer isto. Quer entrar na escala? Envie 0 para perguntar a uma pessoa.
facilitation-rota-refused-past = Esse tempo já passou. Envie !escala para ver as próximas semanas.
facilitation-rota-refused-held = { $person } tem essa semana. Pode pedir uma troca: envie !escala trocar e o nome.
facilitation-rota-refused-none = Não vejo nenhuma semana que se possa trocar. Envie !escala para ver o plano.
facilitation-rota-nothing-asked = Nenhuma semana espera a sua resposta agora. Envie !escala para ver o plano.
facilitation-supervises-refused = { $person } é chefe de um membro de { $cohort }. Por isso não pode ajudar a conduzir a sala de colegas. Assim, cada pessoa fala lá à vontade, e ninguém pode tirar esta regra.

facilitation-who =
    Quem é quem em { $cohort }:
    { $people }
    Há algo errado? Envie !denunciar para mim em privado.
facilitation-who-duty = Anima a conversa, pode apagar, silenciar e remover: { $person }. Até: { $until }
facilitation-who-duty-nobody = Anima a conversa: ainda ninguém. Envie !escala assumir
facilitation-who-moderators = Com poder de apagar, silenciar e remover: { $people }
facilitation-who-mentors = Aqui para ajudar você a aprender: { $people }
facilitation-who-on-call = O seu !urgente chega agora a: { $people }
facilitation-who-on-call-nobody = O seu !urgente chega agora a: ninguém. Numa emergência, ligue para { $phone }
facilitation-who-coordinator = O grupo começou com: { $people }

facilitation-questions-open =
    { $count ->
        [one] Uma pergunta espera resposta:
       *[other] { $count } perguntas esperam resposta, a mais antiga primeiro:
    }
    { $questions }
facilitation-question = { $question }, pergunta feita: { $asked }
facilitation-question-of = { $person } em { $question }, pergunta feita: { $asked }
facilitation-questions-more =
    { $count ->
        [one] Mais uma espera depois destas.
       *[other] Mais { $count } esperam depois destas.
    }
facilitation-questions-none = Nenhuma pergunta espera resposta. Parabéns ao grupo todo!
facilitation-questions = { $cohort }: { $questions }
facilitation-question-noted = Anotado. A sua pergunta fica na lista das abertas (!abertas) até alguém responder. A pessoa de serviço vê a pergunta lá.
facilitation-question-left =
    { $count ->
        [one] A lista das perguntas abertas (!abertas) guarda a sua pergunta mais nova.
       *[other] A lista das perguntas abertas (!abertas) guarda as suas { $count } mais novas.
    } Por isso a mais antiga saiu: { $question }, pergunta feita: { $asked }. Ela ainda está na sala, e cada pessoa ainda pode responder lá.
facilitation-question-empty = Qual é a sua pergunta? Envie assim: !perguntar e a seguir o seu texto.
facilitation-question-ask = Qual é a sua pergunta? Escreva aqui numa só mensagem, e eu publico em { $room } com o seu nome. Por favor, não diga nomes de pacientes. Não quer perguntar? Envie 2.
facilitation-question-not = Tudo bem. Não publiquei nada.

# O que faz cada comando, o que se escreve depois dele, e o seu nome em português.

command-rota = Diz quando você vai estar fora. Ou: !escala trocar Amani Mfano, !escala passar, !escala assumir. Só !escala mostra quem anima.
    .alias = escala
    .usage = ausente 3-10 ago

command-who = Mostra quem ajuda a conduzir o grupo e o que pode fazer.
    .alias = quem

command-open = Mostra as perguntas que esperam resposta.
    .alias = abertas

command-ask = Pergunta ao grupo todo, e guarda a pergunta numa lista até ter resposta.
    .alias = perguntar
    .usage = que temperatura deve ter o refrigerador?
