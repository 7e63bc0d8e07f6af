//! What the table of commands says about people and places. Where a person stands, and whether they may, is found in
//! [`crate::rights`].

/// The role that a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needs {
    /// None.
    Everyone,
    /// Facilitators, mentors and moderators: those who run the group.
    Facilitator,
    /// The holder of this week's duty.
    Duty,
    /// Moderators and the holder of the duty.
    Moderator,
    /// Coordinators: those who begin the cohort.
    Coordinator,
}

/// How a person stands in a cohort, as far as commands and answers go: the first of these that fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Footing {
    /// Never one of the cohort's people: a member of another cohort, another server's administrator, anybody.
    Stranger,
    /// Left, declined, or is off the roster.
    Gone,
    /// Leads a member: is told nothing of a peer.
    Supervisor,
    /// Not in yet: has not said yes.
    Door,
    /// Removed or banned from all rooms.
    KeptOut,
    /// Reads, and does not write for a time.
    Muted,
    /// Has said yes and is under no sanction.
    #[default]
    Member,
}

impl Footing {
    /// Whether such a person may be told who the peers are.
    pub const fn knows_peers(self) -> bool {
        matches!(self, Self::Door | Self::Muted | Self::Member)
    }
}

/// Where a command is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// In any room and in the direct chat. The answer goes where all who read it may know what it says.
    Anywhere,
    /// In the direct chat.
    Chat,
    /// In a room that the person may enter; in the direct chat, whence it goes to the peer room, for whoever may enter that.
    OwnRoom,
}

/// Who may use a command, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    /// The role that it needs.
    pub needs: Needs,
    /// How a person must stand.
    pub who: &'static [Footing],
    /// Where it is given.
    pub at: At,
}
