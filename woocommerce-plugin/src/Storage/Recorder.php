<?php
/**
 * What a request found, stored when its answer is out.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Storage;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Site;

/**
 * Asks the extension to keep this request's findings, and writes counts of them at the very end: nobody waits for it.
 */
final class Recorder {

	/**
	 * An hour with more rows gets coarse ones only: whoever can make up routes or fields must not fill the disk.
	 */
	private const ROWS_OF_HOUR = 5000;

	/**
	 * Nothing happens before register().
	 *
	 * @param Store         $store  The database.
	 * @param Alerts        $alerts Of this request.
	 * @param \Closure|null $events Returns the findings; null: the extension's.
	 */
	public function __construct(
		private readonly Store $store,
		private readonly Alerts $alerts,
		private readonly ?\Closure $events = null
	) {}

	/**
	 * Begins to record.
	 */
	public function register(): void {
		if ( function_exists( '\LeakGuard\recordEvents' ) ) {
			\LeakGuard\recordEvents();
		}
		// The last thing of a request: other plugins' output is out then.
		add_action( 'shutdown', array( $this, 'store' ), PHP_INT_MAX, 0 );
	}

	/**
	 * Writes what there is to write. A request that found nothing costs no query.
	 */
	public function store(): void {
		try {
			$events = $this->events();
			$alerts = $this->alerts->all();
			if ( ( array() === $events && array() === $alerts ) || ! $this->has_site() ) {
				return;
			}

			/**
			 * Filters whether what this request found is counted.
			 *
			 * @since 0.2.0
			 *
			 * @param bool $counted False for exercises.
			 */
			if ( ! apply_filters( 'leakguard_record_findings', true ) ) {
				return;
			}
			if ( function_exists( 'fastcgi_finish_request' ) ) {
				fastcgi_finish_request();
			}
			$this->write( $events, $alerts, time() );
		} catch ( \Throwable $failure ) {
			// Counting is no reason to fail. The message could quote data.
			error_log( sprintf( 'LeakGuard could not store findings: %s in %s:%d', get_class( $failure ), basename( $failure->getFile() ), $failure->getLine() ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}

	/**
	 * Writes counts.
	 *
	 * @param array<array-key, mixed> $events Findings.
	 * @param array<array-key, mixed> $alerts Alerts.
	 * @param int                     $now    Seconds since 1970.
	 */
	private function write( array $events, array $alerts, int $now ): void {
		global $wpdb;
		$quiet = $wpdb->suppress_errors( true );
		Site::prepare();
		if ( array() !== $events ) {
			$limit = $this->store->rows_of_hour( $now ) > self::ROWS_OF_HOUR ? 0 : Rows::LIMIT;
			$this->store->add_findings( Rows::findings( $events, $now, $limit ) );
		}
		$this->store->add_outbound( Rows::outbound( $events ), $now );
		$this->store->add_alerts( Rows::alerts( $alerts, $now ), $now );
		$wpdb->suppress_errors( $quiet );
	}

	/**
	 * The findings of this request.
	 *
	 * @return array<array-key, mixed>
	 */
	private function events(): array {
		if ( null !== $this->events ) {
			return ( $this->events )();
		}
		return function_exists( '\LeakGuard\events' ) ? \LeakGuard\events() : array();
	}

	/**
	 * Whether there is a site whose tables can be asked for: not while WordPress or the plugin is installed or taken away.
	 */
	private function has_site(): bool {
		return ! wp_installing() && ! defined( 'WP_UNINSTALL_PLUGIN' );
	}
}
