# Majina ya vyumba ambavyo faili la kikundi halijavipa majina.

rooms-peer = Wenzetu · { $cohort }
rooms-social = Soga · { $cohort }
rooms-notices = Matangazo · { $cohort }
rooms-facilitators = Wawezeshaji · { $cohort }
rooms-liaison = Wenzetu na viongozi · { $cohort }
rooms-library = Maktaba · { $cohort }

rooms-peer-topic = Hapa wafanyakazi wenza huulizana na kusaidiana. Hakuna msimamizi wa mtu yeyote katika chumba hiki.
rooms-social-topic = Hapa ni mahali pa utani, habari na yote yasiyo ya kazi.
rooms-notices-topic = Hapa kuna matangazo ya wote, ya kusoma.
rooms-facilitators-topic = Hapa wanaoongoza kikundi huzungumza.
rooms-liaison-topic = Hapa wenzetu na viongozi hukutana.
rooms-library-topic = Hapa huhifadhiwa miongozo na mazungumzo mazuri.
