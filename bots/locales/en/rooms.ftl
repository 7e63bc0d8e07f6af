# The names of rooms that a cohort's file gives no name of their own.

rooms-peer = { $cohort }
rooms-social = { $cohort }: tea corner
rooms-notices = { $cohort }: notices
rooms-facilitators = { $cohort }: facilitators
rooms-liaison = { $cohort }: peers and leaders
rooms-library = { $cohort }: library
