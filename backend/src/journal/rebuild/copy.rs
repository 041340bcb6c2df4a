//! Rows in the text form of COPY (PostgreSQL's documentation of COPY, "Text Format").

use super::super::kind::FoldedRow;

/// Appends a row: `stream_type, stream_id, version, shape, state, facts`.
pub(super) fn append(text: &mut String, kind: &str, shape: i32, row: &FoldedRow) {
    escape(text, kind);
    text.push('\t');
    escape(text, &row.stream);
    text.push_str(&format!("\t{}\t{shape}\t", row.version));
    escape(text, &row.state);
    text.push('\t');
    escape(text, &row.facts.to_string());
    text.push('\n');
}

/// What COPY would read as something else than itself.
fn escape(text: &mut String, value: &str) {
    for part in value.split_inclusive(['\\', '\t', '\n', '\r']) {
        match part.as_bytes().last() {
            Some(b'\\') => text.extend([part, "\\"]),
            Some(b'\t') => text.extend([&part[..part.len() - 1], "\\t"]),
            Some(b'\n') => text.extend([&part[..part.len() - 1], "\\n"]),
            Some(b'\r') => text.extend([&part[..part.len() - 1], "\\r"]),
            _ => text.push_str(part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_copy_reads_as_something_else_is_escaped() {
        for (value, written) in
            [("", ""), ("plain", "plain"), (r#"{"a":"\"b"}"#, r#"{"a":"\\"b"}"#), ("\t\\\n\r.", "\\t\\\\\\n\\r.")]
        {
            let mut text = String::new();
            escape(&mut text, value);
            assert_eq!(text, written);
        }
    }
}
