//! Finding people: one range of the index for the rarest word, the other words checked where they stand.

use sqlx::PgPool;
use uuid::Uuid;

use super::{
    Listing, Standing,
    folded::words,
    listing::listings,
    terms::{LONGEST_WORD, MOST_WORDS},
};

/// People on a page.
const PAGE: usize = 50;
/// Pages of one search; who sees more than that looks for somebody by other words.
const MOST_PAGES: usize = 20;
/// The fewest letters and digits, in all words together.
const FEWEST_LETTERS: usize = 3;
/// A word is common from here on: how common does not matter then.
const COMMON: i64 = 500;
/// Places in the index that one search looks at, and fewer where each means looking at a row as well.
const MOST_LOOKED_AT: i64 = 4_000;
const MOST_ROWS_LOOKED_AT: i64 = 1_000;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As typed.
    pub text: String,
    /// Only people in this state.
    pub state: Option<Standing>,
    /// Which page, from 1.
    pub page: usize,
}

/// What there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing was asked for.
    Unasked,
    /// Too little to go by.
    TooShort,
    /// Somebody or nobody.
    People {
        /// A page of them, in the order of a telephone book.
        people: Vec<Listing>,
        /// Which page, from 1.
        page: usize,
        /// Whether there is a next page.
        more: bool,
        /// Whether there are more than a search shows: another word would help.
        too_many: bool,
    },
}

/// Looks in one organisation. The cost does not depend on how many people there are.
///
/// # Errors
/// The database's.
pub async fn find(pool: &PgPool, organisation: Uuid, search: &Search) -> Result<Found, sqlx::Error> {
    let page = search.page.clamp(1, MOST_PAGES);
    let mut words = words(&search.text);
    words.iter_mut().for_each(|word| *word = word.chars().take(LONGEST_WORD).collect());
    words.sort_unstable();
    words.dedup();
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let accounts = match (letters, search.state) {
        (0, None) if search.text.trim().is_empty() => return Ok(Found::Unasked),
        (0, Some(state)) if search.text.trim().is_empty() => in_state(pool, organisation, state, page).await?,
        (..FEWEST_LETTERS, _) => return Ok(Found::TooShort),
        // nobody has so many words that each begins with another of these
        _ if words.len() > 2 * MOST_WORDS => Hits::default(),
        _ => {
            let rarest = rarest(pool, organisation, &words).await?;
            by_words(pool, organisation, &rarest, &words, search.state, page).await?
        }
    };
    let Hits { accounts, exhausted } = accounts;
    let beyond = accounts.len() > page * PAGE;
    let shown: Vec<_> = accounts.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let people = listings(pool, &shown).await?;
    let more = beyond && page < MOST_PAGES;
    Ok(Found::People { people, page, more, too_many: !more && (beyond || !exhausted) })
}

/// Accounts in order, and whether these are all.
#[derive(Default)]
struct Hits {
    accounts: Vec<Uuid>,
    exhausted: bool,
}

/// The word that the fewest begin with, and whether it is common all the same; of common ones the longest.
async fn rarest(pool: &PgPool, organisation: Uuid, words: &[String]) -> Result<(String, bool), sqlx::Error> {
    let (mut rarest, mut fewest) = (String::new(), i64::MAX);
    for word in words {
        let count = count(pool, organisation, word, COMMON).await?;
        if (count, rarest.len()) < (fewest, word.len()) {
            (rarest, fewest) = (word.clone(), count);
        }
    }
    Ok((rarest, fewest >= COMMON))
}

async fn by_words(
    pool: &PgPool,
    organisation: Uuid,
    (rarest, common): &(String, bool),
    words: &[String],
    state: Option<Standing>,
    page: usize,
) -> Result<Hits, sqlx::Error> {
    // one person may stand in the range more than once, by several words
    let wanted = 4 * (page * PAGE + 1);
    // words hold letters and digits only: nothing in them means something to LIKE
    let beginnings: Vec<_> = words.iter().map(|word| format!("% {word}%")).collect();
    let looked_at = if state.is_some() { MOST_ROWS_LOOKED_AT } else { MOST_LOOKED_AT };
    let found: Vec<Uuid> = sqlx::query_scalar(
        "SELECT account FROM (SELECT term, account FROM directory_terms \
         WHERE organisation = $1 AND term >= $2 AND term < $2 || U&'\\+10FFFF' ORDER BY term, account LIMIT $3) AS looked \
         WHERE ' ' || term LIKE ALL ($4) \
         AND ($5::text IS NULL OR $5 = (SELECT state FROM directory d WHERE d.account = looked.account)) \
         ORDER BY term, account LIMIT $6",
    )
    .bind(organisation)
    .bind(rarest)
    .bind(looked_at)
    .bind(beginnings)
    .bind(state.map(Standing::name))
    .bind(i64::try_from(wanted).unwrap_or(i64::MAX))
    .fetch_all(pool)
    .await?;
    let exhausted =
        found.len() < wanted && (!common || count(pool, organisation, rarest, looked_at).await? < looked_at);
    let mut accounts: Vec<Uuid> = Vec::with_capacity(found.len());
    for account in found {
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    Ok(Hits { accounts, exhausted })
}

/// How many places a word has in the index, up to a limit.
async fn count(pool: &PgPool, organisation: Uuid, word: &str, limit: i64) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT count(*) FROM (SELECT FROM directory_terms \
         WHERE organisation = $1 AND term >= $2 AND term < $2 || U&'\\+10FFFF' LIMIT $3) AS places",
    )
    .bind(organisation)
    .bind(word)
    .bind(limit)
    .fetch_one(pool)
    .await
}

async fn in_state(pool: &PgPool, organisation: Uuid, state: Standing, page: usize) -> Result<Hits, sqlx::Error> {
    let wanted = page * PAGE + 1;
    let accounts: Vec<Uuid> = sqlx::query_scalar(
        "SELECT account FROM directory WHERE organisation = $1 AND state = $2 ORDER BY name COLLATE \"C\", account LIMIT $3",
    )
    .bind(organisation)
    .bind(state.name())
    .bind(i64::try_from(wanted).unwrap_or(i64::MAX))
    .fetch_all(pool)
    .await?;
    let exhausted = accounts.len() < wanted;
    Ok(Hits { accounts, exhausted })
}
