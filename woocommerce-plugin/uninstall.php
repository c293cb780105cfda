<?php
/**
 * Leaves nothing behind when the plugin is deleted.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/src/autoload.php';

LeakGuard\WordPress\Admin\Protection::forget();
