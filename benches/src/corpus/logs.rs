//! Log lines of both platforms and of the web server in front of them.

use super::people::Person;
use super::random::Random;
use super::{Corpus, Value, plain};

/// How many bytes of log there are to one sensitive byte.
const BYTES_TO_A_SENSITIVE_ONE: usize = 950;

/// A log being written. It gives something away whenever its share has fallen below one in 950 bytes, so that also a
/// short log has its share.
#[derive(Default)]
pub(super) struct Log {
    sensitive: usize,
    written: usize,
}

impl Log {
    pub(super) fn line(&mut self, corpus: &mut Corpus, random: &mut Random) {
        let (start, planted) = (corpus.text.len(), corpus.planted.len());
        let leaks = self.sensitive * BYTES_TO_A_SENSITIVE_ONE < self.written && random.one_in(8);
        let template = if leaks { random.pick(&LEAKS) } else { quiet(random) };
        let person = Person::new(random);
        corpus.fill(template, false, |name| match person.value(name) {
            Some(value) if leaks => value,
            _ => value(random, name),
        });
        self.written += corpus.text.len() - start;
        self.sensitive += corpus.planted[planted..].iter().map(|planted| planted.end - planted.start).sum::<usize>();
    }
}

fn quiet(random: &mut Random) -> &'static str {
    match random.below(10) {
        0..=3 => random.pick(&ACCESS),
        4..=7 => random.pick(&MONOLOG),
        _ => random.pick(&WOOCOMMERCE),
    }
}

fn value(random: &mut Random, name: &str) -> Value {
    match name {
        "micro" => plain(format!("{}T{}.{}+00:00", random.date(), random.time(), random.digits(6))),
        "iso" => plain(format!("{}T{}+00:00", random.date(), random.time())),
        "clf" => plain(format!("{:02}/{}/2026:{} +0000", random.within(1, 28), random.pick(&["Jan", "Mar", "Jun", "Sep", "Nov"]), random.time())),
        "level" => plain(random.pick(&["DEBUG", "INFO", "INFO", "NOTICE", "WARNING", "ERROR"])),
        "ms" => plain(random.within(1, 2400)),
        "n" => plain(random.within(1, 99_999)),
        "order" => plain(format!("{:09}", random.within(1, 4_000_000))),
        "uuid" => plain(format!("{}-{}-4{}-a{}-{}", random.hex(8), random.hex(4), random.hex(3), random.hex(3), random.hex(12))),
        "hash" => plain(random.hex(40)),
        "sku" => plain(format!("{}{}-{}", random.string("MWGH", 2), random.digits(2), random.pick(&["XS", "S", "M", "L"]))),
        "price" => plain(random.price()),
        "path" => plain(random.pick(&[
            "/rest/V1/products/24-MB01",
            "/static/version1763701904/frontend/Magento/luma/en_US/css/styles-m.css",
            "/wp-json/wc/store/v1/cart",
            "/catalogsearch/result/?q=hoodie&p=2",
            "/media/catalog/product/cache/0f831c1845fc143d00d6d1ebc49f446a/m/b/mb01-blue-0.jpg",
            "/checkout/cart/",
            "/wp-content/plugins/woocommerce/assets/js/frontend/add-to-cart.min.js?ver=11.0.1",
            "/graphql?hash=2f1d9b3c&variables=%7B%22id%22%3A1428%7D",
        ])),
        "agent" => plain(random.pick(&[
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example.org/about.html)",
            "curl/7.88.1",
        ])),
        "class" => plain(random.pick(&[
            "Magento\\Framework\\App\\Http",
            "Magento\\Quote\\Model\\QuoteManagement",
            "Automattic\\WooCommerce\\StoreApi\\Routes\\V1\\Checkout",
        ])),
        _ => plain(format!("«{name}»")),
    }
}

const MONOLOG: [&str; 8] = [
    "[«micro»] main.«level»: Cache types flushed in «ms» ms {\"tags\":[\"CATALOG_PRODUCT_«n»\",\"FPC\"],\"request\":\"«uuid»\"} []\n",
    "[«micro»] main.«level»: Order «order» placed {\"order_id\":«n»,\"quote_id\":«n»,\"grand_total\":«price»,\"items\":[{\"sku\":\"«sku»\",\"qty\":2}]} []\n",
    "[«micro»] main.«level»: Broken reference: the 'header.container' element cannot be added as child to 'page.wrapper' {\"is_exception\":false} []\n",
    "[«micro»] main.«level»: «class»::execute() took «ms» ms at line «n» {\"memory\":«n»,\"peak\":\"64.5 MiB\",\"report_id\":\"«hash»\"} []\n",
    "[«micro»] main.«level»: Item (Magento\\Catalog\\Model\\Product\\Interceptor) with the same ID \"«n»\" already exists. {\"store\":1} []\n",
    "[«micro»] queue.«level»: Message product_action_attribute.update has been processed {\"messages\":«n»,\"lag_ms\":«ms»,\"consumer\":\"async.operations.all\"} []\n",
    "#7 /var/www/shop/vendor/magento/framework/Interception/Interceptor.php(153): Magento\\Framework\\App\\FrontController->dispatch(Object(Magento\\Framework\\App\\Request\\Http))\n",
    "[«micro»] main.«level»: Indexer catalogsearch_fulltext rebuilt in 00:00:«n» {\"version\":\"2.4.6-p3\",\"shards\":4,\"etag\":\"«hash»\"} []\n",
];

const WOOCOMMERCE: [&str; 4] = [
    "«iso» «level» Order status changed from pending to processing. CONTEXT: {\"source\":\"orders\",\"order\":«n»,\"total\":\"«price»\",\"backtrace\":false}\n",
    "«iso» «level» Scheduled action «n» (action scheduler 3.9.2) completed in «ms» ms CONTEXT: {\"source\":\"action-scheduler\",\"hook\":\"woocommerce_cleanup_draft_orders\"}\n",
    "«iso» «level» Webhook «n» delivered: 200 in «ms» ms CONTEXT: {\"delivery\":\"«hash»\",\"topic\":\"product.updated\",\"sku\":\"«sku»\"}\n",
    "«iso» «level» Stock level reduced: Beanie with Logo (#«n») 37 -> 35 CONTEXT: {\"source\":\"stock\",\"order\":«n»}\n",
];

// `$host` where the default format has the client's address: with it, every line would hold personal data, and the
// corpus would not be sparse. Shops that are told to keep no addresses log this way.
const ACCESS: [&str; 2] = [
    "shop.example.com - - [«clf»] \"GET «path» HTTP/2.0\" 200 «n» \"-\" \"«agent»\" rt=0.«ms» id=«uuid»\n",
    "shop.example.com - - [«clf»] \"GET «path» HTTP/1.1\" 304 0 \"https://shop.example.com/gear/bags.html?p=«n»\" \"«agent»\" rt=0.0«ms» id=«uuid»\n",
];

const LEAKS: [&str; 5] = [
    "[«micro»] main.CRITICAL: RuntimeException: Could not save customer «email» in /var/www/shop/vendor/magento/module-customer/Model/ResourceModel/CustomerRepository.php:«n»\n",
    "«iso» ERROR Charge failed with card «card» at the gateway CONTEXT: {\"order\":«n»,\"source\":\"gateway\"}\n",
    "[«micro»] main.INFO: Login throttled after 5 attempts {\"remote\":\"«ip»\",\"window\":900} []\n",
    "[«micro»] main.DEBUG: Quote «n» has no shipping rate {\"customer\":{\"email\":\"«email»\",\"telephone\":\"«phone»\"}} []\n",
    "«iso» INFO Mail sent to «email» (new order #«n») CONTEXT: {\"source\":\"mailer\"}\n",
];
