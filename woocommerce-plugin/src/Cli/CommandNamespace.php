<?php
/**
 * WP-CLI: what stands above the commands.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

/**
 * Says what protects this site, what was found, and cleans logs.
 */
final class CommandNamespace extends \WP_CLI\Dispatcher\CommandNamespace {}
