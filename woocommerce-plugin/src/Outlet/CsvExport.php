<?php
/**
 * Outlet: CSV files that WooCommerce exports.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * Rows of the product export and of the analytics reports (customers, orders, downloads ...), while their columns have
 * names. A row that must not go out stays empty.
 */
final class CsvExport {

	/**
	 * WooCommerce's reports; others by the filter leakguard_export_reports.
	 */
	private const REPORTS = array( 'categories', 'coupons', 'customers', 'downloads', 'orders', 'products', 'revenue', 'revenue-stats', 'stock', 'taxes', 'variations' );

	/**
	 * Columns whose name does not say what is in them, by report: the name that does.
	 */
	private const COLUMNS = array( 'downloads' => array( 'user_id' => 'username' ) );

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who exports.
	 * @param Alerts  $alerts  Where a withheld row is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Last of all filters. The reports of other plugins are known at init.
	 */
	public function register(): void {
		add_filter( 'woocommerce_product_export_row_data', fn( $row ) => $this->mask( $row, 'products' ), PHP_INT_MAX );
		add_action( 'init', array( $this, 'register_reports' ), PHP_INT_MAX );
	}

	/**
	 * The hook of a report's rows has the report's name in it.
	 */
	public function register_reports(): void {
		/**
		 * Filters the analytics reports whose CSV exports LeakGuard looks at.
		 *
		 * @since 0.2.0
		 *
		 * @param string[] $reports Names, as in /wc-analytics/reports/NAME.
		 */
		foreach ( array_unique( (array) apply_filters( 'leakguard_export_reports', self::REPORTS ) ) as $report ) {
			$report = (string) $report;
			// Both names are in use: by the report's name and, in older versions, with slashes made hyphens.
			add_filter( "woocommerce_export_admin_{$report}_report_row_data", fn( $row ) => $this->mask( $row, $report ), PHP_INT_MAX );
		}
	}

	/**
	 * A row with the policy applied.
	 *
	 * @param mixed  $row    Values by column.
	 * @param string $report Which export.
	 * @return mixed
	 */
	public function mask( $row, string $report ) {
		if ( ! is_array( $row ) ) {
			return $row;
		}
		$names = self::COLUMNS[ $report ] ?? array();
		try {
			// A report is written by Action Scheduler, for nobody that is known then: the strictest rows of the policy.
			$to     = $this->caller->receiver( 'export', "export/$report" );
			$to     = 'guest' === $to->consumer ? new Destination( 'export', '', array(), $to->route ) : $to;
			$masked = $this->gateway->redact_array( self::renamed( $row, $names ), $to );
			$masked = self::renamed( $masked, array_flip( $names ) );
			// A dropped column would move those behind it.
			return array_replace( array_fill_keys( array_keys( $row ), '' ), $masked );
		} catch ( Withheld $withheld ) {
			$this->alerts->raise( Alerts::WITHHELD, '', "export/$report" );
			return array_fill_keys( array_keys( $row ), '' );
		}
	}

	/**
	 * The row with other names, in the same order.
	 *
	 * @param array<array-key, mixed> $row   Values by column.
	 * @param array<string, string>   $names New names by old ones.
	 * @return array<array-key, mixed>
	 */
	private static function renamed( array $row, array $names ): array {
		$renamed = array();
		foreach ( $row as $name => $value ) {
			$renamed[ $names[ $name ] ?? $name ] = $value;
		}
		return $renamed;
	}
}
