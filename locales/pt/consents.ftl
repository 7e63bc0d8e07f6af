# O que cada pessoa permite que se faça com o que deixa aqui.

consents-ask-mentor =
    Uma pergunta sobre { $cohort }. Pode dizer não à vontade. Quando houver números para mentores: quem é seu mentor pode ver os seus? Agora ninguém os vê.
    1 = sim, 2 = não, 3 = não me pergunte mais
    Sem resposta, fica não. Pode mudar a qualquer hora: envie !consentir.
consents-ask-library =
    Uma pergunta sobre { $cohort }. Pode dizer não à vontade. Quando a nossa biblioteca guardar boas respostas: pode guardar palavras suas, com o seu nome? Agora não guarda nada.
    1 = sim, 2 = não, 3 = não me pergunte mais
    Sem resposta, fica não. Pode mudar a qualquer hora: envie !consentir.
consents-ask-research =
    Uma pergunta sobre { $cohort }. Pode dizer não à vontade. Quando houver um estudo de grupos como o nosso: pode receber dados sobre a sua participação? Agora não recebe nada.
    1 = sim, 2 = não, 3 = não me pergunte mais
    Sem resposta, fica não. Pode mudar a qualquer hora: envie !consentir.
consents-refused = Anotei o seu não, e ninguém fica sabendo. Pode mudar a qualquer hora: envie !consentir.
consents-skipped = Está bem, não pergunto isto de novo. Fica não. Pode mudar a qualquer hora: envie !consentir.
consents-closed = Essa pergunta já fechou, e fica não. Pode mudar a qualquer hora: envie !consentir.

consents-menu =
    Isto é o que você permite em { $cohort }. Mais ninguém fica sabendo. Envie um número para mudar.
    { $items }
consents-item = { $digit } { $consent }: { $state } ({ $digit } → { $other })
consents-counted = Entro nos números do grupo
consents-mentor = Quem é meu mentor pode ver os meus números
consents-library = A biblioteca pode guardar palavras minhas, com o meu nome
consents-research = Um estudo pode receber dados sobre mim
consents-yes = sim
consents-no = não
consents-yes-since = sim, desde { $since }
consents-no-since = não, desde { $since }

consents-given =
    { $consent }: sim, a partir de agora. Nada usa isto ainda.
    Para parar, envie !consentir, depois { $digit }.
consents-stopped =
    { $consent }: não, a partir de agora. Nada foi feito com o seu sim, por isso não há cópias.
    Para permitir de novo, envie !consentir, depois { $digit }.
consents-given-counted =
    A partir de agora os números de { $cohort } contam você de novo. As semanas fechadas ficam como estão.
    Para parar, envie !consentir, depois 1.
consents-stopped-counted =
    A partir de agora os números de { $cohort } não contam você, nem os desta semana. As semanas e os meses fechados ficam como estavam. Estão na nossa página por três meses no máximo, e em cópias que as pessoas fizeram.
    Para entrar de novo, envie !consentir, depois 1.

# O que o comando faz, e como se escreve.

command-consent = Mostra o que você permite fazer com o que deixa aqui, e deixa mudar isso.
    .alias = consentir
