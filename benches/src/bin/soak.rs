//! Puts a page under load and looks at every answer. The last line says what came:
//! `whole=N refused=N cut=N empty=N broken=N leaked=N kills=N told=N fell=N seconds=S`.
//!
//! ```text
//! soak URL [--requests N | --seconds S] [--connections N] [--first N] [--has TEXT]... [--lacks TEXT]...
//!          [--kill PID --every N] [--stats URL]
//! ```
//! A request asks for `URL?n=N`, counted from `--first`; a whole answer has status 200, every `--has`, no `--lacks`, and ends with
//! `end N` and a line feed. `refused` are 502, 503 and 504 of a gateway, `cut` are connections that ended before the
//! answer did, `empty` are those of status 200 without a body, `leaked` is any answer or part of one that holds a `--lacks`, `broken` is everything else. The first few of each
//! are told on standard error.
//!
//! With `--kill` every N-th request ends a random child of that process first, by SIGKILL or SIGTERM. `--stats` is a page
//! that answers with a JSON object of numbers, read as often, and at the end: `told` are those that answered, `fell` those in
//! which a number was less than before.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use leakguard_benches::client::{Answer, Client};
use leakguard_benches::engines::Failure;

struct Plan {
    url: String,
    requests: u64,
    time: Duration,
    connections: usize,
    first: u64,
    has: Vec<String>,
    lacks: Vec<String>,
    master: Option<u32>,
    every: u64,
    stats: Option<String>,
}

#[derive(Clone, Copy)]
enum Kind {
    Whole,
    Refused,
    Cut,
    Empty,
    Broken,
    Leaked,
}
/// So many of a kind are told.
const TOLD: u64 = 5;
const KINDS: [&str; 6] = ["whole", "refused", "cut", "empty", "broken", "leaked"];

#[derive(Default)]
struct Tally {
    asked: AtomicU64,
    kinds: [AtomicU64; KINDS.len()],
    kills: AtomicU64,
    told: AtomicU64,
    fell: AtomicU64,
    before: Mutex<BTreeMap<String, u64>>,
}

fn main() -> Result<(), Failure> {
    let plan = arguments()?;
    let tally = Tally::default();
    let begin = Instant::now();
    thread::scope(|scope| {
        for _ in 0..plan.connections {
            scope.spawn(|| ask(&plan, &tally, begin));
        }
    });
    compare_stats(&plan, &tally, &Client::new());
    let value = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let kinds: Vec<String> = KINDS.iter().zip(&tally.kinds).map(|(name, count)| format!("{name}={}", value(count))).collect();
    println!(
        "{} kills={} told={} fell={} seconds={:.1}",
        kinds.join(" "),
        value(&tally.kills),
        value(&tally.told),
        value(&tally.fell),
        begin.elapsed().as_secs_f64()
    );
    Ok(())
}

fn arguments() -> Result<Plan, Failure> {
    let mut given = env::args().skip(1);
    let url = given.next().ok_or("usage: soak URL [--requests N | --seconds S] ...")?;
    let mut plan = Plan {
        url,
        requests: u64::MAX,
        time: Duration::MAX,
        connections: 4,
        first: 0,
        has: Vec::new(),
        lacks: Vec::new(),
        master: None,
        every: 100,
        stats: None,
    };
    while let Some(option) = given.next() {
        let value = given.next().ok_or_else(|| format!("{option} takes a value"))?;
        match option.as_str() {
            "--requests" => plan.requests = value.parse()?,
            "--seconds" => plan.time = Duration::try_from_secs_f64(value.parse()?)?,
            "--connections" => plan.connections = value.parse()?,
            "--first" => plan.first = value.parse()?,
            "--has" => plan.has.push(value),
            "--lacks" => plan.lacks.push(value),
            "--kill" => plan.master = Some(value.parse()?),
            "--every" => plan.every = value.parse()?,
            "--stats" => plan.stats = Some(value),
            _ => return Err(format!("soak knows no {option}").into()),
        }
    }
    if plan.requests == u64::MAX && plan.time == Duration::MAX {
        return Err("soak needs --requests or --seconds".into());
    }
    Ok(plan)
}

fn ask(plan: &Plan, tally: &Tally, begin: Instant) {
    let client = Client::new();
    loop {
        let asked = tally.asked.fetch_add(1, Ordering::Relaxed);
        if asked >= plan.requests || begin.elapsed() >= plan.time {
            return;
        }
        if asked % plan.every == plan.every - 1 {
            if let Some(master) = plan.master {
                kill_a_child(master, tally);
            }
            compare_stats(plan, tally, &client);
        }
        let n = plan.first + asked;
        let answer = client.get(&format!("{}?n={n}", plan.url), &[]);
        let (kind, why) = judge(plan, n, &answer);
        if tally.kinds[kind as usize].fetch_add(1, Ordering::Relaxed) < TOLD && !why.is_empty() {
            eprintln!("soak: request {n} is {}: {why}; status {}, {:?}", KINDS[kind as usize], answer.status, String::from_utf8_lossy(&answer.body));
        }
    }
}

fn judge(plan: &Plan, n: u64, answer: &Answer) -> (Kind, String) {
    let body = String::from_utf8_lossy(&answer.body);
    if let Some(text) = plan.lacks.iter().find(|text| body.contains(text.as_str())) {
        return (Kind::Leaked, format!("it holds '{text}'"));
    }
    if let Some(why) = &answer.cut {
        return (Kind::Cut, why.clone());
    }
    if matches!(answer.status, 502..=504) {
        return (Kind::Refused, String::from("the gateway has no answer"));
    }
    if answer.status == 200 && body.is_empty() {
        return (Kind::Empty, String::from("no body"));
    }
    if answer.status != 200 || !body.ends_with(&format!("end {n}\n")) {
        return (Kind::Broken, format!("no status 200 with 'end {n}' behind it"));
    }
    match plan.has.iter().find(|text| !body.contains(text.as_str())) {
        Some(text) => (Kind::Broken, format!("it lacks '{text}'")),
        None => (Kind::Whole, String::new()),
    }
}

fn kill_a_child(master: u32, tally: &Tally) {
    let Ok(children) = fs::read_to_string(format!("/proc/{master}/task/{master}/children")) else { return };
    let children: Vec<&str> = children.split_ascii_whitespace().collect();
    let random = RandomState::new().hash_one(children.len());
    let Some(child) = children.get(random as usize % children.len().max(1)) else { return };
    let signal = if random >> 63 == 0 { "-KILL" } else { "-TERM" };
    if Command::new("kill").args([signal, child]).status().is_ok_and(|status| status.success()) {
        tally.kills.fetch_add(1, Ordering::Relaxed);
    }
}

/// One at a time: the numbers are then asked for in the order in which they are compared.
fn compare_stats(plan: &Plan, tally: &Tally, client: &Client) {
    let Some(url) = &plan.stats else { return };
    let mut before = tally.before.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = client.get(url, &[]);
    let Ok(now) = serde_json::from_slice::<BTreeMap<String, u64>>(&answer.body) else {
        // The worker that was to answer may be the one that was killed.
        if !matches!(answer.status, 0 | 502..=504) {
            eprintln!("soak: no counters: status {}, {:?}", answer.status, String::from_utf8_lossy(&answer.body));
            tally.fell.fetch_add(1, Ordering::Relaxed);
        }
        return;
    };
    tally.told.fetch_add(1, Ordering::Relaxed);
    for (name, value) in &*before {
        if now.get(name).is_none_or(|now| now < value) {
            eprintln!("soak: {name} was {value} and is {:?}", now.get(name));
            tally.fell.fetch_add(1, Ordering::Relaxed);
        }
    }
    *before = now;
}
