//! What the directory has of an account, beside what it should have: a pure comparison.

use std::fmt;

use uuid::Uuid;

use super::terms;
use crate::journal::DirectoryEntry;

/// An account of which the directory says something else than it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whose.
    pub account: Uuid,
    /// In what; never empty.
    pub differs: Vec<Differs>,
}

/// In what the directory differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// There is an account, and nothing of it in the directory.
    Unlisted,
    /// Something is in the directory of which there is no account.
    NoAccount,
    /// It is listed, though its person's key was destroyed: erased halfway, or the key was lost.
    NoKey,
    /// Whose staff may see it.
    Organisation,
    /// The state that lists filter by.
    State,
    /// The clear name is not the sealed one.
    Name,
    /// The clear address is not the sealed one.
    Email,
    /// The clear digits are not the end of the sealed number.
    Phone,
    /// What it is found by is not what name, address and phone ending say.
    Terms,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |differs: &Differs| match differs {
            Differs::Unlisted => "it is not listed",
            Differs::NoAccount => "it is listed, and there is no such account",
            Differs::NoKey => "it is listed, and its person's key is gone",
            Differs::Organisation => "the organisation differs",
            Differs::State => "the state differs",
            Differs::Name => "the name is not the sealed one",
            Differs::Email => "the address is not the sealed one",
            Differs::Phone => "the digits are not the end of the sealed number",
            Differs::Terms => "what it is found by differs",
        };
        write!(f, "directory/{}: {}", self.account, self.differs.iter().map(words).collect::<Vec<_>>().join(", "))
    }
}

/// What is in the tables of one account, in one snapshot.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) account: Uuid,
    /// What the directory has, with the state.
    pub(super) listed: Option<(DirectoryEntry, Option<String>)>,
    /// What it is found by, with the organisation in which it is.
    pub(super) terms: Vec<(Uuid, String)>,
    /// What the account's row says: organisation and state.
    pub(super) row: Option<(Uuid, String)>,
    /// Whether there is a key that opens the person's values.
    pub(super) key: bool,
    /// What the events have, where it was opened.
    pub(super) clear: Option<DirectoryEntry>,
}

impl Side {
    /// What the directory should have; `Err` where that is not ours to say.
    pub(super) fn wanted(&self) -> Result<Option<(DirectoryEntry, String)>, Differs> {
        let Some((organisation, state)) = self.row.clone() else { return Ok(None) };
        let listed = self.listed.as_ref().map(|(entry, _)| entry);
        if !self.key {
            // who was erased is in no list
            return if listed.is_some() { Err(Differs::NoKey) } else { Ok(None) };
        }
        let known = self.clear.as_ref().or(listed).cloned().ok_or(Differs::Unlisted)?;
        Ok(Some((DirectoryEntry { organisation, ..known }, state)))
    }

    /// In what the directory differs from what it should have.
    pub(super) fn difference(&self) -> Option<Difference> {
        let mut differs = Vec::new();
        match (self.wanted(), &self.listed) {
            (Err(unknown), _) => differs.push(unknown),
            (Ok(Some(_)), None) => differs.push(Differs::Unlisted),
            (Ok(None), listed) if listed.is_some() || !self.terms.is_empty() => differs.push(Differs::NoAccount),
            (Ok(None), _) => {}
            (Ok(Some((wanted, state))), Some((entry, listed))) => {
                let parts = [
                    (Differs::Organisation, wanted.organisation != entry.organisation),
                    (Differs::State, listed.as_ref() != Some(&state)),
                    (Differs::Name, wanted.name != entry.name),
                    (Differs::Email, wanted.email != entry.email),
                    (Differs::Phone, wanted.phone_ending != entry.phone_ending),
                    (Differs::Terms, !self.is_found_by(entry)),
                ];
                differs.extend(parts.into_iter().filter_map(|(part, differs)| differs.then_some(part)));
            }
        }
        (!differs.is_empty()).then_some(Difference { account: self.account, differs })
    }

    fn is_found_by(&self, entry: &DirectoryEntry) -> bool {
        let mut wanted: Vec<_> = terms(entry).into_iter().map(|term| (entry.organisation, term)).collect();
        let mut found = self.terms.clone();
        wanted.sort_unstable();
        found.sort_unstable();
        wanted == found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Uuid = Uuid::from_u128(1);

    fn right() -> Side {
        let entry = DirectoryEntry {
            organisation: OURS,
            name: "Jan de Vries".to_owned(),
            email: "jan@post.example".to_owned(),
            phone_ending: None,
        };
        Side {
            account: Uuid::from_u128(7),
            terms: terms(&entry).into_iter().map(|term| (OURS, term)).collect(),
            clear: Some(entry.clone()),
            listed: Some((entry, Some("enrolled".to_owned()))),
            row: Some((OURS, "enrolled".to_owned())),
            key: true,
        }
    }

    #[track_caller]
    fn assert_differs(side: &Side, expected: &[Differs]) {
        let differs = side.difference().map(|difference| difference.differs);
        assert_eq!(differs.unwrap_or_default(), expected);
    }

    #[test]
    fn what_agrees_does_not_differ_in_whatever_order_it_is_found() {
        assert_differs(&right(), &[]);
        let terms = right().terms.into_iter().rev().collect();
        assert_differs(&Side { terms, clear: None, ..right() }, &[]);
        assert_differs(&Side::default(), &[]);
    }

    #[test]
    fn each_part_that_differs_is_named() {
        let elsewhere = Some((Uuid::from_u128(2), "locked".to_owned()));
        assert_differs(&Side { row: elsewhere, ..right() }, &[Differs::Organisation, Differs::State]);
        let unlisted = right().listed.map(|(entry, _)| (entry, None));
        assert_differs(&Side { listed: unlisted, ..right() }, &[Differs::State]);
        let clear = right().clear.map(|entry| DirectoryEntry {
            name: "Jan de Wit".to_owned(),
            email: "wit@post.example".to_owned(),
            phone_ending: Some("5678".to_owned()),
            ..entry
        });
        assert_differs(&Side { clear, ..right() }, &[Differs::Name, Differs::Email, Differs::Phone]);
        let fewer = right().terms.split_off(1);
        assert_differs(&Side { terms: fewer, ..right() }, &[Differs::Terms]);
        let more = [right().terms, vec![(OURS, "piet".to_owned())]].concat();
        assert_differs(&Side { terms: more, ..right() }, &[Differs::Terms]);
        let moved = right().terms.into_iter().map(|(_, term)| (Uuid::from_u128(2), term)).collect();
        assert_differs(&Side { terms: moved, ..right() }, &[Differs::Terms]);
    }

    #[test]
    fn who_is_on_one_side_only_differs() {
        assert_differs(&Side { listed: None, ..right() }, &[Differs::Unlisted]);
        assert_differs(&Side { listed: None, terms: vec![], clear: None, ..right() }, &[Differs::Unlisted]);
        assert_differs(&Side { row: None, clear: None, ..right() }, &[Differs::NoAccount]);
        assert_differs(&Side { row: None, clear: None, listed: None, ..right() }, &[Differs::NoAccount]);
    }

    #[test]
    fn who_was_erased_is_in_no_list() {
        let erased = || Side { key: false, clear: None, ..right() };
        assert_differs(&Side { listed: None, terms: vec![], ..erased() }, &[]);
        assert_differs(&Side { listed: None, ..erased() }, &[Differs::NoAccount]);
        assert_differs(&erased(), &[Differs::NoKey]);
        assert_eq!(erased().wanted(), Err(Differs::NoKey), "whoever lost a key would lose the name with it");
    }

    #[test]
    fn names_and_addresses_that_nobody_opened_stay_as_they_are() {
        let side = Side { clear: None, ..right() };
        assert_eq!(side.wanted().unwrap().unwrap().0, side.listed.unwrap().0);
        assert_eq!(Side { clear: None, listed: None, ..right() }.wanted(), Err(Differs::Unlisted));
    }

    #[test]
    fn a_difference_is_told_in_one_line() {
        let difference = Side { row: None, ..right() }.difference().unwrap();
        assert_eq!(
            difference.to_string(),
            "directory/00000000-0000-0000-0000-000000000007: it is listed, and there is no such account"
        );
    }
}
