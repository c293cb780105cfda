//! Texts that leave below userland: PHP's own log, mail, calls to other hosts. No PHP code has judged them.

use std::sync::Arc;

use leakguard_core::policy::OnError;
use leakguard_core::{Blocked, BodyError, Context, Encoding, Engine, Format, Scratch};

use crate::audit;
use crate::counters;
use crate::failure::Failure;
use crate::guard;

/// What becomes of a text.
#[derive(Debug)]
pub(crate) enum Passage {
    /// It goes as it is.
    Same,
    /// This goes in its place.
    Other(Vec<u8>),
    /// A rule blocks the whole.
    Blocked(Blocked),
    /// LeakGuard could not judge it, and lets nothing out unchecked; why.
    Withheld(String),
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writing<'a> {
    pub format: Format,
    /// How it is compressed, in the order in which that was done.
    pub encodings: &'a [Encoding],
    /// Bytes that may come out of it.
    pub limit: usize,
}

impl From<Format> for Writing<'_> {
    fn from(format: Format) -> Self {
        Writing { format, encodings: &[], limit: 0 }
    }
}

/// Judges a text. `engine`: that of php.ini, or why there is none; `scratch`: lends the buffers of a call.
pub(crate) fn judge(
    engine: Result<Arc<Engine>, Failure>,
    text: &[u8],
    context: &Context<'_>,
    writing: Writing<'_>,
    scratch: impl FnOnce(&mut dyn FnMut(&mut Scratch)),
) -> Passage {
    let engine = match engine {
        Ok(engine) => engine,
        Err(failure) => {
            counters::withheld();
            return Passage::Withheld(failure.message());
        }
    };
    counters::call(text.len());
    let judged = guard::run(|| {
        let mut passage = Passage::Same;
        scratch(&mut |scratch| {
            passage = if writing.encodings.is_empty() {
                match engine.redact(text, context, writing.format, scratch) {
                    Ok(redaction) => {
                        counters::findings(redaction.findings);
                        audit::note(&engine, context, redaction.findings.iter().map(|finding| (finding, redaction.field(finding))));
                        redaction.output.map_or(Passage::Same, |new| Passage::Other(new.to_vec()))
                    }
                    Err(blocked) => Passage::Blocked(blocked),
                }
            } else {
                match engine.redact_body(text, writing.encodings, writing.limit, context, writing.format, scratch) {
                    Ok(body) => {
                        counters::findings(&body.findings);
                        audit::note(&engine, context, body.findings.iter().map(|finding| (finding, body.field(finding))));
                        body.output.map_or(Passage::Same, Passage::Other)
                    }
                    Err(BodyError::Blocked(blocked)) => Passage::Blocked(blocked),
                    Err(error) => {
                        counters::withheld();
                        Passage::Withheld(error.to_string())
                    }
                }
            };
        });
        if let Passage::Blocked(blocked) = &passage {
            audit::note_blocked(context, blocked);
        }
        passage
    });
    judged.unwrap_or_else(|place| match engine.on_error() {
        OnError::Withhold => {
            counters::withheld();
            Passage::Withheld(format!("internal error at {place}"))
        }
        OnError::Pass => Passage::Same,
    })
}
