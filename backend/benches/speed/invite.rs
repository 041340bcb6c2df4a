//! Inviting people by a CSV file, mail not sent, against plain inserts of the same rows at the same concurrency.

use std::{
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Instant,
};

use herstel::{
    clock::Clock,
    database::pool,
    entropy,
    imports::{Imports, Kind, Phase, Sender, read},
    journal::Journal,
    secrets::{Keyring, Vault},
};
use sqlx::{Executor, PgConnection, PgPool, Row};
use tokio::task::JoinSet;

use super::{
    Outcome,
    accounts::ORGANISATION,
    figures::Figures,
    fold::peak_kib,
    ground::{Ground, through},
    pace::Pace,
    report::{Line, Reach, Report},
};

/// Lists are carried out by so many connections, so many lines a transaction: the plain inserts as well.
const CONNECTIONS: u32 = 2;
const BATCH: usize = 50;

/// Where an invitation writes, and the column that says whose row it is.
const TABLES: [(&str, &str); 7] = [
    ("events", "aggregate_id"),
    ("streams", "stream_id"),
    ("data_keys", "owner"),
    ("claims", "owner"),
    ("directory", "account"),
    ("directory_terms", "account"),
    ("jobs", "account"),
];

/// A table as both sides fill it.
struct Table {
    select: String,
    insert: String,
}

/// The values of one row, in the columns' order.
type Values = Vec<Option<String>>;
/// What one person's invitation wrote: the table's place in `TABLES`, and the row.
type Written = Vec<(usize, Values)>;

/// People a second: the whole of a list in a process of its own, from the file's bytes to the last commit, against one
/// insert a row of all that it wrote.
pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let mut admin = ground.admin().await?;
    let mut tables = Vec::new();
    for (table, key) in TABLES {
        tables.push(Table::beside(&mut admin, table, key).await?);
    }
    let (pool, tables) = (ground.app(CONNECTIONS).await?, Arc::new(tables));
    let (mut invited, mut inserted, mut peak) = <(Figures, Figures, Figures)>::default();
    let mut growth = Figures::default();
    for round in 0..=pace.rounds {
        let Invited { prefix, seconds, peak_mb, growth_mb } = spawned(&ground.socket(), pace.invited)?;
        let written = written(&pool, &tables, &prefix).await?;
        if written.len() != pace.invited {
            return Err(format!("{} people should have been invited, not {}", pace.invited, written.len()).into());
        }
        for (table, _) in TABLES {
            admin.execute(format!("TRUNCATE bare_{table}").as_str()).await?;
        }
        let plain = insert(&pool, &tables, written).await?;
        // the first round warms up
        if round > 0 {
            invited.push(pace.invited as f64 / seconds);
            inserted.push(pace.invited as f64 / plain);
            peak.push(peak_mb);
            growth.push(growth_mb);
        }
    }
    pool.close().await;
    let what = format!("invite {} people from CSV, mail not sent", pace.invited);
    let against = format!("plain inserts of the same rows, {CONNECTIONS} at a time");
    report.add(Line::new(&what, &invited, "/s").against(&against, &inserted, Some(Reach::AtLeast(0.25))));
    report.add(Line::new("peak memory of the invitations", &peak, " MB").within(Reach::AtMost(128.0)));
    report.note(format!("of that, {:.0} MB since before the file was read", growth.median()));
    Ok(())
}

impl Table {
    /// Makes an empty table of the same shape, with the same indices, beside this one.
    async fn beside(admin: &mut PgConnection, table: &str, key: &str) -> Outcome<Self> {
        let like = format!(
            "CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL); GRANT INSERT ON bare_{table} TO herstel_app"
        );
        admin.execute(like.as_str()).await?;
        // what the database itself puts in stays the database's
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = $1::text::regclass \
             AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attname NOT IN ('tx', 'recorded_at') \
             ORDER BY attnum",
        )
        .bind(table)
        .fetch_all(admin)
        .await?;
        let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let texts: Vec<_> = names.iter().map(|name| format!("{name}::text")).collect();
        let values: Vec<_> = (1..).zip(&columns).map(|(place, (_, kind))| format!("${place}::text::{kind}")).collect();
        Ok(Self {
            select: format!(
                "SELECT {key}::text, ARRAY[{}] FROM {table} WHERE {key} = ANY(ARRAY(SELECT account FROM directory \
                 WHERE email LIKE $1)::text[]::{}[])",
                texts.join(", "),
                columns.iter().find(|(name, _)| name == key).map_or("text", |(_, kind)| kind)
            ),
            insert: format!("INSERT INTO bare_{table} ({}) VALUES ({})", names.join(", "), values.join(", ")),
        })
    }
}

/// Everything that the invitations of this prefix wrote, person by person, in the order that they came in.
async fn written(pool: &PgPool, tables: &[Table], prefix: &str) -> Outcome<Vec<Written>> {
    let mut people = std::collections::BTreeMap::<String, Written>::new();
    for (place, table) in tables.iter().enumerate() {
        for row in sqlx::query(&table.select).bind(format!("{prefix}%")).fetch_all(pool).await? {
            people.entry(row.try_get(0)?).or_default().push((place, row.try_get(1)?));
        }
    }
    Ok(people.into_values().collect())
}

/// Inserts row by row; yields seconds.
async fn insert(pool: &PgPool, tables: &Arc<Vec<Table>>, people: Vec<Written>) -> Outcome<f64> {
    let mut shares = vec![Vec::new(); CONNECTIONS as usize];
    for (number, batch) in people.chunks(BATCH).enumerate() {
        shares[number % CONNECTIONS as usize].push(batch.to_vec());
    }
    let began = Instant::now();
    let mut running = JoinSet::new();
    for share in shares {
        let (pool, tables) = (pool.clone(), Arc::clone(tables));
        running.spawn(async move {
            for batch in share {
                let mut transaction = pool.begin().await?;
                for (place, values) in batch.into_iter().flatten() {
                    let insert = sqlx::query(&tables[place].insert);
                    let insert = values.into_iter().fold(insert, |insert, value| insert.bind(value));
                    insert.execute(&mut *transaction).await?;
                }
                transaction.commit().await?;
            }
            Ok::<(), sqlx::Error>(())
        });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(began.elapsed().as_secs_f64())
}

/// What a child has to say.
struct Invited {
    prefix: String,
    seconds: f64,
    peak_mb: f64,
    growth_mb: f64,
}

/// Runs this program as a child, which invites.
fn spawned(socket: &Path, people: usize) -> Outcome<Invited> {
    let mut child = Command::new(std::env::current_exe()?);
    child.arg("--invite").arg(socket).args(["--people", &people.to_string()]);
    let output = child.stderr(Stdio::inherit()).output()?;
    let said = String::from_utf8(output.stdout)?;
    let words: Vec<_> = said.split_whitespace().collect();
    let [prefix, seconds, peak, before] = words[..] else {
        return Err(format!("the child that invites said {said:?}").into());
    };
    let (peak, before): (f64, f64) = (peak.parse()?, before.parse()?);
    let (peak_mb, growth_mb) = (peak / 1024.0, (peak - before) / 1024.0);
    Ok(Invited { prefix: prefix.to_owned(), seconds: seconds.parse()?, peak_mb, growth_mb })
}

/// The invitations, in a process of its own so that its memory can be told: prints the addresses' prefix, seconds, and
/// its peak memory after and before, in KiB. Its keys are its own: what is sealed here nobody opens.
pub(crate) fn child(socket: &Path, people: usize) -> Outcome {
    let runtime = tokio::runtime::Runtime::new()?;
    let prefix = format!("m{}", entropy::id().simple());
    let file: String = (0..people)
        .map(|number| format!("{prefix}.{number}@post.example;Medewerker {number} van der Berg;nl\n"))
        .fold(String::from("E-mail;Naam;Taal\n"), |file, line| file + &line);
    let (seconds, before) = runtime.block_on(async {
        let pool = pool::connect_app(through(socket), 4).await?;
        let vault = Vault::new(pool.clone(), Keyring::generate());
        let imports = Imports::new(pool.clone(), Journal::new(pool.clone()), vault, Clock::system());
        let sender = Sender { organisation: ORGANISATION.id, account: None };
        let (began, before) = (Instant::now(), peak_kib()?);
        let checked = imports.check(sender, &[], Kind::Invite, read(file.as_bytes())?).await?;
        let id = imports.keep(sender, Kind::Invite, checked, Phase::Running).await?;
        imports.work().await?;
        let seconds = began.elapsed().as_secs_f64();
        let done = imports.find(sender.organisation, id).await?.map_or(0, |import| import.done);
        pool.close().await;
        if done == people as u64 { Outcome::Ok((seconds, before)) } else { Err(format!("{done} invited").into()) }
    })?;
    println!("{prefix} {seconds} {} {before}", peak_kib()?);
    Ok(())
}
