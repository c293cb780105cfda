# shellcheck shell=bash
#
# make_site: Debian's WordPress in a folder of its own, $site, with LeakGuard's plugin (not active), its database in a MariaDB of its
# own, installed. For runs that have sourced tests/harness.sh.

site=''

make_site() {
    site=$WORK/site
    cp -r /usr/share/wordpress "$site"
    rm -f -- "$site/wp-config.php"
    mkdir -p "$site/wp-content/mu-plugins" "$site/wp-content/plugins/leakguard"
    cp -r "$REPO/woocommerce-plugin/." "$site/wp-content/plugins/leakguard"

    start_mariadb db
    mariadb_run -e 'CREATE DATABASE wordpress CHARACTER SET utf8mb4'
    cat >"$site/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$MARIADB_SOCKET');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$name) {
    define(\$name, hash('sha256', "a throw-away site \$name"));
}
\$table_prefix = 'wp_';
if (getenv('RUN_NETWORK')) { // site.php network has made one
    define('MULTISITE', true);
    define('SUBDOMAIN_INSTALL', false);
    define('DOMAIN_CURRENT_SITE', 'shop.example');
    define('PATH_CURRENT_SITE', '/');
    define('SITE_ID_CURRENT_SITE', 1);
    define('BLOG_ID_CURRENT_SITE', 1);
}
define('WP_HOME', 'http://shop.example');
define('WP_SITEURL', 'http://shop.example');
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without TLS
define('FS_METHOD', 'direct');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', 'api.openai.com,partner.example,assistant.example,adviser.example');
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
PHP

    php "$REPO/tests/wordpress/site.php" "$site" install
}
