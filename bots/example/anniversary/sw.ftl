# Siku ambayo kikundi kilianza.

anniversary-line =
    { $years ->
        [one] { $cohort } leo kimetimiza mwaka mmoja. Asanteni nyote!
       *[other] { $cohort } leo kimetimiza miaka { $years }. Asanteni nyote!
    }
