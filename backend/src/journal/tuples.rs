//! Rows as `COPY … (FORMAT binary)` sends them: nothing is described anew for each, so that a million cost little.

/// What precedes the first row: a signature, flags and the length of an extension that no server has sent yet.
const HEADER: usize = 19;

/// Takes in what the server sends, in pieces of any size, and gives out whole rows of `N` columns.
#[derive(Default)]
pub(super) struct Tuples<const N: usize> {
    buffer: Vec<u8>,
    at: usize,
    begun: bool,
    ended: bool,
}

/// What was sent is no copy of rows of that many columns.
#[derive(Debug, thiserror::Error)]
#[error("the server sent something else than rows of {0} columns")]
pub(super) struct Malformed(usize);

impl<const N: usize> Tuples<N> {
    /// The next piece.
    pub(super) fn push(&mut self, piece: &[u8]) {
        if self.at == self.buffer.len() {
            self.buffer.clear();
        } else {
            self.buffer.drain(..self.at);
        }
        self.at = 0;
        self.buffer.extend_from_slice(piece);
    }

    /// The next row, if it is here as a whole.
    pub(super) fn next(&mut self) -> Result<Option<[&[u8]; N]>, Malformed> {
        if !self.begun {
            if self.buffer.len() < HEADER {
                return Ok(None);
            }
            (self.at, self.begun) = (HEADER, true);
        }
        let (mut at, buffer) = (self.at, &self.buffer[..]);
        let Some(columns) = number::<2>(buffer, &mut at).map(i16::from_be_bytes) else { return Ok(None) };
        if columns == -1 {
            (self.at, self.ended) = (at, true);
            return Ok(None);
        }
        if usize::try_from(columns) != Ok(N) {
            return Err(Malformed(N));
        }
        let mut row = [&buffer[..0]; N];
        for column in &mut row {
            let Some(length) = number::<4>(buffer, &mut at).map(i32::from_be_bytes) else { return Ok(None) };
            let length = usize::try_from(length).map_err(|_| Malformed(N))?;
            let Some(bytes) = buffer.get(at..at + length) else { return Ok(None) };
            (*column, at) = (bytes, at + length);
        }
        self.at = at;
        Ok(Some(row))
    }

    /// Whether the server said that this was all.
    pub(super) fn is_complete(&self) -> bool {
        self.ended
    }
}

fn number<const BYTES: usize>(buffer: &[u8], at: &mut usize) -> Option<[u8; BYTES]> {
    let bytes = buffer.get(*at..*at + BYTES)?.try_into().ok()?;
    *at += BYTES;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(rows: &[[&str; 2]]) -> Vec<u8> {
        let mut sent = vec![0; HEADER];
        for row in rows {
            sent.extend(2_i16.to_be_bytes());
            for column in row {
                sent.extend(i32::try_from(column.len()).unwrap().to_be_bytes());
                sent.extend(column.as_bytes());
            }
        }
        sent.extend((-1_i16).to_be_bytes());
        sent
    }

    #[test]
    fn rows_come_out_whole_however_they_are_cut() {
        let rows = [["a", "bc"], ["", "déf"], ["g", ""]];
        let sent = sent(&rows);
        for size in 1..=sent.len() {
            let (mut tuples, mut seen) = (Tuples::<2>::default(), Vec::new());
            for piece in sent.chunks(size) {
                assert!(!tuples.is_complete());
                tuples.push(piece);
                while let Some(row) = tuples.next().unwrap() {
                    seen.push(row.map(|column| String::from_utf8(column.to_vec()).unwrap()));
                }
            }
            assert_eq!(seen, rows.map(|row| row.map(str::to_owned)), "in pieces of {size}");
            assert!(tuples.is_complete());
        }
    }

    #[test]
    fn what_ends_before_the_server_said_so_is_not_complete() {
        let sent = sent(&[["a", "b"]]);
        let mut tuples = Tuples::<2>::default();
        tuples.push(&sent[..sent.len() - 1]);
        assert!(tuples.next().unwrap().is_some());
        assert!(tuples.next().unwrap().is_none());
        assert!(!tuples.is_complete());
    }

    #[test]
    fn rows_of_other_columns_and_nulls_are_malformed() {
        let mut tuples = Tuples::<3>::default();
        tuples.push(&sent(&[["a", "b"]]));
        assert!(tuples.next().is_err());
        let mut null = vec![0; HEADER];
        null.extend(1_i16.to_be_bytes());
        null.extend((-1_i32).to_be_bytes());
        let mut tuples = Tuples::<1>::default();
        tuples.push(&null);
        assert!(tuples.next().is_err());
    }
}
