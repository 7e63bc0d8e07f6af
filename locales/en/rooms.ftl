# The names of rooms that a cohort's file gives no name of their own.

rooms-peer = Peers · { $cohort }
rooms-social = Tea corner · { $cohort }
rooms-notices = Notices · { $cohort }
rooms-facilitators = Facilitators · { $cohort }
rooms-liaison = Peers and leaders · { $cohort }
rooms-library = Library · { $cohort }

rooms-peer-topic = Peers ask and help each other here. No one's supervisor is in this room.
rooms-social-topic = Jokes, news and all that is not work have their place here.
rooms-notices-topic = News for all stands here, to read.
rooms-facilitators-topic = Those who run the group talk here.
rooms-liaison-topic = Peers and leaders meet here.
rooms-library-topic = Guides and good talks are kept here.
