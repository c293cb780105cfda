//! Product records as JSON and as HTML: all the digits that a shop shows to everyone, and nobody's data.

use super::random::Random;
use super::{Corpus, Value, plain};

/// One product, as one of its forms, on a line of its own.
pub(super) fn record(corpus: &mut Corpus, random: &mut Random) {
    let template = random.pick(&TEMPLATES);
    corpus.fill(template, false, |name| value(random, name));
}

fn value(random: &mut Random, name: &str) -> Value {
    let adjective = random.pick(&["Lightweight", "Classic", "Insulated", "Foldable", "Waterproof", "Organic"]);
    let noun = random.pick(&["Rucksack", "Hoodie", "Yoga Strap", "Steel Bottle", "Desk Lamp", "Running Shoe"]);
    match name {
        "n" => plain(random.within(1, 99_999)),
        "small" => plain(random.within(1, 300)),
        "name" => plain(format!("{adjective} {noun} {}", random.within(100, 9900))),
        "slug" => plain(format!("{adjective}-{noun}-{}", random.within(100, 9900)).to_lowercase().replace(' ', "-")),
        "sku" => match random.below(4) {
            0 => plain(format!("24-{}{}", random.string("MWUG", 2), random.digits(2))),
            1 => plain(format!("{}{}-{}-{}", random.string("MWGH", 2), random.digits(2), random.pick(&["XS", "S", "M", "L"]), random.pick(&["Red", "Blue"]))),
            2 => plain(format!("HD-{}-{}", random.within(2019, 2026), random.digits(4))),
            _ => plain(format!("{}.{}.{}", random.digits(3), random.digits(3), random.digits(2))),
        },
        "ean" => {
            let prefix = random.pick(&["400", "401", "50", "761", "871", "978", "590"]);
            let body = format!("{prefix}{}", random.digits(12 - prefix.len()));
            plain(with_check_digit(&body))
        }
        "gtin14" => {
            let body = format!("1{}", random.digits(12));
            plain(with_check_digit(&body))
        }
        "upc" => {
            let body = format!("0{}", random.digits(10));
            plain(with_check_digit(&body))
        }
        "mpn" => plain(format!("{}{}/{}", random.string("ABCDEFGHKLMNPRSTX", 2), random.digits(6), random.digits(2))),
        "price" => plain(random.price()),
        "date" => plain(random.date()),
        "time" => plain(format!("{} {}", random.date(), random.time())),
        "stamp" => plain(random.within(1_690_000_000, 1_790_000_000)),
        "size" => plain(format!("{} x {} x {} cm", random.within(5, 240), random.within(5, 120), random.within(1, 90))),
        "grams" => plain(format!("{}.{}", random.within(0, 30), random.digits(4))),
        "version" => plain(format!("{}.{}.{}", random.within(1, 12), random.below(20), random.below(30))),
        "build" => plain(format!("{}.{}.{}.{}", random.within(1, 12), random.below(20), random.below(30), random.within(256, 9999))),
        "uuid" => plain(format!("{}-{}-4{}-b{}-{}", random.hex(8), random.hex(4), random.hex(3), random.hex(3), random.hex(12))),
        "md5" => plain(random.hex(32)),
        "sha256" => plain(random.hex(64)),
        "colour" => plain(random.hex(6)),
        "rating" => plain(format!("{}.{}", random.within(1, 4), random.digits(1))),
        "hs" => plain(format!("{}.{}.{}", random.digits(4), random.digits(2), random.digits(2))),
        _ => plain(format!("«{name}»")),
    }
}

/// Appends the check digit of the GS1 General Specifications (EAN-13, GTIN-14, UPC-A): weights 3 and 1 from the right.
fn with_check_digit(body: &str) -> String {
    let sum: u32 = body.bytes().rev().enumerate().map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 3 } else { 1 }).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

const TEMPLATES: [&str; 5] = [
    concat!(
        r#"{"id":«n»,"sku":"«sku»","name":"«name»","attribute_set_id":9,"price":«price»,"status":1,"visibility":4,"type_id":"simple","created_at":"«time»","#,
        r#""updated_at":"«time»","weight":«grams»,"extension_attributes":{"website_ids":[1],"category_links":[{"position":-«small»,"category_id":"23"},"#,
        r#"{"position":-«small»,"category_id":"8"}],"stock_item":{"item_id":«n»,"qty":«small»,"is_in_stock":true,"min_sale_qty":1}},"media_gallery_entries":["#,
        r#"{"id":«n»,"media_type":"image","label":"","position":1,"disabled":false,"types":["image","small_image"],"file":"/w/j/wj«small»-red_main_1.jpg"}],"#,
        r#""custom_attributes":[{"attribute_code":"ean","value":"«ean»"},{"attribute_code":"gtin","value":"«gtin14»"},{"attribute_code":"mpn","value":"«mpn»"},"#,
        r#"{"attribute_code":"tax_class_id","value":"2"},{"attribute_code":"style_general","value":"117,120,124,128"},{"attribute_code":"msrp","value":"«price»0000"},"#,
        r#"{"attribute_code":"customs_tariff","value":"«hs»"},{"attribute_code":"dimensions","value":"«size»"}]}"#,
        "\n",
    ),
    concat!(
        r#"{"id":«n»,"name":"«name»","slug":"«slug»","permalink":"https:\/\/shop.example.com\/product\/«slug»\/","date_created":"«date»T10:00:00","type":"simple","#,
        r#""status":"publish","featured":false,"sku":"«sku»","price":"«price»","regular_price":"«price»","sale_price":"","total_sales":«small»,"stock_quantity":null,"#,
        r#""weight":"«grams»","dimensions":{"length":"«small»","width":"«small»","height":"«small»"},"average_rating":"«rating»0","rating_count":«small»,"#,
        r#""price_html":"<span class=\"woocommerce-Price-amount amount\"><bdi>«price»<span class=\"woocommerce-Price-currencySymbol\">&euro;<\/span><\/bdi><\/span>","#,
        r#""related_ids":[«n»,«n»,«n»,«n»],"global_unique_id":"«ean»","meta_data":[{"id":«n»,"key":"_build","value":"«version»"},{"id":«n»,"key":"_etag","value":"«md5»"},"#,
        r#"{"id":«n»,"key":"_sync","value":"«uuid»"}]}"#,
        "\n",
    ),
    concat!(
        r#"<li class="item product product-item" data-product-sku="«sku»" data-id="«n»"><a href="/«slug».html?___store=default&amp;v=«stamp»" class="product photo">"#,
        r#"<img src="/media/catalog/product/cache/«md5»/w/j/«slug»@2x.jpg" srcset="/media/«md5».webp 480w, /media/«md5».webp 960w" width="240" height="300" alt="«name»"></a>"#,
        r#"<span class="price" style="color:#«colour»;margin:0 -«small»px 12px 4.5em">$«price»</span><div class="rating" title="«rating»/5 («small» reviews)"></div>"#,
        r##"<a href="#tab-«n»" data-post='{"action":"/checkout/cart/add/product/«n»/","data":{"product":"«n»","qty":1}}'>Add to Cart</a></li>"##,
        "\n",
    ),
    concat!(
        r#"<table class="data table additional-attributes"><tr><th>SKU</th><td>«sku»</td></tr><tr><th>EAN</th><td>«ean»</td></tr><tr><th>UPC</th><td>«upc»</td></tr>"#,
        r#"<tr><th>Part number</th><td>«mpn»</td></tr><tr><th>Dimensions</th><td>«size»</td></tr><tr><th>Weight</th><td>«grams» kg</td></tr><tr><th>Firmware</th><td>version «build»</td></tr>"#,
        r#"<tr><th>Available from</th><td>«date»</td></tr><tr><th>Tariff code</th><td>«hs»</td></tr><tr><th>Pack</th><td>«small» pcs, 12:30 h battery, 3 x 1.5 V</td></tr></table>"#,
        "\n",
    ),
    concat!(
        r#"<script type="application/ld+json">{"@context":"https://schema.org/","@type":"Product","name":"«name»","sku":"«sku»","gtin13":"«ean»","mpn":"«mpn»","#,
        r#""offers":{"@type":"Offer","priceCurrency":"EUR","price":"«price»","priceValidUntil":"«date»","availability":"https://schema.org/InStock"},"#,
        r#""aggregateRating":{"@type":"AggregateRating","ratingValue":"«rating»","reviewCount":"«small»"}}</script>"#,
        r#"<link rel="stylesheet" href="/static/version«stamp»/css/styles-l.min.css" integrity="sha256-«sha256»"><script>Product::create("«uuid»"); var b = "«version»";</script>"#,
        "\n",
    ),
];

#[cfg(test)]
mod tests {
    use super::with_check_digit;

    #[test]
    fn check_digits_are_those_of_gs1() {
        assert_eq!(with_check_digit("400638133393"), "4006381333931");
        assert_eq!(with_check_digit("03600029145"), "036000291452");
    }
}
