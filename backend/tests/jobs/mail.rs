//! A post office for the tests: sealed payloads, a vault with one key, one organisation.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use herstel::{
    entropy,
    jobs::{
        Worker,
        mail::{
            Enclosure, Facts, KIND, MailPayload, Open, OpenError, OpenOnes, Outbox, Postman, Sender, Senders, Template,
            Transport, colour, field,
        },
    },
    secrets::{DataKey, Place},
};
use herstel_domain::{sealed::Sealed, words::Language};
use uuid::Uuid;

use crate::Bench;

pub(crate) const NAME: &str = "Piet van der Canarie";
pub(crate) const LABEL: &str = "Kanariegele telefoon";
pub(crate) const TOKEN: &str = "c4n4ry-t0k3n-0123456789";
pub(crate) const ADDRESS: &str = "198.51.100.23";

/// Opens what was sealed under its one key, until that is destroyed.
#[derive(Clone)]
pub(crate) struct Drawer {
    key: Arc<DataKey>,
    erased: Arc<AtomicBool>,
}

struct DrawerOf(Drawer, Uuid);

#[async_trait]
impl Open for Drawer {
    async fn opener(&self, account: Uuid) -> Result<Box<dyn OpenOnes>, OpenError> {
        Ok(Box::new(DrawerOf(self.clone(), account)))
    }
}

impl OpenOnes for DrawerOf {
    fn open(&self, field: &'static str, sealed: &Sealed) -> Result<String, OpenError> {
        let Self(drawer, stream) = self;
        if drawer.erased.load(Ordering::SeqCst) {
            return Err(OpenError::Erased);
        }
        let opened = drawer.key.open_text(Place { stream: *stream, field }, sealed);
        opened.map(|text| text.to_string()).map_err(|cause| OpenError::Broken { what: field, cause: Box::new(cause) })
    }
}

struct OneOrganisation;

impl Senders for OneOrganisation {
    fn sender(&self, organisation: Uuid) -> Option<Sender> {
        (organisation == Uuid::from_u128(1)).then(|| Sender {
            name: "ProfiPortaal".to_owned(),
            address: "no-reply@profiportaal.example.org".to_owned(),
            colour: colour::of_hue(62),
            helpdesk: String::new(),
        })
    }

    fn branch(&self, _: Uuid, branch: Uuid) -> Option<String> {
        (branch == Uuid::from_u128(2)).then(|| "02 Rotterdam".to_owned())
    }
}

pub(crate) struct PostOffice {
    pub(crate) bench: Bench,
    pub(crate) worker: Worker,
    drawer: Arc<Drawer>,
    account: Uuid,
}

impl PostOffice {
    pub(crate) async fn new(transport: impl Transport) -> Self {
        Self::at(Bench::new().await, transport)
    }

    /// One without a mail server.
    pub(crate) async fn with_outbox() -> Self {
        let bench = Bench::new().await;
        let outbox = Outbox::new(bench.pool.clone());
        Self::at(bench, outbox)
    }

    fn at(bench: Bench, transport: impl Transport) -> Self {
        let drawer = Arc::new(Drawer { key: Arc::new(DataKey::generate()), erased: Arc::default() });
        let postman = Postman {
            vault: Arc::clone(&drawer) as _,
            senders: Arc::new(OneOrganisation),
            transport: Arc::new(transport),
            base_url: "https://login.example.org/".to_owned(),
            clock: bench.clock.clone(),
        };
        let worker = Worker::new(bench.queue.clone(), Arc::default()).with(KIND, Arc::new(postman));
        Self { bench, worker, drawer, account: entropy::id() }
    }

    /// Writes the job for a mail to `address`.
    pub(crate) async fn post(&self, template: Template, address: &str) -> Uuid {
        let payload = self.payload(template, address);
        self.bench.write(KIND, self.account, serde_json::to_value(payload).unwrap(), None).await
    }

    pub(crate) fn payload(&self, template: Template, address: &str) -> MailPayload {
        let sealed = |field, text: &str| self.drawer.key.seal_text(Place { stream: self.account, field }, text);
        let origin =
            format!(r#"{{"ip":"{ADDRESS}","agent":"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}}"#);
        MailPayload {
            template,
            to: sealed(field::EMAIL, address),
            language: Language::Nl,
            organisation: Uuid::from_u128(1),
            branch: None,
            name: Some(sealed(field::NAME, NAME)),
            facts: Facts {
                at: self.now(),
                until: Some(self.now() + Duration::minutes(15)),
                label: Some(sealed(field::LABEL, LABEL)),
                phone: None,
                origin: Some(sealed(field::ORIGIN, &origin)),
                count: None,
                proof: None,
                role: None,
                consequences: Vec::new(),
            },
            enclosure: Some(Enclosure { token: sealed(field::TOKEN, TOKEN) }),
        }
    }

    pub(crate) async fn write(&self, payload: &MailPayload) -> Uuid {
        self.bench.write(KIND, self.account, serde_json::to_value(payload).unwrap(), None).await
    }

    /// Destroys the person's key.
    pub(crate) fn erase(&self) {
        self.drawer.erased.store(true, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.bench.clock.now()
    }

    /// Why the only dead letter died.
    pub(crate) async fn cause_of_death(&self) -> String {
        let dead = self.bench.queue.dead(2).await.unwrap();
        assert_eq!(dead.len(), 1, "{dead:?}");
        dead[0].last_error.clone().unwrap()
    }
}
