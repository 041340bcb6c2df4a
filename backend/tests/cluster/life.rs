//! A cluster's quiet life: started, found again, shared, refused to a second, stopped.

use std::{fs, os::unix::fs::PermissionsExt, time::Instant};

use herstel::database::cluster::{Cluster, ClusterError};

use crate::app::{App, is_alive, on, postmaster, root, runtime, written};

#[test]
fn a_second_start_finds_the_data_of_the_first() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    on(cluster.owner_options(), "CREATE TABLE kept (); INSERT INTO kept DEFAULT VALUES");
    let server = postmaster(root.path());
    runtime().block_on(cluster.stop()).unwrap();
    assert!(!is_alive(server), "stop waits for the server's end");

    let began = Instant::now();
    let again = Cluster::start(root.path()).unwrap();
    let took = began.elapsed();
    on(again.owner_options(), "SELECT 1 / (SELECT count(*) FROM kept)");
    println!("started again in {} ms", took.as_millis());
}

#[test]
fn a_second_instance_is_refused_and_told_who_holds_the_data() {
    let root = root();
    let _cluster = Cluster::start(root.path()).unwrap();
    let refused = Cluster::start(root.path()).unwrap_err();
    assert!(matches!(refused, ClusterError::InUse { .. }), "{refused}");
    assert!(refused.to_string().starts_with(&format!("process {} is running on", std::process::id())), "{refused}");
}

#[test]
fn a_command_joins_the_cluster_of_a_running_service_and_leaves_it_running() {
    let root = root();
    let app = App::start(root.path());
    app.has_written(root.path());
    let joined = Cluster::join(root.path()).unwrap();
    assert_eq!(written(&joined), 1);
    runtime().block_on(joined.stop()).unwrap();
    assert!(is_alive(postmaster(root.path())));
}

#[test]
fn a_command_without_a_running_service_starts_the_cluster_itself() {
    let root = root();
    let joined = Cluster::join(root.path()).unwrap();
    on(joined.app_options(), "SELECT");
    let server = postmaster(root.path());
    drop(joined);
    assert!(!is_alive(server));
}

#[test]
fn another_user_than_root_has_a_cluster_just_as_well() {
    if !rustix::process::geteuid().is_root() {
        return; // then every other test here is this one
    }
    let nobody = 65534;
    let root = root();
    let app = App::start_as(nobody, root.path());
    app.has_written(root.path());
    app.kill();
    let app = App::start_as(nobody, root.path());
    app.has_written(root.path());
}

#[test]
fn nobody_else_can_get_at_the_data_or_the_log() {
    let root = root();
    let _cluster = Cluster::start(root.path()).unwrap();
    for name in ["postgres", "socket", "postgres.log", "lock"] {
        let mode = fs::metadata(root.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} has mode {mode:o}");
    }
    let mode = fs::metadata(root.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o066, 0, "others may at most pass through: {mode:o}");
}
