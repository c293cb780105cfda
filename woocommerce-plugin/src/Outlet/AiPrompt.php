<?php
/**
 * Outlet: prompts of WordPress's AI client (WordPress 7.0 and newer).
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * What is masked on the way to a provider is masked in its HTTP request (OutboundHttp). This is for what the policy blocks:
 * the client says so before anything is sent, with WordPress's own `prompt_prevented`, and plugins that ask
 * `is_supported_...()` hide what would not work. Nothing is prevented while one of the providers may have the prompt.
 */
final class AiPrompt {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * Behind other plugins: what they prevent stays so.
	 */
	public function register(): void {
		add_filter( 'wp_ai_client_prevent_prompt', array( $this, 'prevent' ), PHP_INT_MAX, 2 );
	}

	/**
	 * Whether every provider that could get the prompt is one that the policy keeps it from.
	 *
	 * @param mixed $prevent What others have said.
	 * @param mixed $builder The \WP_AI_Client_Prompt_Builder, a copy.
	 * @return mixed
	 */
	public function prevent( $prevent, $builder = null ) {
		if ( $prevent || ! is_object( $builder ) ) {
			return $prevent;
		}
		try {
			$prompt = self::prompt( $builder );
			$hosts  = self::hosts( $prompt['provider'] );
			foreach ( $hosts as $host ) {
				$to = new Destination( 'egress', "host:$host", array(), '/', $host );
				if ( null !== $this->gateway->simulate( array( 'messages' => $prompt['texts'] ), $to )['data'] ) {
					return $prevent;
				}
			}
			return array() !== $hosts;
		} catch ( Withheld $unknown ) {
			// Nothing can be judged: the request itself would be withheld, too.
			return true;
		} catch ( \Throwable $failure ) {
			// A client of another shape. Its HTTP request is judged all the same.
			return $prevent;
		}
	}

	/**
	 * What the builder was given. It has no getters, and the event that has some comes too late to prevent anything.
	 *
	 * @param object $builder WordPress's.
	 * @return array{provider: string, texts: list<string>}
	 */
	private static function prompt( object $builder ): array {
		$inner = ( fn() => $this->builder )->call( $builder );
		$parts = ( fn() => array(
			'messages' => $this->messages,
			'config'   => $this->modelConfig,
			'provider' => null !== $this->model ? $this->model->providerMetadata()->getId() : (string) $this->providerIdOrClassName,
		) )->call( $inner );

		$texts = array( (string) $parts['config']->getSystemInstruction() );
		foreach ( $parts['messages'] as $message ) {
			$message = $message->toArray();
			array_walk_recursive(
				$message,
				static function ( $value ) use ( &$texts ): void {
					if ( is_string( $value ) ) {
						$texts[] = $value;
					}
				}
			);
		}
		return array(
			'provider' => $parts['provider'],
			'texts'    => array_values( array_filter( $texts, 'strlen' ) ),
		);
	}

	/**
	 * Host names of the providers that may get the prompt.
	 *
	 * @param string $provider The one that was asked for, '' for any.
	 * @return list<string> Lower case, none when one of them has no known host.
	 */
	private static function hosts( string $provider ): array {
		$registry = \WordPress\AiClient\AiClient::defaultRegistry();
		$hosts    = array();
		foreach ( '' !== $provider ? array( $provider ) : $registry->getRegisteredProviderIds() as $id ) {
			$class = $registry->getProviderClassName( $id );
			$host  = is_callable( array( $class, 'url' ) ) ? strtolower( (string) wp_parse_url( $class::url(), PHP_URL_HOST ) ) : '';
			if ( '' === $host ) {
				return array();
			}
			$hosts[] = $host;
		}
		return $hosts;
	}
}
