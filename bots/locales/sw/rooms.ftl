# Majina ya vyumba ambavyo faili la kikundi halijavipa majina.

rooms-peer = Wenzetu · { $cohort }
rooms-social = Soga · { $cohort }
rooms-notices = Matangazo · { $cohort }
rooms-facilitators = Wawezeshaji · { $cohort }
rooms-liaison = Wenzetu na viongozi · { $cohort }
rooms-library = Maktaba · { $cohort }
