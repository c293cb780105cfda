//! The buffers of calls, kept from call to call.

use std::cell::RefCell;
use std::ptr::NonNull;

use leakguard_core::Scratch;

/// Buffers above this many bytes are given back after a call that needed them.
const KEEP: usize = 1 << 20;

/// More than one is in use only when `jsonSerialize()` calls LeakGuard in the middle of a call.
#[derive(Default)]
struct Pool {
    idle: Vec<NonNull<Scratch>>,
    /// On loan to calls that have not come back yet.
    lent: Vec<NonNull<Scratch>>,
}

impl Drop for Pool {
    fn drop(&mut self) {
        for scratch in self.idle.drain(..) {
            // SAFETY: leaked by take(), and nobody's loan.
            drop(unsafe { Box::from_raw(scratch.as_ptr()) });
        }
    }
}

thread_local! {
    static POOL: RefCell<Pool> = RefCell::new(Pool::default());
}

/// Lends buffers to a call. After a panic they are thrown away: what they hold is half-done.
pub(super) fn with<T>(call: impl FnOnce(&mut Scratch) -> T) -> T {
    let mut loan = Loan::take();
    // SAFETY: on loan to this call alone.
    let result = call(unsafe { loan.0.as_mut() });
    // SAFETY: the call's borrow has ended.
    unsafe { loan.0.as_mut() }.shrink(KEEP);
    result
}

struct Loan(NonNull<Scratch>);

impl Loan {
    fn take() -> Loan {
        POOL.with_borrow_mut(|pool| {
            let scratch = pool.idle.pop().unwrap_or_else(|| NonNull::from(Box::leak(Box::default())));
            pool.lent.push(scratch);
            Loan(scratch)
        })
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        POOL.with_borrow_mut(|pool| {
            if let Some(place) = pool.lent.iter().rposition(|lent| *lent == self.0) {
                pool.lent.swap_remove(place);
                if std::thread::panicking() {
                    // SAFETY: leaked by take(), and on the list of loans until now, so it was not freed.
                    drop(unsafe { Box::from_raw(self.0.as_ptr()) });
                } else {
                    pool.idle.push(self.0);
                }
            }
        });
    }
}

/// At the end of a request no call is running. A fatal error (memory_limit, say) leaves calls without running what
/// should run at their end: their buffers are freed here.
pub(super) fn end_request() {
    POOL.with_borrow_mut(|pool| {
        for scratch in pool.lent.drain(..) {
            // SAFETY: leaked by take(), and its borrower is gone.
            drop(unsafe { Box::from_raw(scratch.as_ptr()) });
        }
    });
}
