//! The same kind of records in the formats that shops hand out besides JSON and CSV: SOAP, a form, a page, a dump, lines of JSON.

use super::people::Person;
use super::random::Random;
use super::{Corpus, Value, orders, plain};

/// One order a line.
pub(super) fn ndjson(corpus: &mut Corpus, random: &mut Random, number: u64) {
    match number % 2 {
        0 => orders::woocommerce(corpus, random, number),
        _ => orders::magento(corpus, random, number, true),
    }
    corpus.write("\n");
}

pub(super) const XML_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:ns1=\"urn:Magento\"><SOAP-ENV:Body><ns1:salesOrderListResponse><result>\n";
pub(super) const XML_TAIL: &str = "</result></ns1:salesOrderListResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>\n";

/// An order as Magento's SOAP interface lists it.
pub(super) fn xml(corpus: &mut Corpus, random: &mut Random) {
    const ITEM: &str = "<item xsi:type=\"ns1:salesOrderListEntity\"><increment_id>«order»</increment_id><store_id>1</store_id><created_at>«date» «time»</created_at><customer_id>«id»</customer_id><tax_amount>«price»00</tax_amount><shipping_amount>5.0000</shipping_amount><discount_amount>0.0000</discount_amount><subtotal>«price»00</subtotal><grand_total>«price»00</grand_total><total_qty_ordered>«count».0000</total_qty_ordered><base_tax_amount>«price»00</base_tax_amount><base_shipping_amount>5.0000</base_shipping_amount><base_grand_total>«price»00</base_grand_total><status>«status»</status><state>«status»</state><store_currency_code>USD</store_currency_code><base_currency_code>USD</base_currency_code><shipping_description>Flat Rate - Fixed</shipping_description><customer_email>«email»</customer_email><customer_firstname>«first»</customer_firstname><customer_lastname>«last»</customer_lastname><quote_id>«id»</quote_id><is_virtual>0</is_virtual><remote_ip>«ip»</remote_ip><billing_address><city>«city»</city><street>«street»</street><postcode>«postcode»</postcode><telephone>«phone»</telephone></billing_address></item>\n";
    record(corpus, random, ITEM, str::to_owned);
}

/// An address form of Magento's administration; one follows the other with `&` between.
pub(super) fn form(corpus: &mut Corpus, random: &mut Random) {
    const PAIRS: &str = "order%5Bid%5D=«id»&order%5Bcurrency%5D=USD&order%5Bsend_confirmation%5D=1&order%5Baccount%5D%5Bgroup_id%5D=«count»&order%5Baccount%5D%5Bemail%5D=«email»&order%5Bbilling_address%5D%5Bcustomer_address_id%5D=«id»&order%5Bbilling_address%5D%5Bfirstname%5D=«first»&order%5Bbilling_address%5D%5Blastname%5D=«last»&order%5Bbilling_address%5D%5Bcompany%5D=&order%5Bbilling_address%5D%5Bstreet%5D%5B0%5D=«street»&order%5Bbilling_address%5D%5Bcity%5D=«city»&order%5Bbilling_address%5D%5Bcountry_id%5D=«country»&order%5Bbilling_address%5D%5Bregion_id%5D=33&order%5Bbilling_address%5D%5Bpostcode%5D=«postcode»&order%5Bbilling_address%5D%5Btelephone%5D=«phone»&shipping_same_as_billing=on&order%5Bshipping_method%5D=flatrate_flatrate&payment%5Bmethod%5D=checkmo&item%5B«id»%5D%5Bqty%5D=«count»&item%5B«id»%5D%5Baction%5D=&collect_shipping_rates=1&form_key=«key»";
    if !corpus.text.is_empty() {
        corpus.write("&");
    }
    record(corpus, random, PAIRS, percent);
}

pub(super) const HTML_HEAD: &str =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Orders</title></head><body><table class=\"data-grid\"><tbody>\n";

/// A row of a page of orders.
pub(super) fn html(corpus: &mut Corpus, random: &mut Random) {
    const ROW: &str = "<tr class=\"data-row _odd-row\" data-role=\"row\"><td class=\"data-grid-cell\"><a href=\"/admin/sales/order/view/order_id/«id»/\">«order»</a></td><td>«date» «time»</td><td class=\"col-name\">«first» «last»</td><td><a href=\"mailto:«email»\">«email»</a></td><td class=\"col-address\">«street»<br>«postcode» «city», «country»<br>T: <a href=\"tel:«phone»\">«phone»</a></td><td class=\"col-price\"><span class=\"price\">$«price»</span></td><td class=\"col-status\">«status»</td><td><button type=\"button\" class=\"action-default\" data-index=\"«count»\" title=\"View\"><span>View</span></button></td></tr>\n";
    record(corpus, random, ROW, str::to_owned);
}

/// A statement of a dump: twenty addresses.
pub(super) fn sql(corpus: &mut Corpus, random: &mut Random) {
    corpus.write("INSERT INTO `sales_order_address` (`entity_id`, `parent_id`, `customer_address_id`, `quote_address_id`, `region_id`, `customer_id`, `region`, `postcode`, `lastname`, `street`, `city`, `email`, `telephone`, `country_id`, `firstname`, `address_type`, `vat_id`) VALUES ");
    for index in 0..20 {
        corpus.write(if index > 0 { ",\n" } else { "" });
        record(
            corpus,
            random,
            "(«id»,«id»,NULL,«id»,33,«id»,'Graymoor','«postcode»','«last»','«street»','«city»','«email»','«phone»','«country»','«first»','billing',NULL)",
            str::to_owned,
        );
    }
    corpus.write(";\n");
}

fn record(corpus: &mut Corpus, random: &mut Random, template: &str, written: impl Fn(&str) -> String) {
    let person = Person::new(random);
    corpus.fill(template, false, |name| match person.value(name) {
        Some(Value::Sensitive(entity, value)) => Value::Sensitive(entity, written(&value)),
        Some(value) => value,
        None => match name {
            "order" => plain(format!("{:09}", random.within(1, 4_000_000))),
            "date" => plain(random.date()),
            "time" => plain(written(&random.time())),
            "price" => plain(random.price()),
            "status" => plain(random.pick(&["processing", "pending", "complete", "closed", "holded"])),
            "count" => plain(random.within(1, 9)),
            "key" => plain(random.hex(16)),
            _ => plain(random.within(100, 99_999)),
        },
    });
}

/// As a browser sends it.
fn percent(value: &str) -> String {
    let encoded = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        _ if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'*') => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(encoded).collect()
}
