//! The service itself on the ground, and browsers on a thread of their own.

use std::{net::TcpListener, sync::Arc};

use herstel::{
    application::{Application, Parts, transport},
    clock::Clock,
    demo::organisations::ORGANISATIONS,
    desk::House,
    jobs::mail::Transport,
    journal::{Actor, Journal},
    organisations::found,
    settings::{Flags, Purpose, Settings},
};
use sqlx::PgPool;
use tokio::{runtime::Handle, sync::Notify};

use super::{Outcome, accounts::Registrar, cpu::CLIENT, ground::Ground};

/// As the service has them.
const CONNECTIONS: u32 = 20;

/// The service, which answers while [`Service::serve`] runs.
pub(crate) struct Service {
    pub(crate) pool: PgPool,
    pub(crate) house: House,
    /// Stands still until it is moved.
    pub(crate) clock: Clock,
    /// How browsers reach it.
    pub(crate) base: String,
    application: Application,
}

impl Service {
    /// One whose mail goes into the inbox of a demo.
    pub(crate) async fn build(ground: &Ground) -> Outcome<Self> {
        let pool = ground.app(1).await?;
        Self::sending(ground, transport(None, &pool)?).await
    }

    /// One whose mail goes this way.
    pub(crate) async fn sending(ground: &Ground, transport: Arc<dyn Transport>) -> Outcome<Self> {
        let clock = Clock::manual(Clock::system().now());
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let directory = ground.directory().join("service").to_string_lossy().into_owned();
        let flags = Flags {
            data_dir: Some(directory),
            listen: Some(listener.local_addr()?.to_string()),
            log: Some("warn".to_owned()),
            ..Flags::default()
        };
        let settings = Settings::load(&flags, Purpose::Operate)?;
        let pool = ground.app(CONNECTIONS).await?;
        let parts = Parts {
            transport,
            pool: pool.clone(),
            keyring: ground.keyring(),
            clock: clock.clone(),
            mail_from: "no-reply@herstel.example".to_owned(),
            demo: false,
        };
        found(&Journal::new(pool.clone()), &Actor::Operator, &clock, &ORGANISATIONS).await?;
        let application = Application::build(&settings, listener, parts).await?;
        let (house, base) = (application.house.clone(), application.base_url.origin());
        Ok(Self { pool, house, clock, base, application })
    }

    /// Makes people in it.
    pub(crate) async fn registrar(&self) -> Outcome<Registrar> {
        Registrar::new(self.house.journal.clone(), self.house.vault.clone(), self.clock.clone()).await
    }

    /// Answers as long as `visit` lasts, which has a thread for its browsers.
    pub(crate) async fn serve(self, visit: impl AsyncFnOnce(&Handle) -> Outcome) -> Outcome {
        let clients =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).thread_name(CLIENT).enable_all().build()?;
        let stop = Arc::new(Notify::new());
        let stopping = Arc::clone(&stop);
        let visited = async {
            let visited = visit(clients.handle()).await;
            stop.notify_one();
            visited
        };
        let (served, visited) = tokio::join!(self.application.run(async move { stopping.notified().await }), visited);
        clients.shutdown_background();
        served?;
        self.pool.close().await;
        visited
    }
}
