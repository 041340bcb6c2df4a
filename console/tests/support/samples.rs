//! Made-up people and their factors.

use chrono::{DateTime, Utc};
use herstel_console::model::*;
use uuid::Uuid;

pub(crate) const EMAIL: &str = "medewerker12@example.org";
pub(crate) const SECRET: &str = "ajjbtz5cqxswl4f2uo77uxyffv54wmb6";
pub(crate) const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0";
pub(crate) const IPHONE: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1";

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_default()
}

pub(crate) fn place(agent: &str, ip: &str) -> Place {
    Place { ip: Some(ip.to_owned()), agent: Some(agent.to_owned()) }
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0191_f2c4_7a10_7c3e_9b51_2f60_a4d1_c000 + number)
}

pub(crate) fn finrust<M>(standing: Standing, body: M) -> Page<M> {
    Page {
        brand: Brand {
            slug: "finrust".to_owned(),
            name: "FinRust".to_owned(),
            hue: 250,
            helpdesk: "010 123 45 67".to_owned(),
        },
        standing,
        body,
    }
}

pub(crate) fn ways() -> Vec<Way> {
    vec![
        Way::RecoveryCode { left: 7 },
        Way::LoginMailbox { address: "m•••••••12@example.org".to_owned() },
        Way::BackupMailbox { address: "p•••@e•••.net".to_owned() },
        Way::TrashedApp { label: "Oude telefoon".to_owned() },
        Way::Support,
    ]
}

pub(crate) fn app() -> EnrolApp {
    EnrolApp {
        email: EMAIL.to_owned(),
        mandatory: true,
        by_phone: true,
        first: true,
        authenticator: id(1),
        secret: SECRET.to_owned(),
        otpauth: format!(
            "otpauth://totp/FinRust:medewerker12%40example.org?secret={}&issuer=FinRust",
            SECRET.to_uppercase()
        ),
        valid_until: at("2026-03-10T09:34:00Z"),
        grace_days: None,
        remember_days: None,
    }
}

pub(crate) fn codes(reason: CodesReason) -> RecoveryCodes {
    let all = [
        "4f2m-9qxc-t8hd-3wnb",
        "k7yr-2dve-06jg-pz5s",
        "hx1w-c8n4-mq7t-9bfa",
        "06sv-tj3k-e5zp-xr2d",
        "yq9g-b4wh-7n1c-ks8m",
        "p3zd-x6fr-v0et-2jyh",
        "wn8c-5mks-gq4b-t1x7",
        "2rje-h9yd-zf3v-06pw",
        "c5tb-k1qm-8xsn-dg4r",
        "ve7z-p2jf-w3hy-m9kc",
    ];
    let one = matches!(reason, CodesReason::Replaced | CodesReason::SwitchedOff);
    let count = if one { 1 } else { 10 };
    let codes = all.into_iter().take(count).map(str::to_owned).collect();
    RecoveryCodes {
        email: EMAIL.to_owned(),
        reason,
        beside: BesideCodes::App,
        codes,
        made_at: at("2026-03-10T09:10:00Z"),
    }
}

pub(crate) fn me() -> Me {
    let app = |number, label: &str, state| Authenticator {
        id: id(number),
        label: label.to_owned(),
        linked_at: at("2026-02-03T10:00:00Z"),
        linked_from: place(FIREFOX, "198.51.100.23"),
        used_at: Some(at("2026-03-10T07:52:00Z")),
        state,
    };
    let session = |number, current, agent, ip| SessionRow {
        id: id(number),
        current,
        kind: SessionKind::Full,
        since: at("2026-03-10T07:52:00Z"),
        last_seen: at("2026-03-10T08:10:00Z"),
        from: place(agent, ip),
    };
    let trashed =
        AppState::Trashed { at: at("2026-03-06T11:04:00Z"), purge_at: at("2026-03-13T11:04:00Z"), restorable: true };
    Me {
        email: EMAIL.to_owned(),
        name: "Medewerker Twaalf".to_owned(),
        seen: 41,
        mandatory: true,
        frozen_until: None,
        may_thaw: true,
        grace_days: None,
        apps: vec![app(1, "Werktelefoon", AppState::InUse), app(0, "Oude telefoon", trashed)],
        phones: vec![
            phone(7, true, PhoneState::InUse),
            phone(8, false, PhoneState::InUse),
            phone(9, false, PhoneState::Suspended { since: at("2026-03-01T10:00:00Z") }),
        ],
        may_add_phone: true,
        past: vec![PastAuthenticator {
            id: id(9),
            label: "Tablet".to_owned(),
            linked_at: at("2025-01-03T10:00:00Z"),
            linked_from: place(FIREFOX, "198.51.100.23"),
            ended_at: at("2025-06-10T10:00:00Z"),
            ending: Ending::Purged,
        }],
        ways: ways(),
        weakest: Some(Weakest::LoginMailbox),
        gives_codes: true,
        codes: Some(CodesLeft {
            left: 7,
            total: 10,
            low: false,
            made_at: at("2026-02-03T10:02:00Z"),
            used_at: Some(at("2026-02-21T08:15:00Z")),
        }),
        backup: Some(backup()),
        password_set_at: Some(at("2026-02-03T09:50:00Z")),
        sessions: vec![session(20, true, FIREFOX, "198.51.100.23"), session(21, false, IPHONE, "203.0.113.8")],
        remember_days: None,
        devices: Vec::new(),
        recent: history(),
        room: None,
    }
}

/// One that counts, and another that is asked to take its place.
pub(crate) fn backup() -> Backup {
    Backup {
        address: Some("p•••@e•••.net".to_owned()),
        since: Some(at("2026-02-03T10:12:00Z")),
        pending: Some("t•••@e•••.org".to_owned()),
        mandatory: false,
    }
}

pub(crate) fn backup_settings(backup: Backup) -> BackupSettings {
    BackupSettings { email: EMAIL.to_owned(), backup, seen: 41 }
}

/// This browser and another one.
pub(crate) fn devices() -> Vec<DeviceRow> {
    let device = |number, current, agent, ip| DeviceRow {
        id: id(number),
        current,
        since: at("2026-02-20T09:30:00Z"),
        until: at("2026-03-22T09:30:00Z"),
        used_at: at("2026-03-10T07:52:00Z"),
        from: place(agent, ip),
    };
    vec![device(30, true, FIREFOX, "198.51.100.23"), device(31, false, IPHONE, "203.0.113.8")]
}

pub(crate) fn history() -> Vec<Activity> {
    let line = |at_text, deed, by| Activity { at: at(at_text), deed, by, from: place(FIREFOX, "198.51.100.23") };
    let label = || "Oude telefoon".to_owned();
    vec![
        line("2026-03-10T07:52:00Z", Deed::SignedIn { proofs: vec![Proof::Password, Proof::App] }, Doer::Owner),
        line("2026-03-09T16:29:00Z", Deed::SignInRefused { count: 3 }, Doer::Stranger),
        line("2026-03-06T11:04:00Z", Deed::AppTrashed { label: label() }, Doer::Owner),
        line("2026-02-21T08:15:00Z", Deed::CodeUsed, Doer::Owner),
    ]
}

fn phone(n: u128, primary: bool, state: PhoneState) -> Phone {
    let (since, used_at) = (at("2026-02-03T10:00:00Z"), at("2026-03-09T10:00:00Z"));
    Phone {
        id: id(n), number: "+31 6 •• •• •• 48".to_owned(), means: Means::Call, primary, since, used_at, state
    }
}

/// A number that was called, or sent a code.
pub(crate) fn asked(stage: CallStage, means: Means, binding: bool) -> AskedPhone {
    AskedPhone {
        number: "+31 6 •• •• •• 48".to_owned(),
        means,
        digits: stage.is_waiting().then(|| if binding { "7".to_owned() } else { "47".to_owned() }),
        stage,
        left: 2,
        valid_until: Some(at("2026-03-10T09:35:00Z")),
        binding,
        first: binding,
        next: None,
        app: true,
        recovers: false,
    }
}
