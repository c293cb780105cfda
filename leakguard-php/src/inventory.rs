//! Who talks to whom: the hosts that PHP code calls, and which plugin, module or package does. In memory that all workers
//! share; a fixed number of pairs. No path, no query, no value.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::caller::Caller;

/// Different pairs that are kept; calls of more are counted together.
const PAIRS: usize = 256;

/// Bytes that are kept of a host and of a caller.
const HOST: usize = 64;
const MODULE: usize = 128;

const NAMES: usize = (HOST + MODULE) / 8;

/// A pair. All zero is a free place.
#[repr(C)]
struct Pair {
    /// 0: free. 1: a worker is writing its names. Else their hash.
    state: AtomicU64,
    calls: AtomicU64,
    findings: AtomicU64,
    /// Host and caller, filled up with zeros.
    names: [AtomicU64; NAMES],
}

/// All zero is none.
#[repr(C)]
pub(crate) struct Inventory {
    pairs: [Pair; PAIRS],
    others: Pair,
}

const WRITING: u64 = 1;

#[allow(clippy::declare_interior_mutable_const, reason = "only a start for those in the array")]
const ZERO: AtomicU64 = AtomicU64::new(0);
#[allow(clippy::declare_interior_mutable_const, reason = "as above")]
const FREE: Pair = Pair { state: ZERO, calls: ZERO, findings: ZERO, names: [ZERO; NAMES] };

/// Where there is no shared memory each process keeps its own.
static OWN: Inventory = Inventory { pairs: [FREE; PAIRS], others: FREE };
static SHARED: OnceLock<&'static Inventory> = OnceLock::new();

/// From here on this one is used: once, before the first fork.
pub(crate) fn share(inventory: &'static Inventory) {
    let _ = SHARED.set(inventory);
}

fn inventory() -> &'static Inventory {
    SHARED.get().copied().unwrap_or(&OWN)
}

/// What is kept of a pair's names.
type Names = [u64; NAMES];

fn names_of(host: &str, module: &str) -> Names {
    let mut bytes = [0u8; HOST + MODULE];
    // A name is shown in metrics: nothing but what names are made of.
    let put = |place: &mut [u8], name: &str| {
        for (byte, given) in place.iter_mut().zip(name.bytes()) {
            *byte = if given.is_ascii_graphic() && !matches!(given, b'"' | b'\\') { given } else { b'?' };
        }
    };
    put(&mut bytes[..HOST], host);
    // The end of a long path tells more than its beginning.
    let start = (module.len().saturating_sub(MODULE)..module.len()).find(|&start| module.is_char_boundary(start)).unwrap_or(0);
    put(&mut bytes[HOST..], &module[start..]);
    let mut names = [0u64; NAMES];
    for (word, bytes) in names.iter_mut().zip(bytes.chunks_exact(8)) {
        *word = bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    }
    names
}

fn text_of(words: &[AtomicU64]) -> String {
    let bytes = words.iter().flat_map(|word| word.load(Ordering::Relaxed).to_be_bytes());
    bytes.take_while(|&byte| byte != 0).map(char::from).collect()
}

impl Inventory {
    /// The place of a pair, taken when there is none yet.
    fn pair(&self, names: &Names) -> &Pair {
        let hash = names.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, word| (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)) | 2;
        for step in 0..PAIRS {
            let pair = &self.pairs[(hash as usize).wrapping_add(step) % PAIRS];
            let state = match pair.state.load(Ordering::Acquire) {
                0 => match pair.state.compare_exchange(0, WRITING, Ordering::Acquire, Ordering::Acquire) {
                    Ok(_) => {
                        pair.names.iter().zip(names).for_each(|(place, word)| place.store(*word, Ordering::Relaxed));
                        pair.state.store(hash, Ordering::Release);
                        return pair;
                    }
                    Err(state) => state,
                },
                state => state,
            };
            // One that is being written may become a second place of the same pair: rows() adds them up. The place of a
            // worker that was killed meanwhile stays lost.
            if state == hash && pair.names.iter().zip(names).all(|(place, word)| place.load(Ordering::Relaxed) == *word) {
                return pair;
            }
        }
        &self.others
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for pair in self.pairs.iter().chain([&self.others]) {
            let (calls, findings) = (pair.calls.load(Ordering::Relaxed), pair.findings.load(Ordering::Relaxed));
            if calls == 0 || pair.state.load(Ordering::Acquire) == WRITING {
                continue;
            }
            let (host, caller) = (text_of(&pair.names[..HOST / 8]), text_of(&pair.names[HOST / 8..]));
            match rows.iter_mut().find(|row| row.host == host && row.caller == caller) {
                Some(row) => (row.calls, row.findings) = (row.calls + calls, row.findings + findings),
                None => rows.push(Row { host, caller, calls, findings }),
            }
        }
        rows.sort_by(|one, other| other.calls.cmp(&one.calls).then_with(|| (&one.host, &one.caller).cmp(&(&other.host, &other.caller))));
        rows
    }
}

/// A host, who calls it, how often, and how much was found in that. Both names empty: all that found no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub host: String,
    pub caller: String,
    pub calls: u64,
    pub findings: u64,
}

/// All pairs, the busiest first.
pub(crate) fn rows() -> Vec<Row> {
    inventory().rows()
}

/// A call out that is being judged.
struct Call {
    caller: Option<Rc<Caller>>,
    pair: &'static Pair,
}

thread_local! {
    static CURRENT: RefCell<Option<Call>> = const { RefCell::new(None) };
}

/// While it lives, what is found on the channel `egress` belongs to this call.
pub(crate) struct Calling(Option<Call>);

/// A call to a host begins.
pub(crate) fn call(host: &str, caller: Option<Caller>) -> Calling {
    let pair = inventory().pair(&names_of(host, caller.as_ref().map_or("", |caller| &caller.module)));
    pair.calls.fetch_add(1, Ordering::Relaxed);
    // A callback of the script may call out itself, in the middle of a call.
    Calling(CURRENT.replace(Some(Call { caller: caller.map(Rc::new), pair })))
}

impl Drop for Calling {
    fn drop(&mut self) {
        CURRENT.replace(self.0.take());
    }
}

/// At the start of a request: a fatal error may have ended the last one in the middle of a call.
pub(crate) fn begin() {
    CURRENT.replace(None);
}

/// Who makes the call that is being judged.
pub(crate) fn caller() -> Option<Rc<Caller>> {
    CURRENT.with_borrow(|call| call.as_ref().and_then(|call| call.caller.clone()))
}

/// So much was found in the call that is being judged.
pub(crate) fn found(count: u64) {
    CURRENT.with_borrow(|call| {
        if let Some(call) = call {
            call.pair.findings.fetch_add(count, Ordering::Relaxed);
        }
    });
}
