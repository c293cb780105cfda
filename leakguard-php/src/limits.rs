//! How often and how much: limits of calls to AI services for each consumer, counted by all workers of a pool in memory that they
//! share. Each window of a limit's length holds the limit at most: what has gone is kept by sixteenths of the length.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use leakguard_core::Policy;
use leakguard_core::policy::Mode;

/// Different counts that are kept; more share one place, which is the stricter way.
const PLACES: usize = 1024;

/// Parts of a limit's length, and one that is ending.
const PARTS: u64 = 16;
const BUCKETS: usize = PARTS as usize + 1;

/// Bits of a bucket that hold what has gone; the rest is the part's number.
const BITS: u32 = 40;
const MOST: u64 = (1 << BITS) - 1;

/// What one consumer has had of one limit. All zero is free.
#[repr(C)]
struct Place {
    /// 0: free.
    key: AtomicU64,
    /// Milliseconds since 1970 after which nothing in it counts any more.
    until: AtomicU64,
    buckets: [AtomicU64; BUCKETS],
}

/// All zero is nothing used.
#[repr(C)]
pub(crate) struct Limits {
    places: [Place; PLACES],
    others: Place,
}

#[allow(clippy::declare_interior_mutable_const, reason = "only a start for those in the array")]
const ZERO: AtomicU64 = AtomicU64::new(0);
#[allow(clippy::declare_interior_mutable_const, reason = "as above")]
const FREE: Place = Place { key: ZERO, until: ZERO, buckets: [ZERO; BUCKETS] };

/// Where there is no shared memory each process counts for itself.
static OWN: Limits = Limits::new();
static SHARED: OnceLock<&'static Limits> = OnceLock::new();

/// From here on these count: once, before the first fork.
pub(crate) fn share(limits: &'static Limits) {
    let _ = SHARED.set(limits);
}

/// A limit that an answer counts against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Charge {
    key: u64,
    per: Duration,
}

/// What is counted: a limit's name, which of its two figures, who.
fn key(name: &str, figure: &str, who: &str) -> u64 {
    // The same in all workers: this hasher starts from fixed keys.
    let mut hasher = DefaultHasher::new();
    (name, figure, who).hash(&mut hasher);
    hasher.finish() | 1
}

impl Limits {
    pub const fn new() -> Limits {
        Limits { places: [FREE; PLACES], others: FREE }
    }

    /// The place of a key: its own, a free one, or one in which nothing counts any more.
    fn place(&self, key: u64, now: u64) -> &Place {
        let near = || (0..16).filter_map(|step| self.places.get((key as usize).wrapping_add(step) % PLACES));
        if let Some(place) = near().find(|place| place.key.load(Ordering::Acquire) == key) {
            return place;
        }
        let free = |place: &&Place| {
            let known = place.key.load(Ordering::Acquire);
            let is_over = known == 0 || place.until.load(Ordering::Acquire) < now;
            is_over && place.key.compare_exchange(known, key, Ordering::AcqRel, Ordering::Relaxed).is_ok()
        };
        near().find(free).unwrap_or(&self.others)
    }

    /// Adds to what has gone; false: that would be more than `most`, and nothing was added. `most` = `None`: always.
    pub fn take(&self, key: u64, amount: u64, most: Option<u64>, per: Duration, now: u64) -> bool {
        let (length, place) = (part_of(per), self.place(key, now));
        let part = now / length;
        place.until.fetch_max(now + length * (PARTS + 1), Ordering::AcqRel);
        let bucket = &place.buckets[(part % BUCKETS as u64) as usize];
        let added = bucket.fetch_update(Ordering::AcqRel, Ordering::Acquire, |held| {
            let gone = if held & !MOST == number(part) { held & MOST } else { 0 };
            Some(number(part) | (gone + amount.min(MOST)).min(MOST))
        });
        let Some(most) = most else { return true };
        let gone: u64 = (0..BUCKETS as u64)
            .filter_map(|age| part.checked_sub(age))
            .map(|part| (part, place.buckets[(part % BUCKETS as u64) as usize].load(Ordering::Acquire)))
            .map(|(part, held)| if held & !MOST == number(part) { held & MOST } else { 0 })
            .sum();
        let fits = gone <= most;
        if !fits && added.is_ok() {
            // What was added first was seen by all others: two at once may both be refused, never both admitted.
            self.give_back(key, amount, per, now);
        }
        fits
    }

    /// Takes back what was added at that time.
    pub fn give_back(&self, key: u64, amount: u64, per: Duration, now: u64) {
        let part = now / part_of(per);
        let bucket = &self.place(key, now).buckets[(part % BUCKETS as u64) as usize];
        let _ = bucket.fetch_update(Ordering::AcqRel, Ordering::Acquire, |held| {
            (held & !MOST == number(part)).then(|| number(part) | (held & MOST).saturating_sub(amount.min(MOST)))
        });
    }
}

/// Milliseconds of a part.
fn part_of(per: Duration) -> u64 {
    (per.as_millis() as u64 / PARTS).max(1)
}

/// What a bucket of that part begins with: the low bits of its number. An older one is begun anew.
fn number(part: u64) -> u64 {
    (part & (u64::MAX >> BITS)) << BITS
}

fn limits() -> &'static Limits {
    SHARED.get().copied().unwrap_or(&OWN)
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

/// Admits a call of so many bytes: what its answer counts against, and why it must not go, if so. A call that must not go counts
/// against no limit.
pub(crate) fn admit(policy: &Policy, who: &str, host: &str, bytes: u64) -> (Vec<Charge>, Option<String>) {
    admit_by(limits(), policy, who, host, bytes, now())
}

/// The same at a time, in milliseconds since 1970.
pub(crate) fn admit_by(limits: &Limits, policy: &Policy, who: &str, host: &str, bytes: u64, now: u64) -> (Vec<Charge>, Option<String>) {
    let (mut charges, mut taken, mut refused) = (Vec::new(), Vec::new(), None);
    for limit in policy.ai_limits(who, host) {
        let (per, length) = (limit.per.name(), limit.per.length());
        for (figure, amount, most) in [("requests", 1, limit.requests), ("bytes", bytes, limit.bytes)] {
            let Some(most) = most else { continue };
            let key = key(&limit.name, figure, who);
            if figure == "bytes" {
                charges.push(Charge { key, per: length });
            }
            if refused.is_some() {
                continue;
            }
            if limits.take(key, amount, Some(most), length, now) {
                taken.push((key, amount, length));
            } else {
                refused = Some(format!("limit \"{}\" is used up: {most} {figure} a {per}", limit.name));
            }
        }
    }
    if refused.is_some() && policy.mode == Mode::Enforce {
        taken.into_iter().for_each(|(key, amount, per)| limits.give_back(key, amount, per, now));
    }
    (charges, refused)
}

/// Counts what has come back.
pub(crate) fn charge(charges: &[Charge], bytes: u64) {
    for charge in charges {
        limits().take(charge.key, bytes, None, charge.per, now());
    }
}
