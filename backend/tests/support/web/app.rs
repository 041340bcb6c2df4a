//! The application on a port of its own, with a database of its own, a clock set by hand and mail that is kept.

use std::{mem, net::TcpListener, sync::Arc, time::Duration};

use actix_web::dev::ServerHandle;
use chrono::DurationRound;
use herstel::{
    application::{Application, Parts},
    clock::Clock,
    demo::organisations::ORGANISATIONS,
    desk::House,
    jobs::Worker,
    journal::{Actor, Journal},
    organisations::found,
    secrets::Keyring,
    settings::{Purpose, Settings, Sources},
};
use sqlx::{Executor, Row};
use tokio::task::JoinSet;

use super::{Browser, Letter, Witness, mailbox::Post};
use crate::support::Database;

/// The service under test.
pub(crate) struct TestApp {
    pub(crate) database: Database,
    pub(crate) house: House,
    /// Stands still until it is moved.
    pub(crate) clock: Clock,
    /// As browsers name it.
    pub(crate) base: String,
    /// Where it listens: elsewhere than at its base if a proxy is to be before it.
    listens: String,
    pub(crate) witness: Arc<Witness>,
    keyring: Keyring,
    post: Arc<Post>,
    worker: Arc<Worker>,
    handle: ServerHandle,
}

impl TestApp {
    /// Starts it: nothing but HTTP runs, jobs wait until somebody looks for mail.
    pub(crate) async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with some of an operator's settings, as variables.
    pub(crate) async fn start_with(settings: &[(&str, &str)]) -> Self {
        let database = Database::fresh().await;
        database.admin().await.execute("GRANT SELECT ON _sqlx_migrations TO herstel_app").await.unwrap();
        Self::start_on(database, Keyring::generate(), settings).await
    }

    /// The same on a database that is there.
    pub(crate) async fn start_on(database: Database, keyring: Keyring, given: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = listener.local_addr().unwrap().to_string();
        // the beginning of a code's half minute, so that none ends while it is typed
        let now = Clock::system().now().duration_trunc(chrono::Duration::seconds(30)).unwrap();
        let (clock, post) = (Clock::manual(now), Arc::new(Post::default()));
        let data_dir = std::env::temp_dir().display().to_string();
        let variables = [("HERSTEL_LISTEN", listen.as_str()), ("HERSTEL_DATA_DIR", &data_dir), ("HERSTEL_LOG", "off")];
        let variables = variables.iter().chain(given).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let sources = Sources { variables: variables.collect(), ..Sources::default() };
        let settings = Settings::resolve(&sources, Purpose::Operate).unwrap();
        let parts = Parts {
            pool: database.app(4),
            keyring: keyring.clone(),
            clock: clock.clone(),
            transport: Arc::clone(&post) as _,
            mail_from: "no-reply@herstel.example".to_owned(),
            demo: false,
        };
        found(&Journal::new(parts.pool.clone()), &Actor::Operator, &clock, &ORGANISATIONS).await.unwrap();
        let application = Application::build(&settings, listener, parts).await.unwrap();
        let (house, worker, handle) =
            (application.house.clone(), Arc::clone(&application.worker), application.handle());
        tokio::spawn(application.serve(std::future::pending()));
        let (base, listens) = (settings.base_url.origin(), format!("http://{listen}"));
        Self { database, house, clock, base, listens, witness: Arc::default(), keyring, post, worker, handle }
    }

    /// The same deployment, started again with other settings: this one is left without its database.
    pub(crate) async fn restarted(mut self, settings: &[(&str, &str)]) -> Self {
        let database = mem::replace(&mut self.database, Database::fresh().await);
        Self::start_on(database, self.keyring.clone(), settings).await
    }

    /// A browser that nobody used before.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.base, Arc::clone(&self.witness)).through(&self.listens)
    }

    /// Does what is due; how much of it could not be done.
    pub(crate) async fn work(&self) -> usize {
        self.worker.drain().await.unwrap().failed
    }

    /// Does what is due as it comes, until what this returns is dropped; with a mail server that does not answer.
    pub(crate) fn working_while_mail_hangs(&self) -> JoinSet<()> {
        self.post.hang();
        let (worker, mut working) = (Arc::clone(&self.worker), JoinSet::new());
        working.spawn(async move { worker.run(std::future::pending()).await });
        working
    }

    /// Does what is due, and takes all mail out of the box.
    pub(crate) async fn letters(&self) -> Vec<Letter> {
        assert_eq!(self.work().await, 0, "jobs failed");
        let letters = self.post.take();
        for link in letters.iter().flat_map(Letter::links) {
            self.witness.saw("token", link.rsplit('/').next().unwrap());
        }
        letters
    }

    /// Whom the mail that was due went to, each as often as they got one, by address: letters come in no order.
    pub(crate) async fn told(&self) -> Vec<String> {
        let mut told: Vec<_> = self.letters().await.into_iter().map(|letter| letter.to).collect();
        told.sort();
        told
    }

    /// The latest mail to somebody, waited for: some acts answer before their work is done.
    pub(crate) async fn letter_to(&self, email: &str) -> Letter {
        self.awaited(email, |letter| Some(letter.clone())).await
    }

    /// The path of the latest link to `room` that somebody was sent, waited for.
    pub(crate) async fn mailed(&self, email: &str, room: &str) -> String {
        self.awaited(email, |letter| letter.finds(room)).await
    }

    async fn awaited<T>(&self, email: &str, find: impl Fn(&Letter) -> Option<T>) -> T {
        for _ in 0..200 {
            let letters = self.letters().await;
            if let Some(found) = letters.iter().rev().filter(|letter| letter.to == email).find_map(&find) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no such mail came to {email}")
    }

    /// Every row of every table as text, but for the tables named.
    pub(crate) async fn rows(&self, but: &[&str]) -> Vec<String> {
        let mut admin = self.database.admin().await;
        let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut admin).await.unwrap();
        let mut rows = Vec::new();
        for table in tables.iter().filter(|table| !but.contains(&table.as_str())) {
            let sql = format!("SELECT t::text FROM {table} t ORDER BY 1");
            let found = sqlx::query(&sql).fetch_all(&mut admin).await.unwrap();
            rows.extend(found.iter().map(|row| format!("{table} {}", row.get::<String, _>(0))));
        }
        rows
    }

    /// Everything but the counted attempts: what a refused act must leave alone.
    pub(crate) async fn state(&self) -> Vec<String> {
        self.rows(&["attempts"]).await
    }
}

/// A database as settings name it.
pub(crate) fn url(database: &Database, role: &str) -> String {
    let options = database.options(role);
    let (name, socket) = (options.get_database().unwrap(), options.get_socket().unwrap().display());
    format!("postgres://{role}@localhost/{name}?host={socket}")
}

impl Drop for TestApp {
    /// Lets go of the database, which has connections for some two hundred tests only.
    fn drop(&mut self) {
        let (handle, pool) = (self.handle.clone(), self.house.pool.clone());
        tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                handle.stop(false).await;
                let _ = tokio::time::timeout(Duration::from_secs(5), pool.close()).await;
            });
        });
    }
}
