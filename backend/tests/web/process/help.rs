//! `--help` everywhere, and what wrong usage is told.

use std::process::{Command, Output};

fn herstel(arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_herstel")).args(arguments).env_clear().output().unwrap()
}

/// The help of a command, and the commands below it.
fn help(command: &[String]) -> (String, Vec<String>) {
    let output = herstel(&[command, &["--help".to_owned()]].concat());
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{command:?}");
    let below = told.lines().skip_while(|line| *line != "Commands:").skip(1);
    let below = below.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    let names = below.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let names = names.map(str::to_owned).collect();
    (told, names)
}

#[test]
fn every_command_has_help_that_says_what_it_does_and_exits_with_0() {
    let (mut met, mut ahead) = (Vec::new(), vec![Vec::<String>::new()]);
    while let Some(command) = ahead.pop() {
        let (told, below) = help(&command);
        let words: Vec<_> = std::iter::once("herstel").chain(command.iter().map(String::as_str)).collect();
        assert!(told.contains(&format!("Usage: {}", words.join(" "))), "{told}");
        assert!(told.lines().next().is_some_and(|first| first.len() > 10 && !first.starts_with("Usage")), "{told}");
        assert!(told.contains("--data-dir") && told.contains("HERSTEL_DATA_DIR"), "the settings are told: {told}");
        ahead.extend(below.into_iter().map(|name| [&command[..], &[name]].concat()));
        met.push(command.join(" "));
    }
    let contract = [
        "serve",
        "demo",
        "migrate",
        "keys init",
        "keys rotate",
        "jobs dead",
        "jobs retry",
        "staff add",
        "organisation add",
        "import",
    ];
    for command in contract {
        assert!(met.iter().any(|known| known == command), "{command} is not among {met:?}");
    }
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_is_wrong() {
    for (arguments, said) in [
        (&["nonsense"][..], "unrecognized subcommand 'nonsense'"),
        (&["serve", "--nonsense"], "unexpected argument '--nonsense'"),
        (&["staff", "add"], "required arguments were not provided"),
        (&["jobs", "retry", "x"], "invalid value 'x'"),
        (&[], "Usage: herstel"),
    ] {
        let output = herstel(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
}
