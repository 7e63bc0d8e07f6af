# Ajuda, o que não se pode fazer com uma mensagem, e quem entrou com a chave de reserva.

general-help =
    { $lines }
    Envie !ajuda e uma palavra para saber mais. 0 chama uma pessoa, 9 muda o idioma.
general-help-know = Saber: { $commands }
general-help-say = Dizer: { $commands }
general-help-duty = Conduzir o grupo: { $commands }
general-help-moderate = Cuidar do grupo (responda a uma mensagem ou dê um nome): { $commands }
general-help-one = { $usage }: { $what }
general-unknown-near = Não conheço !{ $word }. Quis dizer { $nearest }? Envie !ajuda para ver tudo.
general-unknown = Não conheço !{ $word }. Envie !ajuda para ver o que posso fazer.
general-usage = Envie assim: { $usage }. { $what }
general-ask-length = Por quanto tempo? Não tenho certeza, por isso não fiz nada. Por favor, escreva o tempo como 90m, 2h ou 1d 12h, logo depois do nome: { $usage }
general-ask-days = Quais são os dias? Não tenho certeza, por isso não fiz nada. Por favor, comece pelo primeiro dia, como 3-10 ago: { $usage }
general-ask-hour = Qual é a hora? Essa já passou, ou não combina com o resto. Não fiz nada. Por favor, envie assim: { $usage }
general-ask-words = O que a pessoa deve ler? Sem palavras, ela não saberia o que mudar. Escreva aqui, em uma só mensagem. Agora não? Envie parar.
general-ask-own-words = O que quer dizer? Escreva aqui, em uma só mensagem. Agora não? Envie parar.
general-words-not = Tudo bem. Não fiz nada.
general-thumb-is-no-yes = 👍 também pode dizer que você já viu, por isso ainda não fiz nada. Por favor, envie 1 ou ✅ para sim, 2 ou ❌ para não.
general-line-taken-away = Tirei de imediato a sua linha da sala, porque é sobre uma pessoa. Talvez alguém tenha visto. Por favor, continue aqui, onde só lemos você e eu.
general-too-late = O seu { $command } chegou com mais de dez minutos de atraso, por isso não fiz nada. Se ainda quiser, envie de novo.
general-rules-first = As regras vêm primeiro. Envie !regras e diga sim lá. Depois também pode usar isto.
general-not-for-you = Não posso fazer isso por você aqui e agora. Envie !ajuda para ver o que posso fazer.
general-for-peers = Em { $cohort }, isso é só para colegas. Assim, cada pessoa fala à vontade. Há lugar para você na sala onde colegas e chefes se encontram. Para falar com uma pessoa, envie 0.
general-for-peers-alone = Em { $cohort }, isso é só para colegas. Assim, cada pessoa fala à vontade. Para falar com uma pessoa, envie 0.
general-not-in = Você não está em { $cohort } agora, por isso não posso fazer isso por você. Envie !ajuda para ver o que posso fazer.
general-while-kept = Não posso fazer isso enquanto valer uma decisão da moderação. Estava errada? Envie !recurso e diga o motivo.
general-in-the-clear = O seu programa enviou isso sem cadeado, e este lugar tem cadeado (é cifrado). Quem mantém um servidor poderia ter escrito em seu nome, por isso não fiz nada. Por favor, envie de novo com um programa que usa cadeado. Um pedido de ajuda com !urgente sai sempre.
general-too-much =
    É muita coisa de uma vez, por isso agora é a vez de outras pessoas. Continuo a ler a partir de: { $until }. Por favor, envie então de novo.
    Numa emergência, envie !urgente ou ligue para { $phone }.
general-passed-on-enough = Já passei o máximo que posso passar de você num dia. Posso passar mais a partir de: { $until }. Numa emergência, envie !urgente ou ligue para { $phone }.
general-not-understood = Não entendi. Envie !ajuda para ver o que posso fazer, ou 0 para falar com uma pessoa.
general-answer-given = Essa pergunta já teve resposta, por isso não mudei nada. { $still }
general-answer-nothing = Não fiz nenhuma pergunta que espere a sua resposta, por isso não mudei nada. { $still }
general-answer-crossed = A minha pergunta chegou depois de você escrever, por isso não contei a sua resposta. Por favor, leia a minha última pergunta e responda.
general-answer-expired = Essa pergunta já está fechada, por isso não mudei nada. { $still }
general-still-member = Ainda pode ler as regras (!regras), sair (!sair) ou ver o resto (!ajuda).
general-still-rules = Ainda pode dizer sim: envie !regras e responda lá.
general-still-command = Ainda pode fazer isso: envie { $command } de novo.
general-welcome = De nada.
general-asked-again = Não entendi. Aqui está a minha pergunta de novo.
general-asked-elsewhere = Fiz essa pergunta na nossa outra conversa. Aqui está ela de novo.
general-words-please = Só sei ler palavras, por isso não fiz nada com isso. Por favor, escreva, ou envie 0 para falar com uma pessoa.
general-not-passed-on = Não posso passar uma localização, uma votação nem um sticker, por isso não fiz nada com isso. Posso passar palavras, imagens, mensagens de voz e documentos.
general-changes-not-read = Li essa mensagem antes da sua mudança, por isso não fiz nada com a mudança. Por favor, envie de novo como mensagem nova.
general-changes-not-read-call = Estas palavras novas não saíram: não leio mudanças. Precisa de ajuda? Então envie de novo como mensagem nova, ou ligue para { $phone }.
general-recovery-came =
    🔑 A chave de reserva desta sala está em uso: { $account } entrou. Não é ninguém do grupo. Quem me mantém guarda essa conta para um dia em que eu não funcione. Ela pode ler o que se escreve e mudar esta sala.
    Se quiser saber o motivo, pergunte a quem conduz o seu grupo.
general-recovery-came-space =
    🔑 A chave de reserva de { $cohort } está em uso: { $account } entrou na lista das nossas salas. Não é ninguém do grupo. Quem me mantém guarda essa conta para um dia em que eu não funcione. Ela pode mudar a lista. Quando entrar numa sala, aviso lá.
    Se quiser saber o motivo, pergunte a quem conduz o seu grupo.
general-unreadable = Não consegui ler isso. Por favor, envie de novo. Numa emergência, ligue para { $phone }.
general-emergency = Numa emergência, ligue para { $phone }.

# No lugar das palavras de uma pessoa, onde não há nenhuma para ler.
general-words-go-on = Continua: { $text }
general-words-cut =
    Era um texto longo. { $count ->
        [one] Passei a primeira parte e nada depois disso.
       *[other] Passei as primeiras { $count } partes e nada depois disso.
    } Por favor, envie o resto em mais uma mensagem.
general-no-words = (sem palavras: por favor, pergunte)

# O que faz o próprio !help.
command-help = Explica melhor uma palavra. Envie só !ajuda para ver tudo o que posso fazer.
    .alias = ajuda
    .usage = escala
