<?php
/**
 * The first tab: is the site protected, and what was found?
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Notices;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Storage\Store;

/**
 * State, sums and charts of some days. Each chart has its figures as a table, too, for those who cannot see it.
 */
final class Dashboard implements Page {

	private const PERIODS = array( 7, 1, 30, 90 );

	/**
	 * Nothing happens before load().
	 *
	 * @param string $file   The plugin's main file.
	 * @param Store  $store  The database.
	 * @param Status $status Of the protection.
	 */
	public function __construct(
		private readonly string $file,
		private readonly Store $store,
		private readonly Status $status,
	) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'dashboard';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Dashboard', 'leakguard' );
	}

	/**
	 * Adds the charts.
	 */
	public function load(): void {
		wp_enqueue_script( 'leakguard-chart', plugins_url( 'assets/vendor/chart.umd.js', $this->file ), array(), '4.6.1', true );
		wp_enqueue_script( 'leakguard-dashboard', plugins_url( 'assets/dashboard.js', $this->file ), array( 'leakguard-chart' ), (string) filemtime( dirname( $this->file ) . '/assets/dashboard.js' ), true );
	}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$days = $this->days();
		$this->render_state();

		echo '<ul class="subsubsub leakguard-period">';
		foreach ( self::PERIODS as $period ) {
			printf(
				'<li><a href="%s"%s>%s</a></li> ',
				esc_url( Menu::url( 'dashboard', array( 'days' => $period ) ) ),
				$period === $days ? ' class="current" aria-current="true"' : '',
				/* translators: %d: number of days. */
				esc_html( sprintf( _n( '%d day', '%d days', $period, 'leakguard' ), $period ) )
			);
		}
		echo '</ul><div class="clear"></div>';

		$query  = array( 'days' => $days );
		$sums   = $this->store->sums( array( 'changed' ), $query, 2 );
		$hits   = array_column( $sums, 'hits', 'changed' );
		$alerts = $this->store->open_alerts();
		echo '<div class="leakguard-cards">';
		self::card( 'changed', __( 'Values masked or blocked', 'leakguard' ), (int) ( $hits[1] ?? 0 ), Menu::url( 'findings', $query + array( 'changed' => 1 ) ) );
		self::card( 'watched', __( 'Values seen and let through', 'leakguard' ), (int) ( $hits[0] ?? 0 ), Menu::url( 'findings', $query + array( 'changed' => 0 ) ) );
		self::card( 'alerts', __( 'Open alerts', 'leakguard' ), $alerts, Menu::url( 'alerts' ) );
		echo '</div><div class="leakguard-charts">';

		$this->time_chart( $days );
		$this->chart( 'channels', __( 'By way out', 'leakguard' ), __( 'Way out', 'leakguard' ), 'channel', array( Words::class, 'channel' ), $query );
		$this->chart( 'entities', __( 'By kind of data', 'leakguard' ), __( 'Kind of data', 'leakguard' ), 'entity', 'strval', $query );
		$this->chart( 'consumers', __( 'By receiver', 'leakguard' ), __( 'Receiver', 'leakguard' ), 'consumer', static fn( string $name ) => '' === $name ? __( 'unknown', 'leakguard' ) : $name, $query );
		echo '</div>';
	}

	/**
	 * Prints whether the site is protected.
	 */
	private function render_state(): void {
		foreach ( $this->status->problems() as $problem ) {
			Notices::box( 'error', array( $problem ) );
		}
		foreach ( $this->status->remarks() as $remark ) {
			Notices::box( 'warning', array( $remark ) );
		}
		echo '<p class="leakguard-state" id="leakguard-state">' . esc_html( $this->status->summary() ) . '</p>';
	}

	/**
	 * Prints a sum.
	 *
	 * @param string $name  Of the element.
	 * @param string $label What is counted.
	 * @param int    $count How many.
	 * @param string $url   Where they are listed.
	 */
	private static function card( string $name, string $label, int $count, string $url ): void {
		printf(
			'<a class="leakguard-card" id="leakguard-card-%s" href="%s"><span class="leakguard-card-count">%s</span><span>%s</span></a>',
			esc_attr( $name ),
			esc_url( $url ),
			esc_html( number_format_i18n( $count ) ),
			esc_html( $label )
		);
	}

	/**
	 * Prints the chart over time: hours of one day, days of more.
	 *
	 * @param int $days How many.
	 */
	private function time_chart( int $days ): void {
		$unit    = 1 === $days ? 'hour' : 'day';
		$changed = array();
		$watched = array();
		for ( $step = ( 1 === $days ? 24 : $days ) - 1; $step >= 0; $step-- ) {
			$time             = time() - $step * ( 1 === $days ? HOUR_IN_SECONDS : DAY_IN_SECONDS );
			$key              = gmdate( 'hour' === $unit ? 'Y-m-d H:00:00' : 'Y-m-d', $time );
			$changed[ $key ] = 0;
			$watched[ $key ] = 0;
		}
		foreach ( $this->store->sums( array( $unit, 'changed' ), array( 'days' => $days ), 400 ) as $row ) {
			if ( isset( $changed[ $row[ $unit ] ] ) ) {
				if ( 1 === (int) $row['changed'] ) {
					$changed[ $row[ $unit ] ] = (int) $row['hits'];
				} else {
					$watched[ $row[ $unit ] ] = (int) $row['hits'];
				}
			}
		}
		$labels = array_map( static fn( string $key ) => 'hour' === $unit ? substr( $key, 11, 5 ) : $key, array_keys( $changed ) );
		self::figure(
			'time',
			__( 'Over time (UTC)', 'leakguard' ),
			'bar',
			'hour' === $unit ? __( 'Hour', 'leakguard' ) : __( 'Day', 'leakguard' ),
			$labels,
			array(
				__( 'Masked or blocked', 'leakguard' ) => array_values( $changed ),
				__( 'Let through', 'leakguard' )       => array_values( $watched ),
			)
		);
	}

	/**
	 * Prints the chart of a column: the ten largest.
	 *
	 * @param string               $name   Of the element.
	 * @param string               $title  Above it.
	 * @param string               $head   Of the table's first column.
	 * @param string               $column Of the findings.
	 * @param callable             $label  Makes a value readable.
	 * @param array<string, mixed> $query  Which findings.
	 */
	private function chart( string $name, string $title, string $head, string $column, callable $label, array $query ): void {
		$labels  = array();
		$changed = array();
		$watched = array();
		foreach ( $this->store->sums( array( $column ), $query ) as $row ) {
			$labels[ $row[ $column ] ]  = $label( (string) $row[ $column ] );
			$changed[ $row[ $column ] ] = 0;
			$watched[ $row[ $column ] ] = 0;
		}
		foreach ( $this->store->sums( array( $column, 'changed' ), $query, 400 ) as $row ) {
			if ( isset( $labels[ $row[ $column ] ] ) ) {
				if ( 1 === (int) $row['changed'] ) {
					$changed[ $row[ $column ] ] = (int) $row['hits'];
				} else {
					$watched[ $row[ $column ] ] = (int) $row['hits'];
				}
			}
		}
		self::figure(
			$name,
			$title,
			'row',
			$head,
			array_values( $labels ),
			array(
				__( 'Masked or blocked', 'leakguard' ) => array_values( $changed ),
				__( 'Let through', 'leakguard' )       => array_values( $watched ),
			)
		);
	}

	/**
	 * Prints a chart with its figures below.
	 *
	 * @param string                   $name   Of the element.
	 * @param string                   $title  Above it.
	 * @param string                   $type   One of bar, row.
	 * @param string                   $head   Of the table's first column.
	 * @param string[]                 $labels Of the figures.
	 * @param array<string, list<int>> $series Figures by name.
	 */
	private static function figure( string $name, string $title, string $type, string $head, array $labels, array $series ): void {
		$data = array(
			'type'   => $type,
			'labels' => $labels,
			'series' => $series,
		);
		echo '<figure class="leakguard-chart leakguard-chart-' . esc_attr( $name ) . '"><figcaption>' . esc_html( $title ) . '</figcaption>';
		if ( 0 === array_sum( array_map( 'array_sum', $series ) ) ) {
			echo '<p class="description">' . esc_html__( 'Nothing was found in this time.', 'leakguard' ) . '</p></figure>';
			return;
		}
		printf( '<div class="leakguard-canvas"><canvas id="leakguard-%s" role="img" aria-label="%s" data-chart="%s"></canvas></div>', esc_attr( $name ), esc_attr( $title ), esc_attr( (string) wp_json_encode( $data ) ) );
		echo '<details><summary>' . esc_html__( 'Figures', 'leakguard' ) . '</summary><table class="widefat striped"><thead><tr><th scope="col">' . esc_html( $head ) . '</th>';
		foreach ( array_keys( $series ) as $label ) {
			echo '<th scope="col">' . esc_html( $label ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $labels as $number => $label ) {
			echo '<tr><th scope="row">' . esc_html( $label ) . '</th>';
			foreach ( $series as $figures ) {
				echo '<td>' . esc_html( number_format_i18n( $figures[ $number ] ) ) . '</td>';
			}
			echo '</tr>';
		}
		echo '</tbody></table></details></figure>';
	}

	/**
	 * The days that are asked for.
	 */
	private function days(): int {
		$days = Input::number( 'days' );
		return in_array( $days, self::PERIODS, true ) ? $days : self::PERIODS[0];
	}
}
