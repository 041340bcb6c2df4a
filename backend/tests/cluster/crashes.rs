//! Everything that can be killed is killed; the next start finds what was acknowledged.

use std::{fs, thread, time::Duration};

use herstel::database::cluster::Cluster;

use crate::app::{App, is_alive, kill_9, on, postmaster, root, runtime, until, written};

#[test]
fn kill_9_of_the_program_ends_its_server_and_loses_nothing() {
    let root = root();
    let app = App::start(root.path());
    app.has_written(root.path());
    let server = postmaster(root.path());
    app.kill();
    until("the server has ended with the program", || !is_alive(server));
    let cluster = Cluster::start(root.path()).unwrap();
    assert_eq!(written(&cluster), 1);
}

#[test]
fn a_start_right_after_kill_9_waits_for_the_old_server_to_end() {
    let root = root();
    for _ in 0..3 {
        let app = App::start(root.path());
        app.has_written(root.path());
        app.kill();
    }
    let cluster = Cluster::start(root.path()).unwrap();
    assert_eq!(written(&cluster), 3);
}

#[test]
fn kill_9_of_program_and_server_loses_nothing() {
    let root = root();
    let app = App::start(root.path());
    app.has_written(root.path());
    kill_9(postmaster(root.path()));
    app.kill();
    let cluster = Cluster::start(root.path()).unwrap();
    assert_eq!(written(&cluster), 1);
}

#[test]
fn after_kill_9_of_the_server_alone_the_program_can_stop_and_start_again() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    on(cluster.owner_options(), "CREATE TABLE kept (); INSERT INTO kept DEFAULT VALUES");
    kill_9(postmaster(root.path()));
    runtime().block_on(cluster.stop()).unwrap();
    let again = Cluster::start(root.path()).unwrap();
    on(again.owner_options(), "SELECT 1 / (SELECT count(*) FROM kept)");
}

#[test]
fn kill_9_while_the_cluster_is_made_leaves_nothing_that_is_taken_for_a_cluster() {
    for after_ms in [0, 200, 900] {
        let root = root();
        let app = App::start(root.path());
        until("a cluster is in the making", || root.path().join("postgres.partial").exists());
        thread::sleep(Duration::from_millis(after_ms));
        app.kill();
        let cluster = Cluster::start(root.path()).unwrap();
        on(cluster.app_options(), "SELECT");
        assert!(!root.path().join("postgres.partial").exists());
    }
}

#[test]
fn half_a_cluster_of_an_earlier_crash_is_made_anew() {
    let root = root();
    let draft = root.path().join("postgres.partial");
    fs::create_dir(&draft).unwrap();
    fs::write(draft.join("PG_VERSION"), "15\n").unwrap();
    let cluster = Cluster::start(root.path()).unwrap();
    on(cluster.app_options(), "SELECT");
}

#[test]
fn a_stale_pid_file_that_names_a_living_process_is_no_obstacle() {
    let root = root();
    runtime().block_on(Cluster::start(root.path()).unwrap().stop()).unwrap();
    let stranger = std::process::id();
    let data = root.path().join("postgres");
    let stale = format!("{stranger}\n{}\n1700000000\n5432\n\n\n\nready\n", data.display());
    fs::write(data.join("postmaster.pid"), &stale).unwrap();
    fs::write(root.path().join("socket/.s.PGSQL.5432.lock"), &stale).unwrap();
    let cluster = Cluster::start(root.path()).unwrap();
    on(cluster.app_options(), "SELECT");
    assert_ne!(postmaster(root.path()), i32::try_from(stranger).unwrap());
}
