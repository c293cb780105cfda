//! A MySQL or MariaDB database: one connection, one transaction that only reads.

use std::collections::VecDeque;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use mysql::consts::ColumnType;
use mysql::prelude::Queryable;
use mysql::{Conn, Opts, OptsBuilder, Value};

use super::Batch;
use crate::dataset::recipe::Table;
use crate::dataset::row::Cell;

/// Rows that the server is asked for at once.
const CHUNK: usize = 8192;

/// The connection, in its transaction.
pub struct Database {
    connection: Conn,
    /// Host and database, for the manifest.
    pub place: String,
}

/// Where rows of a table are read on.
pub struct Cursor {
    select: String,
    key: String,
    last: Option<Literal>,
    rows: VecDeque<(Vec<Cell>, Literal)>,
    done: bool,
}

/// A value of the key, as SQL writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    is_number: bool,
    octets: Vec<u8>,
}

impl Literal {
    /// What [`Literal::from_octets`] reads.
    pub fn octets(&self) -> Vec<u8> {
        [&[u8::from(self.is_number)], &self.octets[..]].concat()
    }

    /// What was kept of an earlier run.
    pub fn from_octets(octets: &[u8]) -> Option<Literal> {
        let (&first, rest) = octets.split_first()?;
        Some(Literal { is_number: first == 1, octets: rest.to_vec() })
    }

    fn sql(&self) -> Result<String> {
        if self.is_number {
            let text = String::from_utf8(self.octets.clone()).unwrap_or_default();
            ensure!(!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.')), "a key that is no plain number");
            return Ok(text);
        }
        // A text of the connection's character set, so that the column's collation compares it.
        Ok(format!("_utf8mb4 X'{}'", crate::dataset::recipe::hex(&self.octets)))
    }
}

fn quoted(name: &str) -> String {
    name.split('.').map(|part| format!("`{}`", part.replace('`', "``"))).collect::<Vec<_>>().join(".")
}

/// Messages of the server may quote values of rows; those about a query's form do not.
fn told(error: mysql::Error) -> anyhow::Error {
    match error {
        mysql::Error::MySqlError(error) if matches!(error.code, 1044 | 1045 | 1049 | 1054 | 1064 | 1142 | 1146 | 1290 | 1792) => {
            anyhow!("{} ({})", error.message, error.code)
        }
        mysql::Error::MySqlError(error) => anyhow!("the server refuses (error {})", error.code),
        mysql::Error::IoError(error) => anyhow!("{error}"),
        _ => anyhow!("the connection failed"),
    }
}

impl Database {
    /// Connects, and begins the transaction that everything is read in.
    ///
    /// # Errors
    /// The address cannot be used or the server does not answer; no message holds the password.
    pub fn open(source: &str) -> Result<Database> {
        let options = options(source)?;
        let host = options.get_socket().map_or_else(|| format!("{}:{}", options.get_ip_or_hostname(), options.get_tcp_port()), str::to_owned);
        let place = format!("{host}/{}", options.get_db_name().unwrap_or_default());
        let connection = Conn::new(options).map_err(told).with_context(|| format!("database {place}"))?;
        let mut database = Database { connection, place };
        for statement in [
            "SET SESSION TRANSACTION READ ONLY",
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "SET NAMES utf8mb4",
            "SET time_zone = '+00:00'",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT",
        ] {
            database.connection.query_drop(statement).map_err(told).with_context(|| format!("database {}: {statement}", database.place))?;
        }
        Ok(database)
    }

    /// The first column of a query.
    pub fn list(&mut self, query: &str, mut take: impl FnMut(&[u8])) -> Result<()> {
        // As a table of another query it can be nothing but a query.
        let result = self.connection.query_iter(format!("SELECT * FROM ({query}) AS `list`")).map_err(told)?;
        for row in result {
            if let Some(Value::Bytes(value)) = row.map_err(told)?.as_ref(0) {
                take(value);
            }
        }
        Ok(())
    }

    /// The columns of a table or query that the recipe does not name.
    pub fn unnamed(&mut self, table: &Table, named: &[String]) -> Result<Vec<String>> {
        let result = self.connection.query_iter(format!("SELECT * FROM {} LIMIT 0", from(table))).map_err(told)?;
        let names = result.columns().as_ref().iter().map(|column| column.name_str().into_owned()).collect::<Vec<_>>();
        drop(result);
        Ok(names.into_iter().filter(|name| !named.iter().any(|known| known.eq_ignore_ascii_case(name))).collect())
    }

    /// How many rows there are, for the progress bar.
    pub fn count(&mut self, table: &Table) -> Result<Option<u64>> {
        let condition = table.filter.as_ref().map(|filter| format!(" WHERE {filter}")).unwrap_or_default();
        self.connection.query_first(format!("SELECT COUNT(*) FROM {}{condition}", from(table))).map_err(told)
    }

    /// Whether the table is one that a transaction sees as it was at its beginning. Nobody knows of a query.
    pub fn is_transactional(&mut self, table: &Table) -> Result<Option<bool>> {
        if table.query.is_some() {
            return Ok(None);
        }
        let name = table.from.as_deref().unwrap_or(&table.name);
        let (schema, name) = name.split_once('.').map_or((None, name), |(schema, name)| (Some(schema), name));
        let sql = "SELECT ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?";
        let engine: Option<Option<String>> = self.connection.exec_first(sql, (schema, name)).map_err(told)?;
        Ok(engine.flatten().map(|engine| engine.eq_ignore_ascii_case("InnoDB")))
    }

    /// The next rows, at most so many.
    pub fn next(&mut self, cursor: &mut Cursor, limit: usize) -> Result<Option<Batch>> {
        if cursor.rows.is_empty() && !cursor.done {
            self.read(cursor)?;
        }
        let (mut cells, mut key) = (Vec::new(), None);
        while cells.len() < limit
            && let Some((row, last)) = cursor.rows.pop_front()
        {
            cells.push(row);
            key = Some(last);
        }
        Ok(key.map(|key| Batch::of_cells(cells, Some(key), "the database")))
    }

    fn read(&mut self, cursor: &mut Cursor) -> Result<()> {
        let behind = cursor.last.as_ref().map(|last| Ok::<_, anyhow::Error>(format!(" AND {} > {}", cursor.key, last.sql()?))).transpose()?.unwrap_or_default();
        let sql = format!("{}{behind} ORDER BY {} LIMIT {CHUNK}", cursor.select, cursor.key);
        let result = self.connection.query_iter(sql).map_err(told)?;
        let numbers: Vec<bool> = result.columns().as_ref().iter().map(|column| is_number(column.column_type())).collect();
        for row in result {
            let mut cells = Vec::with_capacity(numbers.len());
            for (value, &is_number) in row.map_err(told)?.unwrap().into_iter().zip(&numbers) {
                cells.push(match value {
                    Value::NULL => Cell::Null,
                    Value::Bytes(octets) if is_number => Cell::number(octets),
                    Value::Bytes(octets) => Cell::Text(octets),
                    other => Cell::Text(other.as_sql(true).into_bytes()),
                });
            }
            let key = cells.pop().unwrap_or_default();
            let Some(octets) = key.text() else { bail!("the key {} is NULL in a row: choose one that never is", cursor.key) };
            let key = Literal { is_number: numbers.last().copied().unwrap_or_default(), octets: octets.to_vec() };
            ensure!(
                cursor.rows.back().map(|(_, last)| last).or(cursor.last.as_ref()) != Some(&key),
                "the key {} is not unique: rows would be lost",
                cursor.key
            );
            cursor.rows.push_back((cells, key));
        }
        cursor.done = cursor.rows.len() < CHUNK;
        cursor.last = cursor.rows.back().map(|(_, last)| last.clone());
        Ok(())
    }
}

fn is_number(kind: ColumnType) -> bool {
    use ColumnType::{
        MYSQL_TYPE_DECIMAL, MYSQL_TYPE_DOUBLE, MYSQL_TYPE_FLOAT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG, MYSQL_TYPE_NEWDECIMAL,
        MYSQL_TYPE_SHORT, MYSQL_TYPE_TINY, MYSQL_TYPE_YEAR,
    };
    matches!(
        kind,
        MYSQL_TYPE_DECIMAL
            | MYSQL_TYPE_DOUBLE
            | MYSQL_TYPE_FLOAT
            | MYSQL_TYPE_INT24
            | MYSQL_TYPE_LONG
            | MYSQL_TYPE_LONGLONG
            | MYSQL_TYPE_NEWDECIMAL
            | MYSQL_TYPE_SHORT
            | MYSQL_TYPE_TINY
            | MYSQL_TYPE_YEAR
    )
}

fn from(table: &Table) -> String {
    match &table.query {
        Some(query) => format!("({query}) AS `rows`"),
        None => quoted(table.from.as_deref().unwrap_or(&table.name)),
    }
}

impl Cursor {
    /// The rows of a table, behind that key.
    pub fn new(table: &Table, columns: &[String], behind: Option<Literal>) -> Cursor {
        let key = quoted(table.key.as_deref().unwrap_or_default());
        let columns: Vec<String> = columns.iter().map(|column| format!("`{}`", column.replace('`', "``"))).collect();
        let filter = table.filter.as_deref().map_or_else(|| "1 = 1".to_owned(), |filter| format!("({filter})"));
        let select = format!("SELECT {}{}{key} FROM {} WHERE {filter}", columns.join(", "), if columns.is_empty() { "" } else { ", " }, from(table));
        Cursor { select, key, last: behind, rows: VecDeque::new(), done: false }
    }
}

/// How to connect: an address in an environment variable, or an option file.
fn options(source: &str) -> Result<Opts> {
    let Some(variable) = source.strip_prefix("env:") else { return option_file(Path::new(source)) };
    let text = std::env::var(variable).map_err(|_| anyhow!("the variable {variable} is not set: it holds mysql://user:password@host:3306/database"))?;
    from_address(&text).ok_or_else(|| anyhow!("the variable {variable} does not hold an address like mysql://user:password@host:3306/database"))
}

fn decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let (high, low) = (char::from(bytes.next()?).to_digit(16)?, char::from(bytes.next()?).to_digit(16)?);
        out.push((high * 16 + low) as u8);
    }
    String::from_utf8(out).ok()
}

/// `mysql://user:password@host:3306/database?socket=/run/mysqld.sock`, each part percent-encoded.
fn from_address(text: &str) -> Option<Opts> {
    let rest = text.trim().strip_prefix("mysql://").or_else(|| text.trim().strip_prefix("mariadb://"))?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (server, database) = rest.split_once('/')?;
    let (login, host) = server.rsplit_once('@').unwrap_or(("", server));
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    let (host, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, port)) => (host, port.strip_prefix(':').unwrap_or("3306")),
        None => host.split_once(':').unwrap_or((host, "3306")),
    };
    let mut socket = None;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=')? {
            ("socket", path) => socket = Some(decoded(path)?),
            _ => return None,
        }
    }
    let text = |part: &str| decoded(part).map(|part| (!part.is_empty()).then_some(part));
    Some(made(Login { host: text(host)?, port: port.parse().ok()?, socket, user: text(user)?, password: text(password)?, database: text(database)? }))
}

struct Login {
    host: Option<String>,
    port: u16,
    socket: Option<String>,
    user: Option<String>,
    password: Option<String>,
    database: Option<String>,
}

fn made(login: Login) -> Opts {
    let host = login.host.unwrap_or_else(|| "localhost".to_owned());
    let builder = OptsBuilder::new().ip_or_hostname(Some(host)).tcp_port(login.port).socket(login.socket).prefer_socket(false);
    Opts::from(builder.user(login.user).pass(login.password).db_name(login.database))
}

/// The `[client]` part of an option file of MySQL's programs.
fn option_file(path: &Path) -> Result<Opts> {
    let text = std::fs::read_to_string(path).with_context(|| format!("option file {}", path.display()))?;
    let mut login = Login { host: None, port: 3306, socket: None, user: None, password: None, database: None };
    let mut is_client = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(section) = line.strip_prefix('[') {
            is_client = section.trim_end_matches(']') == "client";
            continue;
        }
        let Some((name, value)) = line.split_once('=').filter(|_| is_client) else { continue };
        let value = value.trim();
        let value = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value).to_owned();
        match name.trim() {
            "host" => login.host = Some(value),
            "port" => login.port = value.parse().map_err(|_| anyhow!("option file {}, line {}: the port is no number", path.display(), index + 1))?,
            "socket" => login.socket = Some(value),
            "user" => login.user = Some(value),
            "password" => login.password = Some(value),
            "database" => login.database = Some(value),
            _ => {}
        }
    }
    ensure!(login.database.is_some(), "option file {}: [client] names no `database`", path.display());
    Ok(made(login))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_everything_escaped() {
        let options = from_address("mysql://sh%40p:p%2Fa%3As%3Fs@127.0.0.1:3307/my%20shop").unwrap();
        assert_eq!((options.get_user(), options.get_pass(), options.get_db_name()), (Some("sh@p"), Some("p/a:s?s"), Some("my shop")));
        assert_eq!((options.get_ip_or_hostname().to_string(), options.get_tcp_port()), ("127.0.0.1".to_owned(), 3307));
        let options = from_address("mysql://root@localhost/shop?socket=%2Frun%2Fmysqld.sock").unwrap();
        assert_eq!((options.get_socket(), options.get_pass()), (Some("/run/mysqld.sock"), None));
        for bad in ["", "postgres://x/y", "mysql://x", "mysql://h:port/db", "mysql://h/db?ssl=1", "mysql://u:%zz@h/db"] {
            assert!(from_address(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_option_file_is_read_as_the_server_s_programs_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.cnf");
        std::fs::write(&path, "# x\n[mysqld]\nport=1\n[client]\nuser = shop\npassword=\"a b\"\nport=3310\ndatabase=d\n").unwrap();
        let options = option_file(&path).unwrap();
        assert_eq!((options.get_user(), options.get_pass(), options.get_tcp_port(), options.get_db_name()), (Some("shop"), Some("a b"), 3310, Some("d")));
        std::fs::write(&path, "[client]\nport=x\n").unwrap();
        assert!(option_file(&path).unwrap_err().to_string().contains("line 2"));
    }

    #[test]
    fn keys_cannot_break_out_of_their_place() {
        let text = Literal { is_number: false, octets: b"' OR 1=1 --".to_vec() };
        assert_eq!(text.sql().unwrap(), "_utf8mb4 X'27204f5220313d31202d2d'");
        assert!(Literal { is_number: true, octets: b"1 OR 1=1".to_vec() }.sql().is_err());
        assert_eq!(Literal::from_octets(&text.octets()), Some(text));
        assert_eq!(quoted("shop.or`ders"), "`shop`.`or``ders`");
    }
}
