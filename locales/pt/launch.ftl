# Um grupo que começa.

launch-launched = { $cohort } começou: a maioria de nós disse sim às regras. A partir de agora os nossos números contam. Eles falam do grupo, nunca de uma pessoa. Envie !painel para os ver.
launch-told = { $cohort } começou: já não falta nada. Os números contam a partir de agora.
launch-forming =
    { $cohort } ainda está a formar-se. As salas estão abertas. Os números começam quando isto estiver feito:
    { $items }
launch-missing-yes = Sim às regras: { $agreed } de { $people }. São precisos { $needed }.
launch-missing-facilitators = Sim de quem facilita a conversa: { $count }. São precisos { $needed }.
launch-missing-greeting = { $count ->
    [one] Uma pessoa ainda não veio à sua conversa comigo. Depois de 7 dias deixo de esperar.
   *[other] { $count } pessoas ainda não vieram à sua conversa comigo. Depois de 7 dias deixo de esperar.
}
launch-lives = { $cohort } começou. Os números contam desde { $since }.
