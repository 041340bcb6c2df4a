//! `herstel staff grant` and `revoke`, as an operator uses them.

use super::Program;

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_gives_and_takes_a_role_and_is_told_what_is_so_already() {
    let program = Program::installed().await;
    program.does(&["staff", "add", "--organisation", "finrust", "--email", "c@post.example", "--role", "user"]);
    let does = |act, role| program.does(&["staff", act, "--email", "C@Post.Example", "--role", role]);
    assert!(does("grant", "agent").contains("is agent now"));
    assert!(does("grant", "agent").contains("was agent already"));
    assert!(does("revoke", "lead").contains("was no lead"));
    assert!(does("revoke", "agent").contains("is no agent any more"));
    assert!(does("revoke", "agent").contains("was no agent"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_account_gets_no_role_and_nobody_is_made_a_user() {
    let program = Program::installed().await;
    let refused = program.is_refused(&["staff", "grant", "--email", "d@post.example", "--role", "agent"]);
    assert!(refused.contains("nobody signs in with d@post.example"), "{refused}");
    for wrong in [["--email", "d@post.example", "--role", "user"], ["--email", "d", "--role", "agent"]] {
        for act in ["grant", "revoke"] {
            let output = program.runs(&[&["staff", act][..], &wrong].concat());
            assert_eq!(output.status.code(), Some(2), "{act} {wrong:?}");
        }
    }
}
