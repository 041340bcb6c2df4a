//! Telephone numbers: read forgivingly, kept in E.164, shown masked.

mod reading;

use std::{fmt, sync::LazyLock};

use phonenumber::{
    Type,
    metadata::{DATABASE, Metadata},
};
use thiserror::Error;

use self::reading::{Reading, is_somebodys, readings};

/// Fewer digits than this are a service's, such as 112, but where whole territories have shorter numbers.
const FEWEST_DIGITS: usize = 7;
/// More characters than this are no number, however it is written.
const LONGEST: usize = 40;

/// The regions that have numbers, by their ISO 3166-1 codes.
const REGIONS: &str = "AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT \
    JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA \
    RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TL TM TN TO TR TT \
    TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// A telephone number that can be somebody's own. Its `Debug` form is masked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number {
    e164: String,
    takes_messages: bool,
}

/// Why a text is no number to be reached by: the reason goes to the form's field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Error)]
pub enum NumberError {
    /// Nothing was typed.
    #[error("no number was given")]
    Empty,
    /// There are letters in it.
    #[error("a telephone number has no letters")]
    Letters,
    /// Too short for a number of somebody's own: an emergency or service number.
    #[error("that is an emergency or service number")]
    Short,
    /// No number of that country.
    #[error("that is no telephone number of that country")]
    Malformed,
    /// Calling it costs extra, and somebody earns it.
    #[error("that number costs extra")]
    Premium,
    /// A company's number, behind which a menu answers, or one that nobody answers at all.
    #[error("behind that number is a menu")]
    Menu,
}

impl NumberError {
    /// Every one of them.
    pub const ALL: [Self; 6] = [Self::Empty, Self::Letters, Self::Short, Self::Malformed, Self::Premium, Self::Menu];

    /// Its name in the catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "phone_missing",
            Self::Letters => "phone_letters",
            Self::Short => "phone_service",
            Self::Malformed => "phone_invalid",
            Self::Premium => "phone_premium",
            Self::Menu => "phone_menu",
        }
    }
}

/// A country or territory, with what its numbers begin with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Region {
    /// ISO 3166-1, two letters.
    pub id: &'static str,
    /// The calling code, without the plus.
    pub code: u16,
}

/// Every region that has numbers, by its code.
pub fn regions() -> &'static [Region] {
    static REGIONS_WITH_CODES: LazyLock<Vec<Region>> = LazyLock::new(|| {
        let code = |id| DATABASE.by_id(id).map(Metadata::country_code);
        REGIONS.split_whitespace().filter_map(|id| Some(Region { id, code: code(id)? })).collect()
    });
    &REGIONS_WITH_CODES
}

impl Number {
    /// Reads what was typed for a number of this country: with or without the leading 0, or with the calling code of
    /// any country before it.
    ///
    /// # Errors
    /// [`NumberError`].
    pub fn parse(country: &str, typed: &str) -> Result<Self, NumberError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(NumberError::Empty);
        }
        if typed.chars().any(char::is_alphabetic) {
            return Err(NumberError::Letters);
        }
        let plain = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-–.()/".contains(c);
        let signs = typed.trim_start_matches(['(', ' ']).trim_start_matches('+');
        let one_sign = !signs.contains('+') && !typed.contains("++");
        if typed.chars().count() > LONGEST || !typed.chars().all(plain) || !one_sign {
            return Err(NumberError::Malformed);
        }
        let short = typed.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS && !typed.starts_with('+');
        match readings(country, typed).into_iter().find_map(Reading::known) {
            Some((_, kind)) if short && !is_somebodys(kind) => Err(NumberError::Short),
            Some((reading, kind)) => Self::suitable(&reading, kind),
            None if short => Err(NumberError::Short),
            None => Err(NumberError::Malformed),
        }
    }

    /// Reads E.164, as it was kept.
    ///
    /// # Errors
    /// [`NumberError`].
    pub fn from_e164(text: &str) -> Result<Self, NumberError> {
        let reading = text.strip_prefix('+').and_then(Reading::international).and_then(Reading::known);
        let (reading, kind) = reading.ok_or(NumberError::Malformed)?;
        Self::suitable(&reading, kind)
    }

    fn suitable(reading: &Reading, kind: Type) -> Result<Self, NumberError> {
        match kind {
            // personal numbers and those of no country (satellites, networks of their own) cost whoever calls a fortune
            Type::PremiumRate | Type::SharedCost | Type::PersonalNumber => Err(NumberError::Premium),
            _ if regions().iter().all(|region| region.code != reading.code) => Err(NumberError::Premium),
            Type::FixedLine | Type::Mobile | Type::FixedLineOrMobile | Type::Voip => {
                Ok(Self { e164: reading.e164(), takes_messages: kind != Type::FixedLine })
            }
            _ => Err(NumberError::Menu),
        }
    }

    /// Plus, calling code and number, without anything between (ITU-T E.164).
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// Whether it may be sent a message: not a landline, as far as the number says.
    #[must_use]
    pub fn takes_messages(&self) -> bool {
        self.takes_messages
    }

    /// What a range of numbers begins with that somebody may have rented whole: all but the last four digits.
    #[must_use]
    pub fn range(&self) -> &str {
        &self.e164[..self.e164.len().saturating_sub(4)]
    }
}

/// A number in E.164 with all but its beginning and its end hidden: `+31 6 •• •• •• 48`. It never breaks across lines.
#[must_use]
pub fn mask(e164: &str) -> String {
    let Some(Reading { code, national }) = e164.strip_prefix('+').and_then(Reading::international) else {
        return "••••".to_owned();
    };
    let (first, end) = (national.get(..1).unwrap_or_default(), national.len().saturating_sub(2));
    format!("+{code} {first} •• •• •• {}", national.get(end..).unwrap_or_default()).replace(' ', "\u{a0}")
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", mask(&self.e164))
    }
}

#[cfg(test)]
mod tests;
