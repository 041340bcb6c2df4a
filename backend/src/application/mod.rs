//! The composition root: everything wired together, startable on port 0.

pub mod invite;
mod mail;
mod readiness;
mod upkeep;

use std::{io, net::TcpListener, sync::Arc, time::Duration};

use actix_web::{
    HttpServer,
    dev::{Server, ServerHandle},
};
use herstel_domain::{organisation::OrganisationRefusal, words::Means};
use sqlx::PgPool;
use tokio::{sync::watch, task::JoinHandle};

pub use mail::transport;
pub use readiness::Readiness;

use crate::{
    clock::Clock,
    demo::phone::Exchange,
    desk::{AdminDesk, AuditDesk, House, PortalDesk, ResetLinks, SendResetLink, SupportDesk},
    gateway::{Askings, Budgets, Gateway, Twilio, provide_tls},
    http::{Web, app},
    imports::Imports,
    jobs::{Queue, Worker, account, ask, mail as letters, text},
    journal::{Breakdown, Failure, Journal},
    login::{Attempts, Sessions},
    organisations::{self, Organisations, PolicyNotice, PolicyNotices},
    secrets::{Hasher, Keyring, Vault, check},
    settings::{BaseUrl, Settings},
    telemetry::Metrics,
};

/// How many requests one argon2 thread may have waiting.
const WAITING_PER_THREAD: usize = 16;
/// Requests in flight get this long to finish when the service stops, in seconds.
const SHUTDOWN_S: u64 = 20;

/// What an application is made of, beside its settings.
pub struct Parts {
    /// Connections as the serving role.
    pub pool: PgPool,
    /// The key-encryption keys.
    pub keyring: Keyring,
    /// The time.
    pub clock: Clock,
    /// What carries mail away.
    pub transport: Arc<dyn letters::Transport>,
    /// The sender of every mail.
    pub mail_from: String,
    /// Whether `/dev/*` exists.
    pub demo: bool,
}

/// A service that is listening.
pub struct Application {
    server: Server,
    /// The services behind the desks.
    pub house: House,
    /// Performs jobs; tests drain it by hand.
    pub worker: Arc<Worker>,
    /// Where browsers find it.
    pub base_url: BaseUrl,
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant says what it wraps")]
pub enum StartError {
    #[error(transparent)]
    Keyring(#[from] check::CheckError),
    #[error(transparent)]
    Organisations(#[from] Breakdown),
    #[error(transparent)]
    Adopt(#[from] Failure<OrganisationRefusal>),
    #[error("the address cannot be listened on: {0}")]
    Listen(#[from] io::Error),
    #[error("TLS cannot be set up for the gateway: {0}")]
    Gateway(#[from] reqwest::Error),
    #[error(transparent)]
    Telemetry(#[from] crate::telemetry::TelemetryError),
}

impl Application {
    /// Wires everything together and listens. Nothing is served until [`Application::run`].
    ///
    /// # Errors
    /// [`StartError`]: a keyring that is not this database's, or an address in use.
    pub async fn build(settings: &Settings, listener: TcpListener, parts: Parts) -> Result<Self, StartError> {
        let Parts { pool, keyring, clock, transport, mail_from, demo } = parts;
        provide_tls();
        check::verify_or_enrol(&pool, &keyring).await?;
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let base_url = settings.base_url.clone();
        let vault = Vault::new(pool.clone(), keyring);
        let exchange = demo.then(|| Exchange::new(pool.clone(), clock.clone(), &base_url)).transpose()?;
        let account = settings.twilio.as_ref().or(exchange.as_ref().map(|exchange| &*exchange.account));
        let gateway = account.map(Twilio::new).transpose()?.map(|twilio| Arc::new(twilio) as Arc<dyn Gateway>);
        let journal = Journal::new(pool.clone()).with_lister(vault.clone());
        organisations::adopt(&journal, &pool, &clock).await?;
        let house = House {
            gateway,
            askings: Askings::new(pool.clone(), clock.clone()),
            budgets: Budgets::new(pool.clone(), clock.clone(), vault.clone()),
            imports: Imports::new(pool.clone(), journal.clone(), vault.clone(), clock.clone()),
            organisations: Organisations::load(pool.clone(), journal.clone()).await?,
            journal,
            vault,
            hasher: Arc::new(Hasher::new(threads, threads * WAITING_PER_THREAD)?),
            sessions: Sessions::new(pool.clone(), clock.clone()),
            attempts: Attempts::new(pool.clone(), clock.clone()),
            cookies: base_url.cookies(),
            clock: clock.clone(),
            pool: pool.clone(),
        };
        let worker = Arc::new(worker(&house, &base_url, transport, mail_from));
        let web = Web {
            portal: Arc::new(PortalDesk::new(house.clone())),
            admin: Arc::new(AdminDesk::new(house.clone())),
            audit: Arc::new(AuditDesk::new(house.clone())),
            support: Arc::new(SupportDesk::new(house.clone())),
            house: house.clone(),
            base_url: base_url.clone(),
            proxies: Arc::new(settings.trusted_proxies.clone()),
            metrics: Metrics::install()?,
            readiness: Readiness::new(pool, house.vault.clone()),
            demo: exchange,
        };
        let server = HttpServer::new(move || app(web.clone()))
            .listen(listener)?
            .shutdown_timeout(SHUTDOWN_S)
            .disable_signals()
            .run();
        Ok(Self { server, house, worker, base_url })
    }

    /// Serves until `stop` completes; then finishes what is running.
    ///
    /// # Errors
    /// The listener's.
    pub async fn run(self, stop: impl Future<Output = ()>) -> io::Result<()> {
        let (end, ended) = watch::channel(());
        let House { organisations, imports, .. } = self.house.clone();
        let tasks = [
            self.spawn_worker(ended.clone()),
            spawn(ended.clone(), async move { organisations.follow().await }),
            spawn(ended.clone(), async move { imports.follow().await }),
            upkeep::spawn(self.house.clone(), ended),
        ];
        let served = self.serve(stop).await;
        drop(end);
        for task in tasks {
            let _ = tokio::time::timeout(Duration::from_secs(SHUTDOWN_S), task).await;
        }
        served
    }

    /// The same without worker and housekeeping: jobs wait until somebody else performs them.
    ///
    /// # Errors
    /// The listener's.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> io::Result<()> {
        let handle = self.server.handle();
        let stopping = async {
            stop.await;
            tracing::info!("stopping: no new requests, those in flight finish");
            handle.stop(true).await;
        };
        let (served, ()) = tokio::join!(self.server, stopping);
        served
    }

    /// Stops serving from elsewhere.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    fn spawn_worker(&self, mut ended: watch::Receiver<()>) -> JoinHandle<()> {
        let worker = Arc::clone(&self.worker);
        tokio::spawn(async move {
            worker
                .run(async move {
                    let _ = ended.changed().await;
                })
                .await;
        })
    }
}

/// Does `work` until the service ends.
fn spawn(mut ended: watch::Receiver<()>, work: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(async move {
        tokio::select! {
            _ = ended.changed() => {}
            () = work => {}
        }
    })
}

fn worker(house: &House, base_url: &BaseUrl, transport: Arc<dyn letters::Transport>, from: String) -> Worker {
    let openings = Arc::new(mail::Openings(house.vault.clone()));
    let senders = Arc::new(mail::OrganisationSenders { from, organisations: house.organisations.clone() });
    let postman = letters::Postman {
        vault: Arc::clone(&openings) as _,
        senders: Arc::clone(&senders) as _,
        transport,
        base_url: base_url.origin(),
        clock: house.clock.clone(),
    };
    let queue = Queue::new(house.pool.clone(), house.clock.clone());
    let notices = PolicyNotices {
        pool: house.pool.clone(),
        queue: queue.clone(),
        journal: house.journal.clone(),
        at_once: PolicyNotices::AT_ONCE,
    };
    let texter = text::Texter {
        gateway: house.gateway.clone(),
        budgets: house.budgets.clone(),
        openings: Arc::clone(&openings) as _,
        senders: Arc::clone(&senders) as _,
    };
    let purger = account::Purger { journal: house.journal.clone(), clock: house.clock.clone() };
    let worker = Worker::new(queue, house.journal.jobs_written())
        .with(letters::KIND, Arc::new(postman))
        .with(account::PurgeAuthenticator::KIND, Arc::new(purger))
        .with(PolicyNotice::KIND, Arc::new(notices))
        .with(text::TextPayload::KIND, Arc::new(texter))
        .with(SendResetLink::KIND, Arc::new(ResetLinks(house.clone())));
    let Some(gateway) = &house.gateway else { return worker };
    let operator = Arc::new(ask::Operator {
        gateway: Arc::clone(gateway),
        askings: house.askings.clone(),
        openings,
        senders,
        vault: house.vault.clone(),
        base_url: base_url.origin(),
        clock: house.clock.clone(),
    });
    let each = [Means::Call, Means::Sms].map(ask::AskPayload::kind);
    each.into_iter().fold(worker, |worker, kind| worker.with(kind, Arc::clone(&operator) as _))
}
