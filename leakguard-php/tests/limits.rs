//! Limits of calls to AI services, at any time of the clock.

#[path = "../src/limits.rs"]
#[allow(dead_code)]
mod limits;

use std::time::Duration;

use leakguard_core::Policy;
use limits::{Limits, admit_by};

const MINUTE: Duration = Duration::from_secs(60);
/// Milliseconds since 1970, in the middle of a part.
const NOW: u64 = 1_795_000_001_234;

fn policy(mode: &str) -> Policy {
    let text = format!(
        "mode = '{mode}'\n[[ai.limit]]\nname = 'chat'\nconsumer = 'customer:*'\nrequests = 3\nbytes = 1000\nper = 'minute'\n[[ai.limit]]\nname = 'all'\nrequests = 5\nper = 'day'\n[[rule]]\nname = 'r'\naction = 'redact'\n"
    );
    match Policy::from_toml(&text, "") {
        Ok(policy) => policy,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn no_window_of_a_limits_length_holds_more_than_the_limit() {
    let limits = Limits::new();
    // One call every 7.3 seconds for ten minutes, at most 4 a minute.
    let mut admitted = Vec::new();
    for step in 0..82 {
        let at = NOW + step * 7_300;
        if limits.take(9, 1, Some(4), MINUTE, at) {
            admitted.push(at);
        }
    }
    for (index, at) in admitted.iter().enumerate() {
        let in_window = admitted[index..].iter().take_while(|later| **later < at + 60_000).count();
        assert!(in_window <= 4, "{in_window} calls in the minute after {at}");
    }
    // Not much less is let through either: a part of a sixteenth is what the count is exact to.
    assert!(admitted.len() >= 36, "{}", admitted.len());
}

#[test]
fn a_refused_call_counts_against_no_limit() {
    let (limits, policy) = (Limits::new(), policy("enforce"));
    let ask = |who: &str, bytes, at| admit_by(&limits, &policy, who, "api.openai.com", bytes, at).1;
    for step in 0..3 {
        assert_eq!(ask("customer:1", 10, NOW + step), None);
    }
    for step in 3..9 {
        assert_eq!(ask("customer:1", 10, NOW + step).as_deref(), Some("limit \"chat\" is used up: 3 requests a minute"));
    }
    // Another consumer has a count of its own, and so has the next minute.
    assert_eq!(ask("customer:2", 10, NOW + 9), None);
    assert_eq!(ask("customer:1", 10, NOW + 70_000), None);
    assert_eq!(ask("customer:1", 10, NOW + 70_001), None);
    assert_eq!(ask("customer:1", 10, NOW + 70_002).as_deref(), Some("limit \"all\" is used up: 5 requests a day"));
    assert_eq!(ask("customer:1", 10, NOW + 2 * 86_400_000), None);
    assert_eq!(ask("customer:3", 1001, NOW).as_deref(), Some("limit \"chat\" is used up: 1000 bytes a minute"));
    assert_eq!(ask("customer:3", 1000, NOW), None);
}

#[test]
fn what_is_only_watched_is_told_and_counted() {
    let (limits, policy) = (Limits::new(), policy("monitor"));
    for _ in 0..3 {
        assert_eq!(admit_by(&limits, &policy, "customer:1", "h", 1, NOW).1, None);
    }
    let (charges, why) = admit_by(&limits, &policy, "customer:1", "h", 1, NOW);
    assert!(why.is_some() && charges.len() == 1);
}

#[test]
fn many_consumers_never_get_more_than_their_limit() {
    let limits = Limits::new();
    // More than there are places: those that share one get less, nobody gets more.
    for key in 1..5000u64 {
        let key = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let admitted = (0..5).filter(|_| limits.take(key, 1, Some(2), MINUTE, NOW)).count();
        assert!(admitted <= 2);
    }
    // An hour later the places are free again.
    assert!(limits.take(12345, 1, Some(2), MINUTE, NOW + 3_600_000));
}

#[test]
fn workers_at_once_share_a_limit() {
    let limits = Limits::new();
    let admitted: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| (0..500).filter(|_| limits.take(7, 1, Some(100), MINUTE, NOW)).count())).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or(usize::MAX)).sum()
    });
    assert!(admitted <= 100, "{admitted}");
    assert!(!limits.take(7, 1, Some(admitted as u64), MINUTE, NOW));
}
