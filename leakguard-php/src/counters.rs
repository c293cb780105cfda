//! What has been done so far, by all workers of a pool: the memory is shared by the processes that php-fpm forks.

use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use leakguard_core::{Entity, Finding};

use crate::inventory;

/// All zero is none done.
#[repr(C)]
pub(crate) struct Counters {
    calls: AtomicU64,
    bytes: AtomicU64,
    blocked: AtomicU64,
    withheld: AtomicU64,
    events_lost: AtomicU64,
    ai_calls: AtomicU64,
    ai_refused: AtomicU64,
    ai_bytes: AtomicU64,
    /// By the entity's place.
    entities: [AtomicU64; Entity::ALL.len()],
}

impl Counters {
    const fn new() -> Counters {
        const {
            Counters {
                calls: ZERO,
                bytes: ZERO,
                blocked: ZERO,
                withheld: ZERO,
                events_lost: ZERO,
                ai_calls: ZERO,
                ai_refused: ZERO,
                ai_bytes: ZERO,
                entities: [ZERO; Entity::ALL.len()],
            }
        }
    }
}

#[allow(clippy::declare_interior_mutable_const, reason = "only a start for those in the array")]
const ZERO: AtomicU64 = AtomicU64::new(0);

/// Where there is no shared memory each process counts for itself.
static OWN: Counters = Counters::new();
static SHARED: OnceLock<&'static Counters> = OnceLock::new();

/// From here on these count: once, before the first fork.
pub(crate) fn share(counters: &'static Counters) {
    let _ = SHARED.set(counters);
}

/// Whether they are shared already: a server may start its modules again.
pub(crate) fn are_shared() -> bool {
    SHARED.get().is_some()
}

fn counters() -> &'static Counters {
    SHARED.get().copied().unwrap_or(&OWN)
}

/// A text of so many bytes was judged.
pub(crate) fn call(bytes: usize) {
    let counters = counters();
    counters.calls.fetch_add(1, Ordering::Relaxed);
    counters.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
}

/// What was found.
pub(crate) fn findings(found: &[Finding]) {
    for finding in found {
        if let Some(counter) = counters().entities.get(finding.entity as usize) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// A message was blocked by a rule.
pub(crate) fn blocked() {
    counters().blocked.fetch_add(1, Ordering::Relaxed);
}

/// A message was withheld, for it could not be judged.
pub(crate) fn withheld() {
    counters().withheld.fetch_add(1, Ordering::Relaxed);
}

/// A call to an AI service, with so many bytes; whether it was refused.
pub(crate) fn prompt(bytes: u64, refused: bool) {
    let counters = counters();
    counters.ai_calls.fetch_add(1, Ordering::Relaxed);
    if refused {
        counters.ai_refused.fetch_add(1, Ordering::Relaxed);
    } else {
        counters.ai_bytes.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// So many bytes came back from one.
pub(crate) fn prompt_answered(bytes: u64) {
    counters().ai_bytes.fetch_add(bytes, Ordering::Relaxed);
}

/// Events could not be told.
pub(crate) fn events_lost(count: u64) {
    counters().events_lost.fetch_add(count, Ordering::Relaxed);
}

/// Name, meaning and value of each.
pub(crate) fn totals() -> [(&'static str, &'static str, u64); 9] {
    let counters = counters();
    let value = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    [
        ("calls", "Texts that were judged", value(&counters.calls)),
        ("bytes", "Bytes that were judged", value(&counters.bytes)),
        ("findings", "Values that were found", counters.entities.iter().map(value).sum()),
        ("blocked", "Messages that a rule has blocked", value(&counters.blocked)),
        ("withheld", "Messages that could not be judged and were withheld", value(&counters.withheld)),
        ("events_lost", "Events that could not be written to the audit log", value(&counters.events_lost)),
        ("ai_calls", "Calls to AI services", value(&counters.ai_calls)),
        ("ai_refused", "Calls to AI services that were refused", value(&counters.ai_refused)),
        ("ai_bytes", "Bytes that went to AI services and came back", value(&counters.ai_bytes)),
    ]
}

/// What was found, by its kind; those that never came are left out.
pub(crate) fn entities() -> impl Iterator<Item = (&'static str, u64)> {
    let counts = counters().entities.iter().map(|counter| counter.load(Ordering::Relaxed));
    Entity::ALL.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(entity, count)| (entity.name(), count))
}

/// The same in the text format of Prometheus.
pub(crate) fn prometheus() -> String {
    let mut text = String::new();
    for (name, meaning, value) in totals() {
        // A String takes whatever is written.
        let _ = writeln!(text, "# HELP leakguard_{name}_total {meaning}.\n# TYPE leakguard_{name}_total counter\nleakguard_{name}_total {value}");
    }
    text.push_str("# HELP leakguard_entity_findings_total Values that were found, by their kind.\n# TYPE leakguard_entity_findings_total counter\n");
    for (entity, count) in entities() {
        let _ = writeln!(text, "leakguard_entity_findings_total{{entity=\"{entity}\"}} {count}");
    }
    type Value = fn(&inventory::Row) -> u64;
    let calls = inventory::rows();
    if calls.is_empty() {
        return text;
    }
    let columns: [(&str, &str, Value); 2] = [
        ("calls", "Calls out of PHP, by host and by the plugin, module or package that makes them", |row| row.calls),
        ("findings", "Values that were found in them", |row| row.findings),
    ];
    for (name, meaning, value) in columns {
        let _ = writeln!(text, "# HELP leakguard_egress_{name}_total {meaning}.\n# TYPE leakguard_egress_{name}_total counter");
        for row in &calls {
            let _ = writeln!(text, "leakguard_egress_{name}_total{{host=\"{}\",caller=\"{}\"}} {}", row.host, row.caller, value(row));
        }
    }
    text
}
