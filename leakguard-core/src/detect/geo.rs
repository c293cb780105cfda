//! GEO_COORDINATES: where somebody is. A pair of decimal degrees, degrees with N, S, E, W, degrees with minutes and seconds,
//! a `geo:` address (RFC 5870), a point in WKT or GeoJSON, and a latitude or longitude behind its name. Numbers of drawings,
//! styles and prices are none. Source: ISO 6709 (<https://www.iso.org/standard/75147.html>).

use super::Candidate;
use super::boundary::{ends_escape, is_alnum};
use super::label::behind_label;
use super::nearby::{is_one_of, words_before};
use crate::entity::Entity;

const WORDS_BEFORE: usize = 40;

pub(super) const LATITUDE_WORDS: &[&str] = &["lat", "latitude", "geolat", "breite", "breitengrad", "latitud", "latitudine"];
pub(super) const LONGITUDE_WORDS: &[&str] = &["lng", "lon", "longitude", "geolng", "geolon", "länge", "längengrad", "longitud", "longitudine"];
/// Words of coordinates and of nothing else.
pub(super) const STRONG_WORDS: &[&str] = &[
    "gps",
    "latlng",
    "latlon",
    "latlong",
    "lnglat",
    "geo",
    "geolocation",
    "geopoint",
    "geotag",
    "geocode",
    "coordinates",
    "coordinate",
    "coords",
    "coord",
    "koordinaten",
    "coordonnées",
    "coordenadas",
    "coordinaten",
    "ll",
    "sll",
    "maps",
    "point",
];
/// Words of places, and of other things.
const WEAK_WORDS: &[&str] =
    &["location", "loc", "position", "pos", "place", "standort", "ort", "ubicación", "posizione", "emplacement", "map", "near", "marker"];
/// Words of drawings, styles and sums.
const OTHER_WORDS: &[&str] = &[
    "points",
    "viewbox",
    "transform",
    "translate",
    "matrix",
    "scale",
    "rotate",
    "path",
    "polygon",
    "polyline",
    "svg",
    "bezier",
    "rgb",
    "rgba",
    "hsl",
    "width",
    "height",
    "margin",
    "padding",
    "price",
    "amount",
    "total",
    "rate",
    "mean",
    "std",
];

/// Digits behind the point below which a number is rounded too much to be anybody's place.
const FINE: usize = 4;
/// The same for the numbers of a pair that no word names.
const FINE_ALONE: usize = 5;

/// A signed decimal number in the text.
#[derive(Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
    value: f64,
    decimals: usize,
}

/// The coordinates whose first number has its point at `dot`, with one to three digits before it and four or more behind.
/// Reads at most 48 bytes before and 96 behind.
pub(crate) fn at_pair(text: &[u8], dot: usize) -> Option<Candidate> {
    let digits = text.get(..dot)?.iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let start = dot - digits;
    let start = start - usize::from(start > 0 && matches!(text[start - 1], b'-' | b'+'));
    let first = number(text, start)?;
    if first.decimals < FINE || first.value.abs() > 180.0 {
        return None;
    }
    let start = opening(text, start)?;
    // A number alone: no letter of a hemisphere before it, none and no second number behind.
    let alone = start == first.start && matches!(text.get(first.end..), Some([] | [b'"' | b'<' | b'\n' | b'}', ..] | [b' ', b'a'..=b'z' | b'"', ..]));
    // Where the degree sign and the letter of the hemisphere are, no word is needed.
    if !alone && let Some(found) = with_hemispheres(text, start) {
        return Some(found);
    }
    match if alone { None } else { pair(text, first) } {
        Some(found) => Some(found),
        None => named(text, first).or_else(|| behind_rounded(text, first)),
    }
}

/// A pair whose first number has lost its last digits, `41.5, -81.6954`: it is found from the second.
fn behind_rounded(text: &[u8], second: Number) -> Option<Candidate> {
    let before = &text[second.start.saturating_sub(12)..second.start];
    let gap = before.iter().rev().take_while(|byte| matches!(byte, b',' | b' ' | b';')).count();
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+');
    let run = before[..before.len() - gap].iter().rev().take_while(|&&byte| is_part(byte)).count();
    let start = second.start - gap - run;
    if !(1..=2).contains(&gap) || run == 0 || opening(text, start) != Some(start) {
        return None;
    }
    let first = number(text, start).filter(|first| first.end == start + run && (1..FINE).contains(&first.decimals))?;
    pair(text, first).filter(|found| found.end == second.end)
}

/// The coordinates whose first angle has its degree sign (`°`, two bytes) at `sign`: `52°31'12"N 13°24'18"E`, `52.52°N
/// 13.40°E`. Reads at most 12 bytes before and 64 behind.
pub(crate) fn at_degree(text: &[u8], sign: usize) -> Option<Candidate> {
    let run = text.get(..sign)?.iter().rev().take(12).take_while(|&&byte| byte.is_ascii_digit() || byte == b'.').count();
    let start = opening(text, sign - run)?;
    with_hemispheres(text, start)
}

/// The address behind `geo:`, whose colon is at `colon`: `geo:52.52,13.40;u=35`. Reads at most 64 bytes.
pub(crate) fn at_geo_uri(text: &[u8], colon: usize) -> Option<Candidate> {
    let scheme = colon.checked_sub(3)?;
    let named = text.get(scheme..colon)?.eq_ignore_ascii_case(b"geo") && (scheme == 0 || !is_alnum(text[scheme - 1]));
    let first = number(text, colon + 1).filter(|_| named && text.get(colon) == Some(&b':'))?;
    if text.get(first.end) != Some(&b',') {
        return None;
    }
    let second = number(text, first.end + 1)?;
    let fits = is_place(first.value, second.value) && first.decimals + second.decimals > 0 && !text.get(second.end).is_some_and(|&byte| is_alnum(byte));
    fits.then(|| Candidate::new(Entity::GeoCoordinates, first.start, second.end, 0.9))
}

/// Whether a value is a pair of coordinates and nothing else, `-17.6517, 8.1584314`, or has angles in it.
pub(crate) fn is_pair(value: &[u8]) -> bool {
    let second = || {
        let first = number(value, 0)?;
        let second = number(value, first.end + separator_len(value, first.end)?)?;
        (second.end == value.len() && first.decimals.min(second.decimals) > 0 && is_place(first.value, second.value)).then_some(())
    };
    second().is_some() || memchr::memmem::find(value, "°".as_bytes()).is_some() && value.iter().filter(|byte| byte.is_ascii_digit()).count() >= 3
}

/// Where coordinates start that have a number at `start`: there, or at the letter of the hemisphere before it. `None` when
/// something goes on there: a word, a longer number, a sum, a path of a drawing.
fn opening(text: &[u8], start: usize) -> Option<usize> {
    match text[..start] {
        [] => Some(start),
        [.., before, b'N' | b'S' | b'E' | b'W'] if !is_alnum(before) => Some(start - 1),
        [b'N' | b'S' | b'E' | b'W'] => Some(0),
        [.., b'!', b'3' | b'4', b'd'] => Some(start),
        [.., b'$' | b'#' | b'.' | b'_' | b'%' | b'\\'] | [.., 0xE2, 0x82, 0xAC] => None,
        [.., letter, b' '] if is_path_letter(text, start - 2, letter) => None,
        [.., before] if is_alnum(before) && !ends_escape(text, start) => None,
        _ => Some(start),
    }
}

/// Whether a lone letter is a command of an SVG path: `M 12.3456,45.6789`.
fn is_path_letter(text: &[u8], at: usize, letter: u8) -> bool {
    matches!(letter.to_ascii_uppercase(), b'M' | b'L' | b'C' | b'Q' | b'S' | b'T' | b'A') && !(at > 0 && is_alnum(text[at - 1]))
}

fn number(text: &[u8], start: usize) -> Option<Number> {
    let sign = usize::from(matches!(text.get(start), Some(b'-' | b'+')));
    let whole = text.get(start + sign..)?.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&whole) {
        return None;
    }
    let mut end = start + sign + whole;
    let mut decimals = 0;
    if text.get(end) == Some(&b'.') {
        decimals = text[end + 1..].iter().take(24).take_while(|byte| byte.is_ascii_digit()).count();
        if decimals > 0 {
            end += 1 + decimals;
        }
    }
    if decimals >= 20 {
        return None;
    }
    let digits = |from: usize, count: usize| text[from..from + count].iter().fold(0, |number, byte| number * 10 + u64::from(byte - b'0'));
    // Beyond fifteen decimals no place is told from another.
    let used = decimals.min(15);
    let value = digits(start + sign, whole) as f64 + if used > 0 { digits(start + sign + whole + 1, used) as f64 / POWERS[used] } else { 0.0 };
    Some(Number { start, end, value: if text[start] == b'-' { -value } else { value }, decimals })
}

/// Powers of ten.
static POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

fn is_place(latitude: f64, longitude: f64) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude != 0.0 || longitude != 0.0)
}

/// What the words before say of the numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Strong,
    Weak,
    Other,
    None,
}

fn words(text: &[u8], start: usize) -> Words {
    if matches!(text[..start], [.., b'@']) {
        return Words::Strong;
    }
    let label = behind_label(text, start, WORDS_BEFORE);
    for (at, word) in words_before(text, start, WORDS_BEFORE) {
        if at >= label && (is_one_of(word, STRONG_WORDS) || is_one_of(word, LATITUDE_WORDS) || is_one_of(word, LONGITUDE_WORDS)) {
            return Words::Strong;
        }
        if is_one_of(word, OTHER_WORDS) {
            return Words::Other;
        }
        if at >= label && is_one_of(word, WEAK_WORDS) {
            return Words::Weak;
        }
    }
    Words::None
}

/// Two numbers beside each other.
fn pair(text: &[u8], first: Number) -> Option<Candidate> {
    let second = number(text, first.end + separator_len(text, first.end)?)?;
    if second.decimals == 0 || first.decimals.max(second.decimals) < FINE || runs_on(text, second.end) {
        return None;
    }
    let words = words(text, first.start);
    let (before, behind) = (decimals_before(text, first.start), decimals_behind(text, second.end));
    // A third number as fine as these: a list, a drawing.
    if words == Words::Other || before.is_some_and(|decimals| decimals >= FINE) || behind.is_some_and(|decimals| decimals >= FINE) {
        return None;
    }
    let fits = is_place(first.value, second.value);
    let score = match words {
        Words::Strong if fits || is_place(second.value, first.value) => 0.85,
        _ if !fits || is_call(text, first.start) || before.is_some() || behind.is_some() => return None,
        Words::Weak => 0.7,
        _ if first.decimals.min(second.decimals) < FINE_ALONE => return None,
        // Both below one degree: fractions of something.
        _ if first.value.abs() < 1.0 && second.value.abs() < 1.0 || matches!(text[..first.start], [.., b'[' | b'{']) => 0.4,
        _ if text[first.end] == b' ' => 0.4,
        _ => 0.55,
    };
    Some(Candidate::new(Entity::GeoCoordinates, first.start, second.end, score))
}

/// One number behind its name: `"latitude": 52.520008`, `lng=13.404954`, `!3d52.520008`.
fn named(text: &[u8], number: Number) -> Option<Candidate> {
    if runs_on(text, number.end) || is_call(text, number.start) {
        return None;
    }
    let score = match text[..number.start] {
        [.., b'!', b'3' | b'4', b'd'] => 0.85,
        _ if !may_be_named(text, number.start) => return None,
        _ => {
            let window = number.start - behind_label(text, number.start, NAME_WINDOW);
            let (at, word) = words_before(text, number.start, window).next()?;
            let gap = &text[at + word.len()..number.start];
            let beside = gap.iter().all(|byte| matches!(byte, b'"' | b'\'' | b':' | b'=' | b' ' | b'\\' | b'[' | b']' | b'>' | b')'))
                && gap.iter().any(|byte| matches!(byte, b':' | b'=' | b' ' | b'>'));
            if !beside {
                return None;
            }
            let is_named = |list: &[&str]| words_before(text, number.start, window).take(2).any(|(_, word)| is_one_of(word, list));
            if !(number.value.abs() <= 90.0 && is_named(LATITUDE_WORDS) || is_named(LONGITUDE_WORDS)) {
                return None;
            }
            0.8
        }
    };
    Some(Candidate::new(Entity::GeoCoordinates, number.start, number.end, score))
}

/// Bytes before a number that its name stands in.
const NAME_WINDOW: usize = 16;

/// Whether the name of a latitude or a longitude may stand close before the position, by two letters that each of them has.
pub(crate) fn may_be_named(text: &[u8], start: usize) -> bool {
    text[start.saturating_sub(NAME_WINDOW)..start]
        .windows(2)
        .any(|pair| matches!((pair[0] | 0x20, pair[1] | 0x20), (b'l', b'a' | b'n' | b'o' | 0xE3) | (b'b', b'r')))
}

/// Length of what parts two numbers of a pair.
fn separator_len(text: &[u8], at: usize) -> Option<usize> {
    match *text.get(at..)? {
        [b'%', b'2', b'C', b'%', b'2', b'0', ..] => Some(6),
        [b'%', b'2', b'C', b'+', ..] => Some(4),
        [b'%', b'2', b'C' | b'0', ..] | [b' ', b'/', b' ', ..] => Some(3),
        [b',' | b';', b' ', ..] | [b',', b'+', ..] => Some(2),
        [b',' | b';' | b' ' | b'/' | b'|' | b'+', ..] => Some(1),
        _ => None,
    }
}

/// Whether a number goes on, or has a unit: `13.404954px`, `13.404954%`, `13.4049.5`.
fn runs_on(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'%') => !text[at..].starts_with(b"%2") && !text[at..].starts_with(b"%7"),
        Some(b'.') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        Some(&byte) => is_alnum(byte) || byte == b'_',
        None => false,
    }
}

/// Digits behind the point of the number that stands right before, `None` without one.
fn decimals_before(text: &[u8], start: usize) -> Option<usize> {
    let before = &text[start.saturating_sub(24)..start];
    let gap = before.iter().rev().take(2).take_while(|byte| matches!(byte, b',' | b' ' | b';')).count();
    let before = &before[..before.len() - gap];
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let pointed = before.len() > digits && before[before.len() - digits - 1] == b'.';
    (gap > 0 && digits > 0).then_some(if pointed { digits } else { 0 })
}

/// The same for the number right behind.
fn decimals_behind(text: &[u8], end: usize) -> Option<usize> {
    let gap = text[end..].iter().take(2).take_while(|byte| matches!(byte, b',' | b' ' | b';')).count();
    let at = end + gap;
    let following = number(text, at).map(|number| number.decimals);
    let point_first = (text.get(at) == Some(&b'.')).then(|| text[at + 1..].iter().take(8).take_while(|byte| byte.is_ascii_digit()).count());
    if gap == 0 { None } else { following.or(point_first.filter(|&digits| digits > 0)) }
}

/// Whether the number is the first argument of a function: `translate(12.3456,`.
fn is_call(text: &[u8], start: usize) -> bool {
    matches!(text[..start], [.., name, b'('] if is_alnum(name) || name == b'_')
}

/// Two angles with a hemisphere each, north or south first.
fn with_hemispheres(text: &[u8], start: usize) -> Option<Candidate> {
    let first = angle(text, start)?;
    if !matches!(first.hemisphere, b'N' | b'S') || first.degrees > 90.0 {
        return None;
    }
    let gap = text[first.end..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b',' | b';' | b'/')).count();
    let second = angle(text, first.end + gap)?;
    let fits = matches!(second.hemisphere, b'E' | b'W' | b'O') && second.degrees <= 180.0 && (first.fine || second.fine);
    fits.then(|| Candidate::new(Entity::GeoCoordinates, start, second.end, 0.9))
}

struct Angle {
    end: usize,
    degrees: f64,
    hemisphere: u8,
    /// It says more than whole degrees.
    fine: bool,
}

/// Degrees, with minutes and seconds or without, and the letter of the hemisphere before or behind.
fn angle(text: &[u8], start: usize) -> Option<Angle> {
    let letter = |at: usize| match text.get(at) {
        Some(&letter @ (b'N' | b'S' | b'E' | b'W' | b'O')) if !text.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => Some(letter),
        _ => None,
    };
    let prefix = letter(start);
    let mut at = start + usize::from(prefix.is_some());
    at += usize::from(prefix.is_some() && text.get(at) == Some(&b' '));
    let degrees = number(text, at).filter(|number| number.value >= 0.0)?;
    at = degrees.end;
    // Neither a sign nor a letter behind it: most numbers.
    if prefix.is_none() && !matches!(text.get(at), Some(b' ' | b'N' | b'S' | b'E' | b'W' | b'O' | b'\\' | b'&' | b'%' | 0x80..)) {
        return None;
    }
    let mut fine = degrees.decimals >= 2;
    let sign = mark_len(text, at, &["°".as_bytes(), "º".as_bytes(), b"\\u00b0", b"&deg;", b"%C2%B0"]);
    at += sign;
    if sign > 0 {
        for marks in [MINUTES, SECONDS] {
            let space = usize::from(text.get(at) == Some(&b' '));
            let Some(part) = number(text, at + space).filter(|part| (0.0..60.0).contains(&part.value)) else { break };
            let mark = mark_len(text, part.end, marks);
            if mark == 0 {
                break;
            }
            at = part.end + mark;
            fine = true;
        }
    }
    let hemisphere = match prefix {
        Some(letter) => letter,
        None => {
            at += usize::from(text.get(at) == Some(&b' '));
            at += 1;
            letter(at - 1)?
        }
    };
    Some(Angle { end: at, degrees: degrees.value, hemisphere, fine })
}

const MINUTES: &[&[u8]] = &[b"'", "′".as_bytes(), "’".as_bytes(), b"\\u2032", b"&#39;"];
const SECONDS: &[&[u8]] = &[b"\\\"", b"\"", b"''", "″".as_bytes(), "”".as_bytes(), b"\\u2033", b"&quot;"];

fn mark_len(text: &[u8], at: usize, marks: &[&[u8]]) -> usize {
    text.get(at..).and_then(|rest| marks.iter().find(|mark| rest.starts_with(mark))).map_or(0, |mark| mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found at every point of a number that the scanner would call for, and at degree signs and colons.
    fn found(text: &str) -> Vec<(&str, f32)> {
        let bytes = text.as_bytes();
        let mut out: Vec<(usize, usize, f32)> = Vec::new();
        for at in 0..bytes.len() {
            let candidate = match bytes[at] {
                b'.' if bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count() >= 4 => at_pair(bytes, at),
                0xC2 => at_degree(bytes, at),
                b':' => at_geo_uri(bytes, at),
                _ => None,
            };
            if let Some(c) = candidate
                && out.last().is_none_or(|last| last.1 <= c.start)
            {
                out.push((c.start, c.end, c.score));
            }
        }
        out.iter().map(|&(start, end, score)| (&text[start..end], score)).collect()
    }

    fn places(text: &str) -> Vec<&str> {
        found(text).into_iter().filter(|found| found.1 >= 0.5).map(|found| found.0).collect()
    }

    #[test]
    fn pairs_are_found_in_every_writing() {
        for (text, place) in [
            ("gps 52.520008, 13.404954", "52.520008, 13.404954"),
            ("Standort: 52.5200,13.4050", "52.5200,13.4050"),
            ("delivered at 52.520008,13.404954.", "52.520008,13.404954"),
            ("https://www.google.com/maps/@52.520008,13.404954,17z", "52.520008,13.404954"),
            ("?ll=52.520008%2C13.404954&z=3", "52.520008%2C13.404954"),
            ("coords: -33.868820; 151.209290", "-33.868820; 151.209290"),
            ("POINT(13.404954 52.520008)", "13.404954 52.520008"),
            ("\"coordinates\":[13.404954,52.520008]", "13.404954,52.520008"),
            ("<coordinates>13.404954,52.520008,34</coordinates>", "13.404954,52.520008,34".trim_end_matches(",34")),
            ("new google.maps.LatLng(52.520008, 13.404954)", "52.520008, 13.404954"),
            ("51.507351, -0.127758", "51.507351, -0.127758"),
            ("location 41.5, -81.6954", "41.5, -81.6954"),
            ("location 41.4995, -81.7", "41.4995, -81.7"),
            ("52.5200° N, 13.4050° E", "52.5200° N, 13.4050° E"),
            ("N52.5200 E13.4050", "N52.5200 E13.4050"),
            ("52°31'12\"N 13°24'18\"E", "52°31'12\"N 13°24'18\"E"),
            ("52° 31′ 12.1″ N, 13° 24′ 18″ E", "52° 31′ 12.1″ N, 13° 24′ 18″ E"),
            ("52.52°N 13.40°E", "52.52°N 13.40°E"),
            ("geo:52.52,13.40;u=35", "52.52,13.40"),
        ] {
            assert_eq!(places(text), [place], "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn latitude_and_longitude_behind_their_names_are_found_apart() {
        for text in [
            "lat=52.520008&lng=13.404954",
            "{\"latitude\":52.520008,\"longitude\":\"13.404954\"}",
            "{\"geo_lat\": 52.520008, \"geo_lon\": 13.404954}",
            "[latitude] => 52.520008 [longitude] => 13.404954",
            "!3d52.520008!4d13.404954",
            "<lat>52.520008</lat><lng>13.404954</lng>",
        ] {
            assert_eq!(places(text), ["52.520008", "13.404954"], "{text}");
        }
    }

    #[test]
    fn numbers_of_drawings_styles_and_sums_are_none() {
        for text in [
            "12.5000, 10.0000",
            "12.5, 10.12345",
            "1.000101, 1.0000",
            "\"price\": 12.5000, \"cost\": 13.4000",
            "translate(12.34567,45.67891)",
            "M12.34567,45.67891L13.45678,46.78912",
            "M 12.34567,45.67891 L 13.45678,46.78912",
            "points=\"12.34567,45.67891 13.45678,46.78912\"",
            "rgba(12.34567,45.67891)",
            "[0.12345,0.67891,0.34567]",
            "0.123456, 0.678912",
            "[12.345678,45.678912]",
            "12.34567px 45.67891px",
            "12.34567% 45.67891%",
            "99.12345,195.67891",
            "1.23456,2.34567,3.45678",
            "position: 12.3456 45.6789 78.9123",
            "$12.345678, 45.678912",
            "version 10.19041, 12.34567.8",
            "20°C",
            "52°31' of arc",
            "latest: 5.12345",
            "flat 12.34567",
            "lat=95.12345",
            "geo:a,b",
            "geometry:52.52,13.40",
            "1732123456.123456, 13.404954",
        ] {
            assert_eq!(places(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let text = "N52.5200 E13.4050 52° 31′ 12.1″ N, 13°24'18\"E geo:52.52,13.40 @52.520008,13.404954,17z !3d52.520008 lat=1.23456 POINT(13.404954 52.520008"
            .as_bytes();
        for end in 0..=text.len() {
            for at in 0..=end {
                let _ = (at_pair(&text[..end], at), at_degree(&text[..end], at), at_geo_uri(&text[..end], at));
            }
        }
    }
}
