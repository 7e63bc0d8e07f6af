# Majina ya vyumba ambavyo faili la kikundi halijavipa majina.

rooms-peer = Wenza · { $cohort }
rooms-social = Soga · { $cohort }
rooms-notices = Matangazo · { $cohort }
rooms-facilitators = Waendeshaji · { $cohort }
rooms-liaison = Wenzetu na viongozi · { $cohort }
rooms-library = Maktaba · { $cohort }
