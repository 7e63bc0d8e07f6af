# Entra-se no grupo por quem o coordena: uma lista num documento, quem já entrou, a quem perguntar de novo.

command-cohort = Cuida da lista de pessoas: adicionar, ver quem entrou, perguntar de novo, papéis, contas novas, passar a lista.
    .alias = grupo
    .usage = adicionar

enrolment-menu =
    { $cohort }: o que quer fazer?
    1 = adicionar pessoas com uma lista
    2 = ver quem já entrou
    3 = perguntar de novo a quem não respondeu
    4 = ligar uma conta nova à mesma pessoa
    5 = papéis com código para quem não tem conta
    6 = ver se o grupo pode começar
    7 = dividir ou passar esta lista
enrolment-not-yours = Só quem coordena o grupo pode fazer isso. Envie !ajuda para ver o que você pode fazer.
enrolment-not-yours-now = A lista de pessoas não é sua desde { $since }: é de quem modera e de quem está de serviço. Envie !quem para ver quem são.
enrolment-ends-soon = A lista de pessoas de { $cohort } é sua até { $day }. Depois é de quem modera e de quem está de serviço: o grupo é dos seus membros. Quem criou o grupo pode dar-lhe mais tempo.
enrolment-ended = A partir de agora a lista de pessoas de { $cohort } é de quem modera e de quem está de serviço. Obrigado por tudo o que fez para começar este grupo. Você continua membro como os outros.
enrolment-now-yours = A partir de agora a lista de pessoas de { $cohort } é também sua, por moderar ou estar de serviço. Envie !grupo para adicionar pessoas ou ver quem está.
enrolment-send-list =
    Por favor, envie aqui a lista como documento. Serve uma tabela do Excel ou do LibreOffice, ou um documento CSV. A primeira linha diz o que há em cada coluna: nome, conta, função, unidade, profissão, idioma. Preciso do nome. Quem não tem conta recebe um papel com um código. O resto pode ficar vazio.
    Para ver um exemplo, envie { $command } exemplo. Não tem lista agora? Envie 2.
enrolment-template =
    nome;conta;função;unidade;profissão;idioma
    Asha Example;@asha:{ $server };mentora;Lari Health Centre;enfermeira;Português
    Juma Example;;;Githunguri Hospital;enfermeiro obstetra;
enrolment-nothing = Tudo bem. Não mudei nada.
enrolment-reading = Obrigado. Vou ler a lista e procurar cada conta. Pode levar um minuto.
enrolment-numbers =
    { $cohort }: A sua lista tem { $rows ->
        [one] uma linha
       *[other] { $rows } linhas
    }.
    { $parts }
enrolment-count-new = Pessoas novas: { $count }
enrolment-count-silent = Novas, mas o servidor delas não responde agora: { $count }. Continuo a tentar.
enrolment-count-elsewhere = Novas, e também em outro grupo daqui: { $count }
enrolment-count-already = Já no grupo: { $count }
enrolment-count-gone = Já disseram não ou saíram: { $count }. Não volto a perguntar.
enrolment-count-mend = Linhas a corrigir: { $count }. Pode corrigir e enviar a lista de novo.
enrolment-rows = { $rows }
enrolment-row = Linha { $row }: { $wrong }
enrolment-all-to-mend = As { $count } linhas a corrigir estão no documento que lhe envio agora. Corrija-as na sua lista e envie-a de novo.
enrolment-column-row = linha
enrolment-column-mend = o que corrigir
enrolment-take-ask =
    { $count ->
        [one] Adiciono e convido esta pessoa nova?
       *[other] Adiciono e convido as { $count } pessoas novas?
    }
    1 = sim, 2 = não
enrolment-nobody-new = Não há na lista ninguém novo que eu possa adicionar, por isso não mudei nada.
enrolment-changed = A lista já não é a mesma, por isso ainda não adicionei ninguém. Por favor, veja mais uma vez.
enrolment-added =
    { $count ->
        [one] Feito. Convido agora uma pessoa.
       *[other] Feito. Convido agora { $count } pessoas.
    } Envie !grupo quem para ver quem já respondeu.
enrolment-added-later =
    { $count ->
        [one] Feito. Agora é tempo de descanso, por isso convido esta pessoa mais tarde: { $opens }.
       *[other] Feito. Agora é tempo de descanso, por isso convido estas { $count } pessoas mais tarde: { $opens }.
    }

enrolment-mend-name = falta o nome.
enrolment-mend-twice-name = a linha { $row } tem o mesmo nome. Ponha também a unidade, para eu os distinguir.
enrolment-mend-account = { $text } não é uma conta. Uma conta é assim: @nome:servidor.
enrolment-mend-nobody = ninguém tem a conta { $account }. Veja se há um erro de escrita.
enrolment-mend-server = pessoas do servidor { $server } não podem entrar. Quis dizer { $nearest }?
enrolment-mend-twice = esta conta também está na linha { $row }. Deixe só uma.
enrolment-mend-ours = esta conta é minha. Ponha a da pessoa.
enrolment-mend-recovery = esta conta é a chave de reserva das salas, e não é de ninguém. Ponha outra.
enrolment-mend-role = não conheço a função { $text }. Use mentor, mentorado, facilitação ou moderação, ou deixe vazio.
enrolment-mend-not-by-list = { $text } não se pode dar por uma lista. Retire.
enrolment-mend-language = o grupo não fala { $text }. Deixe vazio, ou pergunte a quem criou o grupo.
enrolment-mend-formula = uma célula tem uma fórmula. Ponha só palavras.
enrolment-mend-long = uma célula é longa demais. O máximo são 60 letras.
enrolment-mend-full = o grupo está cheio. Número de lugares: { $most }.

enrolment-fault-gone = Já não consegui abrir o documento. Por favor, envie de novo.
enrolment-fault-empty = Não há pessoas nesse documento. A primeira linha dá o nome das colunas, e depois vem uma linha por pessoa.
enrolment-fault-large = Esse documento é grande demais. Por favor, envie um de 1 MB no máximo, só com a lista.
enrolment-fault-many = Essa lista tem { $rows } linhas. Leio 500 no máximo. Por favor, envie em partes.
enrolment-fault-picture = Isso é uma imagem, e não sei ler uma lista nela. Por favor, envie a tabela como documento.
enrolment-fault-no-table = Não encontrei uma tabela nesse documento. Por favor, guarde a lista em CSV ou em Excel e envie.
enrolment-fault-old = Esse é um documento antigo do Excel. Por favor, guarde em .xlsx ou em CSV e envie.
enrolment-fault-locked = Esse documento pede uma senha. Por favor, tire a senha e envie de novo.
enrolment-fault-broken = Não consegui ler esse documento. Talvez tenha um defeito. Por favor, guarde mais uma vez, em CSV se puder, e envie.
enrolment-fault-no-names = Não encontrei uma coluna com nomes. Na primeira linha, escreva “nome” por cima dos nomes e “conta” por cima das contas.
enrolment-fault-twice = Duas colunas dizem o mesmo: { $column }. Por favor, deixe só uma.

enrolment-overview =
    { $cohort }, pessoas na lista: { $all }. Disseram sim: { $agreed }. Disseram não ou saíram: { $gone }.
    Ainda sem resposta: { $waits }
    { $names }
enrolment-overview-all = { $cohort }, pessoas na lista: { $all }. Disseram sim: { $agreed }. Disseram não ou saíram: { $gone }. Não falta nenhuma resposta.
enrolment-who-waits = { $person }
enrolment-who-more = e mais { $count }
enrolment-ask-again =
    { $count ->
        [one] Uma pessoa não respondeu. Pergunto mais uma vez?
       *[other] { $count } pessoas não responderam. Pergunto mais uma vez?
    }
    1 = sim, 2 = não
enrolment-ask-again-nobody = Não há ninguém a quem perguntar. Cada pessoa já respondeu, ou o convite está a caminho.
enrolment-ask-again-soon = Perguntei há pouco tempo. Posso perguntar de novo a partir de: { $again }. Uma vez por dia basta.
enrolment-ask-again-rests = É tempo de descanso, por isso não perguntei a ninguém. Tente de novo a partir de: { $opens }.
enrolment-asked-again =
    { $count ->
        [one] Feito. Perguntei de novo a uma pessoa.
       *[other] Feito. Perguntei de novo a { $count } pessoas.
    }
enrolment-ask-unopened =
    Estas pessoas não abriram o convite. Ele só toca uma vez. Por favor, diga-lhes você para o procurar:
    { $names }
enrolment-in-room = Esse documento está na sala, onde todos o podem ler. É a sua lista? Então apague-o lá e envie-o para mim aqui, por favor.
enrolment-mend-no-person = { $text } não é nome de uma pessoa. Ponha só o nome.

enrolment-count-slips = Sem conta: { $count }. Recebem um papel com um código.
enrolment-slips-made =
    { $count ->
        [one] Aqui está um papel para imprimir. O código vale uma vez, até { $until }. Dê-o só à pessoa cujo nome está nele. Não o mostro outra vez.
       *[other] Aqui estão { $count } papéis para imprimir, quatro por página. Cada código vale uma vez, até { $until }. Dê cada um só à pessoa cujo nome está nele. Não os mostro outra vez.
    }
enrolment-slip =
    { $cohort }: para { $name }
    1. Ponha a aplicação gratuita Element no seu telefone.
    2. Entre, ou crie uma conta. Servidor: { $server }
    3. Na aplicação, comece uma conversa com { $account }
    4. Envie lá este código: { $number }
    5. { $inviter } diz que é você. Depois mostro-lhe as regras, e você está dentro.
    O código vale uma vez, até { $until }. Não o mostre a ninguém.
enrolment-slips-none = Ninguém tem um papel e ainda está por vir. Para fazer papéis, envie-me uma lista com pessoas sem conta.
enrolment-slips-again =
    { $count ->
        [one] Uma pessoa tem um papel e ainda não entrou:
       *[other] { $count } pessoas têm um papel e ainda não entraram:
    }
    { $names }
    Faço papéis novos? Os códigos antigos deixam de valer.
    1 = sim, 2 = não
enrolment-slip-of = { $name }
enrolment-slips-over =
    { $count ->
        [one] O código de um papel já não vale, e ninguém veio com ele. Para um papel novo, envie !grupo papéis.
       *[other] Os códigos de { $count } papéis já não valem, e ninguém veio com eles. Para papéis novos, envie !grupo papéis.
    }
enrolment-code-taken = Obrigado. Pergunto a quem cuida do grupo se é você, e escrevo-lhe aqui.
enrolment-code-used = Esse código já não vale. Por favor, peça um papel novo a quem lho deu.
enrolment-code-over = O prazo desse código acabou. Por favor, peça um papel novo a quem lho deu.
enrolment-code-server = Não pode entrar com uma conta deste servidor. Por favor, crie uma em { $server } e envie-me o código de lá.
enrolment-code-in-already = Você já está em { $cohort }, por isso não precisa de código. Talvez outra pessoa precise dele.
enrolment-code-refused = Não pode entrar com este código. Por favor, fale com quem lho deu.
enrolment-code-ask =
    { $account } enviou-me o código de { $name } para { $cohort }. É essa pessoa? Se não tem a certeza, pergunte-lhe primeiro.
    1 = sim, pode entrar
    2 = não
enrolment-code-yes = Feito. Convido { $name } a entrar.
enrolment-code-no = Tudo bem, a pessoa não entra. Esse código já não vale. Para um papel novo, envie !grupo papéis.
enrolment-code-gone = Isso já está resolvido, por isso não mudei nada.
enrolment-code-wrong =
    { $count ->
        [0] Não conheço esse código. Por favor, tente de novo amanhã, ou pergunte a quem lho deu.
        [one] Não conheço esse código. Por favor, veja o papel e envie os 8 algarismos. Pode tentar mais uma vez hoje.
       *[other] Não conheço esse código. Por favor, veja o papel e envie os 8 algarismos. Pode tentar mais { $count } vezes hoje.
    }
enrolment-code-too-many = Chegaram códigos errados a mais, por isso não leio mais nenhum agora. Tente de novo mais tarde, ou pergunte a quem lho deu.

enrolment-nobody = Não há ninguém para escolher, por isso não mudei nada.
enrolment-whom-new-account =
    Quem tem uma conta nova, por exemplo num telefone novo?
    { $choices }
    Ou escreva o nome.
enrolment-whom-hand-over =
    Quem deve cuidar da lista de pessoas?
    { $choices }
    Ou escreva o nome.
enrolment-whom-choice = { $digit } = { $person }
enrolment-whom-more = { $digit } = mais nomes
enrolment-whom-not = Não encontro aqui ninguém com o nome { $text }. Envie um número da lista, ou o nome como está no grupo.
enrolment-slip-for-member =
    Aqui está um papel para { $person }. Da conta nova, a pessoa envia-me o código, até { $until }. Depois pergunto-lhe se é ela. Tudo o que estava combinado vai junto, e a conta antiga sai das salas.
enrolment-code-ask-member =
    { $account } enviou-me o código para a conta nova de { $name }. É essa pessoa? Se não tem a certeza, telefone-lhe primeiro. A conta antiga sai então das salas.
    1 = sim, é essa pessoa
    2 = não
enrolment-code-elsewhere = Esta conta está em outro grupo daqui, por isso não se pode ligar à sua. Use uma conta que não esteja em nenhum grupo.
enrolment-member-moved = Feito. A conta nova é agora de { $name }. A antiga sai das salas.
enrolment-moved = Bem-vindo de volta a { $cohort }. Reconheço você, e tudo o que era seu é seu aqui também. A conta antiga sai das salas. Você recebe o convite para elas nesta conta.
enrolment-hand-how =
    Como deve { $person } cuidar da lista de pessoas?
    1 = comigo
    2 = em vez de mim
    3 = de modo nenhum
enrolment-hand-ask =
    { $person } pede que você cuide da lista de pessoas de { $cohort }: adicionar pessoas e perguntar a quem não respondeu. Aceita?
    1 = sim, 2 = não
enrolment-hand-asked = Perguntei a { $person }. Digo-lhe a resposta.
enrolment-hand-no = Tudo bem. Nada muda para você.
enrolment-hand-declined = { $person } não pode agora, por isso a lista fica com você.
enrolment-hand-over = Isso já passou, por isso nada muda.
enrolment-hand-taken = Obrigado. A lista de pessoas de { $cohort } fica agora ao seu cuidado. Envie !grupo para começar.
enrolment-hand-done = { $person } disse sim e cuida agora da lista de pessoas.

enrolment-not-on-roster-ask =
    Ainda não encontro o seu nome na lista de um grupo. Tem um papel com 8 algarismos? Então envie-me os algarismos.
    Também pode pedir para entrar. Envie o número, o seu nome e onde trabalha, assim: 1, Asha Mwangi, Lari Health Centre
    { $choices }
enrolment-join-choice = { $digit } = { $cohort }
enrolment-join-how = Para pedir para entrar, envie o número, o seu nome e onde trabalha, assim: { $digit }, Asha Mwangi, Lari Health Centre
enrolment-join-sent = Obrigado. Perguntei a quem cuida de { $cohort }. Escrevo-lhe aqui quando houver resposta. Pode levar alguns dias.
enrolment-join-not = Agora não pode pedir para entrar em { $cohort }. Fale com alguém que lá esteja.
enrolment-join-soon = Pediu há pouco tempo para entrar em { $cohort }. Pode pedir de novo a partir de { $from }.
enrolment-join-full = Muitas pessoas esperam para entrar em { $cohort }. Por favor, tente de novo daqui a alguns dias.
enrolment-join-nobody = Em { $cohort }, ninguém pôde dizer sim ou não. Fale com alguém que lá esteja. Essa pessoa pode pôr o seu nome na lista.
enrolment-join-ask =
    { $account } pede para entrar em { $cohort } e escreve: { $text }. Conhece essa pessoa?
    1 = sim, pode entrar
    2 = não, e digo porquê
enrolment-join-why-not = Por que não? Escreva numa linha, com gentileza. A pessoa lê sem o seu nome.
enrolment-join-no =
    Agora não pode entrar em { $cohort }. Escrevem: { $reason }
    Pode pedir de novo daqui a 30 dias.
enrolment-join-no-sent = Feito. A pessoa lê a sua linha, e não quem a escreveu.

enrolment-slip-member =
    Uma conta nova para { $name }
    1. Entre no Element com a sua conta nova.
    2. Comece uma conversa com { $account }
    3. Envie lá este código: { $number }
    4. { $inviter } diz que é você. Depois tudo o que era seu é seu lá também.
    O código vale uma vez, até { $until }. Não o mostre a ninguém.
enrolment-moving =
    { $person } quer dar o seu lugar em { $cohort } a uma conta nova sua. Está certo?
    1 = sim, tenho uma conta nova
    2 = não, pare isso
enrolment-moving-yes = Bem. Envie-me o código do seu papel a partir da conta nova.
enrolment-moving-stopped = Parado. O seu lugar fica com esta conta. Não pediu isso? Diga a quem modera: envie !denunciar.
enrolment-moving-no = { $person } não tem conta nova e parou isso. O código já não abre nada.
enrolment-moved-told = { $person } tem agora uma conta nova. { $by } disse que é dessa pessoa. Tem dúvidas? Então telefone-lhe.
enrolment-code-twice = Uma segunda conta também enviou o código de { $name }: { $account }. Só uma pode estar certa. Telefone à pessoa antes de responder.
enrolment-take-ask-slips =
    { $count ->
        [one] Faço um papel para esta pessoa sem conta?
       *[other] Faço papéis para as { $count } pessoas sem conta?
    }
    1 = sim, 2 = não
enrolment-take-ask-both =
    { $count ->
        [one] Adiciono e convido esta pessoa nova?
       *[other] Adiciono e convido as { $count } pessoas novas?
    } E faço papéis para quem não tem conta: { $slips }?
    1 = sim, 2 = não
enrolment-code-waits = Perguntei se pode entrar. Quando houver resposta, escrevo-lhe aqui. Demora? Então fale com quem lhe falou do grupo.
