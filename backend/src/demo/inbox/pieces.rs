//! Text with its links found, so that they can be clicked.

/// A stretch of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// As it is.
    Words(&'a str),
    /// The address of a page.
    Link(&'a str),
}

/// `text` in pieces, none left out. A link is whatever starts with `http://` or `https://`, up to the next space.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    text.split_inclusive(char::is_whitespace)
        .flat_map(|word| {
            let bare = word.trim_end();
            let is_link = bare.starts_with("https://") || bare.starts_with("http://");
            let (link, rest) = word.split_at(if is_link { bare.len() } else { 0 });
            [Piece::Link(link), Piece::Words(rest)]
        })
        .filter(|piece| !matches!(piece, Piece::Link("") | Piece::Words("")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_and_nothing_is_lost() {
        let text = "Dit was ik niet:\nhttps://a.example/not-me/x_-1\n\n(http is geen link) http://b.example";
        let found = pieces(text);
        let links: Vec<_> = found.iter().filter(|piece| matches!(piece, Piece::Link(_))).collect();
        assert_eq!(links, [&Piece::Link("https://a.example/not-me/x_-1"), &Piece::Link("http://b.example")]);
        let whole = found.iter().map(|(Piece::Words(text) | Piece::Link(text))| *text);
        assert_eq!(whole.collect::<String>(), text);
    }
}
