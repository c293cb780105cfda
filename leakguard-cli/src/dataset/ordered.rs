//! Work on several threads whose results come in the order of what they were made of.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use anyhow::{Result, anyhow};

/// What each thread may have waiting, and may have done before its turn.
const WAITING: usize = 2;

/// Takes pieces from `next` until there are none, gives each to one of `threads` threads, and hands the results to `take` in the order of
/// the pieces. Holds a few pieces a thread at a time. `next` and `take` run in the caller's thread; the first error ends it all.
pub fn ordered<T: Send, R: Send, W>(
    threads: usize,
    start: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, T) -> Result<R> + Sync,
    mut next: impl FnMut() -> Result<Option<T>>,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let threads = threads.max(1);
    std::thread::scope(|scope| {
        let mut ends: Vec<(SyncSender<T>, Receiver<Result<R>>)> = Vec::with_capacity(threads);
        for _ in 0..threads {
            let (to, pieces) = sync_channel::<T>(WAITING);
            let (done, from) = sync_channel(WAITING);
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                let mut state = start();
                while let Ok(piece) = pieces.recv() {
                    if done.send(work(&mut state, piece)).is_err() {
                        return;
                    }
                }
            });
            ends.push((to, from));
        }
        let stopped = || anyhow!("a thread has stopped");
        let (mut given, mut taken, mut more) = (0, 0, true);
        while more || taken < given {
            if more && given - taken < threads * WAITING {
                match next()? {
                    Some(piece) => {
                        ends[given % threads].0.send(piece).map_err(|_| stopped())?;
                        given += 1;
                    }
                    None => more = false,
                }
                continue;
            }
            take(ends[taken % threads].1.recv().map_err(|_| stopped())??)?;
            taken += 1;
        }
        Ok(())
    })
}

/// Threads that are worth starting.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(threads: usize, count: u64, fails_at: u64) -> Result<Vec<u64>> {
        let (mut numbers, mut out) = (0..count, Vec::new());
        let work = |seen: &mut u64, number: u64| {
            *seen += 1;
            if number == fails_at { Err(anyhow!("number {number}")) } else { Ok(number * number) }
        };
        ordered(
            threads,
            || 0,
            work,
            || Ok(numbers.next()),
            |square| {
                out.push(square);
                Ok(())
            },
        )?;
        Ok(out)
    }

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for threads in [1, 2, 7] {
            for count in [0, 1, 2, 100] {
                assert_eq!(squares(threads, count, u64::MAX).unwrap(), (0..count).map(|n| n * n).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_error_ends_it() {
        for fails_at in [0, 50, 99] {
            assert_eq!(squares(2, 100, fails_at).unwrap_err().to_string(), format!("number {fails_at}"));
        }
    }
}
