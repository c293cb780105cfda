//! Who calls out, without PHP.

#[path = "../src/caller.rs"]
mod caller;

use caller::{Caller, is_carrier};

#[test]
fn a_file_belongs_to_its_plugin_theme_module_or_package() {
    for (file, module) in [
        ("/srv/wp-content/plugins/woo-pay/vendor/acme/sdk/src/Client.php", "wp-content/plugins/woo-pay"),
        ("/srv/wp-content/plugins/hello.php", "wp-content/plugins/hello.php"),
        ("/srv/wp-content/mu-plugins/own/a.php", "wp-content/mu-plugins/own"),
        ("/srv/wp-content/themes/shop/functions.php", "wp-content/themes/shop"),
        ("/srv/app/code/Acme/Erp/Model/Export.php", "app/code/Acme/Erp"),
        ("/srv/vendor/stripe/stripe-php/lib/HttpClient/CurlClient.php", "vendor/stripe/stripe-php"),
        ("/srv/cron/export.php", "/srv/cron"),
        ("/a.php", "/"),
        ("Command line code", ""),
    ] {
        assert_eq!(Caller::new(file.as_bytes(), 7), Caller { file: file.to_owned(), line: 7, module: module.to_owned() });
    }
}

#[test]
fn clients_of_http_are_no_callers() {
    for file in [
        "/srv/vendor/guzzlehttp/guzzle/src/Handler/CurlHandler.php",
        "/srv/wp-content/plugins/a/vendor/guzzlehttp/guzzle/src/Client.php",
        "/srv/wp-includes/Requests/src/Transport/Curl.php",
        "/srv/wp-includes/class-wp-http-curl.php",
        "/srv/vendor/magento/framework/HTTP/Client/Curl.php",
        "/srv/generated/code/Magento/Framework/HTTP/Client/Curl/Interceptor.php",
        "/srv/wp-includes/plugin.php",
        "/srv/wp-content/plugins/leakguard/src/Outlet/OutboundHttp.php",
        "/srv/vendor/leakguard/module-dlp/Plugin/Http/RedactRequest.php",
        "/srv/app/code/Leakguard/Dlp/Plugin/Http/RedactRequest.php",
    ] {
        assert!(is_carrier(file.as_bytes()), "{file}");
    }
    for file in ["/srv/vendor/stripe/stripe-php/lib/Stripe.php", "/srv/wp-includes/update.php", "/srv/app/code/Acme/Erp/Http.php"] {
        assert!(!is_carrier(file.as_bytes()), "{file}");
    }
}
