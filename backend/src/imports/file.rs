//! A CSV file as spreadsheets write it: with or without a byte order mark, a header and quotation marks, separated by
//! commas, semicolons or tabs. A line is a line: no cell goes on in the next one, so that what is broken stays where
//! it is.

use herstel_domain::words::Language;

use super::{Reason, Row, line::shown};

/// A list has at most so many lines.
pub const MOST_LINES: usize = 100_000;
/// A line that is longer, in bytes, or has more cells than this is no line of a list: eight megabytes of commas would
/// be eight million cells.
const LONGEST_LINE: usize = 4096;
const MOST_CELLS: usize = 100;
/// No name is longer, in characters.
const LONGEST_NAME: usize = 100;

const EMAILS: [&str; 8] =
    ["email", "e-mail", "e-mailadres", "emailadres", "mail", "e-mail address", "email address", "adres"];
const NAMES: [&str; 12] = [
    "naam",
    "name",
    "volledige naam",
    "full name",
    "voornaam",
    "first name",
    "given name",
    "tussenvoegsel",
    "achternaam",
    "last name",
    "family name",
    "surname",
];
const LANGUAGES: [&str; 2] = ["taal", "language"];
const BRANCHES: [&str; 3] = ["vestiging", "filiaal", "branch"];
const PHONES: [&str; 11] = [
    "telefoon",
    "telefoonnummer",
    "mobiel",
    "mobiel nummer",
    "mobiele nummer",
    "phone",
    "phone number",
    "telephone",
    "telephone number",
    "mobile",
    "mobile number",
];

/// A line by its number in the file: what it says, or what is wrong with it and what stands there.
pub type Line = (u64, Result<Row, (Reason, String)>);

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Each line that says something.
    pub lines: Vec<Line>,
    /// Whether the last line has no end: perhaps the file was cut.
    pub unended: bool,
}

/// A file that cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFlaw {
    /// It is in another encoding than UTF-8, or no text.
    #[error("it is no CSV file in UTF-8")]
    NotText,
    /// No line says anything.
    #[error("there are no lines in it")]
    Empty,
    /// More lines than a list may have.
    #[error("it has more than {MOST_LINES} lines")]
    TooLong,
}

impl FileFlaw {
    /// Its name in the catalogue (`error-<name>`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotText => "file_not_text",
            Self::Empty => "file_empty",
            Self::TooLong => "file_too_long",
        }
    }
}

/// Which column holds what.
#[derive(Debug, PartialEq, Eq)]
struct Columns {
    email: usize,
    names: Vec<usize>,
    language: Option<usize>,
    branch: Option<usize>,
    phone: Option<usize>,
}

/// Reads a whole file.
///
/// # Errors
/// [`FileFlaw`]: nothing of it can be used.
pub fn read(file: &[u8]) -> Result<Read, FileFlaw> {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    // two bytes a character, or no text at all; a stray one further on is its line's trouble
    let first_line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if first_line.contains(&0) || text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") {
        return Err(FileFlaw::NotText);
    }
    let unended = text.rsplit(|byte| *byte == b'\n').next().is_some_and(|rest| !rest.trim_ascii().is_empty());
    let ended = |line: &[u8]| -> usize { line.strip_suffix(b"\r").unwrap_or(line).len() };
    let lines = text.split(|byte| *byte == b'\n').map(|line| &line[..ended(line)]);
    let lines = (1_u64..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty());
    // with the header, and one that is too many
    let lines: Vec<(u64, &[u8])> = lines.take(MOST_LINES + 2).collect();
    let Some((_, first)) = lines.first() else { return Err(FileFlaw::Empty) };
    let delimiter = delimiter(first);
    let head = cells(first, delimiter).unwrap_or_default();
    let header = header(&head);
    let rest = if header.is_some() { &lines[1..] } else { &lines[..] };
    let columns = header.unwrap_or_else(|| guessed(&head));
    if rest.is_empty() {
        return Err(FileFlaw::Empty);
    }
    if rest.len() > MOST_LINES {
        return Err(FileFlaw::TooLong);
    }
    let lines = rest.iter().map(|(number, line)| (*number, row(line, delimiter, &columns)));
    Ok(Read { lines: lines.collect(), unended })
}

fn row(line: &[u8], delimiter: u8, columns: &Columns) -> Result<Row, (Reason, String)> {
    let whole = || shown(&String::from_utf8_lossy(&line[..line.len().min(LONGEST_LINE)]));
    if line.contains(&0) || std::str::from_utf8(line).is_err() {
        return Err((Reason::NotText, whole()));
    }
    let cells = cells(line, delimiter).ok_or_else(|| (Reason::Broken, whole()))?;
    let cell = |column: usize| cells.get(column).map(|text| text.trim()).unwrap_or_default();
    let optional = |column: Option<usize>| column.map(cell).unwrap_or_default();
    let email = cell(columns.email);
    if email.is_empty() {
        return Err((Reason::EmailMissing, whole()));
    }
    let names: Vec<_> = columns.names.iter().map(|column| cell(*column)).filter(|name| !name.is_empty()).collect();
    let name: String = names.join(" ").chars().filter(|c| !c.is_control()).collect();
    if name.chars().count() > LONGEST_NAME {
        return Err((Reason::NameTooLong, shown(email)));
    }
    let name = if name.chars().any(char::is_alphanumeric) { name } else { email.to_owned() };
    let language = match optional(columns.language).to_lowercase().as_str() {
        "" | "nl" | "nederlands" | "dutch" => Language::Nl,
        "en" | "engels" | "english" => Language::En,
        _ => return Err((Reason::LanguageUnknown, shown(email))),
    };
    let (branch, phone) = (optional(columns.branch).to_owned(), optional(columns.phone).to_owned());
    Ok(Row { email: email.to_owned(), name, language, branch, phone })
}

/// Whichever separates most in the first line.
fn delimiter(line: &[u8]) -> u8 {
    let counted = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let most = [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| counted(*delimiter));
    most.unwrap_or(b',')
}

/// The columns that a header names; none where the first line is none.
fn header(head: &[String]) -> Option<Columns> {
    let heads: Vec<_> = head.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let named = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
    let email = named(&EMAILS)?;
    let names = (0..heads.len()).filter(|column| NAMES.contains(&heads[*column].as_str())).collect();
    let (language, branch, phone) = (named(&LANGUAGES), named(&BRANCHES), named(&PHONES));
    Some(Columns { email, names, language, branch, phone })
}

/// Without a header: the address is where one stands, and the name is beside it.
fn guessed(first: &[String]) -> Columns {
    let email = first.iter().position(|cell| cell.contains('@')).unwrap_or(0);
    let name = usize::from(email == 0);
    Columns { email, names: vec![name], language: None, branch: None, phone: None }
}

/// The cells of a line (RFC 4180, a line at a time); none where a quotation mark has no end, or where it has none.
fn cells(line: &[u8], delimiter: u8) -> Option<Vec<String>> {
    if line.len() > LONGEST_LINE || line.iter().filter(|byte| **byte == delimiter).count() >= MOST_CELLS {
        return None;
    }
    let text = String::from_utf8_lossy(line);
    let delimiter = char::from(delimiter);
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            c if c == delimiter && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    (!quoted).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(u64, String, String)> {
        let lines = read(text.as_bytes()).unwrap().lines.into_iter();
        lines.map(|(number, entry)| entry.map(|entry| (number, entry.email, entry.name)).unwrap()).collect()
    }

    fn said(number: u64, email: &str, name: &str) -> (u64, String, String) {
        (number, email.to_owned(), name.to_owned())
    }

    #[test]
    fn a_file_is_read_as_spreadsheets_write_it() {
        let both = [said(2, "jan@a.example", "Jan Bakker"), said(3, "els@a.example", "Els de Wit")];
        assert_eq!(entries("email,naam\njan@a.example,Jan Bakker\nels@a.example,Els de Wit\n"), both);
        assert_eq!(entries("\u{feff}Naam;E-mail\r\nJan Bakker;jan@a.example\r\nEls de Wit;els@a.example\r\n"), both);
        assert_eq!(entries("e-mail\tname\njan@a.example\t\"Jan Bakker\"\nels@a.example\tEls de Wit\n"), both);
        let parted =
            "Voornaam;Tussenvoegsel;Achternaam;E-mailadres\nJan;;Bakker;jan@a.example\nEls;de;Wit;els@a.example\n";
        assert_eq!(entries(parted), both);
    }

    #[test]
    fn without_a_header_the_address_is_where_one_stands() {
        assert_eq!(entries("jan@a.example\n"), [said(1, "jan@a.example", "jan@a.example")]);
        assert_eq!(entries("Jan;jan@a.example\n"), [said(1, "jan@a.example", "Jan")]);
        assert_eq!(entries("jan@a.example,\"Bakker, Jan\"\n"), [said(1, "jan@a.example", "Bakker, Jan")]);
    }

    #[test]
    fn numbers_are_those_of_the_file_empty_lines_counted() {
        assert_eq!(
            entries("email\n\n\njan@a.example\n  \nels@a.example\n").iter().map(|line| line.0).collect::<Vec<_>>(),
            [4, 6]
        );
    }

    #[test]
    fn what_is_broken_stays_where_it_is() {
        let text = b"email;naam\njan@a.example;\"Jan\n\xff\xfe;x\nels@a.example;\"Els \"\"de\"\" Wit\"\n;Niemand\n";
        let lines = read(text).unwrap().lines;
        let reasons: Vec<_> =
            lines.iter().map(|(number, line)| (*number, line.as_ref().err().map(|wrong| wrong.0))).collect();
        let (broken, not_text) = (Some(Reason::Broken), Some(Reason::NotText));
        assert_eq!(reasons, [(2, broken), (3, not_text), (4, None), (5, Some(Reason::EmailMissing))]);
        assert_eq!(lines[2].1.as_ref().unwrap().name, "Els \"de\" Wit");
    }

    #[test]
    fn another_encoding_and_stray_bytes_are_the_trouble_of_their_lines() {
        // Windows-1252: an e with a diaeresis is one byte
        let text = b"email;naam\njan@a.example;Jan\nzoe@a.example;Zo\xeb\nels@a.example;E\0ls\nan@a.example;An\n";
        let lines = read(text).unwrap().lines;
        let wrong = |shown: &str| Err((Reason::NotText, shown.to_owned()));
        assert!(lines[0].1.is_ok() && lines[3].1.is_ok());
        assert_eq!(lines[1].1, wrong("zoe@a.example;Zo\u{fffd}"));
        assert_eq!(lines[2].1, wrong("els@a.example;Els"));
    }

    #[test]
    fn a_file_that_was_cut_is_noticed() {
        assert!(!read(b"email\njan@a.example\n").unwrap().unended);
        assert!(read(b"email\njan@a.example\nels@a.exa").unwrap().unended);
        assert!(
            !read(b"email\njan@a.example\n  ").unwrap().unended,
            "nothing is wrong with the last line that says something"
        );
    }

    #[test]
    fn a_language_is_one_of_ours() {
        let lines = read(b"email,taal\na@a.example,EN\nb@a.example,\nc@a.example,fr\n").unwrap().lines;
        assert_eq!(lines[0].1.as_ref().unwrap().language, Language::En);
        assert_eq!(lines[1].1.as_ref().unwrap().language, Language::Nl);
        assert_eq!(lines[2].1, Err((Reason::LanguageUnknown, "c@a.example".to_owned())));
    }

    #[test]
    fn a_branch_and_a_number_stand_where_the_header_says_in_either_language() {
        for head in ["E-mail;Vestiging;Telefoon", "branch;EMAIL;Mobile number", "Mobiel nummer;e-mail address;Filiaal"]
        {
            let cells = head.split(';').map(|head| match head.to_lowercase().chars().next() {
                Some('e') => "jan@a.example",
                Some('v' | 'b' | 'f') => "02 Rotterdam",
                _ => "06 12345678",
            });
            let file = format!("{head}\n{}\n;;\n", cells.collect::<Vec<_>>().join(";"));
            let lines = read(file.as_bytes()).unwrap().lines;
            let row = lines[0].1.as_ref().unwrap();
            assert_eq!((row.branch.as_str(), row.phone.as_str()), ("02 Rotterdam", "06 12345678"), "{head}");
            assert_eq!(lines[1].1, Err((Reason::EmailMissing, ";;".to_owned())));
        }
        let without = read(b"email;vestiging\njan@a.example\n").unwrap().lines;
        assert_eq!(without[0].1.as_ref().map(|row| (row.branch.as_str(), row.phone.as_str())), Ok(("", "")));
    }

    #[test]
    fn a_line_without_end_is_a_broken_line_and_costs_no_more_than_it_is_long() {
        let long = [&b"email\n"[..], &b",".repeat(8 << 20), b"\njan@a.example\n"].concat();
        let lines = read(&long).unwrap().lines;
        assert_eq!(lines[0], (2, Err((Reason::Broken, ",".repeat(80)))));
        assert!(lines[1].1.is_ok());
        assert!(read(&b";".repeat(8 << 20)).unwrap().lines[0].1.is_err());
    }

    #[test]
    fn what_is_no_list_is_none() {
        for (file, flaw) in [
            (&b""[..], FileFlaw::Empty),
            (b"\xef\xbb\xbf", FileFlaw::Empty),
            (b"email;naam\n", FileFlaw::Empty),
            (b"\xff\xfee\0m\0", FileFlaw::NotText),
            (b"PK\x03\x04\0\0", FileFlaw::NotText),
            (b"e\0m\0a\0i\0l\0\n\0", FileFlaw::NotText),
        ] {
            assert_eq!(read(file), Err(flaw));
        }
        let long = "a@a.example\n".repeat(MOST_LINES + 1);
        assert_eq!(read(long.as_bytes()), Err(FileFlaw::TooLong));
        assert_eq!(read(&long.as_bytes()[12..]).unwrap().lines.len(), MOST_LINES);
    }
}
