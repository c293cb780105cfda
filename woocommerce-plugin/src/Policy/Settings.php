<?php
/**
 * What the people who run the site decided.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * One option, read into known values only: what is not known in it counts as not decided, so that the policy of the server holds.
 */
final class Settings {

	/**
	 * Name of the option.
	 */
	public const OPTION = 'leakguard_settings';

	/**
	 * Ways out of this platform.
	 */
	public const CHANNELS = array( 'api', 'log', 'export', 'egress' );

	/**
	 * What can be decided for the whole site and for a channel; `inherit`: as the policy of the server says.
	 */
	public const MODES = array( 'inherit', 'enforce', 'monitor', 'off' );

	/**
	 * What can be decided for a consumer. Who is to get everything has an exemption, with a reason and an end.
	 */
	public const CONSUMER_MODES = array( 'inherit', 'enforce', 'monitor' );

	/**
	 * What can become of a consumer's data; the last two need a keyring.
	 */
	public const ACTIONS = array( 'redact', 'mask', 'generalize', 'drop', 'block', 'hash', 'tokenize' );

	/**
	 * A value; nothing happens here.
	 *
	 * @param string                                                                                    $mode           One of MODES.
	 * @param array<string, string>                                                                     $channels       One of MODES for each of CHANNELS.
	 * @param list<array{consumer: string, mode: string, action: string, secrets: bool, restore: bool}> $consumers      In the order of the page.
	 * @param Exemption[]                                                                               $exemptions     Expired ones, too: they are the record of who got what.
	 * @param int                                                                                       $retention_days Days for which findings are kept.
	 * @param bool                                                                                      $delete_data    Whether deleting the plugin deletes what it stored.
	 */
	public function __construct(
		public readonly string $mode = 'inherit',
		public readonly array $channels = array(),
		public readonly array $consumers = array(),
		public readonly array $exemptions = array(),
		public readonly int $retention_days = 90,
		public readonly bool $delete_data = false,
	) {}

	/**
	 * As they are stored for this site.
	 */
	public static function load(): self {
		$stored = get_option( self::OPTION, array() );
		return self::from_array( is_array( $stored ) ? $stored : array() );
	}

	/**
	 * What an array holds, with everything unknown left out.
	 *
	 * @param array<array-key, mixed> $data From the database or a form.
	 */
	public static function from_array( array $data ): self {
		$one_of   = static fn( $value, array $known ): string => is_string( $value ) && in_array( $value, $known, true ) ? $value : $known[0];
		$channels = array();
		foreach ( self::CHANNELS as $channel ) {
			$channels[ $channel ] = $one_of( ( (array) ( $data['channels'] ?? array() ) )[ $channel ] ?? '', self::MODES );
		}
		$consumers = array();
		foreach ( (array) ( $data['consumers'] ?? array() ) as $row ) {
			$consumer = is_array( $row ) && is_string( $row['consumer'] ?? null ) ? trim( $row['consumer'] ) : '';
			if ( '' !== $consumer ) {
				$consumers[] = array(
					'consumer' => $consumer,
					'mode'     => $one_of( $row['mode'] ?? '', self::CONSUMER_MODES ),
					'action'   => $one_of( $row['action'] ?? '', self::ACTIONS ),
					'secrets'  => ! empty( $row['secrets'] ),
					'restore'  => ! empty( $row['restore'] ),
				);
			}
		}
		$exemptions = array();
		foreach ( (array) ( $data['exemptions'] ?? array() ) as $row ) {
			if ( is_array( $row ) ) {
				$exemptions[] = Exemption::from_array( $row );
			}
		}
		$days = is_numeric( $data['retention_days'] ?? null ) ? (int) $data['retention_days'] : 90;
		return new self(
			$one_of( $data['mode'] ?? '', self::MODES ),
			$channels,
			$consumers,
			$exemptions,
			max( 1, min( 730, $days ) ),
			! empty( $data['delete_data'] )
		);
	}

	/**
	 * For the database.
	 *
	 * @return array<string, mixed>
	 */
	public function to_array(): array {
		return array(
			'mode'           => $this->mode,
			'channels'       => $this->channels,
			'consumers'      => $this->consumers,
			'exemptions'     => array_map( static fn( Exemption $exemption ) => $exemption->to_array(), $this->exemptions ),
			'retention_days' => $this->retention_days,
			'delete_data'    => $this->delete_data,
		);
	}

	/**
	 * The same settings with some of them replaced.
	 *
	 * @param array<string, mixed> $changes By the names of to_array().
	 */
	public function with( array $changes ): self {
		return self::from_array( $changes + $this->to_array() );
	}

	/**
	 * Why they cannot be accepted, in sentences for whoever made them; none when they can. Exemptions are judged one by one, when
	 * they are made.
	 *
	 * @return list<string>
	 */
	public function problems(): array {
		$problems = array();
		$seen     = array();
		foreach ( $this->consumers as $row ) {
			$consumer = $row['consumer'];
			if ( ! Consumer::is_valid( $consumer ) ) {
				/* translators: %s: what was typed. */
				$problems[] = sprintf( __( '“%s” is no consumer. Write it as admin:jane, role:editor, integration:erp, key:7 or host:api.example.com.', 'leakguard' ), $consumer );
			} elseif ( isset( $seen[ $consumer ] ) ) {
				/* translators: %s: a consumer. */
				$problems[] = sprintf( __( '“%s” is named twice.', 'leakguard' ), $consumer );
			} elseif ( 'enforce' === $row['mode'] && Consumer::is_shopper( $consumer ) ) {
				/* translators: %s: a consumer. */
				$problems[] = sprintf( __( '“%s” sees their own data only, by rules that are always there. To enforce more would take their own orders and carts from them.', 'leakguard' ), $consumer );
			}
			$seen[ $consumer ] = true;
		}
		return $problems;
	}

	/**
	 * Stores them for this site. They are read on every request, so they are loaded with the other options.
	 */
	public function save(): void {
		update_option( self::OPTION, $this->to_array(), true );
	}
}
