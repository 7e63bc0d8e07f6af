# Siku ambayo kikundi kilianza.

anniversary-line =
    { $years ->
        [one] { $cohort } leo kimetimiza mwaka mmoja.
       *[other] { $cohort } leo kimetimiza miaka { $years }.
    } { $newcomers ->
        [0] Asanteni nyote!
        [one] Mtu mmoja amejiunga tangu hapo. Asanteni nyote!
       *[other] Watu { $newcomers } wamejiunga tangu hapo. Asanteni nyote!
    }

anniversary-ask =
    Siku ya kuzaliwa ya { $cohort } ijayo ni { $day }. Niiseme katika chumba cha kijamii?
    ✅ au 1: ndiyo
    ❌ au 2: si mara hii

anniversary-kept = Sawa. Nitaisema siku hiyo.

anniversary-left-out = Sawa. Sitasema kitu mara hii.

command-anniversary = Huonyesha siku ya kuzaliwa ya kikundi, na kuiacha kwa mara moja.
    .alias = sikukuu
