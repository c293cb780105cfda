<?php
/**
 * An engine whose answers a test chooses.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable WordPress.NamingConventions, Squiz.Commenting -- copies the extension's names.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\Context;
use LeakGuard\WordPress\Gateway;

/**
 * Replaces the word `jane` by `[PERSON]`, or throws what it is told to throw, and remembers the contexts.
 */
final class EngineDouble {

	/** @var list<Context> */
	public array $contexts = array();

	/** @var list<string> */
	public array $formats = array();

	public ?\Throwable $failure = null;

	public string $on_error = 'withhold';

	public function gateway(): Gateway {
		return new Gateway( fn() => $this );
	}

	public function redact( string $text, ?Context $context = null, string $format = 'auto' ): string {
		$this->contexts[] = $context;
		$this->formats[]  = $format;
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		return str_replace( 'jane', '[PERSON]', $text );
	}

	public function redactArray( array $data, ?Context $context = null ): array {
		$this->contexts[] = $context;
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		foreach ( $data as $name => $value ) {
			if ( 'dropped' === $name ) {
				unset( $data[ $name ] );
			} elseif ( is_string( $value ) ) {
				$data[ $name ] = str_replace( 'jane', '[PERSON]', $value );
			} elseif ( is_array( $value ) ) {
				$data[ $name ] = $this->redactArray( $value, $context );
			} elseif ( $value instanceof \stdClass ) {
				$data[ $name ] = (object) $this->redactArray( (array) $value, $context );
			}
		}
		return $data;
	}

	/** @var list<array{string, array, mixed}> Requests that were judged. */
	public array $requests = array();

	public function redactRequest( string $url, array $headers = array(), array|string|null $body = null ): array {
		$this->requests[] = array( $url, $headers, $body );
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		$mask = static fn( $part ) => is_string( $part ) ? str_replace( 'jane', '[PERSON]', $part ) : $part;
		return array(
			'url'     => $mask( $url ),
			'headers' => array_map( $mask, $headers ),
			'body'    => is_array( $body ) ? array_map( $mask, $body ) : $mask( $body ),
		);
	}

	/** @var bool Whether the policy only watches. */
	public bool $watches = false;

	public function simulate( array $data, ?Context $context = null ): array {
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		$kept  = $this->contexts;
		$given = $data;
		array_walk_recursive( $given, static fn( &$value ) => $value = strtr( (string) $value, array( 'somebody@customer.example' => 'jane', 'card 4111 1111 1111 1111' => 'jane' ) ) );
		$masked         = $this->redactArray( $given, $context );
		$this->contexts = $kept;
		return array(
			'data'   => $this->watches || $masked === $given ? $data : $masked,
			'events' => $this->events,
		);
	}

	/** @var list<array<string, mixed>> What simulate() tells. */
	public array $events = array();

	/** Tokens are `tok:` and the value. */
	public function restore( array $data, ?Context $context = null ): array {
		$this->contexts[] = $context;
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		array_walk_recursive( $data, static fn( &$value ) => $value = is_string( $value ) && str_starts_with( $value, 'tok:' ) ? substr( $value, 4 ) : $value );
		return $data;
	}

	/** A stream that keeps all it gets until its end. */
	public function stream( ?Context $context = null, string $format = 'text' ): object {
		$this->contexts[] = $context;
		$this->formats[]  = $format;
		$engine           = $this;
		return new class( $engine ) {
			private string $kept = '';

			public function __construct( private EngineDouble $engine ) {}

			public function push( string $bytes ): string {
				if ( null !== $this->engine->failure ) {
					throw $this->engine->failure;
				}
				$this->kept .= $bytes;
				return '';
			}

			public function finish(): string {
				return str_replace( 'jane', '[PERSON]', $this->kept );
			}
		};
	}

	public function onError(): string {
		return $this->on_error;
	}

	public function policyId(): string {
		if ( null !== $this->failure ) {
			throw $this->failure;
		}
		return 'test@0123456789ab';
	}

	/** @var list<array<string, mixed>> Policies that with() took. */
	public array $policies = array();

	public bool $runtime_policy = true;

	public ?\Throwable $refusal = null;

	public int $made_default = 0;

	public function with( array $policy ): self {
		if ( null !== $this->refusal ) {
			throw $this->refusal;
		}
		$this->policies[] = $policy;
		return $this;
	}

	public function makeDefault(): bool {
		++$this->made_default;
		return $this->runtime_policy;
	}
}
