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
    Page { brand: Brand { slug: "finrust".to_owned(), name: "FinRust".to_owned() }, standing, body }
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
        first: true,
        authenticator: id(1),
        secret: SECRET.to_owned(),
        otpauth: format!(
            "otpauth://totp/FinRust:medewerker12%40example.org?secret={}&issuer=FinRust",
            SECRET.to_uppercase()
        ),
        valid_until: at("2026-03-10T09:34:00Z"),
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
    RecoveryCodes { email: EMAIL.to_owned(), reason, codes, made_at: at("2026-03-10T09:10:00Z") }
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
        apps: vec![app(1, "Werktelefoon", AppState::InUse), app(0, "Oude telefoon", trashed)],
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
