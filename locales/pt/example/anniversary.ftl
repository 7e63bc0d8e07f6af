# O dia em que o grupo começou.

anniversary-line =
    { $years ->
        [one] { $cohort } faz hoje um ano.
       *[other] { $cohort } faz hoje { $years } anos.
    } { $newcomers ->
        [0] Obrigado ao grupo todo!
        [one] Uma pessoa entrou desde então. Obrigado ao grupo todo!
       *[other] { $newcomers } pessoas entraram desde então. Obrigado ao grupo todo!
    }

anniversary-ask =
    O próximo aniversário de { $cohort } é { $day }. Digo isso na sala social?
    ✅ ou 1: sim
    ❌ ou 2: desta vez não

anniversary-kept = Muito bem. Vou dizer nesse dia.

anniversary-left-out = Muito bem. Desta vez não digo nada.

command-anniversary = Mostra o aniversário do grupo, e deixa passar por uma vez.
    .alias = aniversario
