# The names of rooms that a cohort's file gives no name of their own.

rooms-peer = Peers · { $cohort }
rooms-social = Tea corner · { $cohort }
rooms-notices = Notices · { $cohort }
rooms-facilitators = Facilitators · { $cohort }
rooms-liaison = Peers and leaders · { $cohort }
rooms-library = Library · { $cohort }
