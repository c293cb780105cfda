//! Two engines in turns, so that a busy machine slows both: the median of the rounds' ratios.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::engines::{Failure, Redact};

/// What one sample takes at least: the clock does not count then, and little happens to the machine in between.
const SAMPLE: Duration = Duration::from_millis(5);

/// Rounds at least, however long one takes.
const ROUNDS: usize = 9;

/// One that does the same work again and again, and says what a call took.
pub trait Runner {
    /// Takes a sample and returns the seconds of one call.
    ///
    /// # Errors
    /// The engine gives up on its text.
    fn seconds(&mut self) -> Result<f64, Failure>;
}

/// An engine of this process on its text.
pub struct InProcess<'t> {
    engine: Box<dyn Redact>,
    text: &'t str,
    calls: u32,
}

impl InProcess<'_> {
    /// Warms the engine up and finds out how many calls make a sample.
    ///
    /// # Errors
    /// The engine gives up on the text.
    pub fn new(mut engine: Box<dyn Redact>, text: &str) -> Result<InProcess<'_>, Failure> {
        engine.redact(text)?;
        let begin = Instant::now();
        engine.redact(text)?;
        let calls = SAMPLE.as_nanos() / begin.elapsed().as_nanos().max(1) + 1;
        Ok(InProcess { engine, text, calls: calls.try_into()? })
    }
}

impl Runner for InProcess<'_> {
    fn seconds(&mut self) -> Result<f64, Failure> {
        let begin = Instant::now();
        for _ in 0..self.calls {
            black_box(self.engine.redact(black_box(self.text))?);
        }
        Ok(begin.elapsed().as_secs_f64() / f64::from(self.calls))
    }
}

/// What rounds of two runners gave.
#[derive(Debug, PartialEq)]
pub struct Paired {
    /// How many times as long the second took, the median of the rounds.
    pub ratio: f64,
    /// Seconds of a call of the first, the median.
    pub seconds: f64,
}

/// Lets two runners take turns for about so many seconds; who begins changes from round to round.
///
/// # Errors
/// A runner gives up.
pub fn in_turns(ours: &mut dyn Runner, theirs: &mut dyn Runner, seconds: f64) -> Result<Paired, Failure> {
    let (mut ratios, mut of_ours) = (Vec::new(), Vec::new());
    let begin = Instant::now();
    while ratios.len() < ROUNDS || begin.elapsed().as_secs_f64() < seconds {
        let (our_seconds, their_seconds) = if ratios.len().is_multiple_of(2) {
            let first = ours.seconds()?;
            (first, theirs.seconds()?)
        } else {
            let first = theirs.seconds()?;
            (ours.seconds()?, first)
        };
        ratios.push(their_seconds / our_seconds);
        of_ours.push(our_seconds);
    }
    Ok(Paired { ratio: median(ratios), seconds: median(of_ours) })
}

/// The middle one, the upper of two; 0 of none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes what it is told, and every fourth time a hundred times as long.
    struct Scripted(f64, u32);

    impl Runner for Scripted {
        fn seconds(&mut self) -> Result<f64, Failure> {
            self.1 += 1;
            Ok(if self.1.is_multiple_of(4) { self.0 * 100.0 } else { self.0 })
        }
    }

    #[test]
    fn a_busy_moment_of_one_does_not_count() {
        let paired = in_turns(&mut Scripted(0.5, 0), &mut Scripted(4.0, 2), 0.0).unwrap();
        assert_eq!(paired, Paired { ratio: 8.0, seconds: 0.5 });
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![9.0, 1.0, 5.0]), 5.0);
        assert_eq!(median(vec![2.0, 1.0]), 2.0);
        assert_eq!(median(Vec::new()), 0.0);
    }
}
