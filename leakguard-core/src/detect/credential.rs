//! PRIVATE_KEY, JWT, BEARER_TOKEN, BASIC_CREDENTIALS.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::Candidate;
use super::boundary::is_alnum;
use crate::entity::Entity;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::Indifferent);
static BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
static BASE64_URL: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// How far behind its BEGIN line the END line of a PEM block is looked for, in bytes. RSA keys of 16,384 bits have 13 KB.
const PEM_LONGEST: usize = 16 * 1024;

/// The PEM block whose first dash is at `start`. Without its END line (a cut log line) it reaches as far as its base64.
pub(crate) fn pem_at_dash(text: &[u8], start: usize) -> Option<Candidate> {
    const BEGIN: &[u8] = b"-----BEGIN ";
    const KEY: &[u8] = b"PRIVATE KEY";
    let rest = &text[start..text.len().min(start + PEM_LONGEST)];
    if !rest.starts_with(BEGIN) {
        return None;
    }
    let label = rest[BEGIN.len()..].iter().take(48).take_while(|&&byte| byte != b'-' && byte != b'\n').count();
    let header_end = BEGIN.len() + label;
    if memmem::find(&rest[BEGIN.len()..header_end], KEY).is_none() || !rest[header_end..].starts_with(b"-----") {
        return None;
    }
    let body = header_end + 5;
    // The END line of another block is not this one's.
    let reach = memmem::find(&rest[body..], BEGIN).map_or(rest.len(), |next| body + next);
    let end = match memmem::find(&rest[body..reach], b"-----END ") {
        Some(offset) => {
            let line = body + offset + b"-----END ".len();
            let closing = memmem::find(&rest[line..rest.len().min(line + 64)], b"-----").map_or(line, |dashes| line + dashes + 5);
            closing.min(rest.len())
        }
        None => {
            let is_body = |byte: u8| is_alnum(byte) || matches!(byte, b'+' | b'/' | b'=' | b'\n' | b'\r' | b'\\' | b' ' | b'-' | b':' | b',');
            body + rest[body..reach].iter().take_while(|&&byte| is_body(byte)).count()
        }
    };
    Some(Candidate::new(Entity::PrivateKey, start, start + end, 1.0))
}

/// The private key in PuTTY's own format whose first line starts at `start`: to the end of its MAC.
pub(crate) fn putty_at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let rest = &text[start..text.len().min(start + PEM_LONGEST)];
    if !rest.starts_with(b"PuTTY-User-Key-File-") || !matches!(rest.get(20..22), Some([b'1'..=b'9', b':'])) {
        return None;
    }
    let lines = memmem::find(rest, b"Private-Lines: ")?;
    let end = match memmem::find(&rest[lines..], b"Private-MAC: ") {
        Some(offset) => {
            let mac = lines + offset + b"Private-MAC: ".len();
            mac + rest[mac..].iter().take(64).take_while(|byte| byte.is_ascii_hexdigit()).count()
        }
        // Cut off: as far as its base64 reaches.
        None => {
            let body = lines + b"Private-Lines: ".len();
            body + rest[body..].iter().take_while(|&&byte| is_alnum(byte) || matches!(byte, b'+' | b'/' | b'=' | b'\n' | b'\r' | b'\\')).count()
        }
    };
    Some(Candidate::new(Entity::PrivateKey, start, start + end, 1.0))
}

/// How much of a JWT's header is looked at, in characters. Past it stand certificates.
const HEADER_LOOK: usize = 512;

/// The JWT that starts at `start`: three parts (signed) or five (encrypted), the first a JSON object that names its
/// algorithm.
pub(crate) fn jwt_at_word(text: &[u8], start: usize) -> Option<Candidate> {
    // `{"`, `{ `, a brace and a line's end.
    let begins = matches!(text[start..], [b'e', b'y', b'J' | b'A' | b'B', ..] | [b'e', b'w', b'o' | b'k' | b'0', ..]);
    if !begins || start > 0 && matches!(text[start - 1], b'_' | b'-' | b'.') {
        return None;
    }
    let part = |from: usize| text[from..].iter().take_while(|&&byte| is_alnum(byte) || byte == b'_' || byte == b'-').count();
    let header = start + part(start);
    // The shortest header, {"alg":"none"}, has 20 characters.
    if text.get(header) != Some(&b'.') || header - start < 16 || !is_jose_header(&text[start..header]) {
        return None;
    }
    let mut ends = [header; 4];
    let mut parts = 1;
    let mut at = header;
    while parts < 5 && text.get(at) == Some(&b'.') {
        at += 1;
        at += part(at);
        ends[parts - 1] = at;
        parts += 1;
    }
    // Of a signed token the second part is never empty, and an unsigned one ends with its second dot. An encrypted one
    // may have no key in its second part.
    let end = match parts {
        5 => ends[3],
        3 | 4 if ends[0] > header + 1 => ends[1],
        _ => return None,
    };
    // A dot that ends a sentence is none of a token with a signature.
    Some(Candidate::new(Entity::Jwt, start, end, 0.99))
}

/// Whether base64url holds a JSON object with `"alg"` in it.
fn is_jose_header(encoded: &[u8]) -> bool {
    let mut decoded = [0u8; HEADER_LOOK / 4 * 3];
    let whole = encoded.len() <= HEADER_LOOK;
    let look = if whole { encoded } else { &encoded[..HEADER_LOOK] };
    let Ok(length) = BASE64_URL.decode_slice(look, &mut decoded) else { return false };
    let header = decoded[..length].trim_ascii();
    let text = header.iter().all(|&byte| (0x20..0x7F).contains(&byte) || matches!(byte, b'\n' | b'\r' | b'\t'));
    text && header.starts_with(b"{") && (!whole || header.ends_with(b"}")) && (!whole || memmem::find(header, b"\"alg\"").is_some())
}

/// What follows the word `Bearer` or `Basic` at `start`: the credential without the word.
pub(crate) fn scheme_at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let word = text.get(start..start + 6)?;
    let (bearer, word_length) = match () {
        () if word.eq_ignore_ascii_case(b"bearer") => (true, 6),
        () if word[..5].eq_ignore_ascii_case(b"basic") => (false, 5),
        () => return None,
    };
    let spaces = match text[start + word_length..] {
        // One that does not break.
        [0xC2, 0xA0, ..] => 2,
        ref behind => behind.iter().take(3).take_while(|&&byte| byte == b' ').count(),
    };
    let from = start + word_length + spaces;
    if spaces == 0 {
        return None;
    }
    let is_token = |byte: u8| is_alnum(byte) || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/');
    let run = text[from..].iter().take_while(|&&byte| is_token(byte)).count();
    let padding = text[from + run..].iter().take(2).take_while(|&&byte| byte == b'=').count();
    let mut end = from + run + padding;
    if padding == 0 {
        // A full stop behind the token ends the sentence.
        end -= text[from..end].iter().rev().take_while(|&&byte| byte == b'.').count();
    }
    let token = &text[from..end];
    if bearer {
        // `Bearer of good news` is English; a token is long, or short with a digit in it.
        let long_enough = token.len() >= 20 || token.len() >= 8 && token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_alphabetic);
        return long_enough.then(|| Candidate::new(Entity::BearerToken, from, end, 0.9));
    }
    // Basic carries base64 of user:password (RFC 7617); look at the first 96 characters of it.
    let shown = token.len().min(96);
    let shown = if shown == token.len() { shown } else { shown - shown % 4 };
    let mut decoded = [0u8; 72];
    let length = BASE64.decode_slice(&token[..shown], &mut decoded).ok()?;
    let credentials = &decoded[..length];
    let plausible = token.len() >= 8
        && credentials.contains(&b':')
        && credentials.iter().all(|&byte| byte >= 0x20)
        && std::str::from_utf8(credentials).map_or_else(|error| error.error_len().is_none(), |_| true);
    plausible.then(|| Candidate::new(Entity::BasicCredentials, from, end, 0.95))
}

/// The credential in the value of an `Authorization` header: its kind, and where it starts behind its scheme, 0 when
/// there is no scheme of the IANA registry.
pub(crate) fn header_value(value: &[u8]) -> (Entity, usize) {
    let scheme = &value[..memchr::memchr(b' ', value).unwrap_or(0)];
    let known =
        [&b"bearer"[..], b"basic", b"digest", b"oauth", b"token", b"negotiate", b"hmac", b"apikey", b"dpop", b"hoba", b"mutual", b"gnap", b"privatetoken"];
    let start = if known.iter().any(|known| scheme.eq_ignore_ascii_case(known)) { scheme.len() + 1 } else { 0 };
    (if scheme.eq_ignore_ascii_case(b"basic") { Entity::BasicCredentials } else { Entity::BearerToken }, start)
}

/// Whether base64 (of either alphabet) may stand for a text: its first 16 characters do.
pub(crate) fn starts_text(encoded: &[u8]) -> bool {
    let mut start = [0u8; 12];
    let first = &encoded[..encoded.len().min(16)];
    let decoded = BASE64.decode_slice(first, &mut start).or_else(|_| BASE64_URL.decode_slice(first, &mut start));
    decoded.is_ok_and(|length| start[..length].is_ascii() && is_text(&start[..length]))
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte >= 0x20 && byte != 0x7F || matches!(byte, b'\n' | b'\r' | b'\t'))
}

/// What base64 (of either alphabet) of a text decodes to, written to `out`: its length; `None` when it is no text.
pub(crate) fn decoded_text(encoded: &[u8], out: &mut [u8]) -> Option<usize> {
    let engine = if encoded.iter().any(|byte| matches!(byte, b'-' | b'_')) { &BASE64_URL } else { &BASE64 };
    let whole = encoded.len() - usize::from(encoded.len() % 4 == 1);
    let length = engine.decode_slice(&encoded[..whole], out).ok()?;
    is_text(&out[..length]).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pem_block_is_one_finding_even_when_cut_off() {
        let pem = concat!("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIB\nAAAA=\n-----END RSA ", "PRIVATE KEY-----");
        assert_eq!(pem_at_dash(pem.as_bytes(), 0).map(|c| c.end), Some(pem.len()));
        let cut = concat!("-----BEGIN ", "PRIVATE KEY-----\nMIIB\nAA");
        assert_eq!(pem_at_dash(cut.as_bytes(), 0).map(|c| c.end), Some(cut.len()));
        assert_eq!(pem_at_dash(b"-----BEGIN CERTIFICATE-----\nMIIB", 0), None);
    }

    #[test]
    fn a_jwt_needs_a_json_header_and_three_parts() {
        let jwt = Entity::Jwt.info().example;
        assert_eq!(jwt_at_word(format!("{jwt}, ").as_bytes(), 0).map(|c| c.end), Some(jwt.len()));
        assert_eq!(jwt_at_word(b"eyJhbGciOiJIUzI1NiJ9.e30", 0), None);
        assert_eq!(jwt_at_word(b"eyJxxxx.yyyy.zzzz", 0), None);
        // {"typ":"JWT"} names no algorithm.
        assert_eq!(jwt_at_word(b"eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", 0), None);
        // Spaces in the header are JSON too.
        let spaced = concat!("eyAiYWxnIiA6ICJIUzI1NiIgfQ", ".eyJzdWIiOiIxIn0.", "c2lnbmF0dXJl");
        assert_eq!(jwt_at_word(spaced.as_bytes(), 0).map(|c| c.end), Some(spaced.len()));
        // A sentence's full stop and an unsigned token's end.
        assert_eq!(jwt_at_word(format!("{jwt}. ").as_bytes(), 0).map(|c| c.end), Some(jwt.len()));
        let unsigned = concat!("eyJhbGciOiJub25lIn0", ".eyJzdWIiOiIxIn0.");
        assert_eq!(jwt_at_word(unsigned.as_bytes(), 0).map(|c| c.end), Some(unsigned.len()));
    }

    #[test]
    fn an_encrypted_token_has_five_parts() {
        // {"alg":"dir","enc":"A128GCM"}: no key in the second part.
        let jwe = concat!("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0", "..SXYxMjM0NTY3ODkw.", "Y2lwaGVydGV4dA.", "dGFnMTIzNDU2Nzg5MDEy");
        assert_eq!(jwt_at_word(format!("{jwe} ").as_bytes(), 0).map(|c| c.end), Some(jwe.len()));
    }

    #[test]
    fn keys_of_every_program_are_found_and_with_escaped_lines_too() {
        for label in
            ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"]
        {
            for line in ["\n", "\r\n", "\\n", "\\r\\n", " "] {
                let pem = format!("-----BEGIN {label}-----{line}Proc-Type: 4,ENCRYPTED{line}MIIB+/AA{line}AAAA={line}-----END {label}-----");
                assert_eq!(pem_at_dash(format!("{pem}\"}}").as_bytes(), 0).map(|c| c.end), Some(pem.len()), "{pem}");
            }
        }
        // One that is cut off ends before the next block.
        let cut = concat!("-----BEGIN ", "PRIVATE KEY-----\nMIIB\n");
        let text = format!("{cut}-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----");
        assert!(pem_at_dash(text.as_bytes(), 0).is_some_and(|c| c.end <= cut.len()));
        let putty = concat!(
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 1\nAAAA\n",
            "Private-Lines: 1\nAAAB\nPrivate-MAC: 0123abcd"
        );
        assert_eq!(putty_at_word(format!("{putty}\n").as_bytes(), 0).map(|c| c.end), Some(putty.len()));
        assert_eq!(putty_at_word(b"PuTTY-User-Key-File-3: ssh-rsa\nPublic-Lines: 1\n", 0), None);
    }

    #[test]
    fn bearer_and_basic_give_the_credential_without_the_word() {
        let text = b"Authorization: Bearer ab12ab12ab12ab12.";
        assert_eq!(scheme_at_word(text, 15).map(|c| (c.start, c.end)), Some((22, 38)));
        assert_eq!(scheme_at_word(b"bearer of good tidings", 0), None);
        assert!(scheme_at_word(b"Basic dXNlcjpwYXNzd29yZA==", 0).is_some_and(|c| c.end == 26));
        assert_eq!(scheme_at_word(b"Basic training is over", 0), None);
    }
}
