//! Orders as Magento's `V1/orders` and WooCommerce's `wc/v3/orders` answer them: mostly amounts and ids, some person data.

use super::people::Person;
use super::random::Random;
use super::{Corpus, plain};

const PRODUCTS: [&str; 10] = [
    "Iris Workout Top",
    "Stellar Solar Jacket",
    "Fusion Backpack",
    "Joust Duffle Bag",
    "Wayfarer Messenger Bag",
    "Beanie with Logo",
    "Hoodie with Zipper",
    "Push It Messenger Bag",
    "Compete Track Tote",
    "Endeavor Daytrip Backpack",
];

/// A Magento order: in full as the API answers it, or without its shipping part, which fits into 4 KB.
pub(super) fn magento(corpus: &mut Corpus, random: &mut Random, number: u64, full: bool) {
    let items = if full { 1 } else { 2 };
    let person = Person::new(random);
    let purchase = Purchase::new(random, number);
    let fill = |corpus: &mut Corpus, random: &mut Random, template: &str| {
        corpus.fill(template, true, |name| person.value(name).unwrap_or_else(|| purchase.value(random, name)));
    };
    fill(corpus, random, MAGENTO_TOTALS);
    for item in 0..items {
        corpus.write(if item > 0 { "," } else { "" });
        fill(corpus, random, MAGENTO_ITEM);
    }
    fill(corpus, random, MAGENTO_BILLING);
    fill(corpus, random, &MAGENTO_ADDRESS.replace("«type»", "billing"));
    fill(corpus, random, MAGENTO_PAYMENT);
    if full {
        if !random.one_in(8) {
            fill(corpus, random, MAGENTO_HISTORY);
        }
        corpus.write(r#"],"extension_attributes":{"shipping_assignments":[{"shipping":{"address":"#);
        fill(corpus, random, &MAGENTO_ADDRESS.replace("«type»", "shipping"));
        fill(corpus, random, MAGENTO_SHIPPING);
        for item in 0..items {
            corpus.write(if item > 0 { "," } else { "" });
            fill(corpus, random, MAGENTO_ITEM);
        }
        corpus.write(r#"]}],"payment_additional_info":[{"key":"method_title","value":"Check \/ Money order"}],"converting_from_quote":true}}"#);
    } else {
        corpus.write(r#"],"extension_attributes":{"converting_from_quote":true}}"#);
    }
}

/// A WooCommerce order; one in four has a customer's note that gives more away.
pub(super) fn woocommerce(corpus: &mut Corpus, random: &mut Random, number: u64) {
    let person = Person::new(random);
    let purchase = Purchase::new(random, number);
    let note = match random.below(8) {
        0 => "Please call «phone» or mail «email»; card «card» was declined",
        1 => "Refund to «iban» please, «first» «last»",
        2 => "Leave it with the neighbour. Second try, the order 000000«id» never came.",
        _ => "",
    };
    let template = WOOCOMMERCE_ORDER.replace("«note»", note);
    let items = random.within(1, 3);
    for (index, part) in template.split("«items»").enumerate() {
        if index > 0 {
            for item in 0..items {
                corpus.write(if item > 0 { "," } else { "" });
                corpus.fill(WOOCOMMERCE_ITEM, true, |name| purchase.value(random, name));
            }
        }
        corpus.fill(part, true, |name| person.value(name).unwrap_or_else(|| purchase.value(random, name)));
    }
}

/// What is the same all over one order.
struct Purchase {
    id: u64,
    number: u64,
    total: String,
    tax: String,
    time: String,
}

impl Purchase {
    fn new(random: &mut Random, number: u64) -> Purchase {
        Purchase {
            id: random.within(1000, 99_999),
            number,
            total: random.price(),
            tax: format!("{}.{}", random.below(40), random.digits(2)),
            time: format!("{} {}", random.date(), random.time()),
        }
    }

    fn value(&self, random: &mut Random, name: &str) -> super::Value {
        match name {
            "id" => plain(self.id),
            "number" => plain(self.number),
            "total" => plain(&self.total),
            "tax" => plain(&self.tax),
            "time" => plain(&self.time),
            "iso" => plain(self.time.replace(' ', "T")),
            "price" => plain(random.price()),
            "quantity" => plain(random.within(1, 9)),
            "entity" => plain(random.within(1, 40_000)),
            "product" => plain(random.pick(&PRODUCTS)),
            "sku" => plain(format!(
                "{}{}-{}-{}",
                random.string("MWGH", 2),
                random.digits(2),
                random.pick(&["XS", "S", "M", "L", "XL"]),
                random.pick(&["Red", "Blue", "Black"])
            )),
            "hash" => plain(random.hex(32)),
            "key" => plain(random.string("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 13)),
            _ => plain(format!("«{name}»")),
        }
    }
}

const MAGENTO_TOTALS: &str = concat!(
    r#"{"applied_rule_ids":"1","base_currency_code":"USD","base_discount_amount":0,"base_grand_total":«total»,"base_shipping_amount":5,"#,
    r#""base_shipping_incl_tax":5,"base_shipping_tax_amount":0,"base_subtotal":«total»,"base_subtotal_incl_tax":«total»,"base_tax_amount":«tax»,"#,
    r#""base_total_due":0,"base_total_paid":«total»,"base_to_global_rate":1,"base_to_order_rate":1,"billing_address_id":«entity»,"created_at":"«time»","#,
    r#""customer_dob":"«birth» 00:00:00","customer_email":"«email»","customer_firstname":"«first»","customer_gender":2,"customer_group_id":1,"#,
    r#""customer_id":«entity»,"customer_is_guest":0,"customer_lastname":"«last»","customer_note_notify":1,"discount_amount":0,"entity_id":«id»,"#,
    r#""global_currency_code":"USD","grand_total":«total»,"increment_id":"0000«id»","is_virtual":0,"order_currency_code":"USD","#,
    r#""protect_code":"«hash»","quote_id":«entity»,"remote_ip":"«ip»","shipping_amount":5,"shipping_description":"Flat Rate - Fixed","#,
    r#""shipping_incl_tax":5,"state":"processing","status":"processing","store_currency_code":"USD","store_id":1,"#,
    r#""store_name":"Main Website\nMain Website Store\nDefault Store View","subtotal":«total»,"subtotal_incl_tax":«total»,"tax_amount":«tax»,"#,
    r#""total_due":0,"total_item_count":1,"total_paid":«total»,"total_qty_ordered":1,"updated_at":"«time»","weight":1,"items":["#,
);

const MAGENTO_ITEM: &str = concat!(
    r#"{"amount_refunded":0,"applied_rule_ids":"1","base_amount_refunded":0,"base_discount_amount":0,"base_discount_invoiced":0,"#,
    r#""base_original_price":«price»,"base_price":«price»,"base_price_incl_tax":«price»,"base_row_total":«price»,"base_tax_amount":«tax»,"#,
    r#""created_at":"«time»","discount_amount":0,"discount_percent":0,"free_shipping":0,"is_qty_decimal":0,"item_id":«entity»,"name":"«product»","#,
    r#""order_id":«id»,"original_price":«price»,"price":«price»,"price_incl_tax":«price»,"product_id":«entity»,"product_type":"configurable","#,
    r#""qty_canceled":0,"qty_invoiced":«quantity»,"qty_ordered":«quantity»,"qty_refunded":0,"qty_shipped":0,"row_total":«price»,"row_weight":1,"#,
    r#""sku":"«sku»","store_id":1,"tax_amount":«tax»,"tax_percent":8.25,"updated_at":"«time»","weight":1,"product_option":{"#,
    r#""extension_attributes":{"configurable_item_options":[{"option_id":"142","option_value":166},{"option_id":"93","option_value":58}]}}}"#,
);

const MAGENTO_BILLING: &str = r#"],"billing_address":"#;

const MAGENTO_ADDRESS: &str = concat!(
    r#"{"address_type":"«type»","city":"«city»","country_id":"«country»","customer_address_id":«entity»,"email":"«email»","entity_id":«entity»,"#,
    r#""firstname":"«first»","lastname":"«last»","parent_id":«id»,"postcode":"«postcode»","region_id":33,"street":["«street»"],"telephone":"«phone»"}"#,
);

const MAGENTO_PAYMENT: &str = concat!(
    r#","payment":{"account_status":null,"additional_information":["Check \/ Money order"],"amount_ordered":«total»,"amount_paid":«total»,"#,
    r#""base_amount_ordered":«total»,"base_amount_paid":«total»,"base_shipping_amount":5,"cc_last4":null,"entity_id":«entity»,"method":"checkmo","#,
    r#""parent_id":«id»,"shipping_amount":5},"status_histories":["#,
);

const MAGENTO_HISTORY: &str = concat!(
    r#"{"comment":"Charge for «email» declined by the gateway, card «card»","created_at":"«time»","entity_id":«entity»,"entity_name":"order","#,
    r#""is_customer_notified":0,"is_visible_on_front":0,"parent_id":«id»,"status":"processing"}"#,
);

const MAGENTO_SHIPPING: &str = concat!(
    r#","method":"flatrate_flatrate","total":{"base_shipping_amount":5,"base_shipping_discount_amount":0,"base_shipping_incl_tax":5,"#,
    r#""base_shipping_invoiced":5,"base_shipping_tax_amount":0,"shipping_amount":5,"shipping_incl_tax":5,"shipping_invoiced":5}},"items":["#,
);

const WOOCOMMERCE_ORDER: &str = concat!(
    r#"{"id":«id»,"parent_id":0,"status":"processing","currency":"EUR","version":"11.0.1","prices_include_tax":false,"date_created":"«iso»","#,
    r#""date_modified":"«iso»","discount_total":"0.00","discount_tax":"0.00","shipping_total":"0.00","shipping_tax":"0.00","cart_tax":"0.00","#,
    r#""total":"«total»","total_tax":"«tax»","customer_id":«entity»,"order_key":"wc_order_«key»","billing":{"first_name":"«first»","last_name":"«last»","#,
    r#""company":"","address_1":"«street»","address_2":"","city":"«city»","state":"","postcode":"«postcode»","country":"«country»","email":"«email»","#,
    r#""phone":"«phone»"},"shipping":{"first_name":"«first»","last_name":"«last»","company":"","address_1":"«street»","address_2":"","city":"«city»","#,
    r#""state":"","postcode":"«postcode»","country":"«country»","phone":""},"payment_method":"bacs","payment_method_title":"Direct bank transfer","#,
    r#""transaction_id":"","customer_ip_address":"«ip»","customer_user_agent":"Mozilla\/5.0 (X11; Linux x86_64; rv:140.0) Gecko\/20100101 Firefox\/140.0","#,
    r#""created_via":"checkout","customer_note":"«note»","date_completed":null,"date_paid":"«iso»","cart_hash":"«hash»","number":"«number»","#,
    r#""meta_data":[{"id":«entity»,"key":"_wc_order_attribution_source_type","value":"typein"},{"id":«entity»,"key":"_wc_order_attribution_session_pages","value":"7"}],"#,
    r#""line_items":[«items»],"tax_lines":[{"id":«entity»,"rate_code":"DE-MWST-1","rate_id":1,"label":"MwSt.","compound":false,"tax_total":"«tax»","#,
    r#""shipping_tax_total":"0.00","rate_percent":19,"meta_data":[]}],"shipping_lines":[{"id":«entity»,"method_title":"Flat rate","method_id":"flat_rate","#,
    r#""instance_id":"3","total":"0.00","total_tax":"0.00","taxes":[],"meta_data":[]}],"fee_lines":[],"coupon_lines":[],"refunds":[],"#,
    r#""payment_url":"https:\/\/shop.example.com\/checkout\/order-pay\/«id»\/?pay_for_order=true&key=wc_order_«key»","is_editable":false,"#,
    r#""needs_payment":false,"needs_processing":true,"date_created_gmt":"«iso»","date_modified_gmt":"«iso»","date_completed_gmt":null,"#,
    r#""date_paid_gmt":"«iso»","currency_symbol":"\u20ac","_links":{"self":[{"href":"https:\/\/shop.example.com\/wp-json\/wc\/v3\/orders\/«id»"}],"#,
    r#""collection":[{"href":"https:\/\/shop.example.com\/wp-json\/wc\/v3\/orders"}],"customer":[{"href":"https:\/\/shop.example.com\/wp-json\/wc\/v3\/customers\/«entity»"}]}}"#,
);

const WOOCOMMERCE_ITEM: &str = concat!(
    r#"{"id":«entity»,"name":"«product»","product_id":«entity»,"variation_id":0,"quantity":«quantity»,"tax_class":"","subtotal":"«price»","#,
    r#""subtotal_tax":"«tax»","total":"«price»","total_tax":"«tax»","taxes":[{"id":1,"total":"«tax»","subtotal":"«tax»"}],"meta_data":[],"sku":"«sku»","#,
    r#""global_unique_id":"","price":«price»,"image":{"id":"«entity»","src":"https:\/\/shop.example.com\/wp-content\/uploads\/2026\/03\/«sku»-1.jpg"},"parent_name":null}"#,
);
