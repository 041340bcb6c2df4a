//! What typed digits may mean: a calling code, a number, and of what kind it is.
//!
//! Every territory that shares the calling code is asked. The library asks one of them only, the first whose ranges begin
//! alike, and so takes numbers of Jersey, Kazakhstan or Åland for none; and it drops leading zeros and eights that are
//! part of a number, as in Italy and Benin. Its ranges are what counts here.

use phonenumber::{
    Type,
    country::Id,
    metadata::{DATABASE, Metadata},
};

/// In this order, since ranges overlap: what costs extra is never taken for anything else.
const OTHERS: [Type; 8] = [
    Type::PremiumRate,
    Type::SharedCost,
    Type::TollFree,
    Type::Voip,
    Type::PersonalNumber,
    Type::Pager,
    Type::Uan,
    Type::Voicemail,
];

/// A calling code, and the number after it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) code: u16,
    pub(super) national: String,
}

impl Reading {
    /// Digits that begin with a calling code: no code is the beginning of another.
    pub(super) fn international(digits: &str) -> Option<Self> {
        let split = |at| {
            let (code, national) = digits.split_at_checked(at)?;
            let code = code.parse().ok().filter(|code| DATABASE.by_code(code).is_some())?;
            Some(Self { code, national: national.to_owned() })
        };
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).filter(|_| plain).find_map(split)
    }

    /// This, if it is a number anywhere, with its kind.
    pub(super) fn known(self) -> Option<(Self, Type)> {
        let kind = self.kind()?;
        Some((self, kind))
    }

    pub(super) fn e164(&self) -> String {
        format!("+{}{}", self.code, self.national)
    }

    fn kind(&self) -> Option<Type> {
        let territories = DATABASE.by_code(&self.code)?;
        let kinds: Vec<_> = territories.into_iter().filter_map(|it| kind_in(it, &self.national)).collect();
        let costs = |kind: &&Type| matches!(kind, Type::PremiumRate | Type::SharedCost);
        let own = |kind: &&Type| is_somebodys(**kind);
        kinds.iter().find(costs).or_else(|| kinds.iter().find(own)).or(kinds.first()).copied()
    }
}

/// Whether numbers of this kind are had at home or in one's pocket.
pub(super) fn is_somebodys(kind: Type) -> bool {
    matches!(kind, Type::FixedLine | Type::Mobile | Type::FixedLineOrMobile)
}

/// What was typed, as whoever chose this country may have meant it, the likeliest first.
pub(super) fn readings(country: &str, typed: &str) -> Vec<Reading> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let with_code = typed.contains('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    let mut readings: Vec<_> = with_code.and_then(Reading::international).into_iter().collect();
    if let Some(home) = DATABASE.by_id(country).filter(|_| !typed.contains('+')) {
        readings.push(Reading { code: home.country_code(), national: digits });
    }
    // people type the 0 that is dialled at home, even behind a calling code
    let without = |reading: &Reading| {
        let territories = DATABASE.by_code(&reading.code)?;
        let prefixes = territories.into_iter().filter_map(Metadata::national_prefix);
        let national = prefixes.into_iter().find_map(|prefix| reading.national.strip_prefix(prefix))?;
        Some(Reading { code: reading.code, national: national.to_owned() })
    };
    let stripped: Vec<_> = readings.iter().filter_map(without).collect();
    readings.extend(stripped);
    readings.extend(as_dialled(country, typed));
    readings
}

/// As the library reads it: it knows of carriers' codes, and of digits that are dialled at home only.
fn as_dialled(country: &str, typed: &str) -> Option<Reading> {
    let country: Id = country.parse().ok().filter(|_| !typed.contains('+'))?;
    let number = phonenumber::parse(Some(country), typed).ok()?;
    Some(Reading { code: number.country().code(), national: number.national().to_string() })
}

/// The kind that it is in one territory.
fn kind_in(territory: &Metadata, national: &str) -> Option<Type> {
    let descriptors = territory.descriptors();
    if !descriptors.general().is_match(national) {
        return None;
    }
    let is = |kind| descriptors.get(kind).is_some_and(|descriptor| descriptor.is_match(national));
    if let Some(other) = OTHERS.into_iter().find(|kind| is(*kind)) {
        return Some(other);
    }
    match (is(Type::FixedLine), is(Type::Mobile)) {
        (true, true) => Some(Type::FixedLineOrMobile),
        (true, false) => Some(Type::FixedLine),
        (false, true) => Some(Type::Mobile),
        (false, false) => None,
    }
}
