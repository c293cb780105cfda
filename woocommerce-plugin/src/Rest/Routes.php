<?php
/**
 * REST: leakguard/v1.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Rest;

use LeakGuard\WordPress\Admin\Capability;
use LeakGuard\WordPress\Admin\HealthChecks;
use LeakGuard\WordPress\Admin\Simulation;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Policy\Consumer;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Site;
use LeakGuard\WordPress\Storage\Store;
use LeakGuard\WordPress\Withheld;

/**
 * What the pages show, for machines: findings, alerts, inventory, status, simulation. All for those with the capability only.
 */
final class Routes {

	/**
	 * Namespace of the routes.
	 */
	public const NAMESPACE = 'leakguard/v1';

	/**
	 * Nothing happens before register().
	 *
	 * @param Store        $store      The database.
	 * @param Status       $status     Of the protection.
	 * @param Simulation   $simulation Asks the engine.
	 * @param HealthChecks $health     Of Site Health.
	 */
	public function __construct(
		private readonly Store $store,
		private readonly Status $status,
		private readonly Simulation $simulation,
		private readonly HealthChecks $health,
	) {}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add' ), 10, 0 );
	}

	/**
	 * Adds the routes.
	 */
	public function add(): void {
		$filters = array();
		foreach ( Store::DIMENSIONS as $name ) {
			$filters[ $name ] = self::text( 'Only findings with this value.' );
		}
		$this->route(
			'/findings',
			'GET',
			'findings',
			$filters + self::paging() + array(
				'days'    => self::integer( 'Only findings of so many days.', 1, 730 ),
				'changed' => array(
					'type'        => 'boolean',
					'description' => 'Only what was changed (true), or only what was let through (false).',
				),
				'search'  => self::text( 'Part of a field, route, module or host.' ),
				'orderby' => self::text( 'Column to order by.', Store::ORDERS, 'hour' ),
				'order'   => self::text( 'Direction.', array( 'asc', 'desc' ), 'desc' ),
			),
			array( Schemas::class, 'finding' )
		);
		$this->route( '/alerts', 'GET', 'alerts', self::paging() + array( 'state' => self::text( 'Only alerts in this state.', array( 'open', 'done' ) ) ), array( Schemas::class, 'alert' ) );
		$this->route( '/alerts/(?P<id>\d+)', 'POST', 'change_alert', array( 'state' => array( 'required' => true ) + self::text( 'What was done about it.', array( 'open', 'done' ) ) ), array( Schemas::class, 'alert' ) );
		$this->route(
			'/inventory',
			'GET',
			'inventory',
			self::paging() + array(
				'host'   => self::text( 'Only calls to this host.' ),
				'module' => self::text( 'Only calls of this plugin.' ),
			),
			array( Schemas::class, 'outbound' )
		);
		$this->route( '/status', 'GET', 'status', array(), array( Schemas::class, 'status' ) );
		$this->route(
			'/simulate',
			'POST',
			'simulate',
			array(
				'consumer' => array( 'required' => true ) + self::text( 'Who would receive it: guest, customer:42, admin:jane, integration:erp, key:7, host:api.example.com.' ),
				'channel'  => self::text( 'Way out.', Settings::CHANNELS, 'api' ),
				'kind'     => self::text( 'Kind of a record of this site.', array( 'order', 'customer', 'user', 'comment' ) ),
				'id'       => self::integer( 'Number of the record, 0 for the newest.', 0, PHP_INT_MAX ) + array( 'default' => 0 ),
				'data'     => array(
					'type'        => 'object',
					'description' => 'Data in place of a record; keys are field names.',
				),
				'route'    => self::text( 'Route of the request that the data would answer.' ),
			),
			array( Schemas::class, 'simulation' )
		);
		register_rest_route(
			self::NAMESPACE,
			'/site-health/(?P<test>debug-log|wc-logs)',
			array(
				'methods'             => 'GET',
				'callback'            => fn( \WP_REST_Request $request ) => $this->health->public_file( (string) $request['test'] ),
				'permission_callback' => static fn() => current_user_can( 'view_site_health_checks' ),
			)
		);
	}

	/**
	 * A page of findings.
	 *
	 * @param \WP_REST_Request $request With the filters.
	 */
	public function findings( \WP_REST_Request $request ): \WP_REST_Response {
		$query = array_filter( $request->get_params(), static fn( $value ) => null !== $value && '' !== $value );
		if ( isset( $query['changed'] ) ) {
			$query['changed'] = $query['changed'] ? '1' : '0';
		}
		return self::page( $this->store->findings( $query ), $request, array( Schemas::class, 'finding' ) );
	}

	/**
	 * A page of alerts.
	 *
	 * @param \WP_REST_Request $request With the filters.
	 */
	public function alerts( \WP_REST_Request $request ): \WP_REST_Response {
		return self::page( $this->store->alerts( $request->get_params() ), $request, array( Schemas::class, 'alert' ) );
	}

	/**
	 * Changes what was done about an alert.
	 *
	 * @param \WP_REST_Request $request With id and state.
	 */
	public function change_alert( \WP_REST_Request $request ): \WP_REST_Response {
		$this->store->set_alert_state( array( (int) $request['id'] ), (string) $request['state'] );
		return new \WP_REST_Response(
			array(
				'id'    => (int) $request['id'],
				'state' => (string) $request['state'],
			)
		);
	}

	/**
	 * A page of the inventory.
	 *
	 * @param \WP_REST_Request $request With the filters.
	 */
	public function inventory( \WP_REST_Request $request ): \WP_REST_Response {
		return self::page( $this->store->outbound( $request->get_params() ), $request, array( Schemas::class, 'outbound' ) );
	}

	/**
	 * Whether the site is protected.
	 */
	public function status(): \WP_REST_Response {
		return new \WP_REST_Response( $this->status->facts() );
	}

	/**
	 * What somebody would get. The values before are not repeated: whoever asks with data has them, and a record has a route of its own.
	 * The answer goes out like any other: what the policy hides from whoever asks is hidden in it, too; `changed` says what was asked.
	 *
	 * @param \WP_REST_Request $request With consumer, channel and a record or data.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function simulate( \WP_REST_Request $request ) {
		$consumer = (string) $request['consumer'];
		if ( ! Consumer::is_valid( $consumer ) || str_contains( $consumer, '*' ) || 'role' === Consumer::kind( $consumer ) ) {
			return new \WP_Error( 'leakguard_consumer', __( 'Name one receiver, as guest, customer:42, admin:jane, integration:erp, key:7 or host:api.example.com.', 'leakguard' ), array( 'status' => 400 ) );
		}
		$data  = $request['data'];
		$route = (string) $request['route'];
		if ( ! is_array( $data ) ) {
			$record = $this->simulation->record( (string) $request['kind'], (int) $request['id'] );
			if ( null === $record ) {
				return new \WP_Error( 'leakguard_record', __( 'There is no such record that you may read.', 'leakguard' ), array( 'status' => 404 ) );
			}
			$data  = $record['data'];
			$route = '' === $route && 'api' === $request['channel'] ? $record['route'] : $route;
		}
		try {
			$result = $this->simulation->run( $data, (string) $request['channel'], $consumer, $route );
		} catch ( Withheld $failure ) {
			return new \WP_Error( 'leakguard_simulation', $failure->getMessage(), array( 'status' => 500 ) );
		}
		$result['fields'] = array_map( static fn( array $field ) => array_diff_key( $field, array( 'before' => 1 ) ), $result['fields'] );
		return new \WP_REST_Response( $result );
	}

	/**
	 * Adds a route.
	 *
	 * @param string               $path   Below the namespace.
	 * @param string               $method GET or POST.
	 * @param string               $name   Of the method of this class.
	 * @param array<string, mixed> $args   As WordPress wants them.
	 * @param callable             $schema Of the answer.
	 */
	private function route( string $path, string $method, string $name, array $args, callable $schema ): void {
		register_rest_route(
			self::NAMESPACE,
			$path,
			array(
				array(
					'methods'             => $method,
					'callback'            => array( $this, $name ),
					'permission_callback' => array( self::class, 'may' ),
					'args'                => $args,
				),
				'schema' => $schema,
			)
		);
	}

	/**
	 * Whether the current user may ask.
	 *
	 * @return true|\WP_Error
	 */
	public static function may() {
		if ( ! Capability::is_granted() ) {
			return new \WP_Error( 'rest_forbidden', __( 'You are not allowed to see this.', 'leakguard' ), array( 'status' => rest_authorization_required_code() ) );
		}
		Site::prepare();
		return true;
	}

	/**
	 * An answer with the rows that were found, and how many there are.
	 *
	 * @param array{rows: list<array<string, string>>, total: int} $found   Of the store.
	 * @param \WP_REST_Request                                     $request With per_page.
	 * @param callable                                             $schema  Of a row.
	 */
	private static function page( array $found, \WP_REST_Request $request, callable $schema ): \WP_REST_Response {
		$properties = $schema()['properties'];
		$rows       = array();
		foreach ( $found['rows'] as $row ) {
			$typed = array();
			foreach ( $properties as $name => $property ) {
				$value          = $row[ $name ] ?? '';
				$typed[ $name ] = 'integer' === $property['type'] ? (int) $value : ( 'boolean' === $property['type'] ? '1' === (string) $value : (string) $value );
				if ( 'date-time' === ( $property['format'] ?? '' ) ) {
					$typed[ $name ] = str_replace( ' ', 'T', $typed[ $name ] );
				}
			}
			$rows[] = $typed;
		}
		$response = new \WP_REST_Response( $rows );
		$response->header( 'X-WP-Total', (string) $found['total'] );
		$response->header( 'X-WP-TotalPages', (string) (int) ceil( $found['total'] / max( 1, (int) $request['per_page'] ) ) );
		return $response;
	}

	/**
	 * Arguments for pages.
	 *
	 * @return array<string, mixed>
	 */
	private static function paging(): array {
		return array(
			'page'     => self::integer( 'Page, from 1.', 1, 1000000 ) + array( 'default' => 1 ),
			'per_page' => self::integer( 'Rows of a page.', 1, 100 ) + array( 'default' => 20 ),
		);
	}

	/**
	 * A text argument.
	 *
	 * @param string   $description What it is.
	 * @param string[] $values      It can have; none: any.
	 * @param string   $default     '' for none.
	 * @return array<string, mixed>
	 */
	private static function text( string $description, array $values = array(), string $default = '' ): array {
		return array_filter(
			array(
				'type'              => 'string',
				'description'       => $description,
				'enum'              => $values,
				'default'           => $default,
				'maxLength'         => 200,
				'sanitize_callback' => array() === $values ? 'sanitize_text_field' : null,
				'validate_callback' => 'rest_validate_request_arg',
			)
		);
	}

	/**
	 * A number argument.
	 *
	 * @param string $description What it is.
	 * @param int    $minimum     Smallest.
	 * @param int    $maximum     Largest.
	 * @return array<string, mixed>
	 */
	private static function integer( string $description, int $minimum, int $maximum ): array {
		return array(
			'type'        => 'integer',
			'description' => $description,
			'minimum'     => $minimum,
			'maximum'     => $maximum,
		);
	}
}
