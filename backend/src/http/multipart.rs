//! A form with a file in it (RFC 7578), as browsers send it: its parts, or that it did not arrive whole.

/// A part of a form: the field's name and what it holds.
pub(super) type Part<'a> = (String, &'a [u8]);

/// The parts of a body; none where it is no such form or was cut on its way.
pub(super) fn parts<'a>(content_type: &str, body: &'a [u8]) -> Option<Vec<Part<'a>>> {
    let boundary = boundary(content_type)?;
    let (opening, closing) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut rest = body.strip_prefix(opening.as_bytes())?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let head = find(rest, b"\r\n\r\n")?;
        let name = name(&rest[..head])?;
        rest = &rest[head + 4..];
        let end = find(rest, closing.as_bytes())?;
        parts.push((name, &rest[..end]));
        rest = &rest[end + closing.len()..];
    }
}

/// What separates the parts: at most 70 characters (RFC 2046 §5.1.1).
fn boundary(content_type: &str) -> Option<&str> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then_some(value.trim().trim_matches('"'))
    })?;
    (!boundary.is_empty() && boundary.len() <= 70).then_some(boundary)
}

/// The field's name in a part's head.
fn name(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head);
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let (_, after) = line.split_once(" name=\"")?;
    Some(after.split('"').next()?.to_owned())
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=----here";
    const BODY: &[u8] = b"------here\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ninvite\r\n------here\r\n\
        Content-Disposition: form-data; name=\"file\"; filename=\"lijst.csv\"\r\nContent-Type: text/csv\r\n\r\n\
        a@a.example\r\n\r\nb@a.example\r\n\r\n------here--\r\n";

    #[test]
    fn the_parts_of_a_form_come_out_as_they_went_in() {
        let parts = parts(KIND, BODY).unwrap();
        let expected: [Part<'_>; 2] =
            [("kind".to_owned(), b"invite"), ("file".to_owned(), b"a@a.example\r\n\r\nb@a.example\r\n")];
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_body_that_was_cut_anywhere_is_none() {
        let end = BODY.len() - b"--\r\n".len();
        for length in 0..=end {
            assert_eq!(parts(KIND, &BODY[..length]), None, "cut after {length} bytes");
        }
    }

    #[test]
    fn another_kind_of_body_is_none() {
        for kind in [
            "",
            "text/csv",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/mixed; boundary=----here",
        ] {
            assert_eq!(parts(kind, BODY), None, "{kind}");
        }
        assert!(parts("Multipart/Form-Data; charset=utf-8; Boundary=\"----here\"", BODY).is_some());
    }
}
