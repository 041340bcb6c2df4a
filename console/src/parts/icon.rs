//! Icons: 20×20, one stroke, the colour of the text beside them. They never speak alone.

use leptos::prelude::*;

/// The drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    Arrow,
    Bin,
    Check,
    Chevron,
    Clock,
    Codes,
    Cross,
    Done,
    Download,
    Help,
    Info,
    Laptop,
    Mail,
    Mark,
    Minus,
    Person,
    Phone,
    Plus,
    Search,
    Undo,
    Warning,
}

impl Glyph {
    const fn drawing(self) -> &'static str {
        match self {
            Self::Arrow => r#"<path d="M4 10h12M11 5l5 5-5 5"/>"#,
            Self::Bin => r#"<path d="M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.8 11h8.4l.8-11M8.4 8.8v4.6M11.6 8.8v4.6"/>"#,
            Self::Check => r#"<path d="M4 10.6l4 4 8-9"/>"#,
            Self::Chevron => r#"<path d="M7.5 4.5L13 10l-5.500 5.500"/>"#,
            Self::Clock => r#"<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l2.800 1.800"/>"#,
            Self::Codes => {
                r#"<rect x="3" y="3.5" width="14" height="13" rx="1.8"/><path d="M6 7.500h3.500M6 10h3.500M6 12.500h3.500M12 7.500h2M12 10h2M12 12.500h2"/>"#
            }
            Self::Cross => r#"<path d="M5 5l10 10M15 5L5 15"/>"#,
            Self::Done => r#"<circle cx="10" cy="10" r="7.2"/><path d="M6.8 10.3l2.300 2.300 4.200-4.800"/>"#,
            Self::Download => r#"<path d="M10 3v9M6 8.500l4 4 4-4M3.5 16.500h13"/>"#,
            Self::Help => {
                r#"<circle cx="10" cy="10" r="7.2"/><path d="M7.8 8a2.200 2.200 0 114 1.300c-.7.8-1.800 1.100-1.800 2.300M10 14.100v.1"/>"#
            }
            Self::Info => r#"<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.300M10 6.500v.1"/>"#,
            Self::Laptop => r#"<rect x="4" y="4" width="12" height="8.5" rx="1.2"/><path d="M2 16h16"/>"#,
            Self::Mail => {
                r#"<rect x="2.5" y="4" width="15" height="12" rx="1.8"/><path d="M3 5.500l7 5.500 7-5.500"/>"#
            }
            Self::Mark => r#"<path d="M10 1.500v5M10 13.500v5"/><circle cx="10" cy="10" r="3.6"/>"#,
            Self::Minus => r#"<path d="M5 10h10"/>"#,
            Self::Person => {
                r#"<circle cx="10" cy="7" r="3.4"/><path d="M3.5 17c.8-3.600 3.400-5.200 6.500-5.200s5.700 1.600 6.500 5.200"/>"#
            }
            Self::Phone => r#"<rect x="5.5" y="2" width="9" height="16" rx="1.8"/><path d="M9 15.200h2"/>"#,
            Self::Plus => r#"<path d="M10 4v12M4 10h12"/>"#,
            Self::Search => r#"<circle cx="8.8" cy="8.8" r="5.3"/><path d="M12.8 12.800L17 17"/>"#,
            Self::Undo => r#"<path d="M4 8.500h8a4 4 0 010 8H8M4 8.500L7.500 5M4 8.500L7.500 12"/>"#,
            Self::Warning => r#"<path d="M10 3L2.4 16.500h15.200zM10 8.200v3.900M10 14.400v.1"/>"#,
        }
    }
}

/// An icon; hidden from those who listen, since a word always stands beside it.
#[component]
pub(crate) fn Icon(
    /// Which one.
    glyph: Glyph,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false" inner_html=glyph.drawing()></svg> }
        .into_any()
}
