<?php
/**
 * WordPress's AI client, as far as a prompt is looked at.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable -- doubles copy the client's names.

declare( strict_types=1 );

namespace WordPress\AiClient;

final class AiClient {
	/** Base URLs by provider; '' for one that is no API. */
	public static array $providers = array();

	public static function defaultRegistry(): object {
		return new class() {
			public function getRegisteredProviderIds(): array {
				return array_keys( AiClient::$providers );
			}

			public function getProviderClassName( string $id ): string {
				Provider::$url = AiClient::$providers[ $id ];
				return '' === Provider::$url ? \stdClass::class : Provider::class;
			}
		};
	}
}

final class Provider {
	public static string $url = '';

	public static function url( string $path = '' ): string {
		return self::$url;
	}
}

/** What WP_AI_Client_Prompt_Builder wraps. */
final class PromptBuilder {
	protected array $messages = array();
	protected ?object $model  = null;
	protected object $modelConfig;
	protected ?string $providerIdOrClassName;

	public function __construct( string $text, ?string $provider ) {
		$this->providerIdOrClassName = $provider;
		$this->messages              = array(
			new class( $text ) {
				public function __construct( private string $text ) {}

				public function toArray(): array {
					return array( 'role' => 'user', 'parts' => array( array( 'type' => 'text', 'text' => $this->text ) ) );
				}
			},
		);
		$this->modelConfig           = new class() {
			public function getSystemInstruction(): ?string {
				return 'Be polite.';
			}
		};
	}
}
