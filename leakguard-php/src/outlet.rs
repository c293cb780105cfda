//! Texts that leave below userland: PHP's own log, mail, calls to other hosts. No PHP code has judged them.

use leakguard_core::policy::OnError;
use leakguard_core::{Blocked, BodyError, Context, Encoding, Engine, Format, Scratch};

use crate::audit;
use crate::counters;

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

/// Judges a text.
pub(crate) fn judge(engine: &Engine, text: &[u8], context: &Context<'_>, writing: Writing<'_>, scratch: &mut Scratch) -> Passage {
    counters::call(text.len());
    match engine.redact_body(text, writing.encodings, writing.limit, context, writing.format, scratch) {
        Ok(body) => {
            counters::findings(&body.findings);
            audit::note(engine, context, body.findings.iter().map(|finding| (finding, body.field(finding))));
            body.output.map_or(Passage::Same, Passage::Other)
        }
        Err(BodyError::Blocked(blocked)) => {
            audit::note_blocked(context, &blocked);
            Passage::Blocked(blocked)
        }
        Err(error) => withheld(error.to_string()),
    }
}

/// Judges a body that is no text by its first bytes: a model file is one.
pub(crate) fn judge_binary(engine: &Engine, head: &[u8], context: &Context<'_>, scratch: &mut Scratch) -> Passage {
    match engine.judge_binary(head, context, scratch) {
        Ok(Some(redaction)) => {
            counters::call(head.len());
            counters::findings(redaction.findings);
            audit::note(engine, context, redaction.findings.iter().map(|finding| (finding, None)));
            Passage::Same
        }
        Ok(None) => Passage::Same,
        Err(blocked) => {
            counters::call(head.len());
            audit::note_blocked(context, &blocked);
            Passage::Blocked(blocked)
        }
    }
}

/// Looks at the arguments that PHP has cut in a trace. `None`: the text is as it was.
pub(crate) fn judge_trace(engine: &Engine, text: &[u8], context: &Context<'_>) -> Option<Vec<u8>> {
    let trace = engine.redact_trace(text, context)?;
    counters::findings(&trace.findings);
    audit::note(engine, context, trace.findings.iter().map(|finding| (finding, None)));
    trace.output
}

/// What becomes of a text when the engine itself has failed at a place of its source.
pub(crate) fn failed(engine: &Engine, place: &str) -> Passage {
    match engine.on_error() {
        OnError::Withhold => withheld(format!("internal error at {place}")),
        OnError::Pass => Passage::Same,
    }
}

/// A text that cannot be judged, and why.
pub(crate) fn withheld(why: String) -> Passage {
    counters::withheld();
    Passage::Withheld(why)
}
