//! What every page carries: whose house this is, and how far its reader got in.

/// A page's own contents within the house it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<M> {
    /// The organisation shown on top.
    pub brand: Brand,
    /// How far the reader got in: which links the header offers.
    pub standing: Standing,
    /// What this page is about.
    pub body: M,
}

/// An organisation as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Names `/brand/{slug}.css`: lower-case letters, digits and hyphens.
    pub slug: String,
    /// As people know it.
    pub name: String,
    /// The hue of its pages: a browser that holds a former one asks anew.
    pub hue: u16,
    /// How people reach its helpdesk, in a line; empty where nobody has said.
    pub helpdesk: String,
}

impl Default for Brand {
    fn default() -> Self {
        Self { slug: "herstel".to_owned(), name: "Herstel".to_owned(), hue: 245, helpdesk: String::new() }
    }
}

/// How far somebody got in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known.
    #[default]
    Guest,
    /// The password was right; a second proof is still to come.
    Attempt,
    /// A session that can only enrol.
    Enrol,
    /// A session that can only repair the factors.
    Repair,
    /// Signed in.
    Full,
}

/// From where something was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The client's address.
    pub ip: Option<String>,
    /// The browser's `User-Agent`; pages name browser and system only.
    pub agent: Option<String>,
}
