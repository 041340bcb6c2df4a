//! `herstel import`: interrupted at any moment, and with whatever a spreadsheet makes of a list.

use std::{
    fs,
    path::PathBuf,
    process::Stdio,
    time::{Duration, Instant},
};

use super::Program;

/// People of the list that is interrupted.
const PEOPLE: i64 = 2000;

impl Program {
    /// A list as a file.
    fn list(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.directory().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    async fn count(&self, sql: &str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.database().admin().await).await.unwrap()
    }

    /// Whether everybody of the list has one account, one invitation and one mail.
    async fn judged(&self) -> Result<(), String> {
        let accounts = self.count("SELECT count(*) FROM directory WHERE email LIKE 'lijst%'").await;
        let people = self.count("SELECT count(DISTINCT email) FROM directory WHERE email LIKE 'lijst%'").await;
        let invitations = "SELECT count(*) FROM events WHERE event_type = 'account.invited' \
             AND aggregate_id IN (SELECT account::text FROM directory WHERE email LIKE 'lijst%')";
        let invitations = self.count(invitations).await;
        let mails = "SELECT count(*) FROM jobs JOIN directory USING (account) WHERE email LIKE 'lijst%'";
        let told = [people, accounts, invitations, self.count(mails).await];
        if told == [PEOPLE; 4] { Ok(()) } else { Err(format!("people, accounts, invitations, mails: {told:?}")) }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_killed_in_the_middle_goes_on_and_invites_everybody_once() {
    let program = Program::installed().await;
    let lines: String = (0..PEOPLE).map(|n| format!("lijst{n}@post.example,Mens {n}\n")).collect();
    let file = program.list("lijst.csv", lines).display().to_string();
    let import = ["import", "--organisation", "finrust", &file];
    let mut killed = Vec::new();
    for goal in [PEOPLE / 10, PEOPLE / 3, PEOPLE * 2 / 3] {
        let mut child = program.command(&import).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        while program.count("SELECT count(*) FROM directory WHERE email LIKE 'lijst%'").await < goal {
            assert!(child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(60), "too early");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        // SIGKILL
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success());
        killed.push(program.count("SELECT count(*) FROM directory WHERE email LIKE 'lijst%'").await);
    }
    assert!(killed.iter().all(|count| *count < PEOPLE), "each time something was left to do: {killed:?}");
    assert!(program.judged().await.is_err(), "it is not done yet");
    let said = program.does(&import);
    assert_eq!(said, format!("0 to invite, {PEOPLE} so already, 0 wrong\n"), "the former run is finished first");
    assert_eq!(program.judged().await, Ok(()));
    assert_eq!(program.does(&import), said, "once more is no harm");
    assert_eq!(program.judged().await, Ok(()));
    // the control: a list that forgets whose addresses are claimed invites twice
    let forget =
        "DELETE FROM claims WHERE owner IN (SELECT account FROM directory WHERE email = 'lijst7@post.example')";
    program.tamper(forget).await;
    program.does(&import);
    assert!(program.judged().await.is_err(), "the judge would have seen it");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_line_that_cannot_be_is_named_with_its_reason_and_the_others_are_carried_out() {
    let program = Program::installed().await;
    let mut list = b"\xef\xbb\xbfNaam;E-mail;Telefoon;Vestiging\r\n".to_vec();
    for line in [
        &b"Jan Bakker;jan@post.example;;"[..],
        b"Nog eens;JAN@post.example;;",
        b"Niemand;geen adres;;",
        b"Niets;;;",
        b"Zo\xeb;zoe@post.example;;",
        b"E\0ls;els@post.example;;",
        b"\"Nooit dicht;an@post.example;;",
        b"Piet;piet@post.example;112;",
        b"Kees;kees@post.example;;03 Breda",
        b"Klembord;\"\x1b]52;c;aGFsbG8=\x07\";;",
        b"\"Wit, de\";ria@post.example;06 12345678;",
    ] {
        list.extend_from_slice(line);
        list.extend_from_slice(b"\r\n");
    }
    // and cut in the middle of the next
    list.extend_from_slice(b"Laatste;laatste@post.exam");
    let file = program.list("lijst.csv", list).display().to_string();
    let said = |arguments: &[&str]| {
        let output = program.runs(arguments);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        (
            output.status.code(),
            out,
            err.lines().filter(|line| line.starts_with(['l', 't'])).map(str::to_owned).collect(),
        )
    };
    let expected: Vec<String> = [
        "line 4: no valid e-mail address (geen adres)",
        "line 5: there is no e-mail address (Niets;;;)",
        "line 6: unreadable characters: save the file as UTF-8 (Zo\u{fffd};zoe@post.example;;)",
        "line 7: unreadable characters: save the file as UTF-8 (Els;els@post.example;;)",
        "line 8: quotation mark without an end (\"Nooit dicht;an@post.example;;)",
        "line 9: an emergency or service number (piet@post.example)",
        "line 10: unknown branch (kees@post.example)",
        "line 11: no valid e-mail address (]52;c;aGFsbG8=)",
        "the last line has no end and was left out: was the file cut? If it is whole, add --whole",
    ]
    .map(str::to_owned)
    .into();
    let counts = "2 to invite, 1 so already, 9 wrong\n";
    let looked: (_, _, Vec<String>) = said(&["import", "--organisation", "finrust", "--check", &file]);
    assert_eq!(looked, (Some(1), counts.to_owned(), expected.clone()));
    assert_eq!(program.count("SELECT count(*) FROM directory").await, 0, "only looked");
    let (code, out, named): (_, _, Vec<String>) = said(&["import", "--organisation", "finrust", &file]);
    assert_eq!((code, out, named), (Some(1), format!("{counts}2 of 2 done\n"), expected));
    let invited = async || -> Vec<String> {
        sqlx::query_scalar("SELECT email FROM directory ORDER BY email COLLATE \"C\"")
            .fetch_all(&mut program.database().admin().await)
            .await
            .unwrap()
    };
    assert_eq!(
        invited().await,
        ["jan@post.example", "ria@post.example"],
        "half an address is nobody's, or a stranger's"
    );
    said(&["import", "--organisation", "finrust", "--whole", &file]);
    assert_eq!(invited().await, ["jan@post.example", "laatste@post.exam", "ria@post.example"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_and_leaves_nothing() {
    let program = Program::installed().await;
    for (bytes, why) in [
        (&b""[..], "there are no lines in it"),
        (b"e-mail;naam\r\n", "there are no lines in it"),
        (b"\xff\xfej\0a\0n\0@\0", "it is no CSV file in UTF-8"),
        (b"PK\x03\x04\x14\0\x06\0", "it is no CSV file in UTF-8"),
    ] {
        let file = program.list("lijst.csv", bytes).display().to_string();
        let told = program.is_refused(&["import", "--organisation", "finrust", &file]);
        assert!(told.ends_with(why), "{told}");
    }
    let missing = program.is_refused(&["import", "--organisation", "finrust", "/nowhere/lijst.csv"]);
    assert!(missing.contains("/nowhere/lijst.csv cannot be read"), "{missing}");
    assert_eq!(program.count("SELECT count(*) FROM imports").await, 0);
}
