//! A letter as HTML and as text.

use askama::Template;
use herstel_domain::words::Language;

use super::letter::{Block, Letter};

/// Lines of text mail are at most this long, links excepted.
const WIDTH: usize = 72;

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    language: &'static str,
    letter: &'a Letter,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Text<'a> {
    letter: &'a Letter,
}

impl Letter {
    /// As HTML: styles are inline, nothing is fetched, and it needs no script.
    pub(super) fn html(&self) -> Result<String, askama::Error> {
        let language = match self.language {
            Language::Nl => "nl",
            Language::En => "en",
        };
        Html { language, letter: self }.render()
    }

    /// As plain text.
    pub(super) fn text(&self) -> Result<String, askama::Error> {
        Text { letter: self }.render()
    }
}

impl Text<'_> {
    fn wrapped(&self, text: &str) -> String {
        let mut lines = String::new();
        let mut width = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if width > 0 && width + 1 + length > WIDTH {
                lines.push('\n');
                width = 0;
            } else if width > 0 {
                lines.push(' ');
                width += 1;
            }
            lines.push_str(word);
            width += length;
        }
        lines
    }
}
