<?php
/**
 * Unit tests run without WordPress: wordpress.php and woocommerce.php double the few functions and classes in use.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

define( 'ABSPATH', __DIR__ . '/' );
define( 'WPMU_PLUGIN_DIR', '/srv/site/wp-content/mu-plugins' );
define( 'WP_PLUGIN_DIR', '/srv/site/wp-content/plugins' );

require_once __DIR__ . '/doubles/wordpress.php';
require_once __DIR__ . '/doubles/woocommerce.php';
require_once __DIR__ . '/doubles/extension.php';
require_once __DIR__ . '/doubles/EngineDouble.php';
require_once __DIR__ . '/../src/autoload.php';
require_once __DIR__ . '/OutletTestCase.php';
