//! A policy given as a PHP array.

use serde_json::{Map, Number, Value};

use crate::failure::Failure;
use crate::zend::{Array, Key, Value as PhpValue, View};

/// Arrays within arrays at most; the schema of a policy needs three.
const DEEPEST: usize = 32;

/// The tree that the array holds. Keys are kept in order.
///
/// # Errors
/// A value that no policy can hold; the key is named.
pub(crate) fn tree_of(policy: &Array) -> Result<Value, Failure> {
    // An empty array is a list elsewhere, but a policy is a map.
    if policy.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    array(policy, &mut Vec::new())
}

fn array(php: &Array, path: &mut Vec<String>) -> Result<Value, Failure> {
    if path.len() >= DEEPEST {
        return Err(refused(path, "deeper than a policy can be"));
    }
    if php.is_list() {
        let mut list = Vec::with_capacity(php.len());
        for (index, (_, item)) in php.entries().enumerate() {
            path.push(format!("[{index}]"));
            list.push(value(&item, path)?);
            path.pop();
        }
        return Ok(Value::Array(list));
    }
    let mut map = Map::new();
    for (key, item) in php.entries() {
        let key = match key {
            Key::Int(number) => number.to_string(),
            Key::Text(text) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
        };
        path.push(if path.is_empty() { key.clone() } else { format!(".{key}") });
        map.insert(key, value(&item, path)?);
        path.pop();
    }
    Ok(Value::Object(map))
}

fn value(php: &PhpValue, path: &mut Vec<String>) -> Result<Value, Failure> {
    match php.view() {
        View::Null => Ok(Value::Null),
        View::Bool(is) => Ok(Value::Bool(is)),
        View::Int(number) => Ok(Value::Number(number.into())),
        View::Float(number) => Number::from_f64(number).map(Value::Number).ok_or_else(|| refused(path, "not a finite number")),
        View::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Value::String(text.to_owned())),
            Err(_) => Err(refused(path, "not UTF-8")),
        },
        View::Array(nested) => array(&nested, path),
        View::Object(_) | View::Other => Err(refused(path, "a policy holds texts, numbers, booleans and arrays of these only")),
    }
}

fn refused(path: &[String], why: &str) -> Failure {
    Failure::Policy(format!("{}: {why}", path.concat()))
}
