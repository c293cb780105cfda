<?php
/**
 * The tab with all findings.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\FindingsTable;
use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Storage\Store;

/**
 * A list with filters, and the same list as CSV.
 */
final class Findings implements Page {

	private const NONCE = 'leakguard-csv';

	/**
	 * Rows of a CSV at most.
	 */
	private const CSV_ROWS = 100000;

	/**
	 * Nothing happens before load().
	 *
	 * @param Store $store The database.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'findings';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Findings', 'leakguard' );
	}

	/**
	 * Sends the CSV when that is asked for.
	 */
	public function load(): void {
		if ( '' !== Input::text( 'csv' ) ) {
			check_admin_referer( self::NONCE );
			nocache_headers();
			header( 'Content-Type: text/csv; charset=UTF-8' );
			header( 'Content-Disposition: attachment; filename=leakguard-findings-' . gmdate( 'Y-m-d' ) . '.csv' );
			$this->write_csv( self::query() );
			exit;
		}
		add_screen_option(
			'per_page',
			array(
				'default' => 50,
				'option'  => 'leakguard_per_page',
			)
		);
	}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$table = new FindingsTable( $this->store, self::query() );
		$table->prepare_items();
		$csv = wp_nonce_url( Menu::url( 'findings', array_filter( self::query(), 'is_string' ) + array( 'csv' => 1 ) ), self::NONCE );
		echo '<p class="description">' . esc_html__( 'Counted by the hour (UTC). Never a value: only what kind of data was found where, and what became of it.', 'leakguard' ) . '</p>';
		echo '<form method="get" id="leakguard-findings"><input type="hidden" name="page" value="' . esc_attr( Menu::SLUG ) . '"><input type="hidden" name="tab" value="findings">';
		$table->search_box( __( 'Search', 'leakguard' ), 'leakguard' );
		$table->display();
		echo '</form><p><a class="button" id="leakguard-csv" href="' . esc_url( $csv ) . '">' . esc_html__( 'Download as CSV', 'leakguard' ) . '</a></p>';
	}

	/**
	 * What is asked for, from the address.
	 *
	 * @return array<string, string>
	 */
	public static function query(): array {
		$query = array();
		foreach ( array( 'days', 'changed', ...Store::DIMENSIONS ) as $name ) {
			$value = Input::text( $name );
			if ( '' !== $value ) {
				$query[ $name ] = $value;
			}
		}
		$search = Input::text( 's' );
		return $query + ( '' === $search ? array() : array( 'search' => $search ) ) + array_filter(
			array(
				'orderby' => Input::text( 'orderby' ),
				'order'   => Input::text( 'order' ),
			)
		);
	}

	/**
	 * Prints the CSV, a thousand rows at a time.
	 *
	 * @param array<string, string> $query Which findings.
	 */
	private function write_csv( array $query ): void {
		$columns = array( 'hour', ...Store::DIMENSIONS, 'changed', 'hits' );
		$out     = fopen( 'php://output', 'w' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- the response.
		fputcsv( $out, $columns );
		for ( $page = 1; $page <= self::CSV_ROWS / 1000; $page++ ) {
			$found = $this->store->findings(
				array(
					'page'     => $page,
					'per_page' => 1000,
				) + $query
			);
			foreach ( $found['rows'] as $row ) {
				fputcsv( $out, array_map( static fn( string $column ) => self::cell( (string) $row[ $column ] ), $columns ) );
			}
			if ( count( $found['rows'] ) < 1000 ) {
				break;
			}
		}
	}

	/**
	 * A cell that no spreadsheet takes for a formula.
	 *
	 * @param string $text Of the table.
	 */
	private static function cell( string $text ): string {
		return '' !== $text && str_contains( "=+-@\t\r", $text[0] ) ? "'$text" : $text;
	}
}
