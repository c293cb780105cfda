//! Dates as people and systems write them: read, and written again in the same form.

/// The first year that no real date has here: what `shift` writes lies behind it, and is left alone.
pub(crate) const SHIFTED_FROM: u16 = 2200;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// `2026-11-21`
    pub fn from_iso(text: &[u8]) -> Option<Day> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
        let number = |digits: &[u8]| digits.iter().try_fold(0u16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')));
        Day::of(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    /// The day, if the calendar has it.
    fn of(year: u16, month: u16, day: u16) -> Option<Day> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=days).contains(&day) && (1..=9999).contains(&year)).then_some(Day { year, month: month as u8, day: day as u8 })
    }

    /// Days since 1 March of the year 0. The calendar of a year that begins in March has its leap day at the end.
    fn number(self) -> u32 {
        let (year, month) =
            if self.month > 2 { (u32::from(self.year), u32::from(self.month) - 3) } else { (u32::from(self.year) - 1, u32::from(self.month) + 9) };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(self.day) - 1
    }

    /// The day that many days later; `None` behind the year 9999.
    pub fn plus(self, days: u32) -> Option<Day> {
        let number = self.number() + days;
        let (era, of_era) = (number / 146_097, number % 146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Day::of(u16::try_from(era * 400 + year_of_era + next).ok()?, month as u16, day as u16)
    }

    /// Whole years from a birth on this day to another day.
    pub fn age_on(self, other: Day) -> Option<u16> {
        let had_no_birthday = (other.month, other.day) < (self.month, self.day);
        other.year.checked_sub(self.year)?.checked_sub(u16::from(had_no_birthday))
    }
}

/// Where in a date its parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
    /// `19840319`
    Compact,
    YearMonth,
    MonthYear,
    Year,
}

/// A date that was read, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    pub year: u16,
    /// 0: the date says no more than its year.
    pub month: u8,
    /// 0: the date says no more than its month.
    pub day: u8,
    form: Form,
    /// What stands between the parts.
    separators: [&'a [u8]; 2],
    /// What stands behind: the time of day, of the characters of one.
    rest: &'a [u8],
}

/// How dates are read that do not say it themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub month_first: bool,
    /// The last two-digit year of this century, and the century; without a reference date that of POSIX: 68 is 2068.
    pub pivot: Option<u16>,
}

/// A run of digits: its value and how many they are.
#[derive(Clone, Copy, Default)]
struct Number {
    value: u16,
    digits: usize,
}

fn number_at(text: &[u8], at: usize) -> Option<(Number, usize)> {
    let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !matches!(digits, 1 | 2 | 4) {
        return None;
    }
    let value = text[at..at + digits].iter().fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0'));
    Some((Number { value, digits }, at + digits))
}

/// What parts the numbers of a date: one sign, spaces around it, or the sign of a script that writes 年.
fn separator_at(text: &[u8], at: usize) -> Option<usize> {
    let length = text[at..].iter().take_while(|&&byte| matches!(byte, b'-' | b'.' | b'/' | b' ') || byte >= 0x80).count();
    (1..=6).contains(&length).then_some(at + length)
}

impl<'a> Written<'a> {
    /// Reads a whole value; `None` where it is no date, or one in words.
    pub fn read(value: &'a [u8], reading: Reading) -> Option<Written<'a>> {
        let value = value.trim_ascii();
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = |from: usize, to: usize| value[from..to].iter().fold(0u16, |sum, byte| sum * 10 + u16::from(byte - b'0'));
        if digits == 8 {
            let date = Written::of(Day::of(number(0, 4), number(4, 6), number(6, 8))?, Form::Compact, [b"", b""], &value[8..]);
            return date.filter(|date| is_time(date.rest));
        }
        let (first, at) = number_at(value, 0)?;
        if at == value.len() {
            return (first.digits == 4 && first.value > 0).then_some(Written {
                year: first.value,
                month: 0,
                day: 0,
                form: Form::Year,
                separators: [b"", b""],
                rest: b"",
            });
        }
        let from = separator_at(value, at)?;
        let one = &value[at..from];
        // 1984年3月19日: the last sign belongs to the date.
        let (second, at) = number_at(value, from)?;
        let behind = |at: usize| value.len() - at <= 4 && value[at..].iter().all(|&byte| byte >= 0x80);
        if behind(at) {
            let (year, month, form) = match (first.digits, second.digits) {
                (4, 1 | 2) => (first.value, second.value, Form::YearMonth),
                (1 | 2, 4) => (second.value, first.value, Form::MonthYear),
                _ => return None,
            };
            return ((1..=12).contains(&month) && year > 0).then_some(Written {
                year,
                month: month as u8,
                day: 0,
                form,
                separators: [one, b""],
                rest: &value[at..],
            });
        }
        let from = separator_at(value, at)?;
        let two = &value[at..from];
        let (third, at) = number_at(value, from)?;
        let rest = &value[at..];
        if !is_time(rest) && !behind(at) {
            return None;
        }
        let year_of = |number: Number| if number.digits == 4 { Some(number.value) } else { (number.digits == 2).then(|| reading.year(number.value)) };
        let (day, form) = if first.digits == 4 {
            (Day::of(first.value, second.value, third.value)?, Form::YearMonthDay)
        } else if second.digits == 4 {
            return None;
        } else {
            let month_first = if second.value > 12 { true } else { reading.month_first && first.value <= 12 };
            let (month, day, form) =
                if month_first { (first.value, second.value, Form::MonthDayYear) } else { (second.value, first.value, Form::DayMonthYear) };
            (Day::of(year_of(third)?, month, day)?, form)
        };
        Written::of(day, form, [one, two], rest)
    }

    fn of(day: Day, form: Form, separators: [&'a [u8]; 2], rest: &'a [u8]) -> Option<Written<'a>> {
        Some(Written { year: day.year, month: day.month, day: day.day, form, separators, rest })
    }

    /// The day, if the date says it.
    pub fn day(&self) -> Option<Day> {
        Day::of(self.year, u16::from(self.month), u16::from(self.day))
    }

    /// Appends the date with zeros for its digits, four for the year and two for month and day; says where they stand.
    pub fn template(&self, out: &mut Vec<u8>) -> Places {
        let [one, two] = self.separators;
        let widths = match self.form {
            Form::DayMonthYear | Form::MonthDayYear => [2, 2, 4],
            _ => [4, 2, 2],
        };
        let mut starts = [0; 3];
        for ((start, width), separator) in starts.iter_mut().zip(widths).zip([one, two, self.rest]) {
            *start = out.len();
            out.resize(*start + width, b'0');
            out.extend_from_slice(separator);
        }
        let [first, second, third] = starts;
        let [year, month, day] = match self.form {
            Form::DayMonthYear => [third, second, first],
            Form::MonthDayYear => [third, first, second],
            _ => [first, second, third],
        };
        Places { year, month, day }
    }
}

/// Where in a buffer the digits of a date stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    year: usize,
    month: usize,
    day: usize,
}

impl Places {
    /// Writes a day there.
    pub fn put(self, day: Day, buffer: &mut [u8]) {
        for (start, width, mut number) in [(self.year, 4, day.year), (self.month, 2, u16::from(day.month)), (self.day, 2, u16::from(day.day))] {
            for digit in buffer.get_mut(start..start + width).into_iter().flatten().rev() {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
    }

    /// Writes what says nothing: a sign for every digit, or, where the date is a number, a one and zeros.
    pub fn hide(self, number: bool, buffer: &mut [u8]) {
        for (start, width) in [(self.year, 4), (self.month, 2), (self.day, 2)] {
            buffer.get_mut(start..start + width).into_iter().for_each(|digits| digits.fill(if number { b'0' } else { b'*' }));
        }
        if number && let Some(first) = buffer.get_mut(self.year.min(self.month).min(self.day)) {
            *first = b'1';
        }
    }

    /// Whether that stands there: the day, or without one what says nothing.
    pub fn hold(self, day: Option<Day>, number: bool, buffer: &[u8]) -> bool {
        let first = self.year.min(self.month).min(self.day);
        let Some(here) = buffer.get(first..(self.year + 4).max(self.month + 2).max(self.day + 2)) else { return false };
        let mut expected = [0; 32];
        let Some(expected) = expected.get_mut(..here.len()) else { return false };
        expected.copy_from_slice(here);
        let there = Places { year: self.year - first, month: self.month - first, day: self.day - first };
        match day {
            Some(day) => there.put(day, expected),
            None => there.hide(number, expected),
        }
        expected == here
    }
}

impl Reading {
    /// The year that two digits mean.
    fn year(self, two: u16) -> u16 {
        match self.pivot {
            Some(pivot) if two <= pivot % 100 => pivot - pivot % 100 + two,
            Some(pivot) => (pivot - pivot % 100 + two).saturating_sub(100),
            None if two <= 68 => 2000 + two,
            None => 1900 + two,
        }
    }
}

/// Nothing, or what begins behind a date and has the characters of a time: `T12:00:00.5+02:00`.
fn is_time(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b'T' | b't' | b' ', time @ ..] => {
            time.len() <= 24 && time.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'Z' | b'z' | b' '))
        }
        _ => false,
    }
}

/// The number with at least so many digits.
pub(crate) fn write_number(number: u32, digits: usize, out: &mut Vec<u8>) {
    use std::io::Write;
    // Writing to a Vec does not fail.
    drop(write!(out, "{number:0digits$}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u16, u8, u8)> {
        Written::read(text.as_bytes(), Reading::default()).map(|date| (date.year, date.month, date.day))
    }

    #[test]
    fn dates_of_all_forms_are_read() {
        for text in [
            "1984-03-19",
            "1984/3/19",
            "19.03.1984",
            "19. 3. 1984",
            "03/19/1984",
            "19/03/84",
            "19840319",
            "1984-03-19T00:00:00Z",
            "1984-03-19 12:30:00",
            "1984年3月19日",
        ] {
            assert_eq!(read(text), Some((1984, 3, 19)), "{text}");
        }
        assert_eq!(read("1984"), Some((1984, 0, 0)));
        assert_eq!(read("1984-03"), Some((1984, 3, 0)));
        assert_eq!(read("03/1984"), Some((1984, 3, 0)));
        for text in [
            "",
            "19 March 1984",
            "1984-02-30",
            "1984-13-01",
            "32.01.1984",
            "12345",
            "1980-1989",
            "198403191",
            "1984-03-19 and more",
            "30-39",
            "0000-01-01",
            "3-1984-19",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_date_does_not_say_the_policy_says() {
        let read =
            |text: &str, month_first, pivot| Written::read(text.as_bytes(), Reading { month_first, pivot }).map(|date| (date.year, date.month, date.day));
        assert_eq!(read("03/04/1984", true, None), Some((1984, 3, 4)));
        assert_eq!(read("03/04/1984", false, None), Some((1984, 4, 3)));
        assert_eq!(read("19/04/1984", true, None), Some((1984, 4, 19)));
        assert_eq!(read("03.04.26", false, Some(2026)), Some((2026, 4, 3)));
        assert_eq!(read("03.04.27", false, Some(2026)), Some((1927, 4, 3)));
        assert_eq!(read("03.04.50", false, None), Some((2050, 4, 3)));
    }

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let day = |text: &str| Day::from_iso(text.as_bytes()).unwrap();
        // The Gregorian calendar repeats itself after 146097 days.
        assert_eq!(day("1984-03-19").plus(146_097), Some(day("2384-03-19")));
        assert_eq!(day("2023-12-31").plus(1), Some(day("2024-01-01")));
        assert_eq!(day("2024-02-28").plus(1), Some(day("2024-02-29")));
        assert_eq!(day("1900-02-28").plus(1), Some(day("1900-03-01")));
        assert_eq!(day("9999-12-31").plus(1), None);
        // From 1970-01-01 to 2026-11-21: date -u -d 2026-11-21 +%s divided by 86400.
        assert_eq!(day("1970-01-01").plus(20_778), Some(day("2026-11-21")));
        assert_eq!(day("1984-03-19").age_on(day("2026-03-18")), Some(41));
        assert_eq!(day("1984-03-19").age_on(day("2026-03-19")), Some(42));
        assert_eq!(day("2030-03-19").age_on(day("2026-03-19")), None);
    }

    #[test]
    fn what_stands_in_a_dates_places_is_known() {
        for (text, number) in [("19.03.1984", false), ("19840319", true), ("1984-03-19T10:00:00", false)] {
            let date = Written::read(text.as_bytes(), Reading::default()).unwrap();
            let mut out = b"before ".to_vec();
            let places = date.template(&mut out);
            let day = date.day().unwrap();
            places.put(day, &mut out);
            assert!(places.hold(Some(day), number, &out) && !places.hold(None, number, &out) && !places.hold(day.plus(1), number, &out), "{text}");
            places.hide(number, &mut out);
            assert!(places.hold(None, number, &out) && !places.hold(Some(day), number, &out), "{text}");
            assert!(!places.hold(None, number, &out[..10]) && !places.hold(None, number, b""));
        }
    }

    #[test]
    fn a_date_is_written_as_it_was() {
        for (text, shifted) in [
            ("19.03.1984", "20.03.2384"),
            ("3/19/1984 10:00", "03/20/2384 10:00"),
            ("1984-03-19T00:00:00+02:00", "2384-03-20T00:00:00+02:00"),
            ("19840319", "23840320"),
            ("1984年3月19日", "2384年03月20日"),
            ("19.3.84", "20.03.2384"),
        ] {
            let date = Written::read(text.as_bytes(), Reading::default()).unwrap();
            let mut out = Vec::new();
            let places = date.template(&mut out);
            places.put(date.day().unwrap().plus(146_098).unwrap(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), shifted);
        }
    }
}
