//! Lanes: which jobs may stand in each other's way.

/// Where a job queues. Each lane is served in the order of what is due longest, by slots that no other lane can take:
/// so a list of fifty thousand people holds up nobody's reset link, a mail server that hangs holds up no telephone,
/// and, unlike by a priority, however much is awaited does not keep the bulk from going out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// A call or text message: mostly somebody stands at a sign-in, and it goes by another way than mail.
    Telephone,
    /// Somebody may be looking out for it, or must hear of it soon. What an older release writes queues here.
    Awaited,
    /// One of very many, or what nobody waits for.
    Bulk,
}

impl Lane {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Telephone, Self::Awaited, Self::Bulk];

    /// Its name in the table of jobs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Awaited => "awaited",
            Self::Bulk => "bulk",
        }
    }

    /// How many of its jobs are performed at once by one process. Mail servers limit how many connections a client may
    /// have: bulk takes few of them.
    pub(super) const fn slots(self) -> usize {
        match self {
            Self::Telephone | Self::Bulk => 4,
            Self::Awaited => 8,
        }
    }
}
