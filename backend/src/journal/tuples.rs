//! Rows as `COPY … (FORMAT binary)` sends them: nothing is described anew for each, so that a million cost little.

/// What precedes the first row, in bytes: a signature, flags and the length of an extension that no server sends yet.
pub(super) const HEADER: usize = 19;

/// Reads one row of `N` columns after the other.
pub(super) struct Tuples<'a, const N: usize> {
    rest: &'a [u8],
    ended: bool,
}

/// What was sent is no copy of rows of that many columns.
#[derive(Debug, thiserror::Error)]
#[error("the server sent something else than rows of {0} columns")]
pub(super) struct Malformed(usize);

impl<'a, const N: usize> Tuples<'a, N> {
    pub(super) fn new(rows: &'a [u8]) -> Self {
        Self { rest: rows, ended: false }
    }

    /// The next row; none after the last of these.
    pub(super) fn next(&mut self) -> Result<Option<[&'a [u8]; N]>, Malformed> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let columns = i16::from_be_bytes(*self.number()?);
        if columns == -1 && self.rest.is_empty() {
            self.ended = true;
            return Ok(None);
        }
        if usize::try_from(columns) != Ok(N) {
            return Err(Malformed(N));
        }
        let mut row = [self.rest; N];
        for column in &mut row {
            // a null has the length -1
            let length = usize::try_from(i32::from_be_bytes(*self.number()?)).map_err(|_| Malformed(N))?;
            (*column, self.rest) = self.rest.split_at_checked(length).ok_or(Malformed(N))?;
        }
        Ok(Some(row))
    }

    /// Whether the server said that this was all.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    fn number<const BYTES: usize>(&mut self) -> Result<&'a [u8; BYTES], Malformed> {
        let (number, rest) = self.rest.split_first_chunk().ok_or(Malformed(N))?;
        self.rest = rest;
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(columns: &[&str]) -> Vec<u8> {
        let mut row = i16::try_from(columns.len()).unwrap().to_be_bytes().to_vec();
        for column in columns {
            row.extend(i32::try_from(column.len()).unwrap().to_be_bytes());
            row.extend(column.as_bytes());
        }
        row
    }

    #[test]
    fn rows_come_out_as_they_were_sent() {
        let sent = [row(&["a", "bc"]), row(&["", "déf"])].concat();
        let mut tuples = Tuples::<2>::new(&sent);
        assert_eq!(tuples.next().unwrap(), Some([&b"a"[..], b"bc"]));
        assert_eq!(tuples.next().unwrap(), Some([&b""[..], "déf".as_bytes()]));
        assert_eq!(tuples.next().unwrap(), None);
    }

    #[test]
    fn the_server_says_when_it_has_sent_all() {
        let mut sent = row(&["a"]);
        for (expected, trailer) in [(false, &[][..]), (true, &(-1_i16).to_be_bytes())] {
            sent.extend(trailer);
            let mut tuples = Tuples::<1>::new(&sent);
            assert!(tuples.next().unwrap().is_some());
            assert!(!tuples.ended());
            assert!(tuples.next().unwrap().is_none());
            assert_eq!(tuples.ended(), expected);
        }
    }

    #[test]
    fn rows_of_other_columns_and_nulls_and_halves_are_malformed() {
        let sent = row(&["a", "b"]);
        assert!(Tuples::<3>::new(&sent).next().is_err());
        for length in 1..sent.len() {
            assert!(Tuples::<2>::new(&sent[..length]).next().is_err(), "cut after {length} bytes");
        }
        let null = [&1_i16.to_be_bytes()[..], &(-1_i32).to_be_bytes()].concat();
        assert!(Tuples::<1>::new(&null).next().is_err());
    }
}
