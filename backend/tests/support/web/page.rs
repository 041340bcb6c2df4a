//! An answer as a program without JavaScript reads it: status, headers, forms and `data-` facts.

use reqwest::header::HeaderMap;

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Path and query that were asked for.
    pub(crate) at: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// A form with what it posts by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) id: String,
    pub(crate) action: String,
    /// Names and values of its hidden fields.
    pub(crate) hidden: Vec<(String, String)>,
    /// Names of the fields to fill in.
    pub(crate) open: Vec<String>,
}

impl Form {
    /// What it posts by itself as `name`.
    pub(crate) fn value(&self, name: &str) -> String {
        self.hidden.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).expect(name)
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("{} {} leads nowhere", self.status, self.at))
    }

    /// The path that was asked for, without its query.
    pub(crate) fn path(&self) -> &str {
        self.at.split('?').next().unwrap()
    }

    /// The values of `data-<name>`, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let name = format!("data-{name}");
        tags(&self.body).iter().filter_map(|tag| tag.get(&name)).map(str::to_owned).collect()
    }

    /// The first of them.
    pub(crate) fn fact(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().next()
    }

    /// The elements that have both `data-<one>` and `data-<other>`, by these.
    pub(crate) fn tagged(&self, one: &str, other: &str) -> Vec<(String, String)> {
        let (one, other) = (format!("data-{one}"), format!("data-{other}"));
        let both = |tag: &Tag| Some((tag.get(&one)?.to_owned(), tag.get(&other)?.to_owned()));
        tags(&self.body).iter().filter_map(both).collect()
    }

    /// The code of what went wrong.
    pub(crate) fn error(&self) -> Option<String> {
        self.fact("error")
    }

    pub(crate) fn forms(&self) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut inside = false;
        for tag in tags(&self.body) {
            match (tag.name.as_str(), inside) {
                ("form", _) => {
                    let text = |name| tag.get(name).unwrap_or_default().to_owned();
                    let (hidden, open) = Default::default();
                    forms.push(Form { id: text("id"), action: text("action"), hidden, open });
                    inside = true;
                }
                ("/form", _) => inside = false,
                ("input" | "button" | "select" | "textarea", true) => {
                    let (Some(name), Some(form)) = (tag.get("name"), forms.last_mut()) else { continue };
                    let value = tag.get("value").unwrap_or_default().to_owned();
                    if tag.get("type") == Some("hidden") {
                        form.hidden.push((name.to_owned(), value));
                    } else if tag.get("hidden").is_none() {
                        form.open.push(name.to_owned());
                    }
                }
                _ => {}
            }
        }
        forms
    }

    /// The form of that id.
    pub(crate) fn form(&self, id: &str) -> Form {
        let forms = self.forms();
        let ids: Vec<_> = forms.iter().map(|form| form.id.clone()).collect();
        forms.into_iter().find(|form| form.id == id).unwrap_or_else(|| {
            panic!("{} {} has no form #{id} but {ids:?}, error {:?}", self.status, self.at, self.error())
        })
    }

    /// What people read, roughly: without tags.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        for piece in self.body.split('<').skip(1) {
            words.push_str(&clear(piece.split_once('>').map_or("", |(_, text)| text)));
            words.push(' ');
        }
        words
    }
}

/// Every tag; closing ones begin with a slash.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let mut rest = &piece[name.len()..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            if attribute.is_empty() {
                break;
            }
            let quoted = after.strip_prefix("=\"").and_then(|after| after.split_once('"'));
            let (value, after) = quoted.unwrap_or(("", after));
            attributes.push((attribute.to_owned(), clear(value)));
            rest = after;
        }
        found.push(Tag { name, attributes });
    }
    found
}

/// Without the escapes of HTML.
fn clear(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&#39;", "'").replace("&#x2F;", "/").replace("&amp;", "&")
}
