//! Calls out of PHP: where one goes, and how its body is read.

use leakguard_core::{Channel, Format, is_binary};

use crate::receiver::Receiver;

/// Who receives a call to this host and path.
pub(crate) fn target(host: &[u8], path: &[u8]) -> Receiver {
    let host = String::from_utf8_lossy(host).trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    Receiver { channel: Channel::Egress, consumer: format!("host:{host}"), route: String::from_utf8_lossy(path).into_owned(), host, subject: None }
}

/// Host and port of a socket's address, `tls://api.example.com:443`; the port may be given beside it. `None`: a socket of this
/// machine's file system.
pub(crate) fn socket(address: &[u8], port: Option<i64>) -> Option<(Receiver, Option<u16>)> {
    let (scheme, rest) = match memchr::memmem::find(address, b"://") {
        Some(end) => (&address[..end], &address[end + 3..]),
        None => (&b"tcp"[..], address),
    };
    if scheme.eq_ignore_ascii_case(b"unix") || scheme.eq_ignore_ascii_case(b"udg") || rest.starts_with(b"/") {
        return None;
    }
    let rest = &rest[..memchr::memchr2(b'/', b'?', rest).unwrap_or(rest.len())];
    // `[::1]:80`, `::1`, `host:80`
    let bracket = memchr::memrchr(b']', rest).map_or(0, |end| end + 1);
    let colon = memchr::memrchr(b':', rest).filter(|&colon| colon >= bracket && (bracket > 0 || memchr::memchr(b':', rest) == Some(colon)));
    let (host, own) = colon.map_or((rest, None), |colon| (&rest[..colon], std::str::from_utf8(&rest[colon + 1..]).ok().and_then(|port| port.parse().ok())));
    let port = own.or_else(|| port.and_then(|port| u16::try_from(port).ok())).filter(|&port| port > 0);
    Some((target(host, b"php:socket"), port))
}

/// Where a `Location` leads from this host; `None`: to the same one.
pub(crate) fn leads_elsewhere<'l>(host: &str, location: &'l [u8]) -> Option<std::borrow::Cow<'l, [u8]>> {
    let location = location.trim_ascii();
    if location.starts_with(b"//") {
        return Some([b"http:", location].concat().into());
    }
    // A relative one may hold `://` in its query.
    let scheme = location.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')).count();
    (scheme > 0 && location[scheme..].starts_with(b"://") && !host.is_empty()).then(|| location.into())
}

/// The value of a header in lines like `Content-Type: text/csv`.
pub(crate) fn header<'a>(lines: impl IntoIterator<Item = &'a [u8]>, name: &str) -> Option<&'a [u8]> {
    lines.into_iter().find_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        line[..colon].trim_ascii().eq_ignore_ascii_case(name.as_bytes()).then(|| line[colon + 1..].trim_ascii())
    })
}

/// What a name ends in, behind a sign or alone, with which a caller proves who it is. The receiver asks for it.
const CREDENTIALS: [&str; 8] = ["key", "token", "secret", "signature", "sig", "nonce", "credential", "hmac"];

/// What stands anywhere in such a name, without its signs.
const KEYS: [&str; 5] = ["apikey", "consumerkey", "clientkey", "licensekey", "accesskey"];

/// The header by which a request that was judged before is known again. It never leaves PHP.
pub(crate) const MARK: &str = "X-LeakGuard-Conversation";

/// Headers that describe the message instead of saying something.
const FRAMING: [&str; 11] =
    ["host", "content-length", "content-type", "content-encoding", "content-md5", "transfer-encoding", "accept", "connection", "expect", "date", "digest"];

/// Whether a header, a parameter or a field of a form of that name holds the caller's own credential. Fields of JSON are the
/// policy's business.
pub(crate) fn is_credential(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    let last = name.rsplit(['-', '_', '.']).next().unwrap_or_default();
    let plain: String = name.chars().filter(|sign| !matches!(sign, '-' | '_')).collect();
    matches!(&*name, "authorization" | "proxy-authorization" | "cookie") || CREDENTIALS.contains(&last) || KEYS.iter().any(|key| plain.contains(key))
}

/// Whether a header is left alone: a credential, or what frames the message.
pub(crate) fn is_header_left(name: &[u8]) -> bool {
    let lower = String::from_utf8_lossy(name).to_ascii_lowercase();
    FRAMING.contains(&&*lower) || lower.eq_ignore_ascii_case(MARK) || lower.starts_with("accept-") || lower.starts_with("x-amz-") || is_credential(name)
}

/// What the receiver checks of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signed {
    No,
    /// A webhook's delivery: it was judged when it was built, and signed then.
    Webhook,
    /// URL, headers and body are what the caller has signed (AWS, Jetpack, HTTP signatures, OAuth 1).
    Request,
    /// The URL alone: whoever holds it may upload (AWS, Google, Azure).
    Url,
}

/// By its headers and the names in its query.
pub(crate) fn signed<'a>(url: &[u8], lines: impl IntoIterator<Item = &'a [u8]> + Clone) -> Signed {
    let has = |name: &str| header(lines.clone(), name).is_some();
    if has("x-wc-webhook-signature") && has("x-wc-webhook-id") {
        return Signed::Webhook;
    }
    let scheme = header(lines.clone(), "authorization").unwrap_or_default();
    let starts = |start: &str| scheme.len() >= start.len() && scheme[..start.len()].eq_ignore_ascii_case(start.as_bytes());
    let by_scheme = ["AWS4-", "X_JETPACK", "Signature ", "OAuth "].into_iter().any(starts);
    let query = memchr::memchr(b'?', url).map_or(&b""[..], |mark| &url[mark + 1..]);
    let asks = |name: &str| {
        query.split(|&byte| byte == b'&').any(|pair| pair[..memchr::memchr(b'=', pair).unwrap_or(pair.len())].eq_ignore_ascii_case(name.as_bytes()))
    };
    // Jetpack signs in the query, too.
    if by_scheme || ["signature", "digest", "content-digest", "content-md5"].into_iter().any(has) || asks("signature") && asks("body-hash") {
        Signed::Request
    } else if asks("x-amz-signature") || asks("x-goog-signature") || asks("sig") && asks("sv") {
        Signed::Url
    } else {
        Signed::No
    }
}

/// Whether a body without a type is a form, as curl and PHP's `http` wrapper say of it.
pub(crate) fn is_form(body: &[u8]) -> bool {
    let name = body.iter().take_while(|byte| !byte.is_ascii_whitespace() && !b"={}[]\"<".contains(byte)).count();
    name > 0 && body.get(name) == Some(&b'=') && !body.iter().any(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'<'))
}

/// A judged form or query, with the caller's credentials as they were.
pub(crate) fn with_credentials(given: &[u8], judged: &[u8]) -> Vec<u8> {
    fn name(pair: &[u8]) -> &[u8] {
        &pair[..memchr::memchr(b'=', pair).unwrap_or(pair.len())]
    }
    let mut left: Vec<&[u8]> = given.split(|&byte| byte == b'&').filter(|pair| is_credential(name(pair))).collect();
    let pairs: Vec<&[u8]> = judged
        .split(|&byte| byte == b'&')
        .map(|pair| match left.iter().position(|kept| name(kept) == name(pair)) {
            Some(place) => left.remove(place),
            None => pair,
        })
        .collect();
    // What a rule has dropped comes back, too.
    pairs.into_iter().chain(left).collect::<Vec<_>>().join(&b'&')
}

/// The format of a MIME type.
pub(crate) fn mime_format(mime: Option<&[u8]>) -> Format {
    mime.and_then(|mime| std::str::from_utf8(mime).ok()).map_or(Format::Auto, Format::from_mime)
}

/// How a body is read. `None`: a picture, an archive, or something else that is no text.
pub(crate) fn format_of(mime: Option<&[u8]>, body: &[u8]) -> Option<Format> {
    let format = mime_format(mime);
    let is_text = format != Format::Auto || !is_binary(body);
    is_text.then_some(format)
}
