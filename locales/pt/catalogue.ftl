# O que é este catálogo, horas e datas, e as palavras que as pessoas podem escrever.

# source: os textos nascem neste idioma. read: alguém que fala este idioma desde a infância leu todos os textos.
# draft: ainda ninguém leu; `baraza show`, `baraza check` e o fim da página dizem isso.
catalogue-status = draft
# O idioma em si mesmo; e onde fica o número: antes da unidade (2 horas) ou depois dela (saa 2).
catalogue-name = Português
catalogue-count = before

when-today = { $time }
when-tomorrow = amanhã às { $time }
when-yesterday = ontem às { $time }
when-weekday = { $weekday } às { $time }
when-weekday-short = { $short } às { $time }
when-date = { $date } às { $time }
day-date = { $short } { $day } { $month }
day-date-year = { $short } { $day } { $month } { $year }

duration-days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
duration-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
duration-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }

weekday-1 = segunda-feira
weekday-2 = terça-feira
weekday-3 = quarta-feira
weekday-4 = quinta-feira
weekday-5 = sexta-feira
weekday-6 = sábado
weekday-7 = domingo
weekday-short-1 = seg
weekday-short-2 = ter
weekday-short-3 = qua
weekday-short-4 = qui
weekday-short-5 = sex
weekday-short-6 = sáb
weekday-short-7 = dom
month-short-1 = jan
month-short-2 = fev
month-short-3 = mar
month-short-4 = abr
month-short-5 = mai
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = set
month-short-10 = out
month-short-11 = nov
month-short-12 = dez

# Palavras que as pessoas podem escrever, com vírgulas entre elas; as formas de um número, dia ou mês com uma barra.
# Muita gente escreve sem acentos: estão as duas formas.
words-yes = sim, s, ss, ok, okay, okey, concordo, aceito, posso, consigo, quero, pode, pode ser, claro, claro que sim, com certeza, certo, tá, ta, tá bem, ta bem, tá bom, ta bom, está bem, esta bem, está bom, esta bom, combinado, de acordo, estou de acordo
words-no = não, nao, n, não quero, nao quero, não aceito, nao aceito, não concordo, nao concordo, não estou de acordo, nao estou de acordo, claro que não, claro que nao, nem pensar
words-cannot = não posso, nao posso, não consigo, nao consigo, não posso ir, nao posso ir, não dá, nao da, não estou disponível, nao estou disponivel, estou longe, estou ocupado, estou ocupada
words-unsure = não sei, nao sei, sei lá, sei la, não tenho certeza, nao tenho certeza, o quê, o que, não entendi, nao entendi, não percebi, nao percebi
words-yes-beside = por favor, pf, pff, pfv, faça favor, faca favor, eu, também, tambem, bem, bom, muito bem, ótimo, otimo, óptimo, optimo, claro, com tudo, a tudo, com todas, a todas, com as regras, às regras, as regras, com certeza, sem dúvida, sem duvida, totalmente, senhor, senhora, colega
words-no-beside = obrigado, obrigada, muito obrigado, muito obrigada, desculpe, desculpa, desculpem, lamento, desta vez, senhor, senhora, colega
words-number-lead = número, numero, opção, opcao, a, o, resposta
words-date-beside = de, do, da, das, dia, dias, em, no, na, nos
words-date-to = a, à, às, as, ao, aos
words-thanks = obrigado, obrigada, obrigados, obrigadas, muito obrigado, muito obrigada, obg, obgd, obrigadão, obrigadao, obrigadinho, obrigadinha, agradeço, agradeco, agradecido, agradecida, grato, grata, valeu, kanimambo, khanimambo, deus abençoe, deus abencoe, deus te abençoe, deus te abencoe, deus o abençoe, deus o abencoe, deus a abençoe, deus a abencoe
words-away = ausente, fora, férias, ferias, folga, licença, licenca, indisponível, indisponivel
words-swap = trocar, troca, troco, troque
words-take = assumir, assumo, ficar, fico, pegar, pego
words-skip = passar, passo, saltar, salto, pular, pulo
words-now = agora, já, ja
words-today = hoje
words-tonight = esta noite, hoje à noite, hoje a noite, logo à noite, logo a noite, à noite, a noite, noite
words-tomorrow = amanhã, amanha
words-until = até, ate
words-urgent = urgente, urgência, urgencia, emergência, emergencia, socorro, sos, 🚨
words-stop = parar, pare, parem, cancelar, cancela, cancele, anular, anula, anule, erro, um erro, foi erro, foi um erro, por erro, errei, engano, um engano, foi engano, foi um engano, por engano, enganei-me, enganei me, me enganei, sem querer, foi sem querer, falso alarme, alarme falso, esquece, esqueça, esqueca, deixa, deixe, deixa estar, deixe estar, deixa lá, deixa la, deixe lá, deixe la, deixa para lá, deixa para la, deixa pra lá, deixa pra la, nao é nada, não era nada, nao era nada, não é urgente, nao é urgente, nao e urgente, não era urgente, nao era urgente, já não é urgente, ja nao é urgente, ja nao e urgente, não é emergência, nao e emergencia, não era emergência, nao era emergencia, não há emergência, nao ha emergencia, não tem emergência, nao tem emergencia, era só um teste, era so um teste, foi só um teste, foi so um teste, é só um teste, e so um teste, só um teste, so um teste, um teste, teste, só testando, so testando, estava só a testar, estava so a testar, só estava a testar, so estava a testar, só estava testando, so estava testando, botão errado, botao errado
words-nothing = nada, não é nada, nao e nada, não foi nada, nao foi nada, nada urgente
words-stop-beside = isso, isto, aquilo, o pedido, o meu pedido, meu pedido, o alarme, a chamada, por favor, pf, pff, pfv, agora, só, so, mesmo, desculpe, desculpa, desculpem, lamento, peço desculpa, peco desculpa, meu, ok, okay, é, e, foi, era, já passou, ja passou, tudo bem, está tudo bem, esta tudo bem, tá tudo bem, ta tudo bem, já está tudo bem, ja esta tudo bem, obrigado, obrigada, muito obrigado, muito obrigada
# Palavras que falam de perigo, estejam onde estiverem: então a emergência vem primeiro na pergunta.
words-danger = me ajuda, me ajude, me ajudem, ajuda me, ajude me, ajudem me, ajudem por favor, ajuda por favor, nos ajudem, ajudem nos, preciso de ajuda, preciso ajuda, precisamos de ajuda, preciso de socorro, ajuda urgente, ajuda rápido, ajuda rapido, acudam, acuda, alguém ajude, alguem ajude, vem rápido, vem rapido, venha rápido, venha rapido, venham rápido, venham rapido, vem depressa, venha depressa, venham depressa, não respira, nao respira, não está a respirar, nao esta a respirar, não está respirando, nao esta respirando, não consegue respirar, nao consegue respirar, não consigo respirar, nao consigo respirar, parou de respirar, deixou de respirar, sem pulso, não tem pulso, nao tem pulso, sangra, a sangrar, sangrando, perde sangue, a perder sangue, perdendo sangue, muito sangue, tem hemorragia, com hemorragia, inconsciente, desmaiou, desmaiado, desmaiada, perdeu os sentidos, perdeu a consciência, perdeu a consciencia, desacordado, desacordada, convulsão, convulsao, convulsões, convulsoes, convulsiona, convulsionando, a convulsionar, convulsionou, ataque epilético, ataque epiletico, ataque epiléptico, ataque epileptico, engasgado, engasgada, engasgou, engasgou se, se engasgou, a engasgar, a sufocar, sufocando, afogou se, se afogou, a afogar se, se afogando, está a morrer, esta a morrer, vai morrer, morrendo, em perigo, perigo de vida, risco de vida, acidente, ambulância, ambulancia, fui atacado, fui atacada, foi atacado, foi atacada, atacaram, me atacou, fui assaltado, fui assaltada, foi assaltado, foi assaltada, baleado, baleada, esfaqueado, esfaqueada, mordida de cobra, mordedura de cobra, picada de cobra, mordido por cobra, mordida por cobra, picado por cobra, picada por cobra, mordido por uma cobra, mordida por uma cobra, picado por uma cobra, picada por uma cobra, cobra mordeu, cobra picou
words-to-the-others = deixo aos outros, deixo para os outros, deixo com os outros, deixo os outros decidirem, que os outros decidam, os outros decidem, os outros, aos outros, abstenho me, me abstenho, abstenção, abstencao, sem opinião, sem opiniao, não tenho opinião, nao tenho opiniao, tanto faz, para mim tanto faz
words-answer-beside = ops, opa, oh, desculpe, desculpa, eu queria dizer, queria dizer, quero dizer, quis dizer, eu quis dizer, mudo a minha resposta, mudo a minha resposta para, mude a minha resposta para, mudo para, mudar para, a minha resposta é, a minha resposta e, minha resposta é, minha resposta e, a minha resposta, resposta, na verdade, afinal, aliás, alias, melhor, mas, agora, é, e, era, foi, erro, um erro, engano, por engano, me enganei, enganei me, para mim, eu digo, voto, eu voto, por favor, esta mudança, esta mudanca, a mudança, a mudanca, isso, quero isso
words-take-back = retirar a minha proposta, retire a minha proposta, retira a minha proposta, retiro a minha proposta, quero retirar a minha proposta, retirar minha proposta, retire minha proposta, retiro minha proposta, quero retirar minha proposta, cancelar a minha proposta, cancele a minha proposta, cancelar minha proposta, cancele minha proposta, anular a minha proposta, anule a minha proposta, parar a votação, parar a votacao, pare a votação, pare a votacao, cancelar a votação, cancelar a votacao, apagar a minha proposta, apague a minha proposta, retirar a proposta, retire a proposta
words-want-change = mudar as regras, mudar as nossas regras, mudar uma regra, mudar a regra, mudar esta regra, alterar as regras, alterar uma regra, alterar a regra, uma regra nova, uma nova regra, mais uma regra, outra regra, acrescentar uma regra, adicionar uma regra, retirar uma regra, tirar uma regra, mudar o horário, mudar o horario, alterar o horário, alterar o horario, mudar as horas, outro horário, outro horario, fechar às, podemos fechar as, podíamos fechar as, podiamos fechar as, abrir às, podemos abrir as, fechar mais cedo, fechar mais tarde, abrir mais cedo, abrir mais tarde, mudar a hora de descanso, mais tempo de descanso, mais descanso, propor uma mudança, propor uma mudanca, fazer uma proposta, mais um dia de folga, um novo dia de folga, outro dia de folga
words-off = fim, acabar, acaba, acabe, terminar, termina, termine, cancelar, cancela, cancele, parar, pare, desligar
words-list = lista, listar, ver
words-language = português, portugues, portuguese, pt, kireno, portugais, पुर्तगाली
words-language-beside = por favor, pf, pff, pfv, obrigado, obrigada, quero, queria, gostaria de, gostava de, prefiro, escolho, usar, use, falar, falo, fale, escrever, escreva, em, o, a minha língua é, a minha lingua é, a minha lingua e, minha língua é, minha lingua é, minha lingua e, o meu idioma é, o meu idioma e, meu idioma é, meu idioma e, língua, lingua, idioma, sim, só, so, apenas, senhor, senhora
words-minute = m, min, mins, minuto, minutos
words-hour = h, hr, hrs, hora, horas
words-day = d, dia, dias
words-week = semana, semanas
words-length-lead = por, durante, mais, pelas, pelos, nas, nos, próximas, proximas, próximos, proximos, outra, outro, outras, outros
words-length-join = e, mais, &, +
words-length-or = ou, a, até, ate, -, –, —
words-length-half = meia, meio
words-length-vague = poucas, poucos, pouco, algumas, alguns, umas, uns, várias, varias, vários, varios, muitas, muitos, par, bocado, quarto
words-length-article = { "" }
words-length-the = o, os, as, próximas, proximas, próximos, proximos
words-length-of = de
words-length-long = ano, anos, mês, mes, meses, década, decada, décadas, decadas
words-length-not = de, da, do, das, dos, atrás, atras, atraso, atrasado, atrasada
words-numbers = um/uma, dois/duas, três/tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze
words-tens = dez, vinte, trinta, quarenta, cinquenta, sessenta
words-weekdays = segunda-feira/segunda/seg, terça-feira/terca-feira/terça/terca/ter, quarta-feira/quarta/qua, quinta-feira/quinta/qui, sexta-feira/sexta/sex, sábado/sabado/sáb/sab, domingo/dom
words-months = janeiro/jan, fevereiro/fev, março/marco/mar, abril/abr, maio/mai, junho/jun, julho/jul, agosto/ago, setembro/set, outubro/out, novembro/nov, dezembro/dez
words-cohort-add = adicionar, adicione, adiciona, acrescentar, acrescente, juntar, incluir, adicionar pessoas, acrescentar pessoas
words-cohort-who = quem, quem entrou, quem já entrou, quem ja entrou, quem está, quem esta, pessoas, as pessoas
words-cohort-ask = perguntar, perguntar de novo, pergunte de novo, perguntar outra vez, lembrar, relembrar
words-cohort-template = exemplo, um exemplo, modelo, um modelo
words-cohort-slips = papéis, papeis, papel, códigos, codigos
words-cohort-replace = substituir, conta nova, nova conta, telefone novo
words-cohort-hand-over = passar, dividir, passar a lista
words-cohort-launch = lançamento, lancamento, lançar, launch, o grupo está pronto, o que falta
words-column-name = nome, nomes, o nome, os nomes, nome completo, nome e apelido, nome e sobrenome, membro, nome do membro
words-column-account = conta, contas, a conta, conta matrix, conta do matrix, id matrix, identificador, endereço matrix
words-column-role = função, funções, a função, papel, o papel, função no grupo
words-column-facility = unidade, unidades, a unidade, unidade de saúde, unidade sanitária, estabelecimento, estabelecimento de saúde, centro de saúde, posto de saúde, hospital, instituição, local de trabalho, lugar de trabalho
words-column-cadre = profissão, profissões, a profissão, cargo, o cargo, categoria, categoria profissional, carreira, ocupação, trabalho
words-column-language = língua, línguas, a língua, idioma, idiomas, o idioma
words-role-mentor = mentor, mentora, mentores, mentoras
words-role-mentee = mentorado, mentorada, mentorados, mentoradas, mentorando, mentoranda
words-role-facilitator = facilitador, facilitadora, facilitação, facilita, quem facilita
words-role-moderator = moderação, moderador, moderadora, modera, quem modera
words-role-coordinator = coordenação, coordenador, coordenadora, coordena, quem coordena
words-role-supervisor = supervisão, supervisor, supervisora, supervisiona, quem supervisiona
