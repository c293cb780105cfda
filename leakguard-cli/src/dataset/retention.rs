//! Until when a data set may be kept.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Duration, Month};

/// A day, or days from the build on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// The last day.
    Until(Date),
    /// So many days.
    Days(u32),
}

/// A day written as `2026-11-22`.
pub fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_written = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    is_written.then(|| Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok())?
}

impl Retention {
    fn read(text: &str) -> Option<Retention> {
        if let Some(until) = day(text) {
            return Some(Retention::Until(until));
        }
        let days = text.strip_suffix("days").or_else(|| text.strip_suffix("day"))?.trim_end().parse().ok()?;
        (1..=36_500).contains(&days).then_some(Retention::Days(days))
    }

    /// The last day of a data set that is built on that day.
    pub fn until(self, built: Date) -> Date {
        match self {
            Retention::Until(until) => until,
            Retention::Days(days) => built.saturating_add(Duration::days(i64::from(days))),
        }
    }
}

impl<'de> Deserialize<'de> for Retention {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Retention, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Retention::read(&text).ok_or_else(|| serde::de::Error::custom("a day, like \"2027-02-01\", or days from the build on, like \"90 days\""))
    }
}

impl Serialize for Retention {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Retention::Until(until) => serializer.collect_str(until),
            Retention::Days(days) => serializer.collect_str(&format_args!("{days} days")),
        }
    }
}

impl JsonSchema for Retention {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Retention".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d+ ?days?)$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_a_number_of_days_is_read() {
        let built = day("2026-11-22").unwrap();
        for (text, until) in [("2027-02-01", "2027-02-01"), ("90 days", "2027-02-20"), ("1 day", "2026-11-23"), ("7days", "2026-11-29")] {
            assert_eq!(Retention::read(text).map(|read| read.until(built).to_string()).as_deref(), Some(until));
        }
        for text in ["", "soon", "0 days", "-1 days", "2027-13-01", "2027-2-1", "99999999 days"] {
            assert_eq!(Retention::read(text), None, "{text}");
        }
    }
}
