//! What a caller is to say and ask: TwiML (<https://www.twilio.com/docs/voice/twiml>), written and, for a demo's
//! telephone, read.

use herstel_domain::words::Language;

/// What a caller does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// What it says, sentence by sentence.
    pub says: Vec<String>,
    /// The keys that it asks for, and where they go; none where it hangs up.
    pub asks: Option<Asks>,
}

/// Keys that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// How many.
    pub keys: usize,
    /// Where they are sent to.
    pub action: String,
}

/// How long the caller waits for a key, in seconds.
const WAITS_S: u8 = 15;

impl Spoken {
    /// The document: what is asked is said within the question, so that a key cuts it short; and said once more.
    #[must_use]
    pub fn document(&self, language: Language) -> String {
        let tongue = match language {
            Language::Nl => "nl-NL",
            Language::En => "en-GB",
        };
        let says: String =
            self.says.iter().map(|it| format!("<Say language=\"{tongue}\">{}</Say>", plain(it))).collect();
        let inside = match &self.asks {
            None => format!("{says}<Hangup/>"),
            Some(Asks { keys, action }) => {
                let action = plain(action);
                let gather = format!(
                    "<Gather input=\"dtmf\" numDigits=\"{keys}\" timeout=\"{WAITS_S}\" finishOnKey=\"#\" \
                     method=\"POST\" action=\"{action}\">{says}</Gather>"
                );
                format!("{gather}{gather}<Hangup/>")
            }
        };
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>{inside}</Response>")
    }

    /// Reads what [`Spoken::document`] writes.
    #[must_use]
    pub fn read(document: &str) -> Self {
        let gather = between(document, "<Gather ", "</Gather>").next();
        let asks = gather.and_then(|gather| {
            let keys = between(gather, "numDigits=\"", "\"").next()?.parse().ok()?;
            Some(Asks { keys, action: clear(between(gather, "action=\"", "\"").next()?) })
        });
        let says = between(gather.unwrap_or(document), "<Say ", "</Say>");
        let says = says.filter_map(|say| say.split_once('>')).map(|(_, text)| clear(text)).collect();
        Self { says, asks }
    }
}

fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn clear(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let action = "https://login.example.org/gateway/voice/a/b/keys?x=1&y=2".to_owned();
        for asks in [None, Some(Asks { keys: 2, action })] {
            let spoken = Spoken { says: vec!["Dit is <Jansen & \"Zn\">.".to_owned(), "Toets".to_owned()], asks };
            let document = spoken.document(Language::Nl);
            assert_eq!(Spoken::read(&document), spoken, "{document}");
            assert!(document.contains("<Say language=\"nl-NL\">Dit is &lt;Jansen &amp; &quot;Zn&quot;&gt;.</Say>"));
        }
    }
}
