# Majina ya vyumba ambavyo faili la kikundi halijavipa majina.

rooms-peer = { $cohort }
rooms-social = { $cohort }: soga
rooms-notices = { $cohort }: matangazo
rooms-facilitators = { $cohort }: waendeshaji
rooms-liaison = { $cohort }: wenzetu na viongozi
rooms-library = { $cohort }: maktaba
