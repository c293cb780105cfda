//! The export of Magento's grid of orders: a table with quotes where a cell needs them, some cells about persons.

use super::people::Person;
use super::random::Random;
use super::{Corpus, plain};

pub(super) const TITLES: &str = "ID,\"Purchase Point\",\"Purchase Date\",\"Bill-to Name\",\"Ship-to Name\",\"Grand Total (Base)\",\"Grand Total (Purchased)\",Status,\"Billing Address\",\"Shipping Information\",\"Customer Email\",\"Customer Group\",Subtotal,\"Shipping and Handling\",\"Payment Method\",\"Total Refunded\",\"Allocated sources\",SKU\n";

const ROW: &str = "«order»,\"Main Website    Main Website Store        Default Store View\",\"«date» «time»\",\"«first» «last»\",\"«first» «last»\",«price»00,«price»00,«status»,\"«street»,«city»,«postcode»\",\"Flat Rate - Fixed\",«email»,«group»,«price»00,5.0000,\"«payment»\",,\"Default Source\",«sku»\n";

/// A row of the grid.
pub(super) fn row(corpus: &mut Corpus, random: &mut Random) {
    let person = Person::new(random);
    corpus.fill(ROW, false, |name| {
        person.value(name).unwrap_or_else(|| match name {
            "order" => plain(format!("{:09}", random.within(1, 4_000_000))),
            "date" => plain(random.date()),
            "time" => plain(random.time()),
            "price" => plain(random.price()),
            "status" => plain(random.pick(&["Processing", "Pending", "Complete", "Closed", "On Hold"])),
            "group" => plain(random.pick(&["General", "NOT LOGGED IN", "Wholesale"])),
            "payment" => plain(random.pick(&["Check / Money order", "Credit Card", "PayPal Express Checkout"])),
            _ => plain(format!("{}-{}{}", random.within(10, 99), random.string("MWGH", 2), random.digits(2))),
        })
    });
}
