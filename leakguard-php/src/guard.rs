//! A panic in the engine ends the call, never the process, and shows nothing of the message.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Replaces the panic hook. The usual one prints the panic's text, which may quote what was being worked on; this one
/// keeps the place in the source for [`run`] and prints nothing.
pub(crate) fn silence_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |location| {
            let file = location.file().rsplit('/').next().unwrap_or_default();
            format!("{file}:{}", location.line())
        });
        // Not with(): a panic while the thread's values are torn down must not panic again.
        let _ = PLACE.try_with(|kept| kept.replace(place));
    }));
}

/// Runs a call. A panic gives its place in the source (`pass.rs:120`), which is all that may be told of it.
pub(crate) fn run<T>(call: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that a panic has left half-done is used again: the scratch of the call is thrown away, the rest is immutable.
    catch_unwind(AssertUnwindSafe(call)).map_err(|payload| {
        // The payload's own destructor is code too.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(payload)));
        PLACE.try_with(RefCell::take).unwrap_or_default()
    })
}
