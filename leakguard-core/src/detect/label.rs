//! What LeakGuard itself has written, so that it is never found again.

use memchr::memrchr;

use super::boundary::is_alnum;
use crate::entity::Entity;

/// Bytes of a label at most.
const LONGEST: usize = 128;

/// Length of a label of ours at the position, `[EMAIL_ADDRESS]` or `[PERSON:k1:9f31…]`; 0 when there is none. What was
/// replaced is never found again.
#[inline]
pub(crate) fn label_len(text: &[u8], at: usize) -> usize {
    if text.get(at) == Some(&b'[') { label_len_at_bracket(text, at) } else { 0 }
}

#[inline(never)]
fn label_len_at_bracket(text: &[u8], at: usize) -> usize {
    let rest = &text[at..text.len().min(at + LONGEST)];
    let name = rest[1..].iter().take_while(|&&byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit()).count();
    let tail = match rest.get(1 + name) {
        Some(b']') => 0,
        Some(b':') => rest[1 + name..].iter().take_while(|&&byte| is_alnum(byte) || matches!(byte, b':' | b'-' | b'_')).count(),
        _ => return 0,
    };
    if rest.get(1 + name + tail) != Some(&b']') || !Entity::is_name(&rest[1..1 + name]) {
        return 0;
    }
    1 + name + tail + 1
}

/// Where the nearest label of ours ends that ends within `window` bytes before the position; without one, where the window
/// begins. A word before a label was said of what stood there: it says nothing of a value that only came closer to it.
pub(crate) fn behind_label(text: &[u8], at: usize, window: usize) -> usize {
    let floor = at.saturating_sub(window);
    let mut to = at;
    while let Some(close) = memrchr(b']', &text[floor..to]) {
        let close = floor + close;
        let from = close.saturating_sub(LONGEST);
        if let Some(open) = memrchr(b'[', &text[from..close])
            && from + open + label_len(text, from + open) == close + 1
        {
            return close + 1;
        }
        to = close;
    }
    floor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_of_known_kinds_count() {
        assert_eq!(label_len(b"[EMAIL_ADDRESS]", 0), 15);
        assert_eq!(label_len(b"[PERSON:k1:00ff]x", 0), 16);
        for text in ["[EMAIL]", "[PERSON", "[PERSON x]", "PERSON]", "[]"] {
            assert_eq!(label_len(text.as_bytes(), 0), 0, "{text}");
        }
    }

    #[test]
    fn the_nearest_label_before_is_found_and_other_brackets_are_none() {
        assert_eq!(behind_label(b"mac [PERSON:k1:00ff], x", 23, 40), 20);
        assert_eq!(behind_label(b"[PERSON] [a] x", 14, 40), 8);
        assert_eq!(behind_label(b"[PERSON] far from here", 22, 10), 12);
        assert_eq!(behind_label(b"a[0] b", 6, 40), 0);
    }
}
