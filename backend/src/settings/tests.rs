//! Settings as sentences: given these sources, then these settings or these problems.

use std::{net::IpAddr, path::Path};

use super::{key::Key, *};

fn sources(variables: &[(&str, &str)]) -> Sources {
    let variables = [("HOME", "/home/ada")].iter().chain(variables);
    Sources {
        variables: variables.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..Sources::default()
    }
}

fn file(text: &str) -> Option<(PathBuf, toml::Table)> {
    Some(("/etc/herstel.toml".into(), text.parse().unwrap()))
}

#[track_caller]
fn settings(variables: &[(&str, &str)]) -> Settings {
    Settings::resolve(&sources(variables), Purpose::Operate).unwrap()
}

#[track_caller]
fn problems(sources: &Sources, purpose: Purpose) -> Vec<Problem> {
    Settings::resolve(sources, purpose).unwrap_err().as_slice().to_vec()
}

#[track_caller]
fn only_problem(variables: &[(&str, &str)]) -> String {
    let problems = problems(&sources(variables), Purpose::Operate);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn nothing_needs_to_be_set() {
    let settings = settings(&[]);
    assert_eq!(settings.data_dir, Path::new("/home/ada/.local/share/herstel"));
    assert!(matches!(settings.database, DatabasePlace::Private));
    assert_eq!(settings.listen, "127.0.0.1:8080".parse().unwrap());
    assert_eq!(settings.base_url.origin(), "http://127.0.0.1:8080");
    assert_eq!(settings.keyring.expose(), "/home/ada/.local/share/herstel/keyring");
    assert_eq!(settings.logs, Logs { filter: "info,sqlx::postgres::notice=warn".to_owned(), format: LogFormat::Json });
    assert!(settings.mail.is_none());
}

#[test]
fn data_goes_where_the_platform_keeps_it() {
    assert_eq!(settings(&[("XDG_DATA_HOME", "/data")]).data_dir, Path::new("/data/herstel"));
    let mut as_root = sources(&[("HOME", "/root")]);
    as_root.machine.is_root = true;
    assert_eq!(Settings::resolve(&as_root, Purpose::Operate).unwrap().data_dir, Path::new("/var/lib/herstel"));
}

#[test]
fn a_flag_goes_before_a_variable_and_a_variable_before_the_file() {
    let mut sources = sources(&[]);
    let listen = |sources: &Sources| Settings::resolve(sources, Purpose::Operate).unwrap().listen.port();
    sources.file = file("listen = '127.0.0.1:1'");
    assert_eq!(listen(&sources), 1);
    sources.variables.insert("HERSTEL_LISTEN".to_owned(), "127.0.0.1:2".to_owned());
    assert_eq!(listen(&sources), 2);
    sources.flags.listen = Some("127.0.0.1:3".to_owned());
    assert_eq!(listen(&sources), 3);
}

#[test]
fn an_empty_variable_is_an_unset_one() {
    assert!(matches!(settings(&[("DATABASE_URL", "")]).database, DatabasePlace::Private));
}

#[test]
fn all_problems_are_reported_at_once_with_their_origin() {
    let mut sources = sources(&[("HERSTEL_BASE_URL", "http://herstel.example.org"), ("DATABASE_URL", "mysql://h/d")]);
    sources.flags.listen = Some("everywhere".to_owned());
    sources.file = file("colour = 'blue'\nlog_format = 7");
    let problems = problems(&sources, Purpose::Serve);
    let seen: Vec<_> = problems.iter().map(|problem| (problem.setting.as_str(), problem.origin.to_string())).collect();
    let expected = [
        ("colour", "file /etc/herstel.toml"),
        ("log_format", "file /etc/herstel.toml"),
        ("database_url", "variable DATABASE_URL"),
        ("listen", "flag --listen"),
        ("base_url", "variable HERSTEL_BASE_URL"),
        ("smtp_url", "not set"),
        ("mail_from", "not set"),
    ];
    assert_eq!(seen, expected.map(|(setting, origin)| (setting, origin.to_owned())));
}

#[test]
fn a_problem_says_which_setting_whence_why_and_what_to_do() {
    assert_eq!(
        only_problem(&[("HERSTEL_LISTEN", "8080")]),
        "listen (variable HERSTEL_LISTEN): `8080` is not an address and port; write it as 127.0.0.1:8080"
    );
}

#[test]
fn http_is_served_on_loopback_only() {
    for loopback in ["http://localhost:8080", "http://demo.localhost", "http://127.8.0.1", "http://[::1]:80"] {
        assert!(BaseUrl::parse(loopback).is_ok(), "{loopback}");
    }
    for other in ["http://10.0.0.1", "http://localhost.example.org", "http://0.0.0.0:8080"] {
        assert!(BaseUrl::parse(other).is_err(), "{other}");
    }
}

#[test]
fn listening_everywhere_needs_an_https_address() {
    assert!(only_problem(&[("HERSTEL_LISTEN", "0.0.0.0:8080")]).starts_with("base_url (not set): "));
    let settings = settings(&[("HERSTEL_LISTEN", "0.0.0.0:8080"), ("HERSTEL_BASE_URL", "https://herstel.example.org")]);
    assert_eq!(settings.base_url.link("/me"), "https://herstel.example.org/me");
}

#[test]
fn the_cookie_follows_the_scheme() {
    let secure = BaseUrl::parse("https://herstel.example.org").unwrap();
    let named = |url: &BaseUrl| (url.cookies().session, url.cookies().link, url.is_secure());
    assert_eq!(named(&secure), ("__Host-herstel", "__Host-herstel-link", true));
    let loopback = BaseUrl::parse("http://localhost:8080").unwrap();
    assert_eq!(named(&loopback), ("herstel", "herstel-link", false));
}

#[test]
fn a_base_url_has_no_path_and_no_password() {
    for wrong in ["https://h/path", "https://h/?q", "https://h/#f", "https://a:b@h", "ftp://h", "h"] {
        assert!(BaseUrl::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_demo_listens_on_loopback_only() {
    let everywhere = sources(&[("HERSTEL_LISTEN", "0.0.0.0:8080"), ("HERSTEL_BASE_URL", "https://h.example.org")]);
    assert_eq!(problems(&everywhere, Purpose::Demo)[0].setting, "listen");
    assert!(Settings::resolve(&everywhere, Purpose::Operate).is_ok());
}

#[test]
fn a_mail_server_is_known_by_its_scheme() {
    let server = |text| MailTransport::parse(text).unwrap();
    let plain = server("smtp://127.0.0.1:2525");
    assert_eq!((plain.security, plain.port, plain.credentials), (TransportSecurity::Plain, 2525, None));
    let starttls = server("smtp+starttls://ada:p%40ss@mail.example.org");
    assert_eq!((starttls.security, starttls.port), (TransportSecurity::StartTls, 587));
    assert_eq!(starttls.credentials, Some(("ada".to_owned(), Secret::from("p@ss".to_owned()))));
    let tls = server("smtps://[::1]");
    assert_eq!((tls.security, tls.host.as_str(), tls.port), (TransportSecurity::Tls, "::1", 465));
}

#[test]
fn a_mail_password_is_not_sent_in_clear() {
    assert!(MailTransport::parse("smtp://ada:secret@mail.example.org").is_err());
    for loopback in ["smtp://ada:secret@127.0.0.1:25", "smtp://ada:secret@localhost", "smtp://ada:secret@[::1]"] {
        assert!(MailTransport::parse(loopback).is_ok(), "{loopback}");
    }
}

#[test]
fn a_mail_server_without_a_sender_is_a_problem() {
    let said = only_problem(&[("HERSTEL_SMTP_URL", "smtp://127.0.0.1")]);
    assert!(said.starts_with("mail_from (not set): "), "{said}");
}

#[test]
fn a_demo_has_a_sender_of_its_own() {
    let mail =
        |variables: &[(&str, &str)]| Settings::resolve(&sources(variables), Purpose::Demo).unwrap().mail.unwrap();
    let server = ("HERSTEL_SMTP_URL", "smtp://127.0.0.1");
    assert_eq!(mail(&[server]).from.to_string(), DEMO_SENDER);
    assert_eq!(mail(&[server, ("HERSTEL_MAIL_FROM", "a@b.example")]).from.to_string(), "a@b.example");
}

#[test]
fn proxies_are_addresses_and_ranges() {
    let proxies = settings(&[("HERSTEL_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32")]).trusted_proxies;
    let trusts = |address: &str| proxies.trusts(address.parse::<IpAddr>().unwrap());
    assert!(trusts("10.1.2.3") && trusts("192.0.2.7") && trusts("2001:db8::1") && trusts("::ffff:10.1.2.3"));
    assert!(!trusts("192.0.2.8") && !trusts("::1"));
    assert!(!settings(&[]).trusted_proxies.trusts("127.0.0.1".parse().unwrap()));
    assert!(only_problem(&[("HERSTEL_TRUSTED_PROXIES", "10.0.0.0/8,proxy")]).contains("`proxy`"));
}

#[test]
fn lists_in_the_file_are_lists() {
    let mut sources = sources(&[]);
    sources.file = file("trusted_proxies = ['10.0.0.0/8', '192.0.2.7']");
    let settings = Settings::resolve(&sources, Purpose::Operate).unwrap();
    assert!(settings.trusted_proxies.trusts("192.0.2.7".parse().unwrap()));
}

#[test]
fn the_owner_of_no_database_is_a_problem() {
    assert!(only_problem(&[("HERSTEL_MIGRATE_URL", "postgres://owner@h/d")]).starts_with("migrate_url"));
}

#[test]
fn keys_do_not_go_on_the_command_line() {
    let mut sources = sources(&[]);
    sources.flags.keyring = Some("k1:AAAA lookup:AAAA".to_owned());
    let problems = problems(&sources, Purpose::Operate);
    assert_eq!(problems[0].origin, Origin::Flag("--keyring".to_owned()));
    assert!(!problems[0].to_string().contains("AAAA"));
}

#[test]
fn r25_no_secret_shows_in_settings_or_in_problems() {
    let canary = "canary7391";
    let url = format!("postgres://herstel_app:{canary}@db.example.org/herstel");
    let smtp = format!("smtps://ada:{canary}@mail.example.org");
    let good = settings(&[
        ("DATABASE_URL", &url),
        ("HERSTEL_MIGRATE_URL", &url),
        ("HERSTEL_SMTP_URL", &smtp),
        ("HERSTEL_MAIL_FROM", "herstel@example.org"),
        ("HERSTEL_KEYRING", canary),
    ]);
    let shown = format!("{good:?}");
    assert!(!shown.contains(canary), "{shown}");
    assert!(shown.contains("herstel_app@db.example.org:5432/herstel"), "{shown}");
    let wrong = [
        ("DATABASE_URL", format!("postgres://a:{canary}@h:port/d")),
        ("DATABASE_URL", format!("mysql://a:{canary}@h/d")),
        ("DATABASE_URL", format!("postgres://a:{canary}@h/d?sslmode=never")),
        ("HERSTEL_SMTP_URL", format!("smtps://:{canary}@h")),
        ("HERSTEL_SMTP_URL", format!("smtps://a:{canary}@h:port")),
        ("HERSTEL_SMTP_URL", format!("http://a:{canary}@h")),
    ];
    for (name, value) in wrong {
        let variables = [(name, value.as_str()), ("HERSTEL_MAIL_FROM", "a@b.example")];
        let said = problems(&sources(&variables), Purpose::Operate)[0].to_string();
        assert!(!said.contains(canary), "{said}");
    }
}

#[test]
fn every_setting_has_its_flag_variable_and_place_in_the_file() {
    let flags = Flags {
        config: None,
        data_dir: Some(String::new()),
        database_url: Some(String::new()),
        migrate_url: Some(String::new()),
        listen: Some(String::new()),
        base_url: Some(String::new()),
        smtp_url: Some(String::new()),
        mail_from: Some(String::new()),
        twilio_url: Some(String::new()),
        twilio_from: Some(String::new()),
        trusted_proxies: Some(String::new()),
        keyring: Some(String::new()),
        log: Some(String::new()),
        log_format: Some(String::new()),
    };
    let command = <Flags as clap::Args>::augment_args(clap::Command::new("herstel"));
    let keys: Vec<_> = flags.given().map(|(key, _)| key).collect();
    assert_eq!(keys, Key::ALL);
    for key in keys {
        let argument = command.get_arguments().find(|argument| argument.get_id() == key.0).unwrap();
        assert_eq!(key.flag(), format!("--{}", argument.get_long().unwrap()));
        assert!(argument.get_help().unwrap().to_string().contains(&format!("({})", key.variable())));
    }
}

#[test]
fn the_gateway_is_an_account_and_a_number_and_shows_no_token() {
    let given =
        [("HERSTEL_TWILIO_URL", "https://AC1:s3cr3t@api.twilio.com"), ("HERSTEL_TWILIO_FROM", "+31 10 123 4567")];
    let settings = settings(&given);
    let twilio = settings.twilio.as_ref().unwrap();
    assert_eq!((twilio.url.as_str(), twilio.account.as_str()), ("https://api.twilio.com", "AC1"));
    assert_eq!((twilio.token.expose(), twilio.from.as_str()), ("s3cr3t", "+31101234567"));
    assert!(!format!("{settings:?}").contains("s3cr3t"));
}

#[test]
fn half_a_gateway_is_a_problem_and_so_is_one_that_would_tell_its_token() {
    let account = "https://AC1:s3cr3t@api.twilio.com";
    let from = ("HERSTEL_TWILIO_FROM", "+31101234567");
    assert!(only_problem(&[("HERSTEL_TWILIO_URL", account)]).contains("HERSTEL_TWILIO_FROM"));
    assert!(only_problem(&[from]).contains("HERSTEL_TWILIO_URL"));
    for wrong in
        ["http://AC1:s3cr3t@api.twilio.com", "https://api.twilio.com", "AC1:s3cr3t", "https://AC1:s3cr3t@x/?y=1"]
    {
        let problem = only_problem(&[("HERSTEL_TWILIO_URL", wrong), from]);
        assert!(!problem.contains("s3cr3t"), "{problem}");
    }
    assert!(only_problem(&[("HERSTEL_TWILIO_URL", account), ("HERSTEL_TWILIO_FROM", "112")]).contains("will not do"));
}
