//! Stack traces of PHP, in which arguments are cut: `#0 pay.php(7): pay('4111 1111 1111 ...')`. What is left of a value
//! is no value to any detector any more, and still tells most of it.

use memchr::{memmem, memrchr};

use crate::context::Context;
use crate::detect::cut;
use crate::engine::Engine;
use crate::entity::Entity;
use crate::finding::{FieldPath, Finding};
use crate::policy::explain::{Explanation, Question};
use crate::policy::{Action, Mode};

/// How far before a cut the line of its frame may begin, in bytes.
const LINE: usize = 64 << 10;

/// A text in which arguments of a trace were cut in the middle of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The text with labels in the place of what is left of those values; `None`: nothing changes, the policy allows or watches.
    pub output: Option<Vec<u8>>,
    /// What was left of which values. Offsets are bytes of the input.
    pub findings: Vec<Finding>,
}

impl Engine {
    /// Looks at the arguments that PHP has cut in a trace (`zend.exception_string_param_max_len`), and puts a label in the
    /// place of what is left of a card number, an address or a key. The policy is asked as for the whole value, but for its
    /// action: of half a value nothing is kept, and it is too little to block a message for. `None`: there are none.
    ///
    /// Linear in the length of the text; costs one search for `...'` where there is no trace.
    pub fn redact_trace(&self, text: &[u8], context: &Context<'_>) -> Option<Trace> {
        let policy = self.policy();
        if policy.mode == Mode::Off {
            return None;
        }
        let mut trace = Trace { output: None, findings: Vec::new() };
        let mut answers: Vec<(Entity, Explanation<'_>)> = Vec::new();
        let mut written = 0;
        let mut line = Line::default();
        for dots in memmem::find_iter(text, b"...'") {
            if !matches!(text.get(dots + 4), Some(b',' | b')')) {
                continue;
            }
            let Some(start) = line.argument(text, dots) else { continue };
            let Some((entity, from, score)) = cut::value_at_end(&text[start..dots]) else { continue };
            let index = answers.iter().position(|(known, _)| *known == entity).unwrap_or_else(|| {
                let question = Question { context: *context, field: "", entity, score, own: false, value: None };
                answers.push((entity, policy.explain(&question)));
                answers.len() - 1
            });
            let answer = &answers[index].1;
            if answer.ignored.is_some() {
                continue;
            }
            let changed = answer.action != Action::Allow && answer.mode == Mode::Enforce;
            let (start, end) = (start + from, dots + 3);
            let rule = answer.rule.and_then(|rule| u16::try_from(rule).ok());
            trace.findings.push(Finding { entity, start, end, score, detector: None, rule, changed, field: FieldPath::default() });
            if changed {
                let output = trace.output.get_or_insert_with(|| Vec::with_capacity(text.len()));
                output.extend_from_slice(&text[written..start]);
                output.extend_from_slice(entity.label().as_bytes());
                written = end;
            }
        }
        if let Some(output) = &mut trace.output {
            output.extend_from_slice(&text[written..]);
        }
        (!trace.findings.is_empty()).then_some(trace)
    }
}

/// The line that was looked at last.
#[derive(Default)]
struct Line {
    start: usize,
    /// Up to here it was looked for an opening quote.
    seen: usize,
    /// Where the last argument begins that was seen.
    argument: Option<usize>,
    /// Whether a frame's number stands before `seen`.
    is_frame: bool,
}

impl Line {
    /// Where the argument begins that ends at `dots`; `None`: no frame of a trace.
    fn argument(&mut self, text: &[u8], dots: usize) -> Option<usize> {
        // From where this line was not looked at yet: every byte is looked at once.
        let from = self.seen.max(dots.saturating_sub(LINE)).min(dots);
        if from > self.seen {
            *self = Line { start: from, seen: from, ..Line::default() };
        }
        if let Some(end) = memrchr(b'\n', &text[from..dots]) {
            let start = from + end + 1;
            *self = Line { start, seen: start, ..Line::default() };
        }
        // An opening quote may stand right before what was seen.
        let rest = self.seen.saturating_sub(1).max(self.start);
        self.is_frame = self.is_frame || has_frame(&text[rest.saturating_sub(12).max(self.start)..dots]);
        let opening = [&b"('"[..], b", '"].into_iter().filter_map(|sign| memmem::rfind(&text[rest..dots], sign).map(|at| rest + at + sign.len())).max();
        self.argument = opening.or(self.argument);
        self.seen = dots;
        self.argument.filter(|_| self.is_frame)
    }
}

/// `#12 ` somewhere: a log may write more before it, or the lines of a trace behind each other.
fn has_frame(text: &[u8]) -> bool {
    memchr::memchr_iter(b'#', text).any(|at| {
        let digits = text[at + 1..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0 && text.get(at + 1 + digits) == Some(&b' ')
    })
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;
    use crate::{Channel, Context, Engine, Entity};

    fn shown(policy: &str, text: &str) -> (String, Vec<(Entity, bool)>) {
        let policy = if policy.contains(':') { Policy::preset(&policy[7..]).unwrap() } else { Policy::from_toml(policy, "test.toml").unwrap() };
        let engine = Engine::new(policy, None).unwrap();
        let context = Context { channel: Channel::Log, ..Context::default() };
        match engine.redact_trace(text.as_bytes(), &context) {
            None => (text.to_owned(), Vec::new()),
            Some(trace) => {
                for finding in &trace.findings {
                    assert!(text[finding.start..finding.end].ends_with("..."));
                }
                let output = trace.output.map_or_else(|| text.to_owned(), |output| String::from_utf8(output).unwrap());
                assert_eq!(engine.redact_trace(output.as_bytes(), &context).filter(|again| again.output.is_some()), None, "twice is once");
                (output, trace.findings.iter().map(|finding| (finding.entity, finding.changed)).collect())
            }
        }
    }

    const TRACE: &str = "Uncaught E: declined in /srv/pay.php:3\nStack trace:\n#0 /srv/pay.php(7): pay('411111111111111...', 7, 'jane.doe@exampl...', Array)\n#1 /srv/index.php(2): Shop->order('/srv/www/html/a...', 'to 4111 1111 1...')\n#2 {main}";

    #[test]
    fn what_is_left_of_a_value_becomes_its_label() {
        let (text, findings) = shown("preset:default", TRACE);
        assert_eq!(
            text,
            "Uncaught E: declined in /srv/pay.php:3\nStack trace:\n#0 /srv/pay.php(7): pay('[CREDIT_CARD]', 7, '[EMAIL_ADDRESS]', Array)\n#1 /srv/index.php(2): Shop->order('/srv/www/html/a...', 'to [CREDIT_CARD]')\n#2 {main}"
        );
        assert_eq!(findings, [(Entity::CreditCard, true), (Entity::EmailAddress, true), (Entity::CreditCard, true)]);
    }

    #[test]
    fn a_policy_that_watches_or_allows_changes_nothing_and_tells() {
        let watching = "mode = \"monitor\"\n[[rule]]\nname = \"all\"\naction = \"redact\"\n";
        assert_eq!(shown(watching, TRACE), (TRACE.to_owned(), vec![(Entity::CreditCard, false), (Entity::EmailAddress, false), (Entity::CreditCard, false)]));
        let allowing = "[[rule]]\nname = \"cards\"\nentity = \"CREDIT_CARD\"\naction = \"allow\"\n[[rule]]\nname = \"all\"\naction = \"block\"\n";
        let (text, findings) = shown(allowing, TRACE);
        assert!(text.contains("'411111111111111...', 7, '[EMAIL_ADDRESS]'"), "{text}");
        assert_eq!(findings.len(), 3);
        assert_eq!(shown("mode = \"off\"\n", TRACE), (TRACE.to_owned(), vec![]));
    }

    #[test]
    fn a_trace_on_one_line_and_in_json_is_one_too() {
        assert_eq!(
            shown("preset:default", r##"{"trace":"#0 a.php(1): b('411111111111111...')\n#1 {main}"}"##).0,
            r##"{"trace":"#0 a.php(1): b('[CREDIT_CARD]')\n#1 {main}"}"##
        );
        assert_eq!(
            shown("preset:default", "PHP message: #3 a.php(1): b(NULL, 'it's (x, '411111111111111...')").0,
            "PHP message: #3 a.php(1): b(NULL, 'it's (x, '[CREDIT_CARD]')"
        );
    }

    #[test]
    fn what_is_no_trace_is_left() {
        for text in ["he said '411111111111111...', and went", "#0 a.php(1): b('411111111111111...'", "#1 x 411111111111111...')", "wait...'", ""] {
            assert_eq!(shown("preset:default", text), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn time_is_linear_in_many_cuts() {
        // Without a bound this is 10^10 steps.
        let text = format!("#0 a.php(1): b({})", "'4111111111...', ".repeat(100_000));
        let (out, findings) = shown("preset:default", &text.replace(", )", ")"));
        assert_eq!(findings.len(), 100_000);
        assert!(!out.contains("4111"));
        shown("preset:default", &"...',".repeat(400_000));
    }
}
