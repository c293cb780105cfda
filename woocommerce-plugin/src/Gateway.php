<?php
/**
 * The one place that calls the extension.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

use LeakGuard\BlockedException;
use LeakGuard\Context;
use LeakGuard\Engine;
use LeakGuard\Exception;
use LeakGuard\StandInException;

/**
 * Asks the extension, and decides what a failure of LeakGuard means: withhold (the default) or pass, as the policy says.
 */
final class Gateway {

	/**
	 * The engine of the php.ini policy, once it was needed.
	 *
	 * @var Engine|null
	 */
	private $engine;

	/**
	 * Why there is no engine. A refused policy is not compiled again for each line that is logged.
	 *
	 * @var \Throwable|null
	 */
	private ?\Throwable $refusal = null;

	/**
	 * Failures that PHP's log knows already, by message.
	 *
	 * @var array<string, true>
	 */
	private array $reported = array();

	/**
	 * What the policy was asked about data that are not sent, by policy, question and destination.
	 *
	 * @var array<string, bool>
	 */
	private array $asked = array();

	/**
	 * Costs nothing: the engine is built at its first use.
	 *
	 * @param \Closure|null $open Returns the engine; null: the shared one of php.ini.
	 */
	public function __construct( private readonly ?\Closure $open = null ) {}

	/**
	 * Whether this PHP has the extension.
	 */
	public static function is_available(): bool {
		return class_exists( Engine::class, false );
	}

	/**
	 * The text with the policy applied.
	 *
	 * @param string      $text   Any bytes.
	 * @param Destination $to     Where it goes.
	 * @param string      $format One of auto, text, json, ndjson.
	 * @throws Withheld It must not go out (Blocked: because a rule says so).
	 */
	public function redact( string $text, Destination $to, string $format = 'auto' ): string {
		return $this->checked( $text, $to, static fn( $engine, $context ) => $engine->redact( $text, $context, $format ) );
	}

	/**
	 * The array with the policy applied to its values; objects in it are never altered in place.
	 *
	 * @param array<array-key, mixed> $data Keys are field names.
	 * @param Destination             $to   Where it goes.
	 * @return array<array-key, mixed>
	 * @throws Withheld It must not go out (Blocked: because a rule says so).
	 */
	public function redact_array( array $data, Destination $to ): array {
		return $this->checked( $data, $to, static fn( $engine, $context ) => $engine->redactArray( $data, $context ) );
	}

	/**
	 * A message that comes in pieces.
	 *
	 * @param Destination $to     Where it goes.
	 * @param string      $format One of auto, text, json, csv, xml, html, or a MIME type.
	 * @throws Withheld There is no policy in force.
	 */
	public function stream( Destination $to, string $format = 'auto' ): MessageStream {
		try {
			$context = new Context( $to->channel, $to->consumer, $to->subject, $to->route, $to->host );
			return new MessageStream( $this->engine()->stream( $context, $format ) );
		} catch ( \Throwable $failure ) {
			$reason = self::describe( $failure );
			$this->report( $reason );
			throw new Withheld( $reason ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * Data that a client sends in: tokens come back as their values for clients with the right.
	 *
	 * @param array<array-key, mixed> $data Keys are field names.
	 * @param Destination             $from Who sends it, and to which route.
	 * @return array<array-key, mixed> The same array when nothing in it stands for something else.
	 * @throws StandIn  It holds what stands for data, and this client may not have that turned back.
	 * @throws Withheld It cannot be judged.
	 */
	public function restore( array $data, Destination $from ): array {
		try {
			$context = new Context( $from->channel, $from->consumer, $from->subject, $from->route, $from->host );
			return $this->engine()->restore( $data, $context );
		} catch ( StandInException $refused ) {
			throw new StandIn( array_map( 'strval', $refused->fields ?? array() ) ); // phpcs:ignore WordPress.Security.EscapeOutput
		} catch ( \Throwable $failure ) {
			$reason = self::describe( $failure );
			$this->report( $reason );
			if ( null !== $this->engine && 'pass' === $this->engine->onError() ) {
				return $data;
			}
			throw new Withheld( $reason ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * Says that this answer has been judged: `leakguard.output` of php.ini, if it is on, lets it go as it is.
	 */
	public function answered(): void {
		if ( function_exists( 'LeakGuard\respond' ) ) {
			\LeakGuard\respond( null );
		}
	}

	/**
	 * How many findings of this request went out as they were: allowed, or only watched. 0 where nobody asked the extension
	 * to remember (LeakGuard\recordEvents()).
	 */
	public function kept(): int {
		$kept = 0;
		if ( function_exists( 'LeakGuard\events' ) ) {
			foreach ( \LeakGuard\events() as $event ) {
				$kept += empty( $event['changed'] ) ? (int) ( $event['count'] ?? 1 ) : 0;
			}
		}
		return $kept;
	}

	/**
	 * Whether the policy changes anything: not where its mode, or php.ini's, is to watch. A card number in a log is what
	 * every policy that is at work changes. Unknown is yes, for the guards that ask do no more than protect.
	 */
	public function enforces(): bool {
		return $this->would_change( array( 'note' => 'card 4111 1111 1111 1111' ), new Destination( 'log' ) );
	}

	/**
	 * Whether this receiver gets personal data that is not their own masked. What leads to somebody's data without
	 * being found by itself (an order's key, the hash of an address) goes by this.
	 *
	 * @param Destination $to Where a message goes.
	 */
	public function hides_persons( Destination $to ): bool {
		return $this->would_change(
			array( 'billing' => array( 'email' => 'somebody@customer.example' ) ),
			new Destination( $to->channel, $to->consumer, array(), $to->route, $to->host )
		);
	}

	/**
	 * Whether the policy changes or blocks the data; yes, when nobody can say.
	 *
	 * @param array<array-key, mixed> $data Keys are field names.
	 * @param Destination             $to   Where it would go.
	 */
	private function would_change( array $data, Destination $to ): bool {
		try {
			$key = $this->policy_id() . ' ' . wp_json_encode( array( $data, $to ) );

			$this->asked[ $key ] ??= $this->simulate( $data, $to )['data'] !== $data;
			return $this->asked[ $key ];
		} catch ( Withheld $unknown ) {
			return true;
		}
	}

	/**
	 * A request to another host as it may go.
	 *
	 * @param string                              $url     Absolute.
	 * @param array<array-key, mixed>             $headers By name.
	 * @param array<array-key, mixed>|string|null $body    Text, or fields of a form.
	 * @return array{url: string, headers: array<array-key, mixed>, body: array<array-key, mixed>|string|null}
	 * @throws Blocked  A rule blocks it.
	 * @throws Withheld It is signed and would have to change, or it cannot be judged.
	 */
	public function redact_request( string $url, array $headers, $body ): array {
		try {
			return $this->engine()->redactRequest( $url, $headers, $body );
		} catch ( BlockedException $blocked ) {
			throw new Blocked( $blocked->getMessage() ); // phpcs:ignore WordPress.Security.EscapeOutput
		} catch ( \Throwable $failure ) {
			// The extension has asked the policy's on_error already.
			$reason = self::describe( $failure );
			$this->report( $reason );
			throw new Withheld( $reason ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * What the policy would do to the array, counted and recorded nowhere.
	 *
	 * @param array<array-key, mixed> $data Keys are field names.
	 * @param Destination             $to   Where it would go.
	 * @return array{data: array<array-key, mixed>|null, events: list<array<string, mixed>>} Without data: it would be blocked.
	 * @throws Withheld It cannot be said; the message says why.
	 */
	public function simulate( array $data, Destination $to ): array {
		try {
			return $this->engine()->simulate( $data, new Context( $to->channel, $to->consumer, $to->subject, $to->route, $to->host ) );
		} catch ( \Throwable $failure ) {
			throw new Withheld( self::describe( $failure ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is shown.
		}
	}

	/**
	 * Name and digest of the policy in force, as `default@9f31c2a4b7d0`.
	 *
	 * @throws Withheld There is no policy in force; the message says why.
	 */
	public function policy_id(): string {
		try {
			return $this->engine()->policyId();
		} catch ( \Throwable $failure ) {
			throw new Withheld( self::describe( $failure ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is shown.
		}
	}

	/**
	 * Runs the engine, and turns what it throws into what the outlets know.
	 *
	 * @template T
	 * @param T           $original What was given.
	 * @param Destination $to       Where it goes.
	 * @param \Closure    $work     Gets engine and context.
	 * @return T
	 * @throws Blocked  A rule blocks the message.
	 * @throws Withheld LeakGuard failed and the policy does not say `on_error = "pass"`.
	 */
	private function checked( $original, Destination $to, \Closure $work ) {
		try {
			$context = new Context( $to->channel, $to->consumer, $to->subject, $to->route, $to->host );
			return $work( $this->engine(), $context );
		} catch ( BlockedException $blocked ) {
			// Without the previous exception: its trace can carry arguments, and these are the data.
			throw new Blocked( $blocked->getMessage() ); // phpcs:ignore WordPress.Security.EscapeOutput
		} catch ( \Throwable $failure ) {
			$reason = self::describe( $failure );
			$this->report( $reason );
			if ( null !== $this->engine && 'pass' === $this->engine->onError() ) {
				return $original;
			}
			throw new Withheld( $reason ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * The engine of this request.
	 *
	 * @return Engine
	 * @throws \Throwable What the first attempt threw.
	 */
	private function engine() {
		if ( null !== $this->refusal ) {
			throw $this->refusal;
		}
		// The shared one is asked for each time: what the administration has set may have come in between.
		if ( null === $this->engine || null === $this->open ) {
			try {
				$this->engine = null === $this->open ? Engine::default() : ( $this->open )();
			} catch ( \Throwable $failure ) {
				$this->refusal = $failure;
				throw $failure;
			}
		}
		return $this->engine;
	}

	/**
	 * LeakGuard's own messages hold no data; those of others may, so only their kind and place is told.
	 *
	 * @param \Throwable $failure What was thrown.
	 */
	public static function describe( \Throwable $failure ): string {
		return $failure instanceof Exception
			? $failure->getMessage()
			: sprintf( '%s in %s:%d', get_class( $failure ), basename( $failure->getFile() ), $failure->getLine() );
	}

	/**
	 * Tells PHP's log, once a process for each reason.
	 *
	 * @param string $reason Without data.
	 */
	private function report( string $reason ): void {
		if ( ! isset( $this->reported[ $reason ] ) ) {
			$this->reported[ $reason ] = true;
			error_log( "LeakGuard could not check a message: $reason" ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}
}
