<?php
/**
 * The plugin is deleted: what it stored goes, too, where its settings say so.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/src/autoload.php';

LeakGuard\WordPress\Admin\Protection::forget();
LeakGuard\WordPress\Site::uninstall();
