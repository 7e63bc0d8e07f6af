# A entrada, as regras, a saída.

onboarding-chat-topic = { $inviter } convida você a entrar em { $cohort }, onde colegas ajudam colegas. Sou Baraza, o programa que cuida das salas. Primeiro vai ler as regras. Pode dizer não à vontade. Escreva 0 para falar com uma pessoa.
onboarding-chat-name = Baraza · { $cohort }
onboarding-chat-topic-member = { $cohort }. { $rules } Envie !regras para ler isto de novo, !ajuda para ver o que posso fazer.
onboarding-invite-reason = Você disse sim às regras de { $cohort }. Boas-vindas!
onboarding-back-reason = Este é um convite para voltar a { $cohort }.
onboarding-supervisor-reason = Esta sala de { $cohort } é só para colegas. Há lugar para você na sala onde colegas e chefes se encontram.
onboarding-space-reason = Todas as salas de { $cohort } estão aqui, num só lugar.
onboarding-leave-reason = Você pediu para sair de { $cohort }. Obrigado pela sua participação.
onboarding-off-list-reason = O seu nome não está agora na lista de { $cohort }, por isso esta sala está fechada para você. Obrigado pela sua participação. Pode perguntar a quem falou do grupo com você.
onboarding-new-account-reason = Agora você está em { $cohort } com outra conta, por isso esta sai das salas. Não foi você quem pediu? Então diga a quem modera o grupo.
onboarding-server-reason = O seu servidor ({ $server }) ainda não está na lista de { $cohort }. Isto não tem a ver com você. Por favor, pergunte a quem falou do grupo com você.

onboarding-greeting =
    Olá! Sou Baraza, o programa que cuida das salas de { $cohort }. { $inviter } convida você a entrar. Lá, colegas ajudam colegas.
    Esta conversa é só para você e para mim. Pode dizer não à vontade.
onboarding-greeting-plain =
    Olá! Sou Baraza, o programa que cuida das salas de { $cohort }. { $inviter } convida você a entrar. Lá, colegas ajudam colegas.
    Esta conversa é só para você e para mim. Não é cifrada, para abrir em qualquer telefone. Quem mantém o nosso servidor poderia ler, por isso não escreva nomes de pacientes. Pode dizer não à vontade.
onboarding-greeting-also = { $inviter } convida você a entrar em { $cohort }, onde colegas ajudam colegas. Eu cuido das salas. Pode dizer não à vontade.
onboarding-greeting-member =
    Olá! Sou Baraza, o programa que cuida das salas de { $cohort }. Você disse sim às regras, por isso já está no grupo.
    Esta conversa é só para você e para mim. Envie !ajuda para ver o que posso fazer, 0 para falar com uma pessoa.
    Os números contam você. Parar: !consentir
onboarding-greeting-member-plain =
    Olá! Sou Baraza, o programa que cuida das salas de { $cohort }. Você disse sim às regras, por isso já está no grupo.
    Esta conversa é só para você e para mim. Não é cifrada, para abrir em qualquer telefone. Quem mantém o nosso servidor poderia ler, por isso não escreva nomes de pacientes.
    Envie !ajuda para ver o que posso fazer, 0 para falar com uma pessoa.
    Os números contam você. Parar: !consentir

onboarding-language-menu =
    { $cohort }: que idioma devo usar com você? Envie o número.
    { $choices }
    9 traz esta lista de volta. 0 chama uma pessoa.
onboarding-language-choice = { $digit } Português: envie { $digit }
onboarding-language-set = A partir de agora, escrevo em português para você. Envie 9 para escolher de novo.

onboarding-rules-ask =
    As regras de { $cohort }:
    { $rules }
    Os números contam você. Parar: !consentir
    Concorda? 1 ou ✅ = sim, 2 = não. (9 = idioma, 0 = uma pessoa)
onboarding-rules-yes =
    Obrigado e boas-vindas a { $cohort }! Falta um passo. Abra o convite para “{ $room }” e diga olá.
    Pode escrever para mim aqui a qualquer hora. Envie !ajuda para ver o que posso fazer.
onboarding-rules-yes-quiet =
    Obrigado e boas-vindas a { $cohort }! Falta um passo. Abra o convite para “{ $room }”. Já pode ler lá. Pode escrever quando a sala abrir: { $opens }.
    Pode escrever para mim aqui a qualquer hora. Envie !ajuda para ver o que posso fazer.
onboarding-rules-yes-again = Obrigado! Anotei o seu sim às novas regras de { $cohort }.
onboarding-rules-reminder = As regras de { $cohort } ainda esperam a sua resposta. 1 ou ✅ = sim, 2 = não. Envie !regras para ler de novo, 0 para falar com uma pessoa.
onboarding-rules-reminder-last = Pergunto pela última vez. Concorda com as regras de { $cohort }? 1 ou ✅ = sim, 2 = não. Não há pressa. Ainda pode dizer sim mais tarde: envie !regras.
onboarding-rules-no = Tudo bem. Ninguém pergunta o motivo, e eu não volto a perguntar. Se mudar de ideia sobre { $cohort }, envie !regras.
onboarding-rules-no-member = Obrigado por dizer. Você fica em { $cohort }, e não conto a ninguém que você disse não. As regras valem para o grupo todo desde: { $since }. Para propor uma mudança, envie !propor. Para falar sobre elas, envie 0. Para sair, envie !sair.
onboarding-rules-changed =
    As regras de { $cohort } mudaram. Esta é a versão { $version }:
    { $rules }
    Concorda? 1 ou ✅ = sim, 2 = não. (9 = idioma, 0 = uma pessoa)
onboarding-rules-changed-from =
    As regras de { $cohort } mudaram. Esta é a versão { $version }.
    { $changes }
    Concorda? 1 ou ✅ = sim, 2 = não. Envie !regras para ler todas. (9 = idioma, 0 = uma pessoa)
onboarding-rules-was =
    Antes:
    { $rules }
onboarding-rules-is =
    Agora:
    { $rules }
onboarding-rules-earlier =
    As regras, versão { $version } (de { $from } a { $until }, { $how }):
    { $rules }
onboarding-rules-by-vote = por votação: { $yes } sim, { $no } não
onboarding-rules-by-file = sem votação
onboarding-rules-no-version = Não tenho a versão { $version } das regras. Guardo as últimas dez. Envie !regras para ler as que valem agora.
onboarding-rules-show =
    As regras de { $cohort } (versão { $version }):
    { $rules }

onboarding-leave-ask = Quer sair de { $cohort }? 1 ou ✅ = sim, 2 = não. Ninguém vai perguntar o motivo.
onboarding-leave-out = Você não está em { $cohort } agora. Alguma das salas ainda aparece na sua lista? Abra a sala e toque em Sair (Leave). Quer voltar? Envie !regras e diga sim.
onboarding-leave-not = Tudo bem. Você fica no grupo, e tudo está como antes.
onboarding-off-list =
    O seu nome não está agora na lista de { $cohort }, por isso as salas estão fechadas para você. Obrigado pela sua participação.
    O que fica: o que escreveu lá. O que sai: as suas semanas de serviço, e os textos que deixou comigo e que ainda não publiquei.
    É um engano? Pergunte a quem falou do grupo com você.
onboarding-left =
    Você saiu de { $cohort }. Fique bem!
    O que fica: o que escreveu nas salas. O que sai: as suas semanas de serviço, as suas mensagens à espera e o seu lugar nas salas.
    Quer voltar? Envie !regras e diga sim.
onboarding-left-still =
    Você saiu de { $cohort }. Fique bem!
    Por favor, abra cada uma destas salas e toque em Sair (Leave). As que ficarem até amanhã, eu fecho por você:
    { $rooms }
    O que escreveu fica. Saem as suas semanas de serviço e as mensagens à espera. Quer voltar? Envie !regras e diga sim.
onboarding-left-room = - { $room }
onboarding-declined = { $person } não aceitou o convite para { $cohort }. Tudo bem, e não volto a perguntar. Se quiser entrar mais tarde, pode enviar !regras para mim a qualquer hora.

onboarding-which-cohort =
    Qual deles quer dizer? Envie o número.
    { $choices }
onboarding-choice = { $digit } { $text }

# Ninguém sabe qual é o número dessa pessoa; o 112 atende da maioria dos telefones móveis.
onboarding-not-on-roster-call = Não encontro o seu nome na lista de um grupo, por isso não posso avisar ninguém. Por favor, não espere: ligue agora para o número de emergência do seu país. Na maioria dos telefones móveis, 112 funciona.
onboarding-not-on-roster = Ainda não encontro o seu nome na lista de um grupo. Tem um papel com 8 algarismos? Então envie-me os algarismos. Se não tem, peça a quem falou de Baraza com você que ponha o seu nome.
onboarding-other-account = Agora você tem uma conta nova, por isso esta conversa acaba aqui. Vamos continuar na conversa da conta nova. Não pediu isso? Então, por favor, avise a pessoa que cuida do seu grupo.
onboarding-not-alone = Há outra pessoa aqui. Por isso esta conversa não é privada agora, e eu saio. Vou convidar você para uma conversa nova comigo. Vamos continuar lá.
onboarding-not-alone-elsewhere = Há outra pessoa nesta conversa. Já não é privada, por isso eu saio. Temos outra conversa, só nossa. Vamos continuar lá.
onboarding-welcome =
    Boas-vindas a { $cohort }! Pergunte, responda e conte o que funciona. As nossas outras salas:
    { $rooms }
    Precisa de ajuda, ou quer escrever em privado? Vá a { $chat } e envie !ajuda.
onboarding-welcome-in-private =
    Agora você está em { $cohort }. O que se disse antes da sua chegada fica fechado para você. É assim que a sala protege as conversas. Tudo o que vier agora, você pode ler.
    As outras salas:
    { $rooms }
onboarding-welcome-in-private-alone = Agora você está em { $cohort }. O que se disse antes da sua chegada fica fechado para você. É assim que a sala protege as conversas. Tudo o que vier agora, você pode ler.
onboarding-welcome-alone =
    Boas-vindas a { $cohort }! Pergunte, responda e conte o que funciona.
    Precisa de ajuda, ou quer escrever em privado? Vá a { $chat } e envie !ajuda.
onboarding-welcome-room = { $room }: { $kind }
onboarding-person-called = Avisei { $person }: você quer falar com uma pessoa. Numa emergência, não espere. Ligue para { $phone }.
onboarding-person-called-unnamed = Avisei alguém que ajuda a conduzir o grupo: você quer falar com uma pessoa. Numa emergência, não espere. Ligue para { $phone }.
onboarding-person-called-nobody = Não encontrei ninguém para chamar agora. Numa emergência, ligue para { $phone }. Se não for, tente de novo mais tarde: envie 0.
onboarding-person-called-before = Já chamei uma pessoa para você ({ $at }). Ela já sabe. Por favor, dê tempo para ela responder. Numa emergência, não espere. Ligue para { $phone }.
onboarding-person-called-not = Você não está em { $cohort } agora, por isso não chamo ninguém de lá. Pode perguntar a quem falou do grupo com você. Numa emergência, ligue para { $phone }.
onboarding-person-call-waits = Agora é tempo de descanso. Vou avisar uma pessoa de que você quer falar: { $at }. Numa emergência, não espere. Envie !urgente ou ligue para { $phone }.
onboarding-people-wanted = { $people }, de { $cohort }, gostariam de falar com uma pessoa. Por favor, escreva-lhes em breve.
onboarding-person-wanted = { $person }, de { $cohort }, gostaria de falar com uma pessoa. Por favor, escreva-lhe em breve.

onboarding-room-peer = só para colegas
onboarding-room-social = piadas, novidades, tudo o que não é trabalho
onboarding-room-notices = avisos gerais, para ler
onboarding-room-facilitators = para quem conduz o grupo
onboarding-room-liaison = onde colegas e chefes se encontram
onboarding-room-library = guias e boas conversas para guardar

# O que faz cada comando, o que se escreve depois dele, e o seu nome em português.

command-rules = Mostra as regras, que são um acordo de todo o grupo.
    .alias = regras

command-language = Deixa você escolher o idioma que uso com você.
    .alias = idioma

command-leave = Tira você do grupo. Ninguém pergunta o motivo.
    .alias = sair
