//! What may be a second factor: switched on and off with its consequences in view, and what becomes of what is there.

use std::collections::HashMap;

use herstel::{
    desk::place,
    entropy,
    jobs::mail::Enclosure,
    journal::{Actor, Attachments, Intent, Provenance},
    secrets::{LinkToken, Number},
};
use herstel_domain::{
    account::*,
    ids::{ChallengeId, LinkId, PhoneId, SessionId},
    sealed::Hashed,
    words::{Means, Role},
};

use super::{counted, edit_of};
use crate::house::{Browser, Page, Person, TestApp};

/// CareSharing calls, besides apps.
const HOUSE: &str = "caresharing";
const NOW: [(&str, &str); 10] = [
    ("second_factor", "required"),
    ("grace_days", "14"),
    ("password_minimum", "8"),
    ("remember_days", "0"),
    ("recovery_codes", "10"),
    ("code_effect", "sign_in"),
    ("backup_email", "off"),
    ("mailbox", "yes"),
    ("reset_by", "support"),
    ("voice", "yes"),
];

async fn administrator(app: &TestApp) -> Browser {
    app.colleague(HOUSE, Role::Administrator).await.1
}

/// Where the form leads with some fields as given, and the boxes of these names unticked.
async fn plan(browser: &Browser, fields: &[(&str, &str)], without: &[&str]) -> Page {
    let form = browser.open("/admin").await;
    let now: Vec<_> = NOW.into_iter().filter(|(name, _)| !without.contains(name)).collect();
    browser.open(&edit_of(&form, &now, fields)).await
}

/// Somebody with a number that is called and, where `codes`, with recovery codes, as if they had answered.
async fn with_a_number(app: &TestApp, codes: bool) -> Person {
    let (person, _) = app.activated(HOUSE).await;
    let house = &app.house;
    let (now, id) = (app.clock.now(), person.id);
    let keys = house.vault.keys_of(id).await.unwrap();
    let number = Number::parse("NL", "06 12345678").unwrap();
    let number = keys.person().unwrap().number(place::of(id, place::PHONE), &number);
    let policy = house.organisations.by_slug(HOUSE).unwrap().policy;
    let (phone, challenge) = (PhoneId::new(entropy::id()), ChallengeId::new(entropy::id()));
    let proof = Proof { by: None, at: now };
    let epoch = house.journal.load::<AccountDecider>(id.uuid()).await.unwrap().state.marks().session_epoch;
    let authority = Authority { session: SessionId::new(entropy::id()), kind: SessionKind::Enrol, epoch, proof };
    let hash = || Hashed(entropy::id().to_string());
    let link = LinkId::new(entropy::id());
    let token = LinkToken::generate(id, link);
    let sealed = keys.person().unwrap().seal_text(place::of(id, place::TOKEN), &token.text());
    let enclosure = (link.uuid(), serde_json::json!(Enclosure { token: sealed }));
    let not_me = NewLink { id: link, hash: token.hashed(), expires_at: now + NOT_ME_VALID_FOR };
    let codes = if codes { vec![RecoveryCode { selector: "1".to_owned(), hash: hash() }] } else { vec![] };
    let notice = Notice { origin: None, not_me };
    let commands = [
        AccountCommand::AddPhone(AddPhone { authority, phone, number, means: Means::Call, challenge, policy, now }),
        AccountCommand::AnswerCall(AnswerCall { challenge, answer: Answer::Right, now }),
        AccountCommand::ConfirmPhone(ConfirmPhone { authority, challenge, codes, notice, now }),
    ];
    for command in commands {
        let enclosures = match &command {
            AccountCommand::ConfirmPhone(_) => [enclosure.clone()].into(),
            _ => HashMap::new(),
        };
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider>::new(id.uuid(), command, Provenance::of(Actor::Operator));
        house.journal.execute(Intent { attachments, ..intent }).await.unwrap();
    }
    app.letters().await;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_only_number_counts_no_more_is_counted_told_and_gets_in_another_way() {
    let app = TestApp::start().await;
    let browser = administrator(&app).await;
    let mut person = with_a_number(&app, true).await;
    let (other, _) = app.enrolled(HOUSE).await;
    let page = app.enter_password(&person, &app.browser()).await;
    assert_eq!(page.path(), "/login/phone", "{:?}", page.error());

    let plan = plan(&browser, &[], &["voice"]).await;
    assert_eq!((counted(&plan), plan.fact("affected").as_deref()), (vec!["number_no_factor".to_owned()], Some("1")));
    assert!(plan.words().contains("stelt dan in wat wel mag"), "{}", plan.words());
    let saved = browser.submit(&plan, "change-policy", &[]).await;
    assert_eq!(saved.fact("done").as_deref(), Some("policy-changed"), "{:?}", saved.error());

    let letters = app.letters().await;
    let to = |email: &str| letters.iter().find(|letter| letter.to == email);
    assert!(to(&other.email).is_none(), "nothing is another for them");
    assert!(to(&person.email).unwrap().text.contains("bewijst u op een andere manier"));

    // never by the password alone, and by what the page names
    let theirs = app.browser();
    let page = app.enter_password(&person, &theirs).await;
    assert_eq!(page.path(), "/login/prove", "{:?}", page.error());
    assert_eq!(theirs.open("/enrol/app").await.path(), "/login/prove");
    let page = app.recover_by_mail(&person, &theirs).await;
    assert_eq!(page.path(), "/enrol/app", "{:?}", page.error());
    assert_eq!(app.link_phone(&mut person, &theirs).await.at, "/login?done=enrolled");
    let me = app.sign_in(&person).await.open("/me").await;
    assert!(me.all("state").contains(&"switched_off".to_owned()), "{:?}", me.all("state"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_would_have_nothing_but_support_is_counted_as_the_gravest() {
    let app = TestApp::start().await;
    let browser = administrator(&app).await;
    let person = with_a_number(&app, false).await;
    let plan = plan(&browser, &[], &["voice", "mailbox"]).await;
    assert_eq!(counted(&plan), ["locked_out", "mailbox_no_way"], "{}", plan.words());
    assert!(plan.words().contains("Sommige mensen houden geen weg terug over"));
    browser.submit(&plan, "change-policy", &[]).await;
    let page = app.enter_password(&person, &app.browser()).await;
    assert_eq!((page.path(), page.status), ("/login/prove", 200), "{:?}", page.error());
    assert!(page.words().contains("CareSharing"), "whom to ask: {}", page.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_method_that_nobody_could_use_is_refused_with_the_reason_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let browser = administrator(&app).await;
    // these tests have no connection to the telephone network: what is on may stay on, and nothing more
    let refused = plan(&browser, &[("second_factor", "optional"), ("sms", "yes")], &["voice"]).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/admin", Some("no_gateway")));
    assert!(refused.body.contains("href=\"#voice\""), "the way to the field");
    assert!(refused.at.contains("second_factor=optional") && refused.at.contains("voice=&"), "{}", refused.at);
    let fine = plan(&browser, &[("grace_days", "7")], &[]).await;
    assert_eq!((fine.path(), fine.error()), ("/admin/policy", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_whose_only_factor_is_a_number_does_not_switch_it_off() {
    let app = TestApp::start().await;
    administrator(&app).await;
    let person = with_a_number(&app, true).await;
    let role = Role::Administrator;
    let account = app.house.journal.load::<AccountDecider>(person.id.uuid()).await.unwrap().state;
    let staff = Staff { account: person.id, organisation: account.member().unwrap().organisation, role };
    let policy = app.house.organisations.by_slug(HOUSE).unwrap().policy;
    let under = |policy| {
        let active = account.active().unwrap();
        herstel_domain::organisation::Administrator::under(policy, staff, active, app.clock.now()).keeps_a_factor
    };
    assert!(under(&policy));
    assert!(!under(&herstel_domain::policy::Policy { methods: herstel_domain::policy::Methods::APP, ..policy }));
}
