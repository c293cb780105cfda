<?php
/**
 * The settings of this site, in force.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

use LeakGuard\Engine;
use LeakGuard\WordPress\Gateway;

/**
 * Makes the policy of the settings the one of the request, before any outlet asks for it.
 */
final class Runtime {

	/**
	 * What came of it: `server` (nothing was decided), `applied`, `refused` (the strictest shipped policy is in force), `forbidden` (php.ini
	 * allows no policy at run time), `unsupported` (the extension is older than the settings), `failed` (the server's own policy
	 * does not work: every answer is withheld).
	 *
	 * @var string
	 */
	private string $state = 'server';

	/**
	 * Why it was refused; names keys and rules, never a value.
	 *
	 * @var string
	 */
	private string $reason = '';

	/**
	 * The engine of the server's own policy: Engine::default() is another one once settings are in force.
	 *
	 * @var Engine|null
	 */
	private $server;

	/**
	 * Nothing happens before apply().
	 *
	 * @param \Closure|null $open   Returns the engine of the server; null: the extension's.
	 * @param \Closure|null $strict Returns the engine for when the settings are refused; null: the shipped strict policy.
	 */
	public function __construct( private readonly ?\Closure $open = null, private readonly ?\Closure $strict = null ) {}

	/**
	 * Whether this extension can take a policy at run time.
	 */
	public static function is_supported(): bool {
		return method_exists( Engine::class, 'with' ) && method_exists( Engine::class, 'makeDefault' );
	}

	/**
	 * Brings the settings into force for the rest of this request. Never throws: a shop with a broken setting works on, with
	 * the strictest rules.
	 *
	 * @param array<string, mixed> $policy As PolicyArray::of() gives it.
	 */
	public function apply( array $policy ): void {
		if ( array() === $policy ) {
			return;
		}
		if ( null === $this->open && ! self::is_supported() ) {
			$this->state = 'unsupported';
			return;
		}
		try {
			$server = $this->server();
		} catch ( \Throwable $failure ) {
			$this->state  = 'failed';
			$this->reason = Gateway::describe( $failure );
			return;
		}
		try {
			$this->state = $server->with( $policy )->makeDefault() ? 'applied' : 'forbidden';
		} catch ( \Throwable $failure ) {
			$this->state  = 'refused';
			$this->reason = Gateway::describe( $failure );
			$this->be_strict();
		}
	}

	/**
	 * What came of apply(), see $state.
	 */
	public function state(): string {
		return $this->state;
	}

	/**
	 * Why it was refused, '' when it was not.
	 */
	public function reason(): string {
		return $this->reason;
	}

	/**
	 * Why the server would refuse this policy, '' when it takes it. For settings that are about to be saved.
	 *
	 * @param array<string, mixed> $policy As PolicyArray::of() gives it.
	 */
	public function refusal( array $policy ): string {
		if ( array() === $policy || ( null === $this->open && ! self::is_supported() ) ) {
			return '';
		}
		try {
			$this->server()->with( $policy );
			return '';
		} catch ( \Throwable $failure ) {
			return Gateway::describe( $failure );
		}
	}

	/**
	 * The engine of the server's own policy.
	 *
	 * @return Engine
	 */
	private function server() {
		if ( null === $this->server ) {
			$this->server = null === $this->open ? Engine::default() : ( $this->open )();
		}
		return $this->server;
	}

	/**
	 * The shipped strict policy: it enforces for staff, integrations, exports and calls too, and a checkout works under it.
	 */
	private function be_strict(): void {
		try {
			( null === $this->strict ? Engine::fromPolicy( 'preset:strict' ) : ( $this->strict )() )->makeDefault();
		} catch ( \Throwable $failure ) {
			// The policy of the server stays in force.
			$this->reason .= '; ' . Gateway::describe( $failure );
		}
	}
}
