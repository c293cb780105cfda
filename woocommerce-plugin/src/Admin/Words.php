<?php
/**
 * The policy's words in the language of the reader.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

/**
 * Labels; what is not known is shown as it is.
 */
final class Words {

	/**
	 * A channel.
	 *
	 * @param string $channel As the policy names it.
	 */
	public static function channel( string $channel ): string {
		return array(
			'api'     => __( 'API answers', 'leakguard' ),
			'log'     => __( 'Logs', 'leakguard' ),
			'export'  => __( 'Exports', 'leakguard' ),
			'egress'  => __( 'Calls to other hosts', 'leakguard' ),
			'storage' => __( 'Storage', 'leakguard' ),
		)[ $channel ] ?? $channel;
	}

	/**
	 * A mode.
	 *
	 * @param string $mode As the settings name it.
	 */
	public static function mode( string $mode ): string {
		return array(
			'inherit' => __( 'As the server’s policy says', 'leakguard' ),
			'enforce' => __( 'Enforce', 'leakguard' ),
			'monitor' => __( 'Watch only', 'leakguard' ),
			'off'     => __( 'Off', 'leakguard' ),
		)[ $mode ] ?? $mode;
	}

	/**
	 * An action.
	 *
	 * @param string $action As the policy names it.
	 */
	public static function action( string $action ): string {
		return array(
			'allow'      => __( 'let through', 'leakguard' ),
			'redact'     => __( 'replace by a label', 'leakguard' ),
			'mask'       => __( 'mask characters', 'leakguard' ),
			'generalize' => __( 'make less exact', 'leakguard' ),
			'drop'       => __( 'remove the field', 'leakguard' ),
			'block'      => __( 'block the message', 'leakguard' ),
			'hash'       => __( 'keyed hash', 'leakguard' ),
			'tokenize'   => __( 'token', 'leakguard' ),
			'synthesize' => __( 'made-up value', 'leakguard' ),
			'shift'      => __( 'shifted date', 'leakguard' ),
		)[ $action ] ?? $action;
	}

	/**
	 * A category of data.
	 *
	 * @param string $category As the policy names it.
	 */
	public static function category( string $category ): string {
		return array(
			'personal'     => __( 'Personal data', 'leakguard' ),
			'confidential' => __( 'Confidential data of the shop', 'leakguard' ),
			'secret'       => __( 'Keys and passwords', 'leakguard' ),
			'card'         => __( 'Card data', 'leakguard' ),
		)[ $category ] ?? $category;
	}

	/**
	 * A kind of alert.
	 *
	 * @param string $kind As it was raised.
	 */
	public static function alert( string $kind ): string {
		return array(
			'session_mixing'     => __( 'An answer to a customer held somebody else’s data', 'leakguard' ),
			'cache_guard'        => __( 'An answer with personal data was kept out of a cache', 'leakguard' ),
			'write_back_refused' => __( 'A client sent a masked value back', 'leakguard' ),
			'withheld'           => __( 'LeakGuard failed, and a message was withheld', 'leakguard' ),
			'plain_http'         => __( 'Personal data was on its way to a receiver without TLS', 'leakguard' ),
			'policy_refused'     => __( 'The policy of the settings was refused: the strict one is in force', 'leakguard' ),
		)[ $kind ] ?? $kind;
	}

	/**
	 * A plugin by its name; another folder as it is.
	 *
	 * @param string $module As recorded: `wp-content/plugins/akismet`.
	 */
	public static function module( string $module ): string {
		static $names = null;
		if ( '' === $module ) {
			return __( 'WordPress or unknown', 'leakguard' );
		}
		if ( null === $names ) {
			require_once ABSPATH . 'wp-admin/includes/plugin.php';
			foreach ( get_plugins() as $file => $plugin ) {
				$names[ strtok( (string) $file, '/' ) ] = (string) $plugin['Name'];
			}
		}
		$folder = preg_match( '#(?:^|/)plugins/([^/]+)$#', $module, $part ) ? $part[1] : '';
		return isset( $names[ $folder ] ) ? "{$names[ $folder ]} ($folder)" : $module;
	}
}
