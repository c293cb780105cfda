//! The inventory of calls, without PHP.

#[path = "../src/caller.rs"]
#[allow(dead_code)]
mod caller;
#[path = "../src/inventory.rs"]
#[allow(dead_code)]
mod inventory;

use std::thread;

use caller::Caller;
use inventory::{Row, call, found, rows};

fn by(module: &str) -> Option<Caller> {
    Some(Caller::new(format!("/srv/wp-content/plugins/{module}/a.php").as_bytes(), 3))
}

/// One test: there is one inventory in a process.
#[test]
fn pairs_are_counted_by_all_and_their_number_is_bounded() {
    // Two that meet a new pair at once may give it two places; here each has its one.
    for host in ["api.example.com", "b.example.com"] {
        drop(call(host, by("a")));
    }
    let busy: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..1000 {
                    let _outer = call("api.example.com", by("a"));
                    found(2);
                    {
                        let _inner = call("b.example.com", by("a"));
                        found(1);
                    }
                    found(1);
                }
            })
        })
        .collect();
    busy.into_iter().for_each(|thread| thread.join().unwrap());
    found(9);
    let row = |host: &str, caller: &str, calls, findings| Row { host: host.to_owned(), caller: caller.to_owned(), calls, findings };
    let plugin = "wp-content/plugins/a";
    assert_eq!(rows(), [row("api.example.com", plugin, 4001, 12000), row("b.example.com", plugin, 4001, 4000)]);

    drop(call("a\"b\n\u{e9}", None));
    drop(call(&"x".repeat(500), by(&"y".repeat(500))));
    let (odd, long) = (rows()[2].clone(), rows()[3].clone());
    assert_eq!(odd.host, "a?b???");
    assert_eq!((long.host.len(), long.caller.len()), (64, 128));

    for number in 0..1000 {
        drop(call(&format!("h{number}.example.com"), by("a")));
    }
    let all = rows();
    assert_eq!(all.len(), 257, "and one for all others");
    assert_eq!(all[2], row("", "", 1000 - (256 - 4), 0));
    assert_eq!(all.iter().map(|row| row.calls).sum::<u64>(), 9004);
}
