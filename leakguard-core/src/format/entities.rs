//! Character references of XML and HTML: `&amp;`, `&#64;`, `&#x40;`.

use super::escape::Unit;

/// The five of XML (1.0, 4.6), and those of HTML that stand in names, addresses and amounts. The rest stays as written.
const NAMED: &[(&[u8], u32)] = &[
    (b"amp", 0x26),
    (b"lt", 0x3C),
    (b"gt", 0x3E),
    (b"quot", 0x22),
    (b"apos", 0x27),
    (b"nbsp", 0xA0),
    (b"commat", 0x40),
    (b"period", 0x2E),
    (b"colon", 0x3A),
    (b"plus", 0x2B),
    (b"hyphen", 0x2010),
    (b"lowbar", 0x5F),
    (b"sol", 0x2F),
    (b"Agrave", 0xC0),
    (b"Aacute", 0xC1),
    (b"Auml", 0xC4),
    (b"Aring", 0xC5),
    (b"AElig", 0xC6),
    (b"Ccedil", 0xC7),
    (b"Eacute", 0xC9),
    (b"Ntilde", 0xD1),
    (b"Oacute", 0xD3),
    (b"Ouml", 0xD6),
    (b"Oslash", 0xD8),
    (b"Uacute", 0xDA),
    (b"Uuml", 0xDC),
    (b"szlig", 0xDF),
    (b"agrave", 0xE0),
    (b"aacute", 0xE1),
    (b"acirc", 0xE2),
    (b"atilde", 0xE3),
    (b"auml", 0xE4),
    (b"aring", 0xE5),
    (b"aelig", 0xE6),
    (b"ccedil", 0xE7),
    (b"egrave", 0xE8),
    (b"eacute", 0xE9),
    (b"ecirc", 0xEA),
    (b"euml", 0xEB),
    (b"igrave", 0xEC),
    (b"iacute", 0xED),
    (b"icirc", 0xEE),
    (b"iuml", 0xEF),
    (b"ntilde", 0xF1),
    (b"ograve", 0xF2),
    (b"oacute", 0xF3),
    (b"ocirc", 0xF4),
    (b"otilde", 0xF5),
    (b"ouml", 0xF6),
    (b"oslash", 0xF8),
    (b"ugrave", 0xF9),
    (b"uacute", 0xFA),
    (b"ucirc", 0xFB),
    (b"uuml", 0xFC),
    (b"yacute", 0xFD),
    (b"ndash", 0x2013),
    (b"mdash", 0x2014),
    (b"rsquo", 0x2019),
];

/// Bytes between `&` and `;`, at most.
const LONGEST: usize = 10;

/// The reference at the position, which holds an `&`; `None` when it is none, or none that is known.
pub(super) fn unit(raw: &[u8], at: usize) -> Option<Unit> {
    let window = &raw[at + 1..raw.len().min(at + 2 + LONGEST)];
    let length = memchr::memchr(b';', window)?;
    let code = match &window[..length] {
        [b'#', b'x' | b'X', digits @ ..] => number(digits, 16)?,
        [b'#', digits @ ..] => number(digits, 10)?,
        name => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some(Unit::character(length + 2, code))
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0u32, |code, &byte| code.checked_mul(radix)?.checked_add(char::from(byte).to_digit(radix)?))
}
