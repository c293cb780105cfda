//! The guard around every entry point: a panic ends the call, and tells its place and nothing else.

#[path = "../src/guard.rs"]
mod guard;

use std::process::Command;

#[test]
fn a_panic_gives_its_place_and_the_next_call_works() {
    guard::silence_panics();
    let place = guard::run(|| -> usize { panic!("jane@example.com") }).expect_err("it has panicked");
    assert!(place.starts_with("panics.rs:"), "{place}");
    let bytes: &[u8] = b"short";
    let place = guard::run(|| bytes[bytes.len()]).expect_err("out of bounds");
    assert!(place.starts_with("panics.rs:") && !place.contains("short"), "{place}");
    assert_eq!(guard::run(|| 42), Ok(42));
}

#[test]
fn a_payload_that_panics_when_dropped_is_held_too() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            if !std::thread::panicking() {
                panic!("again");
            }
        }
    }
    guard::silence_panics();
    assert!(guard::run(|| std::panic::panic_any(Bomb)).is_err());
}

/// Runs in a process of its own, started by the test below.
#[test]
#[ignore = "started by a_panic_prints_nothing"]
fn panic_with_a_secret() {
    guard::silence_panics();
    let _ = guard::run(|| panic!("4111111111111111"));
}

#[test]
fn a_panic_prints_nothing() {
    let this = std::env::current_exe().expect("the test's own path");
    let output = Command::new(this).args(["--ignored", "--exact", "--nocapture", "panic_with_a_secret"]).output().expect("it runs");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    assert!(output.status.success() && printed.contains("1 passed"), "{printed}");
    assert!(!printed.contains("4111111111111111") && !printed.contains("panicked"), "{printed}");
}
