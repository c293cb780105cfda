<?php
/**
 * Plugin Name:          LeakGuard
 * Description:          Masks personal data, card data and secrets in REST answers, WooCommerce logs and calls to AI services before they leave PHP.
 * Version:              0.1.0
 * Requires at least:    6.1
 * Requires PHP:         8.1
 * WC requires at least: 7.0
 * WC tested up to:      11.0
 * License:              MIT OR Apache-2.0
 * License URI:          https://opensource.org/licenses/MIT
 * Text Domain:          leakguard
 * Domain Path:          /languages
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/src/autoload.php';

// At once, not at plugins_loaded: what another plugin logs or calls while it loads is covered then, too.
( new Plugin( __FILE__ ) )->register();
