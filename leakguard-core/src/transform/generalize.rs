//! `generalize`: something less exact of the same kind, which many people share.

use std::net::IpAddr;

use super::date::{Day, Reading, SHIFTED_FROM, Written, write_number};
use super::label;
use crate::entity::Entity;
use crate::policy::{DateOrder, DateStep, Policy, Rule};

/// Ages from here on are one band: so few people have them that each is nearly a name (HIPAA, 45 CFR 164.514(b)(2)(i)(C)).
const OLD: u32 = 90;

/// A rule's generalisations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Generalize {
    date: DateStep,
    years: u32,
    ipv4_prefix: u8,
    ipv6_prefix: u8,
    postcode_keep: usize,
    decimals: usize,
    amount_band: Option<u32>,
    reference_date: Option<Day>,
    reading: Reading,
}

/// Whether there is something less exact of that kind.
pub(crate) fn is_known(entity: Entity) -> bool {
    use Entity::{Age, Confidential, DateOfBirth, GeoCoordinates, IpAddress, PostalAddress};
    matches!(entity, DateOfBirth | Age | IpAddress | PostalAddress | GeoCoordinates | Confidential)
}

/// How the policy reads dates that do not say it themselves.
pub(crate) fn reading_of(policy: &Policy) -> Reading {
    Reading { month_first: policy.date_order == Some(DateOrder::Mdy), pivot: policy.reference_date.map(|date| date.0.year) }
}

impl Generalize {
    pub fn of(rule: &Rule, policy: &Policy) -> Generalize {
        Generalize {
            date: rule.date.unwrap_or_default(),
            years: u32::from(rule.band_years.unwrap_or(10)),
            ipv4_prefix: rule.ipv4_prefix.unwrap_or(24),
            ipv6_prefix: rule.ipv6_prefix.unwrap_or(48),
            postcode_keep: usize::from(rule.postcode_keep.unwrap_or(2)),
            decimals: usize::from(rule.decimals.unwrap_or(1)),
            amount_band: rule.amount_band,
            reference_date: policy.reference_date.map(|date| date.0),
            reading: reading_of(policy),
        }
    }

    /// Appends the general form; the label where there is none, or where the value is not written as one of its kind.
    /// What was written by this very rule is written again as it is.
    pub fn write(&self, entity: Entity, value: &[u8], out: &mut Vec<u8>) {
        let mark = out.len();
        let value = value.trim_ascii();
        let written = match entity {
            Entity::DateOfBirth => self.date(value, out),
            Entity::Age => self.age(value, out),
            Entity::IpAddress => self.address(value, out),
            Entity::PostalAddress => self.postcode(value, out),
            Entity::GeoCoordinates => self.coordinates(value, out),
            Entity::Confidential => self.amount(value, out),
            _ => None,
        };
        if written.is_none() {
            out.truncate(mark);
            label(entity, out);
        }
    }

    /// The same for a number without quotes, which has to stay one: the lower end of a band. `None` where the kind has no
    /// such number.
    pub fn write_number(&self, entity: Entity, number: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let whole = |number: &[u8]| std::str::from_utf8(number).ok()?.parse::<u32>().ok();
        match entity {
            Entity::DateOfBirth => {
                let year_and_month;
                let date = match *number {
                    [y1, y2, y3, y4, m1, m2] => {
                        year_and_month = [y1, y2, y3, y4, b'-', m1, m2];
                        Written::read(&year_and_month, self.reading)?
                    }
                    _ => Written::read(number, self.reading)?,
                };
                match self.date {
                    DateStep::Month if date.month > 0 => write_number(u32::from(date.year) * 100 + u32::from(date.month), 6, out),
                    DateStep::Band => write_number(u32::from(date.year) / self.years * self.years, 4, out),
                    _ => write_number(u32::from(date.year), 4, out),
                }
            }
            Entity::Age => {
                let age = whole(number)?;
                write_number(if age >= OLD { OLD } else { age / self.years * self.years }, 1, out);
            }
            Entity::PostalAddress => {
                let keep = if number.len() >= 4 && number.iter().all(u8::is_ascii_digit) { self.postcode_keep } else { return None };
                out.extend_from_slice(&number[..keep]);
                out.resize(out.len() + number.len() - keep, b'0');
            }
            Entity::GeoCoordinates if !number.iter().any(|byte| matches!(byte, b'e' | b'E')) => return self.coordinates(number, out),
            Entity::Confidential => {
                let (band, (negative, amount)) = (u64::from(self.amount_band?), amount_of(number)?);
                if negative && amount >= band {
                    out.push(b'-');
                }
                write_long(amount / band * band, out);
            }
            _ => return None,
        }
        Some(())
    }

    fn date(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        if self.date == DateStep::Band && self.is_band(value) {
            out.extend_from_slice(value);
            return Some(());
        }
        let date = Written::read(value, self.reading);
        let year = date.map_or_else(|| only_year(value), |date| Some(date.year))?;
        match self.date {
            DateStep::Year => write_number(u32::from(year), 4, out),
            DateStep::Month => {
                write_number(u32::from(year), 4, out);
                if let Some(date) = date.filter(|date| date.month > 0) {
                    out.push(b'-');
                    write_number(u32::from(date.month), 2, out);
                }
            }
            DateStep::Band => {
                let born = date.and_then(|date| date.day()).unwrap_or(Day { year, month: 1, day: 1 });
                match self.reference_date.filter(|_| year < SHIFTED_FROM).and_then(|reference| born.age_on(reference)) {
                    Some(age) => self.band_of_age(u32::from(age), out),
                    None => self.band(u64::from(year), u64::from(self.years), out),
                }
            }
        }
        Some(())
    }

    fn age(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        if self.is_band(value) {
            out.extend_from_slice(value);
            return Some(());
        }
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.band_of_age(std::str::from_utf8(&value[..digits]).ok()?.parse().ok()?, out);
        Some(())
    }

    fn band_of_age(&self, age: u32, out: &mut Vec<u8>) {
        if age >= OLD {
            write_number(OLD, 2, out);
            out.push(b'+');
        } else {
            self.band(u64::from(age), u64::from(self.years), out);
        }
    }

    fn band(&self, number: u64, width: u64, out: &mut Vec<u8>) {
        let from = number / width * width;
        write_long(from, out);
        out.push(b'-');
        write_long(from + width - 1, out);
    }

    /// `30-39`, `1980-1989`, `90+`: what this rule writes.
    fn is_band(&self, value: &[u8]) -> bool {
        value == b"90+" || band_starts(value).is_some_and(|(from, to)| from % u64::from(self.years) == 0 && to == from + u64::from(self.years) - 1)
    }

    /// The network's own address: `192.0.2.0`, `2001:db8:1::`.
    fn address(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        use std::io::Write;
        let address = std::str::from_utf8(value).ok()?.parse().ok()?;
        let cut = |bits: u32| bits & u32::MAX << (32 - u32::from(self.ipv4_prefix));
        match address {
            IpAddr::V4(address) => drop(write!(out, "{}", std::net::Ipv4Addr::from(cut(address.into())))),
            IpAddr::V6(address) => {
                let network = match address.to_ipv4_mapped() {
                    Some(inner) => std::net::Ipv4Addr::from(cut(inner.into())).to_ipv6_mapped(),
                    None => (u128::from(address) & u128::MAX << (128 - u32::from(self.ipv6_prefix))).into(),
                };
                drop(write!(out, "{network}"));
            }
        }
        Some(())
    }

    /// `10***`, `SW** ***`: what a postcode begins with. Streets and towns have no such form.
    fn postcode(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let counts = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() || *byte == b'*';
        let signs = value.iter().filter(|byte| counts(byte)).count();
        let is_postcode = value.len() <= 12
            && signs >= 4
            && value.iter().all(|byte| counts(byte) || matches!(byte, b' ' | b'-'))
            && value.iter().filter(|byte| byte.is_ascii_digit() || **byte == b'*').count() >= 2;
        if !is_postcode {
            return None;
        }
        // Where letters come first they are the area: SW, K, EC.
        let letters = value.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let keep = if letters > 0 { letters.min(2).min(self.postcode_keep) } else { self.postcode_keep };
        let mut position = 0;
        for byte in value {
            let is_sign = counts(byte);
            out.push(if is_sign && position >= keep { b'*' } else { *byte });
            position += usize::from(is_sign);
        }
        Some(())
    }

    /// Every number with its first decimals only. Degrees with minutes have no such form.
    fn coordinates(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let text = std::str::from_utf8(value).ok()?;
        let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ';' | ' ' | '-' | '+' | '°' | 'N' | 'S' | 'E' | 'W');
        if !text.chars().all(is_plain) {
            return None;
        }
        let mut numbers = 0;
        let mut at = 0;
        while at < value.len() {
            if !value[at].is_ascii_digit() {
                out.push(value[at]);
                at += 1;
                continue;
            }
            let whole = value[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            out.extend_from_slice(&value[at..at + whole]);
            at += whole;
            numbers += 1;
            if value.get(at) == Some(&b'.') && value.get(at + 1).is_some_and(u8::is_ascii_digit) {
                let decimals = value[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if self.decimals > 0 {
                    out.extend_from_slice(&value[at..=at + decimals.min(self.decimals)]);
                }
                at += 1 + decimals;
                if value.get(at) == Some(&b'.') {
                    return None;
                }
            }
        }
        // Three numbers in a row without a point may be degrees, minutes and seconds.
        (numbers <= 2).then_some(())
    }

    /// `4000-4999`
    fn amount(&self, value: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let band = u64::from(self.amount_band?);
        if band_starts(value.strip_prefix(b"-").unwrap_or(value)).is_some_and(|(from, to)| from % band == 0 && to == from + band - 1) {
            out.extend_from_slice(value);
            return Some(());
        }
        let (negative, amount) = amount_of(value)?;
        if negative {
            out.push(b'-');
        }
        self.band(amount, band, out);
        Some(())
    }
}

/// The two ends of `30-39`.
fn band_starts(value: &[u8]) -> Option<(u64, u64)> {
    let dash = memchr::memchr(b'-', value)?;
    let number = |digits: &[u8]| {
        let text = std::str::from_utf8(digits).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
        text.parse().ok()
    };
    Some((number(&value[..dash])?, number(&value[dash + 1..])?))
}

/// The one year in a date of words: `19 March 1984`.
fn only_year(value: &[u8]) -> Option<u16> {
    let mut years = value.split(|byte| !byte.is_ascii_digit()).filter(|digits| digits.len() >= 3);
    let digits = years.next().filter(|digits| digits.len() == 4)?;
    let year = digits.iter().fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0'));
    ((1800..SHIFTED_FROM).contains(&year) && years.next().is_none()).then_some(year)
}

/// Whether an amount is below zero, and its whole units without decimals: `1.234,50 EUR`, `$1,234.50`, `-12`.
fn amount_of(value: &[u8]) -> Option<(bool, u64)> {
    let is_digit = u8::is_ascii_digit;
    let (first, last) = (value.iter().position(is_digit)?, value.iter().rposition(is_digit)?);
    // A currency around it, and nothing else that could be a number.
    if value.len() > 40 || value[first..=last].iter().any(|byte| !byte.is_ascii_digit() && !matches!(byte, b'.' | b',' | b'\'' | b' ')) {
        return None;
    }
    let mark = value[first..=last].iter().rposition(|byte| !byte.is_ascii_digit()).map(|place| first + place);
    // One or two digits behind the last mark are decimals, and so are all behind a point that stands alone with none of three.
    let decimals = mark.filter(|&mark| matches!(value[mark], b'.' | b',') && (last - mark != 3 || value[first..mark] == *b"0"));
    let mut amount = 0u64;
    for byte in value[first..=decimals.map_or(last, |mark| mark.max(1) - 1)].iter().filter(|byte| byte.is_ascii_digit()) {
        amount = amount.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
    }
    Some((value[..first].contains(&b'-'), amount))
}

fn write_long(number: u64, out: &mut Vec<u8>) {
    use std::io::Write;
    // Writing to a Vec does not fail.
    drop(write!(out, "{number}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(options: &str) -> Generalize {
        let (policy_keys, rule_keys) = options.split_once('|').unwrap_or(("", options));
        let toml = format!("{policy_keys}\n[[rule]]\nname = 'r'\naction = 'generalize'\n{rule_keys}\n");
        let policy = Policy::from_toml(&toml, "").unwrap_or_else(|error| panic!("{error}"));
        Generalize::of(&policy.rules[0], &policy)
    }

    /// The general form, which is its own general form.
    fn general(options: &str, entity: Entity, value: &str) -> String {
        let rule = rules(options);
        let mut out = Vec::new();
        rule.write(entity, value.as_bytes(), &mut out);
        if !out.starts_with(b"[") {
            let mut again = Vec::new();
            rule.write(entity, &out, &mut again);
            assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&out), "{value} twice");
        }
        String::from_utf8(out).unwrap()
    }

    fn number(options: &str, entity: Entity, value: &str) -> Option<String> {
        let rule = rules(options);
        let mut out = Vec::new();
        rule.write_number(entity, value.as_bytes(), &mut out)?;
        let mut again = Vec::new();
        rule.write_number(entity, &out, &mut again);
        assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&out), "{value} twice");
        serde_json::from_slice::<serde_json::Number>(&out).unwrap_or_else(|error| panic!("{value}: {error}"));
        Some(String::from_utf8(out).unwrap())
    }

    #[test]
    fn dates_become_years_months_or_bands() {
        let dob = Entity::DateOfBirth;
        for (options, value, output) in [
            ("", "1984-03-19", "1984"),
            ("", "19.03.84", "1984"),
            ("", "19 March 1984", "1984"),
            ("", "1984", "1984"),
            ("date = 'month'", "19/03/1984", "1984-03"),
            ("date_order = 'mdy' | date = 'month'", "03/04/1984", "1984-03"),
            ("date = 'month'", "1984", "1984"),
            ("date = 'month'", "born in March 1984", "1984"),
            ("date = 'band'", "1984-03-19", "1980-1989"),
            ("date = 'band'\nband_years = 5", "1984-03-19", "1980-1984"),
            ("reference_date = '2026-11-21' | date = 'band'", "1984-03-19", "40-49"),
            ("reference_date = '2026-11-21' | date = 'band'", "1996-11-22", "20-29"),
            ("reference_date = '2026-11-21' | date = 'band'", "1936-11-21", "90+"),
            ("reference_date = '2026-11-21' | date = 'band'", "01.02.26", "0-9"),
            ("", "never", "[DATE_OF_BIRTH]"),
            ("", "19 March", "[DATE_OF_BIRTH]"),
            ("", "1984-03-19 and 1990-01-01", "[DATE_OF_BIRTH]"),
        ] {
            assert_eq!(general(options, dob, value), output, "{value} {options}");
        }
        for (options, value, output) in [
            ("", "1984", "1984"),
            ("", "19840319", "1984"),
            ("date = 'month'", "19840319", "198403"),
            ("date = 'band'", "19840319", "1980"),
            ("date = 'month'", "1984", "1984"),
        ] {
            assert_eq!(number(options, dob, value).as_deref(), Some(output), "{value} {options}");
        }
        assert_eq!(number("", dob, "448502400"), None);
    }

    #[test]
    fn ages_become_bands_and_the_very_old_one() {
        for (value, output) in [("42", "40-49"), ("42 years", "40-49"), ("7", "0-9"), ("89", "80-89"), ("90", "90+"), ("104", "90+")] {
            assert_eq!(general("", Entity::Age, value), output);
        }
        for (value, output) in [("42", "40"), ("7", "0"), ("101", "90")] {
            assert_eq!(number("", Entity::Age, value).as_deref(), Some(output));
        }
        assert_eq!(general("band_years = 25", Entity::Age, "42"), "25-49");
    }

    #[test]
    fn addresses_become_networks() {
        for (options, value, output) in [
            ("", "192.0.2.17", "192.0.2.0"),
            ("ipv4_prefix = 16", "198.51.100.7", "198.51.0.0"),
            ("ipv4_prefix = 20", "203.0.113.200", "203.0.112.0"),
            ("", "2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
            ("ipv6_prefix = 32", "2001:DB8:1:2::6", "2001:db8::"),
            ("", "::ffff:192.0.2.17", "::ffff:192.0.2.0"),
            ("", "somewhere", "[IP_ADDRESS]"),
        ] {
            assert_eq!(general(options, Entity::IpAddress, value), output);
        }
    }

    #[test]
    fn of_a_postcode_its_area_stays_and_of_streets_nothing() {
        for (options, value, output) in [
            ("", "10115", "10***"),
            ("", "31-101", "31-***"),
            ("", "1234 AB", "12** **"),
            ("", "SW1A 1AA", "SW** ***"),
            ("", "K1A 0B1", "K** ***"),
            ("postcode_keep = 3", "94103-1234", "941**-****"),
            ("", "Hamburg", "[POSTAL_ADDRESS]"),
            ("", "Hauptstr. 5", "[POSTAL_ADDRESS]"),
            ("", "12", "[POSTAL_ADDRESS]"),
        ] {
            assert_eq!(general(options, Entity::PostalAddress, value), output);
        }
        assert_eq!(number("", Entity::PostalAddress, "31101").as_deref(), Some("31000"));
        assert_eq!(number("", Entity::PostalAddress, "12"), None);
    }

    #[test]
    fn coordinates_lose_decimals() {
        let geo = Entity::GeoCoordinates;
        for (options, value, output) in [
            ("", "52.520008, 13.404954", "52.5, 13.4"),
            ("", "-33.8688;151.2093", "-33.8;151.2"),
            ("decimals = 0", "52.520008, 13.404954", "52, 13"),
            ("decimals = 2", "52.520008° N, 13.404954° E", "52.52° N, 13.40° E"),
            ("", "52°31'12.0\"N", "[GEO_COORDINATES]"),
            ("", "52 31 12.5", "[GEO_COORDINATES]"),
            ("decimals = 0", "0.0.00", "[GEO_COORDINATES]"),
            ("", "u33dc1r", "[GEO_COORDINATES]"),
        ] {
            assert_eq!(general(options, geo, value), output);
        }
        assert_eq!(number("", geo, "-0.127758").as_deref(), Some("-0.1"));
        assert_eq!(number("decimals = 0", geo, "52.520008").as_deref(), Some("52"));
        assert_eq!(number("", geo, "5.2e1"), None);
    }

    #[test]
    fn amounts_become_bands() {
        let head = "[[detector]]\nname = 'COST'\nregex = '.+'\nfield = 'cost' | amount_band = 1000";
        for (value, output) in [
            ("4312.50", "4000-4999"),
            ("1.234,50 EUR", "1000-1999"),
            ("$12,345", "12000-12999"),
            ("12 345", "12000-12999"),
            ("0.123", "0-999"),
            ("-4312", "-4000-4999"),
            ("999", "0-999"),
            ("between 5 and 7", "[CONFIDENTIAL]"),
            ("secret", "[CONFIDENTIAL]"),
            ("99999999999999999999999", "[CONFIDENTIAL]"),
        ] {
            assert_eq!(general(head, Entity::Confidential, value), output);
        }
        assert_eq!(number(head, Entity::Confidential, "4312.5").as_deref(), Some("4000"));
        assert_eq!(number(head, Entity::Confidential, "-4312").as_deref(), Some("-4000"));
        assert_eq!(number(head, Entity::Confidential, "12").as_deref(), Some("0"));
    }

    #[test]
    fn what_has_no_general_form_gets_its_label() {
        assert_eq!(general("", Entity::EmailAddress, "jane@example.com"), "[EMAIL_ADDRESS]");
    }
}
