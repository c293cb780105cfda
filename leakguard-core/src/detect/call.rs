//! What stands in the arguments of calls, in a stack trace or a program: `PDO->__construct('mysql:host=db', 'shop', 'hunter2')`,
//! `$user->setPassword('hunter2')`, `wp_create_user('jane', 'hunter2', …)`, `->setData('firstname', 'Jane')`.
//!
//! PHP writes the first fifteen bytes of every argument into a trace (`zend.exception_string_param_max_len`), with nothing that says
//! which of them is a password; the function's manual does. Looks at every `(` behind a word, and reads 1 KiB behind it at most where it
//! is one of these.

use std::ops::Range;

use super::boundary::is_alnum;
use super::field::Class;
use super::label::first_label;
use super::{Candidate, field, labelled, secret};
use crate::entity::{Category, Entity};
use crate::format::fields::Fields;
use crate::scan::brackets;

/// Bytes of a function's name, and of its arguments, that are looked at; how many arguments.
const LONGEST_NAME: usize = 40;
const WINDOW: usize = 1024;
const ARGUMENTS: usize = 6;

/// What arguments of a function hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Passwords.
    Password,
    /// Passwords, if they look like one: others have functions of that name, too.
    LikelyPassword,
    /// Keys, if they look like one.
    Key,
    /// A name, and its value behind it.
    Named,
}
use Holds::{Key, LikelyPassword, Named, Password};

/// A function in small letters, with what its class or variable has in its name, and which arguments.
type Function = (&'static str, &'static str, Holds, &'static [usize]);

/// By name. Of PHP's manual, and of the sources of WordPress, WooCommerce and Magento.
#[rustfmt::skip]
const FUNCTIONS: &[Function] = &[
    ("__construct", "mysqli", Password, &[2]),
    ("__construct", "pdo", Password, &[2]),
    ("add_option", "", Named, &[]),
    ("adddata", "", Named, &[]),
    ("auth", "redis", Password, &[0, 1]),
    ("authenticate", "", LikelyPassword, &[1]),
    ("changepassword", "", Password, &[1, 2]),
    ("changepasswordbyid", "", Password, &[1, 2]),
    ("changepasswordforcustomer", "", Password, &[1, 2]),
    ("checkpasswordstrength", "", Password, &[0]),
    ("connect", "mysqli", Password, &[2]),
    ("connect", "pdo", Password, &[2]),
    ("createaccesstoken", "", LikelyPassword, &[1]),
    ("createaccount", "", LikelyPassword, &[1]),
    ("createadminaccesstoken", "", Password, &[1]),
    ("createcustomeraccesstoken", "", Password, &[1]),
    ("ftp_login", "", Password, &[2]),
    ("gethash", "encryptor", Password, &[0]),
    ("hash_hmac", "", Key, &[2]),
    ("hash_pbkdf2", "", Password, &[1]),
    ("imap_open", "", Password, &[2]),
    ("isvalidhash", "", Password, &[0]),
    ("ldap_bind", "", Password, &[2]),
    ("login", "", LikelyPassword, &[1]),
    ("mysql_connect", "", Password, &[2]),
    ("mysql_pconnect", "", Password, &[2]),
    ("mysqli", "", Password, &[2]),
    ("mysqli_connect", "", Password, &[2]),
    ("mysqli_real_connect", "", Password, &[3]),
    ("oci_connect", "", Password, &[1]),
    ("odbc_connect", "", Password, &[2]),
    ("openssl_decrypt", "", Key, &[2]),
    ("openssl_encrypt", "", Key, &[2]),
    ("openssl_pkcs12_read", "", Password, &[2]),
    ("openssl_pkey_get_private", "", Password, &[1]),
    ("password_hash", "", Password, &[0]),
    ("password_verify", "", Password, &[0]),
    ("pdo", "", Password, &[2]),
    ("put", "", Named, &[]),
    ("real_connect", "", Password, &[2]),
    ("resetpassword", "", Password, &[2]),
    ("set", "", Named, &[]),
    ("setattribute", "", Named, &[]),
    ("setbasicauth", "", Password, &[1]),
    ("setconfig", "", Named, &[]),
    ("setcredentials", "", LikelyPassword, &[1]),
    ("setcustomattribute", "", Named, &[]),
    ("setdata", "", Named, &[]),
    ("setoption", "", Named, &[]),
    ("setparam", "", Named, &[]),
    ("setpostvalue", "", Named, &[]),
    ("setproperty", "", Named, &[]),
    ("setsaslauthdata", "", Password, &[1]),
    ("setvalue", "", Named, &[]),
    ("sodium_crypto_pwhash_str", "", Password, &[0]),
    ("sodium_crypto_pwhash_str_verify", "", Password, &[1]),
    ("ssh2_auth_password", "", Password, &[2]),
    ("update_option", "", Named, &[]),
    ("update_post_meta", "", Named, &[]),
    ("update_user_meta", "", Named, &[]),
    ("validatehash", "", Password, &[0]),
    ("verifyidentity", "", Password, &[0]),
    ("wc_create_new_customer", "", Password, &[2]),
    ("withbasicauth", "", Password, &[1]),
    ("wp_authenticate", "", Password, &[1]),
    ("wp_authenticate_email_password", "", Password, &[2]),
    ("wp_authenticate_username_password", "", Password, &[2]),
    ("wp_check_password", "", Password, &[0]),
    ("wp_create_user", "", Password, &[1]),
    ("wp_hash_password", "", Password, &[0]),
    ("wp_login", "", Password, &[1]),
    ("wp_set_password", "", Password, &[0]),
    ("wp_update_user_password", "", Password, &[1]),
];

/// Appends what arguments hold, in the order of the text.
pub(crate) fn find(text: &[u8], fields: &mut Fields, out: &mut Vec<Candidate>) {
    let mut seen = 0;
    brackets(text, |open| {
        // `call()`, `Foo.php(17)`, and what stands in the arguments of one that was read.
        let is_call = |next: u8| next != b')' && open >= seen && (is_alnum(text[open - 1]) || text[open - 1] == b'_') && !text[..open].ends_with(b"php");
        if text.get(open + 1).is_some_and(|&next| is_call(next)) {
            seen = call(text, open, fields, out);
        }
    });
}

/// Reads the call whose bracket that is; where it was read to.
fn call(text: &[u8], open: usize, fields: &mut Fields, out: &mut Vec<Candidate>) -> usize {
    let length = text[..open].iter().rev().take(LONGEST_NAME + 1).take_while(|&&byte| is_alnum(byte) || byte == b'_').count();
    if !(3..=LONGEST_NAME).contains(&length) {
        return open;
    }
    let name = open - length..open;
    let mut small = [0; LONGEST_NAME];
    let small = &mut small[..length];
    small.copy_from_slice(&text[name.clone()]);
    small.make_ascii_lowercase();
    let first = FUNCTIONS.partition_point(|function| function.0.as_bytes() < &*small);
    let mut functions = FUNCTIONS[first..].iter().take_while(|function| function.0.as_bytes() == small);
    if let Some(&(_, _, holds, places)) = functions.find(|function| function.1.is_empty() || has_owner(text, name.start, function.1)) {
        return arguments(text, open, |arguments, end| {
            match holds {
                Named => named(text, arguments, fields, out),
                _ => out.extend(places.iter().filter_map(|&place| secret_at(text, arguments.get(place)?.as_ref()?, holds))),
            }
            end
        });
    }
    // `setPassword('hunter2')`, `set_billing_phone('…')`
    let set = &text[name.clone()];
    let Some(property) =
        set.strip_prefix(b"set").or(set.strip_prefix(b"with")).filter(|rest| rest.len() > 2 && (rest[0].is_ascii_uppercase() || rest[0] == b'_'))
    else {
        return open;
    };
    let property = property.strip_prefix(b"_").unwrap_or(property);
    let class = fields.classify(property).class;
    if class.is_none() {
        return open;
    }
    arguments(text, open, |arguments, end| {
        if let Some(Some(value)) = arguments.first() {
            out.extend(told(text, property, class, value));
        }
        end
    })
}

/// Whether the variable or the class before an arrow or two colons has that in its name, without regard to case.
fn has_owner(text: &[u8], at: usize, part: &str) -> bool {
    let Some(before) = text[..at].strip_suffix(b"->").or(text[..at].strip_suffix(b"::")) else { return false };
    let owner = before.len() - before.iter().rev().take(LONGEST_NAME).take_while(|&&byte| is_alnum(byte) || byte == b'_').count();
    before[owner..].windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Hands out the places of the arguments that are strings, in order, and where they were read to.
fn arguments<T>(text: &[u8], open: usize, read: impl FnOnce(&[Option<Range<usize>>], usize) -> T) -> T {
    let window = &text[..text.len().min(open + WINDOW)];
    let mut found = [const { None }; ARGUMENTS];
    let (mut count, mut at) = (0, open + 1);
    let skip = |at: usize| at + window[at.min(window.len())..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    while count < ARGUMENTS {
        at = skip(at);
        let string = if at < window.len() { string_at(window, at) } else { None };
        if let Some((value, end)) = string {
            found[count] = Some(value);
            at = end;
        } else {
            at = other_end(window, at);
        }
        count += 1;
        match window.get(at) {
            Some(b',') => at += 1,
            _ => break,
        }
    }
    read(&found[..count], at.min(window.len()))
}

/// A string that is an argument: its place, and where the comma or the bracket behind it stands. A trace writes quotes inside of one as they
/// are.
fn string_at(window: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let (from, mark, escapes) = labelled::quote_at(window, at)?;
    let mut to = from;
    loop {
        to = labelled::quoted_end(window, to, mark, escapes);
        if to >= window.len() {
            return None;
        }
        let behind = to + escapes + 1;
        let end = behind + window[behind..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        match window.get(end) {
            Some(b',' | b')') => return Some((from..to, end)),
            // Written together of several.
            Some(b'.' | b'+' | b'?' | b'[') | None => return None,
            _ => to = behind,
        }
    }
}

/// Where an argument ends that is no string.
fn other_end(window: &[u8], mut at: usize) -> usize {
    let mut depth = 0usize;
    while let Some(&byte) = window.get(at) {
        match byte {
            b',' if depth == 0 => return at,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth == 0 => return at,
            b')' | b']' | b'}' => depth -= 1,
            // What comes behind a statement is no argument.
            b';' if depth == 0 => return at,
            b'"' | b'\'' => {
                at = labelled::quoted_end(window, at + 1, byte, 0);
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// The secret that an argument is.
fn secret_at(text: &[u8], value: &Range<usize>, holds: Holds) -> Option<Candidate> {
    let written = &text[value.clone()];
    if written.len() < 4 || first_label(text, value.start, value.end).is_some() {
        return None;
    }
    if holds == Key {
        return secret::is_secret_value(written).then(|| labelled::labelled(text, b"key", Entity::GenericSecret, value.start, value.end))?;
    }
    // `authenticate('customer', 'default')`
    let is_likely = || written.iter().any(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation() && !matches!(byte, b'_' | b'-' | b'.' | b'/' | b':'));
    if holds == LikelyPassword && (!is_likely() || written.contains(&b' ') || written.contains(&b'/')) {
        return None;
    }
    labelled::labelled(text, b"password", Entity::Password, value.start, value.end)
}

/// The value that a name tells.
fn told(text: &[u8], name: &[u8], class: Option<Class>, value: &Range<usize>) -> Option<Candidate> {
    let written = &text[value.clone()];
    let entity = match class? {
        Class::Is(entity) => entity,
        Class::IfWritten(entity) if field::is_written_like(entity, written, true) => entity,
        class @ (Class::FullName | Class::Addressee) => class.told(written)?,
        _ => return None,
    };
    // Those are found by themselves, or are no values of a program.
    if written.len() < 2 || matches!(entity, Entity::EmailAddress | Entity::CreditCard) {
        return None;
    }
    // `setToken('name')`, `setSecret('client')`
    if entity == Entity::GenericSecret && !secret::is_secret_value(written) {
        return None;
    }
    // `setCity('billing_city')`
    let is_name = || entity.category() == Category::Personal && (written.contains(&b'_') || field::describe(written).class.is_some());
    (!is_name()).then(|| labelled::labelled(text, name, entity, value.start, value.end))?
}

/// The first argument that names the one behind it.
fn named(text: &[u8], arguments: &[Option<Range<usize>>], fields: &mut Fields, out: &mut Vec<Candidate>) {
    for pair in arguments.windows(2).take(2) {
        let [Some(name), Some(value)] = pair else { continue };
        let name = &text[name.clone()];
        if (2..=64).contains(&name.len()) && name.iter().all(|&byte| is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.' | b'/')) {
            let last = name.rsplit(|&byte| matches!(byte, b'/' | b'.')).next().unwrap_or(name);
            let class = fields.classify(last).class;
            out.extend(told(text, last, class, value));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let mut out = Vec::new();
        find(text.as_bytes(), &mut Fields::default(), &mut out);
        assert!(out.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
        out.iter().map(|c| (c.entity, &text[c.start..c.end])).collect()
    }

    #[test]
    fn functions_are_in_order() {
        assert!(FUNCTIONS.is_sorted_by_key(|function| function.0));
        assert!(FUNCTIONS.iter().all(|function| function.0.len() <= LONGEST_NAME && function.3.iter().all(|&place| place < ARGUMENTS)));
    }

    #[test]
    fn passwords_in_arguments_are_found() {
        for (text, password) in [
            ("#0 /srv/db.php(12): PDO->__construct('mysql:host=db;d...', 'magento', 'S3cr3tPass!', Array)", "S3cr3tPass!"),
            ("new PDO('mysql:host=db;dbname=shop', 'root', 'hunter22x')", "hunter22x"),
            ("mysqli_connect(\"localhost\",\"root\",\"hunter22x\",\"shop\")", "hunter22x"),
            ("#1 /srv/x.php(9): mysqli_connect('localhost', 'shop', 'grünkohl', 'db')", "grünkohl"),
            ("new \\mysqli(\"localhost\", $user, \"S3cr3tPass!\", \"db\")", "S3cr3tPass!"),
            ("#2 x(620): Magento\\Customer\\Model\\AccountManagement->authenticate('jane@example.co...', 'hunter22')", "hunter22"),
            ("#3 x(620): Foo->createAccount(Object(Magento\\Customer\\Model\\Data\\Customer), 'hunter22', '')", "hunter22"),
            ("#3 x(620): Magento\\Customer\\Model\\AccountManagement->changePassword('jane@example.co...', 'old', 'it's me')", "it's me"),
            ("#4 wp-includes/user.php(107): wp_authenticate('jane', 'correcthorsebat...')", "correcthorsebat..."),
            ("#8 x.php(3): Redis->auth('swordfish')", "swordfish"),
            ("#9 x.php(3): ldap_bind(Resource id #5, 'cn=admin,dc=example', 'swordfish')", "swordfish"),
            ("$user->setPassword( 'x9$Q!z' );", "x9$Q!z"),
            ("\\\"trace\\\":\\\"#1 x.php(3): User->setPassword(\\\"swordfish\\\")", "swordfish"),
            ("->setData(\n    'password',\n    'swordfish'\n)", "swordfish"),
        ] {
            assert_eq!(found(text), [(Entity::Password, password)], "{text}");
        }
    }

    #[test]
    fn values_of_persons_are_found_where_the_call_names_them() {
        let text = "Customer->setFirstname('Jane') Customer->setLastname('Doe') update_user_meta(17, 'billing_city', 'Bonn') set_billing_city(\"Bonn\")";
        let city = (Entity::PostalAddress, "Bonn");
        assert_eq!(found(text), [(Entity::Person, "Jane"), (Entity::Person, "Doe"), city, city]);
        let key = "setApiKey('9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c') hash_hmac('sha256', $data, 'q8Zr2LmXv0TnKe7WbY5uHd3s')";
        assert_eq!(found(key).len(), 2);
    }

    #[test]
    fn other_calls_hold_none() {
        for text in [
            "setPassword($password)",
            "setPassword('password')",
            "setPassword('[PASSWORD]')",
            "setCity('billing_city')",
            "->setLabel('Password')->setName('password')",
            "authenticate('customer', 'default')",
            "login('admin', '/admin/dashboard1')",
            "Foo->__construct('a', 'b', 'hunter2')",
            "new PDO('mysql:host=db', 'hunter22x')",
            "f(\"a\",\"b\",\"hunter22x\")",
            "implode(',', 'root', 'hunter22x')",
            "if (password_verify($a, 'x'))",
            "__('Password', 'woocommerce')",
            "password_hash(",
            "password_hash('",
            "password_hash('a', ",
            "mysqli_connect('a', 'b' . 'c', 'd' . $e)",
            "set('name', 'value')",
            "setToken('token')",
            "(((((",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(password_hash|set|->setCity|PDO->__construct|login|[(),'\"\\\\;.é ]|'hunter22'|\\\\\"x1\\\\\"|\\('a','b','c1'\\)|[a-z]{1,3}){0,24}") {
            found(&text);
        }
    }
}
