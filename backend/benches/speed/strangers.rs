//! R20: whether somebody has an address shows in no delay, at signing in and at recovering.

use std::time::Duration;

use super::{
    Outcome,
    figures::Figures,
    ground::Ground,
    http::{Browser, Trouble},
    pace::Pace,
    report::{Line, Reach, Report},
    service::Service,
};

/// Where an address and a password can be typed.
const DOORS: [(&str, &str); 2] = [("/login", "/call/login/sign-in"), ("/recover", "/call/recover/start")];

/// A wrong password for as many known as unknown addresses, in turns, and by how much the medians differ.
pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let service = Service::build(ground).await?;
    let registrar = service.registrar().await?;
    let mut known = Vec::new();
    for number in 0..pace.addresses {
        known.push(registrar.enrol(&format!("bekende{number}")).await?.email);
    }
    let base = service.base.clone();
    service
        .serve(async |clients| {
            for (page, act) in DOORS {
                let (browser, known) = (Browser::new(&base).map_err(|error| error.to_string())?, known.clone());
                let tried = clients.spawn(async move { knock(&browser, act, &known).await }).await?;
                let [known, unknown] = tried.map_err(|error| error.to_string())?;
                let apart = Figures::from_iter([(known.median() - unknown.median()).abs()]);
                let what = format!("a wrong password at {page}, known and unknown apart");
                report.add(Line::new(&what, &apart, " ms").within(Reach::AtMost(1.0)));
                let (known, unknown) = (known.median(), unknown.median());
                report.note(format!("{page}: {known:.2} ms for a known address, {unknown:.2} ms for an unknown one"));
            }
            Ok(())
        })
        .await
}

/// Milliseconds of each answer: for known addresses, and for others as long. Which comes first takes turns too.
async fn knock(browser: &Browser, act: &str, known: &[String]) -> Result<[Figures; 2], Trouble> {
    let mut tried = [Figures::default(), Figures::default()];
    for (turn, email) in known.iter().enumerate() {
        for place in 0..2 {
            let stranger = (place + turn) % 2;
            let email = if stranger == 1 { email.replacen("bekende", "vreemde", 1) } else { email.clone() };
            tried[stranger].push(milliseconds(browser.mistype(act, &email).await?));
        }
    }
    Ok(tried)
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
