//! CONNECTION_STRING, and the PASSWORD of a web address: `scheme://user:password@host/…`, and the lists of
//! `Name=value;` of ADO, ODBC and Azure.

use super::Candidate;
use super::boundary::ends_escape;
use super::secret::{is_placeholder, is_secret_value};
use crate::entity::Entity;

/// How far before the at sign the scheme may begin, and how far behind it host and path may go, in bytes.
const BACK: usize = 256;
const AHEAD: usize = 256;

/// Schemes of databases, queues, caches, directories and mail servers. `mysql+pymysql` is `mysql`.
const SCHEMES: &[&str] = &[
    "mysql",
    "mysqlx",
    "mysqli",
    "mariadb",
    "postgres",
    "postgresql",
    "pgsql",
    "psql",
    "mongodb",
    "redis",
    "rediss",
    "valkey",
    "valkeys",
    "amqp",
    "amqps",
    "rabbitmq",
    "mssql",
    "sqlserver",
    "oracle",
    "db2",
    "clickhouse",
    "couchdb",
    "couchbase",
    "couchbases",
    "cassandra",
    "neo4j",
    "bolt",
    "cockroachdb",
    "snowflake",
    "influxdb",
    "memcached",
    "kafka",
    "nats",
    "mqtt",
    "mqtts",
    "ldap",
    "ldaps",
    "ftp",
    "ftps",
    "sftp",
    "ssh",
    "smb",
    "smtp",
    "smtps",
    "imap",
    "imaps",
    "pop3",
    "pop3s",
    "elasticsearch",
    "opensearch",
    "stomp",
    "beanstalk",
    "sentinel",
    "crdb",
    "tds",
    "hive",
    "trino",
    "presto",
];

/// What forges take for a password where the name is a token: GitHub, Bitbucket.
const STAND_IN_PASSWORDS: &[&[u8]] = &[b"x-oauth-basic", b"x-token-auth", b"x-access-token"];

/// What no address has.
static ENDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, 0..=b' ' | b'"' | b'\'' | b'<' | b'>' | b'`' | 0x7F..);
        byte += 1;
    }
    table
};

/// The credential of the address around the at sign at `at`: of a web address its password, of a database or a queue the
/// whole connection string. Reads at most 256 bytes before and behind.
pub(crate) fn url_at_at(text: &[u8], at: usize) -> Option<Candidate> {
    let floor = at.saturating_sub(BACK);
    let before = &text[floor..at];
    let ends = |byte: u8| ENDS[usize::from(byte)];
    let reach = before.iter().rev().take_while(|&&byte| !ends(byte)).count();
    let before = &before[before.len() - reach..];
    // Most at signs are an e-mail's, whose address has none.
    if before.len() < 3 || !before.contains(&b':') {
        return None;
    }
    let from = at - reach;
    let Some((scheme_end, user)) = scheme_mark(before) else { return oracle(before, text, from, at).or_else(|| source_of_go(before, text, from, at)) };
    let scheme_length = before[..scheme_end].iter().rev().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-')).count();
    // The letter of an escape in front (`\nmysql://`) is no part of it.
    let escape = usize::from(scheme_length > 0 && ends_escape(text, from + scheme_end - scheme_length + 1));
    let scheme_length = scheme_length - escape;
    let scheme = &before[scheme_end - scheme_length..scheme_end];
    let userinfo = &before[user..];
    let Some(separator) = memchr::memchr(b':', userinfo) else { return token_of_repository(text, at, scheme, userinfo) };
    let (name, password) = (&userinfo[..separator], &userinfo[separator + 1..]);
    // `https://host:8080/a@b`: what stands before the colon is a host, and a port behind it.
    let is_port = password.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let port = is_port > 0 && matches!(password.get(is_port), Some(b'/' | b'?' | b'#'));
    if scheme.is_empty() || name.iter().any(|byte| matches!(byte, b'/' | b'?' | b'#')) || port || is_stand_in(password) {
        return None;
    }
    // Not this at sign, if the host has none: the last one before the host parts it from the password.
    let after = &text[at + 1..text.len().min(at + 1 + AHEAD)];
    let rest = after.iter().take_while(|&&byte| !ends(byte) && byte != b'\\').count();
    let host = after[..rest].iter().take_while(|&&byte| !matches!(byte, b'/' | b'?')).count();
    if host == 0 || after[..host].contains(&b'@') {
        return None;
    }
    let known = scheme.split(|&byte| byte == b'+').any(|part| SCHEMES.iter().any(|known| part.eq_ignore_ascii_case(known.as_bytes())));
    if !known {
        // `https://TOKEN:x-oauth-basic@github.com/…`: the token stands in the place of the name.
        let length = if STAND_IN_PASSWORDS.contains(&password) && is_secret_value(name) { userinfo.len() } else { password.len() };
        // A path may hold a colon and an at sign; a password of a web address has no slash.
        return (!password.iter().any(|byte| matches!(byte, b'/' | b'?'))).then(|| Candidate::new(Entity::Password, at - length, at, 0.95));
    }
    let jdbc = usize::from(before[..scheme_end - scheme_length].ends_with(b"jdbc:")) * 5;
    let start = from + scheme_end - scheme_length - jdbc;
    Some(Candidate::new(Entity::ConnectionString, start, trimmed(text, at + 1, at + 1 + rest), 0.96))
}

/// `https://TOKEN@github.com/owner/name.git`: a token alone in the place of the user. (Sentry's addresses have a public key there, and
/// a number for a path.)
fn token_of_repository(text: &[u8], at: usize, scheme: &[u8], token: &[u8]) -> Option<Candidate> {
    let is_web = [&b"https"[..], b"http", b"git+https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_web || !(20..=200).contains(&token.len()) || !is_secret_value(token) {
        return None;
    }
    let after = &text[at + 1..text.len().min(at + 1 + AHEAD)];
    let rest = &after[..after.iter().take_while(|&&byte| !ENDS[usize::from(byte)] && !matches!(byte, b'?' | b'#')).count()];
    let path = &rest[memchr::memchr(b'/', rest)? + 1..];
    let owner = memchr::memchr(b'/', path)?;
    let name = path[owner + 1..].first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    (owner > 0 && name && path[..owner].iter().any(u8::is_ascii_alphabetic)).then(|| Candidate::new(Entity::Password, at - token.len(), at, 0.95))
}

/// The data source of Go's driver of MySQL: `shop:password@tcp(db:3306)/shop`.
fn source_of_go(before: &[u8], text: &[u8], from: usize, at: usize) -> Option<Candidate> {
    let after = &text[at + 1..text.len().min(at + 1 + AHEAD)];
    if ![&b"tcp("[..], b"tcp6(", b"unix("].iter().any(|network| after.starts_with(network)) {
        return None;
    }
    let colon = memchr::memchr(b':', before)?;
    let name = before[..colon].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
    let close = memchr::memchr(b')', after)?;
    let rest = close + 1 + after[close + 1..].iter().take_while(|&&byte| !ENDS[usize::from(byte)] && byte != b'\\').count();
    let shaped = name > 0 && after.get(close + 1) == Some(&b'/') && !is_stand_in(&before[colon + 1..]);
    shaped.then(|| Candidate::new(Entity::ConnectionString, from + colon - name, trimmed(text, at + 1, at + 1 + rest), 0.96))
}

/// The settings of StackExchange.Redis: `redis.example.com:6380,password=…,ssl=True`, whose password stands behind the equals sign.
fn list_of_redis(text: &[u8], name: usize, separator: usize) -> Option<Candidate> {
    let before = &text[separator.saturating_sub(BACK)..name];
    if !before.ends_with(b",") || !text[name..separator].eq_ignore_ascii_case(b"password") {
        return None;
    }
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b',' | b'=' | b'_');
    let length = before.iter().rev().take_while(|&&byte| is_part(byte)).count();
    let start = name - length;
    let host = &text[start..start + memchr::memchr(b',', &text[start..name])?];
    let port = host.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let has_port = (2..=5).contains(&port) && host.len() > port + 1 && host[host.len() - port - 1] == b':' && !host.contains(&b'=');
    let ahead = &text[separator + 1..text.len().min(separator + AHEAD)];
    let end = separator + 1 + ahead.iter().take_while(|&&byte| !ENDS[usize::from(byte)] && byte != b'\\').count();
    let password = &text[separator + 1..end];
    let password = &password[..memchr::memchr(b',', password).unwrap_or(password.len())];
    (has_port && !password.is_empty() && !is_placeholder(password))
        .then(|| Candidate::new(Entity::ConnectionString, start, trimmed(text, separator + 1, end), 0.96))
}

/// Where the last `://` of the stretch stands and where it ends; slashes may be escaped, as JSON has them.
fn scheme_mark(before: &[u8]) -> Option<(usize, usize)> {
    let plain = memchr::memmem::rfind(before, b"://").map(|mark| (mark, mark + 3));
    plain.or_else(|| memchr::memmem::rfind(before, br":\/\/").map(|mark| (mark, mark + 5)))
}

/// `jdbc:oracle:thin:scott/tiger@host:1521:orcl`
fn oracle(before: &[u8], text: &[u8], from: usize, at: usize) -> Option<Candidate> {
    let mark = memchr::memmem::rfind(before, b"jdbc:oracle:")?;
    let user = mark + 12 + memchr::memchr(b':', &before[mark + 12..])? + 1;
    let slash = memchr::memchr(b'/', &before[user..])?;
    let password = &before[user + slash + 1..];
    let after = &text[at + 1..text.len().min(at + 1 + AHEAD)];
    let rest = after.iter().take_while(|&&byte| byte > b' ' && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\')).count();
    (slash > 0 && !is_stand_in(password)).then(|| Candidate::new(Entity::ConnectionString, from + mark, trimmed(text, at + 1, at + 1 + rest), 0.96))
}

/// No password: empty, masked, a template's variable.
fn is_stand_in(password: &[u8]) -> bool {
    let masked = password.iter().all(|&byte| byte == b'*' || byte == b'x' || byte == b'X');
    let variable = matches!(password, [b'[' | b'{' | b'<', ..] | [b'$', b'{' | b'(' | b'A'..=b'Z', ..] | [b'%', b's' | b'd'] | [b'%', b'(', ..]);
    masked || variable || password.len() > 5 && is_placeholder(password) && !password.eq_ignore_ascii_case(b"secret")
}

/// Without the signs that end a sentence or a bracket.
fn trimmed(text: &[u8], from: usize, end: usize) -> usize {
    from + text[from..end].iter().rposition(|&byte| !matches!(byte, b',' | b';' | b'.' | b')' | b']' | b'}' | b':')).map_or(0, |last| last + 1)
}

/// First names of such a list.
const FIRST: &[&str] = &[
    "server",
    "data source",
    "datasource",
    "host",
    "addr",
    "address",
    "network address",
    "driver",
    "provider",
    "endpoint",
    "defaultendpointsprotocol",
    "accountname",
    "blobendpoint",
    "hostname",
    "database",
    "initial catalog",
    "user id",
    "uid",
    "user",
    "username",
    "dsn",
    "accountendpoint",
];

/// Names whose value is the secret of the list.
const SECRETS: &[&str] = &["password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature", "secret"];

/// The list of `Name=value;` around the equals sign at `separator`, when its name is that of the secret and another
/// name says where to connect to. Reads at most 256 bytes before and behind.
pub(crate) fn list_at_equals(text: &[u8], separator: usize) -> Option<Candidate> {
    let name = list_name(text, separator)?;
    if !one_of(&text[name..separator], SECRETS) {
        return None;
    }
    if let Some(list) = list_of_redis(text, name, separator) {
        return Some(list);
    }
    // Backwards, pair after pair.
    let floor = separator.saturating_sub(BACK);
    let (mut start, mut begins) = (name, false);
    while let Some(previous) = previous_pair(text, start, floor) {
        begins |= one_of(&text[previous.0..previous.1], FIRST);
        start = previous.0;
    }
    // Forwards likewise; a value may be quoted and hold anything.
    let limit = text.len().min(separator + AHEAD);
    let mut end = value_end(text, separator + 1, limit);
    if is_placeholder(text[separator + 1..end].trim_ascii()) {
        return None;
    }
    while let Some((key, equals)) = next_pair(text, end, limit) {
        begins |= one_of(&text[key..equals], FIRST);
        end = value_end(text, equals + 1, limit);
    }
    // In single quotes the list ends with them, though a value may have one.
    if start > 0 && text[start - 1] == b'\'' {
        end = memchr::memchr(b'\'', &text[start..end]).map_or(end, |quote| start + quote);
    }
    begins.then(|| Candidate::new(Entity::ConnectionString, start, end, 0.96))
}

fn one_of(name: &[u8], names: &[&str]) -> bool {
    let name = name.trim_ascii();
    names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// Where the name before an equals sign begins; of two words only a known one.
fn list_name(text: &[u8], equals: usize) -> Option<usize> {
    let from = equals.saturating_sub(32);
    let length = text[from..equals].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if length == 0 {
        return None;
    }
    let word = equals - length;
    let first = text[from..word].strip_suffix(b" ").map_or(0, |rest| rest.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count());
    let two = word.saturating_sub(first + 1);
    Some(if first > 0 && one_of(&text[two..equals], FIRST) { two } else { word })
}

/// The pair `Name=value;` that ends right before `at`: where it starts and where its equals sign is.
fn previous_pair(text: &[u8], at: usize, floor: usize) -> Option<(usize, usize)> {
    let before = text[floor..at].trim_ascii_end();
    let semicolon = floor + before.len().checked_sub(1)?;
    if text[semicolon] != b';' {
        return None;
    }
    let ends = |byte: u8| matches!(byte, b';' | b'\n' | b'"' | b'<' | b'>');
    let pair = text[floor..semicolon].iter().rev().take_while(|&&byte| !ends(byte)).count();
    let equals = semicolon - pair + memchr::memchr(b'=', &text[semicolon - pair..semicolon])?;
    Some((list_name(text, equals)?.max(semicolon - pair), equals))
}

/// The pair that begins behind the semicolon at `at`: where its name starts and where its equals sign is.
fn next_pair(text: &[u8], at: usize, limit: usize) -> Option<(usize, usize)> {
    if text.get(at) != Some(&b';') {
        return None;
    }
    let key = at + 1 + text[at + 1..limit.max(at + 1)].iter().take_while(|&&byte| byte == b' ').count();
    let name = text[key..limit.max(key)].iter().take(32).take_while(|byte| byte.is_ascii_alphabetic() || **byte == b' ').count();
    (name > 1 && text.get(key + name) == Some(&b'=')).then_some((key, key + name))
}

/// Where a value ends: at the semicolon, the end of the line or of the string around it.
fn value_end(text: &[u8], from: usize, limit: usize) -> usize {
    let ends = |byte: u8| matches!(byte, b';' | b'\n' | b'\r' | b'"' | b'<' | b'>' | b'\\');
    from + text[from..limit.max(from)].iter().take_while(|&&byte| !ends(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let bytes = text.as_bytes();
        (0..bytes.len())
            .filter_map(|at| match bytes[at] {
                b'@' => url_at_at(bytes, at),
                b'=' => list_at_equals(bytes, at),
                _ => None,
            })
            .map(|c| (c.entity, &text[c.start..c.end]))
            .collect()
    }

    #[test]
    fn an_address_with_a_password_is_a_connection_string() {
        for string in [
            concat!("mysql://shop:gehe1m", "@db.example.com/shop"),
            concat!("postgresql://shop:p%40ss", "@db.example.com:5432/shop?sslmode=require"),
            concat!("postgres://u:p@ss:w#rd", "@db.example.com/x"),
            concat!("mongodb+srv://u:geheim", "@cluster0.example.net/?retryWrites=true"),
            concat!("redis://:geheim", "@cache.example.com:6379/0"),
            concat!("amqps://u:geheim", "@mq.example.com/vhost"),
            concat!("mysql+pymysql://u:geheim", "@db/x"),
            concat!("sftp://u:geheim", "@files.example.com"),
            concat!("smtp://u:geheim", "@mail.example.com:587"),
            concat!("ldaps://cn=admin,dc=example:geheim", "@ldap.example.com"),
            concat!("jdbc:postgresql://u:geheim", "@db.example.com/x"),
            concat!("jdbc:oracle:thin:scott/tiger", "@db.example.com:1521:orcl"),
            concat!("mssql://sa:pa/ss", "@db.example.com/x"),
            concat!("shop:VbmFuCI8dkTh", "@tcp(db:3306)/shop?parseTime=true"),
            concat!("shop:p:w!x", "@unix(/run/mysqld.sock)/shop"),
        ] {
            for text in [string.to_string(), format!("DATABASE_URL=\"{string}\""), format!("connect to {string}, then")] {
                assert_eq!(found(&text), [(Entity::ConnectionString, string)], "{text}");
            }
        }
    }

    #[test]
    fn of_a_web_address_the_password_alone_is_found() {
        for (text, password) in [
            ("https://user:geheim@example.com/a", "geheim"),
            ("http://user:p@ss@example.com/", "p@ss"),
            ("https://user:p:a#s@example.com", "p:a#s"),
            (r"https:\/\/user:geheim@example.com\/", "geheim"),
            ("https://94b5e77c0ffee1234567890abcdef1234567890a:x-oauth-basic@example.com/a", "94b5e77c0ffee1234567890abcdef1234567890a:x-oauth-basic"),
            ("https://shop:x-oauth-basic@example.com/a", "x-oauth-basic"),
            ("git clone https://9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b@example.com/a/b.git", "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b"),
        ] {
            assert_eq!(found(text), [(Entity::Password, password)], "{text}");
        }
    }

    #[test]
    fn addresses_without_a_password_give_nothing() {
        for text in [
            "https://example.com/a:b@c",
            "https://example.com:8080/a@b",
            "mysql://db:3306/shop?mail=a@example.com",
            "https://user@example.com",
            "https://user@example.com/a/b.git",
            "https://9944b09199c62bcf9418ad846dd0e4bb@sentry.example.com/42",
            "shop:$DB_PASS@tcp(db:3306)/shop",
            "mysql://root@localhost/x",
            "ssh://git@example.com/x.git",
            "mailto:jane@example.com",
            "https://u:[PASSWORD]@example.com",
            "mysql://u:***@db/x",
            "mysql://u:${DB_PASSWORD}@db/x",
            "postgres://user:<password>@host/db",
            "see https://example.com and write: jane@example.com",
            "@media (min-width: 10px)",
            "@",
            "://@",
            "a://:@b",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn lists_of_pairs_are_found_whole() {
        for list in [
            concat!("Server=db.example.com;Database=shop;User Id=sa;Password=", "Geheim1!;Encrypt=True"),
            concat!("Data Source=tcp:x.example.com,1433;Initial Catalog=a;User Id=u;Password=", "a b c"),
            concat!("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=", "0Example1Key2Made3Up40Example1Key==;EndpointSuffix=core.windows.net"),
            concat!("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=", "0Example1Key2Made3Up4="),
            concat!("Driver={ODBC Driver 18};Server=x;Uid=u;Pwd=", "geheim"),
            concat!("redis.example.com:6380,password=", "P1ra28ejBJtd,ssl=True,abortConnect=False"),
        ] {
            for text in [list.to_string(), format!("conn: \"{list}\""), format!("using {list}\n")] {
                assert_eq!(found(&text), [(Entity::ConnectionString, list)], "{text}");
            }
        }
        for text in [
            "password=hunter2",
            "Password=x;y",
            "Server=a;Database=b",
            "Server=a;Password=${PW};",
            "redis:6379,password=${PW},ssl=True",
            "a,password=P1ra28ejBJtd",
            "a=b;c=d;key=1",
            "=",
            ";=",
            "pwd=",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(mysql://|https:\\\\/\\\\/|jdbc:oracle:|Server=|;Password=|Cookie: |PHPSESSID|session|admin|[a-z0-9]{1,30}|[ -~]|é|\n){0,24}") {
            let bytes = text.as_bytes();
            for at in 0..bytes.len() {
                for found in [url_at_at, list_at_equals].iter().filter_map(|verify| verify(bytes, at)) {
                    proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                }
            }
        }
    }
}
