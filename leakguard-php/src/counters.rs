//! What this process has done so far, for `phpinfo()`.

use std::sync::atomic::{AtomicU64, Ordering};

static CALLS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static FINDINGS: AtomicU64 = AtomicU64::new(0);
static BLOCKED: AtomicU64 = AtomicU64::new(0);

/// A call of `redact`, `redactArray` or `scan` with so many bytes of text.
pub(crate) fn call(bytes: usize) {
    CALLS.fetch_add(1, Ordering::Relaxed);
    BYTES.fetch_add(bytes as u64, Ordering::Relaxed);
}

/// So many findings.
pub(crate) fn findings(count: usize) {
    if count > 0 {
        FINDINGS.fetch_add(count as u64, Ordering::Relaxed);
    }
}

/// A message was blocked.
pub(crate) fn blocked() {
    BLOCKED.fetch_add(1, Ordering::Relaxed);
}

/// Name and value of each.
pub(crate) fn rows() -> [(&'static str, u64); 4] {
    [
        ("Calls in this process", CALLS.load(Ordering::Relaxed)),
        ("Bytes in", BYTES.load(Ordering::Relaxed)),
        ("Findings", FINDINGS.load(Ordering::Relaxed)),
        ("Blocked messages", BLOCKED.load(Ordering::Relaxed)),
    ]
}
