//! Rebuilding every row from its events, against PostgreSQL copying the same rows into a table.

use std::{path::Path, time::Instant};

use herstel::{database::pool, journal::rebuild::rebuild, readmodels::KINDS};
use sqlx::Executor;

use super::{
    Outcome,
    figures::Figures,
    fold::{peak_kib, spawned},
    ground::{Ground, owning},
    pace::Pace,
    population::EVENTS,
    report::{Line, Reach, Report},
};

/// Rows a second: the rebuild in a process of its own, `COPY` on the server.
pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let mut admin = ground.admin().await?;
    let file = ground.scratch("rows");
    admin.execute(format!("COPY streams TO '{}'", file.display()).as_str()).await?;
    admin.execute("CREATE TABLE copied (LIKE streams INCLUDING ALL)").await?;
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM streams").fetch_one(&mut admin).await?;
    let (mut rebuilt, mut copied, mut peak) = <(Figures, Figures, Figures)>::default();
    for _ in 0..pace.rounds {
        let began = Instant::now();
        let (done, peak_mb) = spawned("--rebuild", &ground.socket())?;
        rebuilt.push(rows as f64 / began.elapsed().as_secs_f64());
        if i64::from(done) != rows {
            return Err(format!("{rows} rows should have been made, not {done}").into());
        }
        peak.push(peak_mb);
        admin.execute("TRUNCATE copied").await?;
        let began = Instant::now();
        admin.execute(format!("COPY copied FROM '{}'", file.display()).as_str()).await?;
        copied.push(rows as f64 / began.elapsed().as_secs_f64());
    }
    let what = format!("rebuild of {rows} rows from {} events", rows * i64::from(EVENTS));
    report.add(Line::new(&what, &rebuilt, "/s").against("COPY of the rows", &copied, Some(Reach::AtLeast(0.25))));
    report.add(Line::new("peak memory of the rebuild", &peak, " MB").within(Reach::AtMost(128.0)));
    Ok(())
}

/// The rebuild, in a process of its own: prints the rows and its peak memory in KiB.
pub(crate) fn child(socket: &Path) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let rebuilt = runtime.block_on(async {
        let owner = pool::connect_rebuild(owning(socket)).await?;
        let rebuilt = rebuild(&owner, KINDS, |_| ()).await?;
        owner.close().await;
        Outcome::Ok(rebuilt)
    })?;
    println!("{} {}", rebuilt.streams, peak_kib()?);
    Ok(())
}
