<?php
/**
 * Findings as WordPress shows lists.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Storage\Store;

if ( ! class_exists( \WP_List_Table::class ) ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
}

/**
 * Columns, filters and pages.
 */
final class FindingsTable extends \WP_List_Table {

	private const FILTERS = array( 'channel', 'entity', 'consumer', 'action', 'module' );

	/**
	 * Nothing is asked before prepare_items().
	 *
	 * @param Store                 $store The database.
	 * @param array<string, string> $query What is asked for.
	 */
	public function __construct( private readonly Store $store, private readonly array $query ) {
		parent::__construct(
			array(
				'singular' => 'finding',
				'plural'   => 'findings',
				'ajax'     => false,
			)
		);
	}

	/**
	 * Columns by name.
	 *
	 * @return array<string, string>
	 */
	public function get_columns(): array {
		return array(
			'hour'     => __( 'Hour (UTC)', 'leakguard' ),
			'entity'   => __( 'Kind of data', 'leakguard' ),
			'channel'  => __( 'Way out', 'leakguard' ),
			'consumer' => __( 'Receiver', 'leakguard' ),
			'route'    => __( 'Route', 'leakguard' ),
			'field'    => __( 'Field', 'leakguard' ),
			'action'   => __( 'What became of it', 'leakguard' ),
			'rule'     => __( 'Rule', 'leakguard' ),
			// Not `module`: WordPress makes this the id of an element, and scripts look for a global `module`.
			'origin'   => __( 'Plugin', 'leakguard' ),
			'hits'     => __( 'Count', 'leakguard' ),
		);
	}

	/**
	 * Columns that it can be ordered by.
	 *
	 * @return array<string, array{string, bool}>
	 */
	protected function get_sortable_columns(): array {
		$columns = array( 'origin' => array( 'module', false ) );
		foreach ( array_intersect( array_keys( $this->get_columns() ), Store::ORDERS ) as $name ) {
			$columns[ $name ] = array( $name, in_array( $name, array( 'hour', 'hits' ), true ) );
		}
		return $columns;
	}

	/**
	 * Columns as wide as what is in them.
	 *
	 * @return list<string>
	 */
	protected function get_table_classes(): array {
		return array( 'widefat', 'striped', 'table-view-list', $this->_args['plural'] );
	}

	/**
	 * Asks the database.
	 */
	public function prepare_items(): void {
		$size  = $this->get_items_per_page( 'leakguard_per_page', 50 );
		$found = $this->store->findings(
			array(
				'page'     => $this->get_pagenum(),
				'per_page' => $size,
			) + $this->query
		);

		$this->_column_headers = array( $this->get_columns(), array(), $this->get_sortable_columns(), 'entity' );
		$this->items           = $found['rows'];
		$this->set_pagination_args(
			array(
				'total_items' => $found['total'],
				'per_page'    => $size,
			)
		);
	}

	/**
	 * What stands in place of an empty list.
	 */
	public function no_items(): void {
		esc_html_e( 'Nothing was found.', 'leakguard' );
	}

	/**
	 * A cell, escaped.
	 *
	 * @param array<string, string> $item Row.
	 * @param string                $name Column.
	 */
	protected function column_default( $item, $name ): string {
		$text = (string) ( $item[ 'origin' === $name ? 'module' : $name ] ?? '' );
		switch ( $name ) {
			case 'hour':
				return esc_html( substr( $text, 0, 16 ) );
			case 'channel':
				return esc_html( Words::channel( $text ) );
			case 'route':
				return esc_html( '' !== $text ? $text : (string) $item['host'] );
			case 'action':
				$said = esc_html( Words::action( $text ) );
				return '1' === (string) $item['changed'] || 'allow' === $text ? $said : $said . ' <em>' . esc_html__( '(watched only)', 'leakguard' ) . '</em>';
			case 'origin':
				return '' === $text ? '—' : esc_html( Words::module( $text ) );
			case 'hits':
				return esc_html( number_format_i18n( (int) $text ) );
			default:
				return '' === $text ? '—' : esc_html( $text );
		}
	}

	/**
	 * Prints the filters.
	 *
	 * @param string $which One of top, bottom.
	 */
	protected function extra_tablenav( $which ): void {
		if ( 'top' !== $which ) {
			return;
		}
		echo '<div class="alignleft actions">';
		foreach ( self::FILTERS as $name ) {
			$this->filter( $name, $this->get_columns()[ 'module' === $name ? 'origin' : $name ], $this->store->values( $name ) );
		}
		$this->filter(
			'changed',
			__( 'Changed or not', 'leakguard' ),
			array(
				'1' => __( 'Masked or blocked', 'leakguard' ),
				'0' => __( 'Let through', 'leakguard' ),
			)
		);
		submit_button( __( 'Filter', 'leakguard' ), '', 'filter', false );
		echo '</div>';
	}

	/**
	 * Prints a filter.
	 *
	 * @param string                    $name   Of the column.
	 * @param string                    $label  Of the column.
	 * @param array<int|string, string> $values To choose from; labels by value, or a list.
	 */
	private function filter( string $name, string $label, array $values ): void {
		$chosen = $this->query[ $name ] ?? '';
		echo '<label class="screen-reader-text" for="leakguard-filter-' . esc_attr( $name ) . '">' . esc_html( $label ) . '</label>';
		echo '<select name="' . esc_attr( $name ) . '" id="leakguard-filter-' . esc_attr( $name ) . '"><option value="">' . esc_html( $label ) . '</option>';
		foreach ( $values as $key => $text ) {
			$value = 'changed' === $name ? (string) $key : $text;
			if ( 'channel' === $name ) {
				$text = Words::channel( $text );
			} elseif ( 'action' === $name ) {
				$text = Words::action( $text );
			} elseif ( 'module' === $name ) {
				$text = Words::module( $text );
			}
			echo '<option value="' . esc_attr( $value ) . '"' . selected( $chosen, $value, false ) . '>' . esc_html( $text ) . '</option>';
		}
		echo '</select> ';
	}
}
