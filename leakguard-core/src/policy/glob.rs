//! Patterns of policies: `*` stands for any run of bytes, everything else for itself, without ASCII case.

/// Whether the pattern matches the whole text. Time at most length times length, no allocation.
pub(crate) fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p, t));
            p += 1;
        } else if pattern.get(p).is_some_and(|byte| byte.eq_ignore_ascii_case(&text[t])) {
            p += 1;
            t += 1;
        } else if let Some((star_p, star_t)) = star {
            star = Some((star_p, star_t + 1));
            p = star_p + 1;
            t = star_t + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

/// Whether the pattern names the field of a path: it matches the whole path, or the end of it from a dot on.
pub(crate) fn matches_path(pattern: &[u8], path: &[u8]) -> bool {
    matches(pattern, path) || memchr::memchr_iter(b'.', path).any(|dot| matches(pattern, &path[dot + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run() {
        for (pattern, text) in [
            ("*", ""),
            ("integration:*", "integration:erp"),
            ("*.stripe.com", "api.stripe.com"),
            ("V1/*/token", "v1/integration/admin/token"),
            ("a*b*c", "axxbxbc"),
        ] {
            assert!(matches(pattern.as_bytes(), text.as_bytes()), "{pattern} {text}");
        }
        for (pattern, text) in [("", "a"), ("*.stripe.com", "stripe.com"), ("a*b", "a"), ("guest", "guests")] {
            assert!(!matches(pattern.as_bytes(), text.as_bytes()), "{pattern} {text}");
        }
    }

    #[test]
    fn a_field_is_named_by_the_end_of_its_path() {
        assert!(matches_path(b"email", b"items.0.billing.email"));
        assert!(matches_path(b"billing.*", b"items.0.billing.email"));
        assert!(!matches_path(b"mail", b"items.0.billing.email"));
    }
}
