//! Who calls out: the place in PHP code, and the plugin, module or package that it belongs to.

/// The place of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Caller {
    /// The whole path.
    pub file: String,
    pub line: u32,
    /// `wp-content/plugins/NAME`, `vendor/VENDOR/PACKAGE`, or the file's folder.
    pub module: String,
}

impl Caller {
    pub fn new(file: &[u8], line: u32) -> Caller {
        let file = String::from_utf8_lossy(file).into_owned();
        Caller { module: module_of(&file), line, file }
    }
}

/// Libraries that send what others give them, and code that only hands calls on: the caller is behind them.
const CARRIERS: [&str; 21] = [
    "/vendor/guzzlehttp/",
    "/vendor/symfony/http-client/",
    "/vendor/php-http/",
    "/vendor/rmccue/requests/",
    "/vendor/kriswallsmith/buzz/",
    "/vendor/laminas/laminas-http/",
    "/vendor/magento/framework/HTTP/",
    "/vendor/magento/framework/Interception/",
    "/lib/internal/Magento/Framework/HTTP/",
    "/lib/internal/Magento/Framework/Interception/",
    "/generated/code/",
    "/wp-includes/Requests/",
    "/wp-includes/class-wp-http",
    "/wp-includes/class-http.php",
    "/wp-includes/class-requests.php",
    "/wp-includes/http.php",
    "/wp-includes/class-wp-hook.php",
    "/wp-includes/plugin.php",
    "/wp-content/plugins/leakguard/",
    "/app/code/Leakguard/Dlp/",
    "/vendor/leakguard/",
];

/// Whether the code of this file hands on what others want sent.
pub(crate) fn is_carrier(file: &[u8]) -> bool {
    CARRIERS.iter().any(|carrier| memchr::memmem::find(file, carrier.as_bytes()).is_some())
}

/// Folders below which each folder is somebody's own, and how many levels name it.
const HOUSES: [(&str, usize); 5] =
    [("/wp-content/plugins/", 1), ("/wp-content/mu-plugins/", 1), ("/wp-content/themes/", 1), ("/app/code/", 2), ("/vendor/", 2)];

/// The plugin, theme, module or package of a file; what is none is named by its folder.
fn module_of(file: &str) -> String {
    for (house, levels) in HOUSES {
        if let Some(at) = file.find(house) {
            let inside = &file[at + house.len()..];
            let name = inside.match_indices('/').nth(levels - 1).map_or(inside, |(end, _)| &inside[..end]);
            return format!("{}{name}", &house[1..]);
        }
    }
    file.rsplit_once('/').map_or_else(String::new, |(folder, _)| if folder.is_empty() { "/".to_owned() } else { folder.to_owned() })
}
