<?php
/**
 * LeakGuard in Tools > Site Health.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Extension;
use LeakGuard\WordPress\Gateway;

/**
 * One test: critical while the extension is missing or its policy is refused, a recommendation while php.ini lets it
 * change nothing.
 */
final class SiteHealth {

	/**
	 * Nothing happens before register().
	 *
	 * @param Extension $extension The PHP extension.
	 * @param Gateway   $gateway   The way to it.
	 */
	public function __construct( private readonly Extension $extension, private readonly Gateway $gateway ) {}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
	}

	/**
	 * Adds the test to those of WordPress.
	 *
	 * @param mixed $tests By kind and name.
	 * @return mixed
	 */
	public function add_test( $tests ) {
		if ( is_array( $tests ) ) {
			$tests['direct']['leakguard'] = array(
				'label' => __( 'LeakGuard', 'leakguard' ),
				'test'  => array( $this, 'result' ),
			);
		}
		return $tests;
	}

	/**
	 * The result in WordPress's shape.
	 *
	 * @return array<string, mixed>
	 */
	public function result(): array {
		$problem = Protection::problem( $this->extension, $this->gateway );
		$result  = array(
			'test'    => 'leakguard',
			'badge'   => array(
				'label' => __( 'Security', 'leakguard' ),
				'color' => 'blue',
			),
			'actions' => '',
		);
		if ( '' !== $problem ) {
			return array(
				'status'      => 'critical',
				'label'       => __( 'LeakGuard does not protect this site', 'leakguard' ),
				'description' => '<p>' . esc_html( $problem ) . '</p>' . ( $this->extension->is_loaded() ? '' : InstallHelp::html( $this->extension ) ),
			) + $result;
		}
		if ( in_array( $this->extension->mode(), array( 'monitor', 'off' ), true ) ) {
			return array(
				'status'      => 'recommended',
				'label'       => __( 'LeakGuard changes nothing on this site', 'leakguard' ),
				'description' => '<p>' . esc_html(
					/* translators: %s: a setting of php.ini and its value. */
					sprintf( __( 'Data leave this site as they are while php.ini says %s.', 'leakguard' ), 'leakguard.mode=' . $this->extension->mode() )
				) . '</p>',
			) + $result;
		}
		return array(
			'status'      => 'good',
			'label'       => __( 'LeakGuard protects this site', 'leakguard' ),
			'description' => '<p>' . esc_html(
				sprintf(
					/* translators: 1: version of the extension, 2: name and digest of the policy. */
					__( 'REST answers, WooCommerce logs and calls to AI services are checked by the extension %1$s under the policy %2$s.', 'leakguard' ),
					$this->extension->version(),
					$this->gateway->policy_id()
				)
			) . '</p>',
		) + $result;
	}
}
