//! Every letter in both languages, read as its receiver would.

use uuid::Uuid;

use super::{
    Enclosure, Facts, MailPayload, Origin, Proof, Sender, Template, colour,
    letter::{Letter, Opened},
};
use herstel_domain::{
    ids::KeyId,
    organisation::Consequence,
    sealed::Sealed,
    words::{Language, Role},
};

const BASE_URL: &str = "https://login.profiportaal.example.org";
const CHROME: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

fn sealed() -> Sealed {
    Sealed { key: KeyId::new(Uuid::nil()), text: "AAAA".to_owned() }
}

fn payload(template: Template, language: Language) -> MailPayload {
    MailPayload {
        template,
        to: sealed(),
        language,
        organisation: Uuid::nil(),
        branch: None,
        name: Some(sealed()),
        facts: Facts {
            at: "2026-03-10T08:41:00Z".parse().unwrap(),
            until: Some("2026-03-17T08:41:00Z".parse().unwrap()),
            label: Some(sealed()),
            phone: Some(sealed()),
            origin: Some(sealed()),
            count: Some(9),
            proof: Some(Proof::App),
            role: Some(Role::Administrator),
            consequences: Vec::new(),
        },
        enclosure: Some(Enclosure { token: sealed() }),
    }
}

fn opened() -> Opened {
    Opened {
        name: Some("Piet Jansen".to_owned()),
        label: Some("Oude telefoon".to_owned()),
        phone: Some("+31612345648".to_owned()),
        origin: Some(Origin { ip: Some("198.51.100.23".to_owned()), agent: Some(CHROME.to_owned()) }),
        token: Some("t0k3n".to_owned()),
    }
}

fn sender() -> Sender {
    Sender {
        name: "ProfiPortaal".to_owned(),
        address: "no-reply@profiportaal.example.org".to_owned(),
        colour: colour::of_hue(62),
        helpdesk: String::new(),
    }
}

fn letter(template: Template, language: Language) -> Letter {
    Letter::write(&payload(template, language), &opened(), &sender(), BASE_URL).unwrap()
}

#[track_caller]
fn says(text: &str, lines: &[&str]) {
    let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        assert!(flowing.contains(line), "‘{line}’ is not in\n{text}");
    }
}

#[test]
fn the_notice_of_a_trashed_app_says_it_all_in_dutch() {
    let letter = letter(Template::AuthenticatorTrashed, Language::Nl);
    assert_eq!(letter.subject, "Uw authenticator-app is verwijderd");
    says(
        &letter.text().unwrap(),
        &[
            "Beste Piet Jansen,",
            "De app ‘Oude telefoon’ hoort niet meer bij uw account bij ProfiPortaal.",
            "Wanneer: dinsdag 10 maart 2026 om 09:41 uur",
            "Waarmee: Chrome op Windows, vanaf 198.51.100.23",
            "Bewijs: een code uit de app",
            "U kunt de app tot 17 maart 2026 om 09:41 uur terugzetten onder Mijn login.",
            "Dit was ik niet: https://login.profiportaal.example.org/not-me/t0k3n",
            "Wij vragen nooit per e-mail om een code.",
        ],
    );
}

#[test]
fn the_notice_of_a_trashed_app_says_the_same_in_english() {
    let letter = letter(Template::AuthenticatorTrashed, Language::En);
    assert_eq!(letter.subject, "Your authenticator app was removed");
    says(
        &letter.text().unwrap(),
        &[
            "Dear Piet Jansen,",
            "When: Tuesday 10 March 2026 at 09:41",
            "With: Chrome on Windows, from 198.51.100.23",
            "You can restore the app under My login until 17 March 2026 at 09:41.",
            "This was not me: https://login.profiportaal.example.org/not-me/t0k3n",
        ],
    );
}

#[test]
fn letters_with_a_link_lead_to_where_it_is_redeemed() {
    for (template, path, subject) in [
        (Template::Activation, "activate", "Activeer uw account bij ProfiPortaal"),
        (Template::PasswordResetLink, "magic", "Kies een nieuw wachtwoord"),
        (Template::LoginLink, "magic", "Bewijs dat u het bent"),
        (Template::EmailConfirmOld, "confirm-email", "Bevestig dat u een ander e-mailadres wilt"),
        (Template::EmailConfirmNew, "confirm-email", "Bevestig dat dit e-mailadres van u is"),
        (Template::BackupEmailConfirm, "confirm-email", "Bevestig uw back-up e-mailadres"),
        (Template::MagicLink, "magic", "Uw inloglink"),
    ] {
        let letter = letter(template, Language::Nl);
        assert_eq!(letter.subject, subject);
        let text = letter.text().unwrap();
        says(&text, &[&format!("{BASE_URL}/{path}/t0k3n"), "één keer en tot 17 maart 2026 om 09:41 uur."]);
        assert!(!text.contains("/not-me/"), "{text}");
    }
}

#[test]
fn no_letter_in_any_language_has_a_gap() {
    for template in Template::ALL {
        for language in [Language::Nl, Language::En] {
            let letter = letter(template, language);
            for form in [letter.html().unwrap(), letter.text().unwrap()] {
                assert!(!form.contains("Unknown localization"), "{template:?} {language:?}\n{form}");
                assert!(!form.contains("{$") && !form.contains("{-") && !form.contains("mail-no."), "{form}");
                assert!(!form.contains(['\u{2068}', '\u{2069}']), "{form}");
                assert!(form.contains("ProfiPortaal"), "{form}");
            }
        }
    }
}

#[test]
fn the_two_languages_never_share_a_sentence() {
    for template in Template::ALL {
        let (dutch, english) = (letter(template, Language::Nl), letter(template, Language::En));
        assert_ne!(dutch.subject, english.subject);
        assert_ne!(dutch.foot, english.foot);
        for (one, other) in dutch.blocks.iter().zip(&english.blocks) {
            assert_ne!(one, other, "{template:?}");
        }
    }
}

#[test]
fn r18_every_notice_can_be_answered_with_this_was_not_me() {
    // a disabled account's links open nothing: its notice says whom to call
    // and what the organisation decided is nobody's doing to object to
    let silent = |template: &Template| *template == Template::AccountDisabled || template.is_announcement();
    let brings_no_link = |template: &Template| template.is_link() || silent(template);
    for template in Template::ALL.into_iter().filter(|template| !brings_no_link(template)) {
        for (language, words) in [(Language::Nl, "Dit was ik niet"), (Language::En, "This was not me")] {
            let letter = letter(template, language);
            let link = format!("{BASE_URL}/not-me/t0k3n");
            says(&letter.text().unwrap(), &[&format!("{words}: {link}")]);
            assert!(letter.html().unwrap().contains(&format!("href=\"{link}\"")));
        }
    }
}

#[test]
fn a_notice_without_a_link_says_what_to_do_instead() {
    let opened = Opened { token: None, ..opened() };
    let letter =
        Letter::write(&payload(Template::PasswordChanged, Language::Nl), &opened, &sender(), BASE_URL).unwrap();
    let text = letter.text().unwrap();
    says(&text, &["Ga dan meteen zelf naar ProfiPortaal"]);
    assert!(!text.contains("https://"), "{text}");
}

#[test]
fn what_is_not_known_is_left_out() {
    let mut payload = payload(Template::AuthenticatorDiscarded, Language::Nl);
    (payload.facts.count, payload.facts.proof, payload.facts.until) = (None, None, None);
    let text = Letter::write(&payload, &Opened::default(), &sender(), BASE_URL).unwrap().text().unwrap();
    for absent in ["Beste", "Waarmee", "Bewijs", "Codes over"] {
        assert!(!text.contains(absent), "{text}");
    }
    says(&text, &["Wanneer: dinsdag 10 maart 2026 om 09:41 uur", "De app ‘zonder naam’"]);
}

#[test]
fn a_letter_that_lacks_its_point_is_not_written() {
    let mut payload = payload(Template::AuthenticatorTrashed, Language::Nl);
    payload.facts.until = None;
    assert!(Letter::write(&payload, &opened(), &sender(), BASE_URL).is_err());
    let no_token = Opened { token: None, ..opened() };
    assert!(Letter::write(&self::payload(Template::LoginLink, Language::Nl), &no_token, &sender(), BASE_URL).is_err());
}

#[test]
fn a_label_cannot_become_markup_or_a_paragraph_of_its_own() {
    let label = "<a href=\"https://evil.example\">x</a>\r\n\r\nBel 0900-1234\u{202e}".to_owned();
    let opened = Opened { label: Some(label), ..opened() };
    let letter =
        Letter::write(&payload(Template::AuthenticatorLinked, Language::Nl), &opened, &sender(), BASE_URL).unwrap();
    let (html, text) = (letter.html().unwrap(), letter.text().unwrap());
    assert!(!html.contains("<a href=\"https://evil.example\">"), "{html}");
    assert!(!html.contains('\u{202e}') && !text.contains('\u{202e}'));
    assert!(!text.contains("\nBel 0900"), "{text}");
}

#[test]
fn html_fetches_nothing_and_watches_nobody() {
    for template in Template::ALL {
        let html = letter(template, Language::Nl).html().unwrap();
        for fetching in ["<img", "<script", "<link", "<iframe", "url(", "@import", " src="] {
            assert!(!html.contains(fetching), "{template:?}: {fetching}");
        }
        assert!(html.contains(&format!("background: {}", sender().colour)), "the organisation's colour");
    }
}

#[test]
fn lines_of_text_fit_a_mail_program() {
    for template in Template::ALL {
        for line in letter(template, Language::Nl).text().unwrap().lines() {
            assert!(line.chars().count() <= 72 || line.contains("https://"), "{line}");
        }
    }
}

#[test]
fn a_payload_reads_back_as_it_was_written() {
    let payload = payload(Template::RecoveryCodeConsumed, Language::En);
    let json = serde_json::to_value(&payload).unwrap();
    assert_eq!(json["template"], "recovery_code_consumed");
    assert_eq!(json["language"], "en");
    assert_eq!(json["facts"]["at"], "2026-03-10T08:41:00Z");
    assert_eq!(serde_json::from_value::<MailPayload>(json).unwrap(), payload);
}

#[test]
fn a_role_is_told_by_its_name_with_what_it_means() {
    for (template, words) in [
        (Template::RoleGranted, ["U heeft een andere rol bij ProfiPortaal", "Rol: beheerder", "tweede stap"]),
        (Template::RoleRevoked, ["Uw rol bij ProfiPortaal is vervallen", "Rol: beheerder", "als ieder ander"]),
    ] {
        let text = letter(template, Language::Nl).text().unwrap();
        says(&text, &words);
        assert!(!text.contains("https://"), "{text}");
    }
}

#[test]
fn another_policy_is_told_with_what_it_means_for_the_reader() {
    for (language, words) in
        [(Language::Nl, "aanmelding stelt u een tweede stap in"), (Language::En, "sign-in you set up a second step")]
    {
        for consequence in Consequence::ALL {
            let mut payload = payload(Template::PolicyChanged, language);
            payload.facts.consequences = vec![consequence.name().to_owned()];
            let text = Letter::write(&payload, &opened(), &sender(), BASE_URL).unwrap().text().unwrap();
            assert!(!text.contains("mail-consequence") && !text.contains("https://"), "{text}");
            assert_eq!(
                text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words),
                consequence == Consequence::MustBind
            );
        }
    }
}
