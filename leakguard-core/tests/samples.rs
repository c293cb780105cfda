//! Real answers and logs of Magento 2.4.6 and WooCommerce 11 (tests/samples): what must be gone, and that nothing
//! else changed.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use leakguard_core::{Context, Engine, Format, Policy, Scratch};
use serde_json::Value;

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/samples").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn redact(input: &[u8]) -> Vec<u8> {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input, &Context::default(), Format::Auto, &mut scratch).unwrap();
    redaction.output.unwrap_or(input).to_vec()
}

/// Every leaf with its path, in order.
fn leaves(value: &Value, path: String, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| leaves(value, format!("{path}/{key}"), out)),
        Value::Array(elements) => elements.iter().enumerate().for_each(|(index, value)| leaves(value, format!("{path}/{index}"), out)),
        leaf => out.push((path, leaf.clone())),
    }
}

/// Redacts a JSON sample: the planted values must be gone, and only the last keys named may have changed.
fn check_json(name: &str, gone: &[&str], may_change: &[&str]) {
    let before = sample(name);
    let after = redact(&before);
    let text = String::from_utf8(after.clone()).unwrap();
    for value in gone {
        assert!(!text.contains(value), "{name}: a planted value is still there, at byte {:?}", text.find(value));
    }
    let (mut old, mut new) = (Vec::new(), Vec::new());
    leaves(&serde_json::from_slice(&before).unwrap(), String::new(), &mut old);
    leaves(&serde_json::from_slice(&after).unwrap(), String::new(), &mut new);
    assert_eq!(old.len(), new.len(), "{name}: the shape changed");
    let mut changed = 0;
    for ((old_path, old_value), (new_path, new_value)) in old.iter().zip(&new) {
        assert_eq!(old_path, new_path, "{name}: keys or order changed");
        if old_value != new_value {
            changed += 1;
            let key = old_path.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
            assert!(may_change.contains(&key), "{name}: {old_path} must not change, became {new_value}");
            assert_eq!(new_value.is_string(), old_value.is_string(), "{name}: {old_path} changed its type");
            assert!(new_value.is_string() || new_value == &Value::from(0), "{name}: {old_path} became {new_value}");
        }
    }
    assert_eq!(changed == 0, may_change.is_empty(), "{name}: {changed} values changed");
    assert_eq!(redact(&after), after, "{name}: redacting again changes something");
}

const MAGENTO_ADDRESS: &[&str] = &["firstname", "lastname", "email", "street", "city", "postcode", "telephone", "company", "vat_id"];
const WOO_ADDRESS: &[&str] = &["first_name", "last_name", "address_1", "city", "postcode", "email", "phone", "company"];

fn with<'a>(base: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [base, more].concat()
}

#[test]
fn magento_orders_lose_their_people_and_nothing_else() {
    let gone = [
        "roni_cost@example.com",
        "marta.kowalska@example.net",
        "Veronica",
        "Costello",
        "Kowalska",
        "6146 Honey",
        "Marszalkowska",
        "(555) 229-3326",
        "601 234 567",
        "1973-12-15",
        "127.0.0.1",
    ];
    check_json(
        "magento/rest_orders.json",
        &gone,
        &with(MAGENTO_ADDRESS, &["customer_dob", "customer_gender", "customer_email", "customer_firstname", "customer_lastname", "remote_ip"]),
    );
}

#[test]
fn magento_customers_carts_and_graphql_lose_their_people_and_nothing_else() {
    let jan = ["jan.devries@voorbeeld.example", "de Vries", "Keizersgracht", "1015 CJ", "NL123456782B90", "1984-03-19", "+31 20 555 0123"];
    check_json("magento/rest_customers_me.json", &jan, &with(MAGENTO_ADDRESS, &["dob", "gender", "taxvat"]));
    check_json("magento/rest_carts_search.json", &jan, &with(MAGENTO_ADDRESS, &["dob", "gender", "taxvat"]));
    check_json(
        "magento/rest_customers_search.json",
        &["Costello", "Marta", "PL5260250274", "49628-7978"],
        &with(MAGENTO_ADDRESS, &["dob", "gender", "taxvat"]),
    );
    check_json("magento/graphql_customer.json", &["Marta", "1988-03-14", "PL5260250274", "601 234"], &with(MAGENTO_ADDRESS, &["date_of_birth", "taxvat"]));
    check_json("magento/section_load.json", &["de Vries", "Jan"], &["fullname", "firstname"]);
    check_json("magento/rest_error_404_email.json", &["nobody.here@example.com"], &["fieldValue"]);
}

#[test]
fn woocommerce_orders_lose_their_people_and_nothing_else() {
    let marta = [
        "marta.kowalska@example.net",
        "marta.k@example.org",
        "Marta",
        "Kowalska",
        "Marszalkowska",
        "601 234 567",
        "4111 1111 1111 1111",
        "83.12.44.7",
        "00-590",
    ];
    let fields = with(WOO_ADDRESS, &["customer_note", "customer_ip_address"]);
    check_json("woocommerce/rest_orders.json", &marta, &fields);
    check_json("woocommerce/webhook_order_created.json", &marta, &fields);
    check_json("woocommerce/rest_customers.json", &with(&marta[..5], &["\"username\":\"marta\""]), &with(WOO_ADDRESS, &["username"]));
    check_json("woocommerce/analytics_customers.json", &["Marta", "Kowalska", "Warszawa", "00-590"], &with(WOO_ADDRESS, &["name", "username"]));
    check_json("woocommerce/ability_orders_query.json", &["ann.lee@mail.example", "jonas.weber@mail.example"], &["billing_email"]);
}

#[test]
fn a_name_from_the_fields_is_known_in_the_note() {
    check_json("woocommerce/store_checkout.json", &["Weber", "Jonas", "Hauptstr", "040 5551234"], &with(WOO_ADDRESS, &["customer_note"]));
}

#[test]
fn json_inside_a_json_string_is_read_as_json() {
    let gone = ["Maria", "Schneider", "Lindenallee", "10115", "30 90182034", "ann.lee@mail.example", "113 4960000", "0171 5550199"];
    check_json("woocommerce/mcp_orders_list.json", &gone, &with(WOO_ADDRESS, &["text", "customer_note"]));
    let after = redact(&sample("magento/queue_message_body.txt"));
    let text = String::from_utf8(after).unwrap();
    assert!(!text.contains("Async12345!") && !text.contains("async.person12980") && !text.contains("Person\\"), "{text}");
}

#[test]
fn a_data_subject_export_is_read_pair_by_pair() {
    check_json("woocommerce/privacy_export.json", &["Schneider", "maria.schneider@mailbox.example", "Lindenallee", "30 90182034"], &["value"]);
}

#[test]
fn catalogues_errors_and_public_pages_do_not_change() {
    for name in [
        "magento/rest_products.json",
        "magento/rest_error_401.json",
        "magento/rest_async_customer.json",
        "magento/graphql_guest_error.json",
        "woocommerce/rest_products.json",
        "woocommerce/store_cart.json",
        "woocommerce/wp_v2_users_public.json",
    ] {
        check_json(name, &[], &[]);
    }
}

#[test]
fn log_lines_lose_what_they_hold_and_keep_the_rest() {
    for (name, gone, kept) in [
        (
            "woocommerce/wc-gateway.log",
            &["marta.kowalska", "4111111111111111", "09/28", "cvv 123"][..],
            &["2026-11-21T05:14:03+00:00 INFO Charge failed for", "{\"order\":35,"][..],
        ),
        (
            "woocommerce/debug.log",
            &["4111 1111", "marta.kowalska"],
            &["#0 /var/www/wpmore.php(6): charge_card()", "(This message was added in version 6.7.0.)"],
        ),
        (
            "magento/logs/system_customer.log",
            &["marta.kowalska", "4111111111111111", "83.12.44.7", "1988-03-14", "Marta", "601 234 567", "ab12ab12"],
            &["order 000000003", "import.php:3"],
        ),
        ("magento/logs/exception.log", &["4111111111111111", "maria.garcia", "jan.devries"], &["Interceptor->___callParent()", "(RuntimeException(code: 0)"]),
        ("magento/logs/system.log", &["aoife.obrien", "+353 1 555 0199"], &["order 000000003"]),
        ("magento/logs/payment.log", &["maria.garcia"], &["'cc_number' => '****'"]),
        ("magento/logs/var_report.json", &["jan.devries", "mail.in.url"], &["159928f44f9b988537bb3529e74792c2800d400d786d07c6ad731fb7da384ef5"]),
    ] {
        let after = redact(&sample(name));
        let text = String::from_utf8(after.clone()).unwrap();
        for value in gone {
            assert!(!text.contains(value), "{name}: a planted value is still there: {value}");
        }
        for value in kept {
            assert!(text.contains(value), "{name}: lost {value}");
        }
        assert_eq!(redact(&after), after, "{name}: redacting again changes something");
    }
}
