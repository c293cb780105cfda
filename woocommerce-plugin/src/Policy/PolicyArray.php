<?php
/**
 * Settings as rules.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * Turns settings into what Engine::with() takes: rules that stand before those of the server's policy. Exemptions come first, then
 * consumers (names before patterns), then channels; the first that matches a finding decides.
 */
final class PolicyArray {

	/**
	 * What these settings enforce. Cards and secrets have rules of their own in every shipped policy.
	 */
	private const DATA = array( 'personal', 'confidential' );

	/**
	 * The rules and, where one was chosen, the mode. Empty when nothing was decided.
	 *
	 * @param Settings $settings What was decided.
	 * @param string   $today    `Y-m-d`, UTC: exemptions that ended before are left out.
	 * @return array<string, mixed>
	 */
	public static function of( Settings $settings, string $today ): array {
		$rules = array( ...self::exemptions( $settings, $today ), ...self::consumers( $settings ), ...self::channels( $settings ) );
		foreach ( $rules as $number => $rule ) {
			// A rule's name is unique; the number makes it so.
			$rules[ $number ]['name'] .= ' (' . ( $number + 1 ) . ')';
		}
		$policy = array_filter(
			array(
				'mode'    => 'inherit' === $settings->mode ? null : $settings->mode,
				'rule'    => $rules,
				'restore' => self::restorers( $settings ),
			)
		);

		/**
		 * Filters the policy that the settings of this site stand for, before it comes into force.
		 *
		 * @since 0.2.0
		 *
		 * @param array<string, mixed> $policy Keys of a policy file; its rules stand before those of the server's policy.
		 */
		$filtered = apply_filters( 'leakguard_policy', $policy );
		return is_array( $filtered ) ? $filtered : $policy;
	}

	/**
	 * Rules of the exemptions that are in force.
	 *
	 * @param Settings $settings What was decided.
	 * @param string   $today    `Y-m-d`, UTC.
	 * @return list<array<string, mixed>>
	 */
	private static function exemptions( Settings $settings, string $today ): array {
		$rules = array();
		foreach ( $settings->exemptions as $exemption ) {
			$who = self::who( $exemption->consumer );
			if ( array() === $who || array() !== $exemption->problems( $today ) ) {
				continue;
			}
			$rules[] = array_filter(
				array(
					'name'     => "exemption: {$exemption->consumer}",
					'reason'   => "{$exemption->reason} (until {$exemption->until})",
					'channel'  => isset( $who['host'] ) ? 'egress' : $exemption->channels,
					'route'    => $exemption->route,
					'field'    => $exemption->field,
					'category' => $exemption->categories,
					'action'   => 'allow',
				) + $who
			);
		}
		return $rules;
	}

	/**
	 * Rules of the consumers, in the order in which they have to be asked.
	 *
	 * @param Settings $settings What was decided.
	 * @return list<array<string, mixed>>
	 */
	private static function consumers( Settings $settings ): array {
		$rows = array_filter( $settings->consumers, static fn( array $row ) => 'inherit' !== $row['mode'] && Consumer::is_valid( $row['consumer'] ) );
		usort( $rows, static fn( array $one, array $other ) => Consumer::breadth( $one['consumer'] ) <=> Consumer::breadth( $other['consumer'] ) );
		$rules = array();
		foreach ( $rows as $row ) {
			$who = self::who( $row['consumer'] );
			if ( array() === $who || ( 'enforce' === $row['mode'] && Consumer::is_shopper( $row['consumer'] ) ) ) {
				continue;
			}
			$is_host = isset( $who['host'] );
			$rules[] = array(
				'name'     => "consumer: {$row['consumer']}",
				'reason'   => 'chosen in the settings of this site',
				'channel'  => $is_host ? 'egress' : array( 'api', 'export' ),
				'category' => $is_host && $row['secrets'] ? array( ...self::DATA, 'secret' ) : self::DATA,
				'mode'     => $row['mode'],
			) + self::action( $row['action'] ) + ( $is_host ? array() : array( 'subject' => 'other' ) ) + $who;
		}
		return $rules;
	}

	/**
	 * Who may send tokens back in place of the values: those who get tokens, and were given the right.
	 *
	 * @param Settings $settings What was decided.
	 * @return array<string, mixed> Empty when nobody may: the server's own list holds then.
	 */
	private static function restorers( Settings $settings ): array {
		$names = array();
		foreach ( $settings->consumers as $row ) {
			if ( $row['restore'] && 'enforce' === $row['mode'] && 'tokenize' === $row['action'] && Consumer::is_valid( $row['consumer'] ) ) {
				array_push( $names, ...(array) ( self::who( $row['consumer'] )['consumer'] ?? array() ) );
			}
		}
		return array() === $names ? array() : array( 'consumer' => $names );
	}

	/**
	 * Rules of the channels.
	 *
	 * @param Settings $settings What was decided.
	 * @return list<array<string, mixed>>
	 */
	private static function channels( Settings $settings ): array {
		$rules = array();
		foreach ( $settings->channels as $channel => $mode ) {
			$rule = array(
				'name'    => "channel: $channel",
				'reason'  => 'chosen in the settings of this site',
				'channel' => $channel,
			);
			if ( 'off' === $mode ) {
				$rules[] = $rule + array( 'action' => 'allow' );
			} elseif ( 'monitor' === $mode ) {
				$rules[] = $rule + array(
					'action' => 'redact',
					'mode'   => 'monitor',
				);
			} elseif ( 'enforce' === $mode ) {
				array_push( $rules, ...self::enforced( $rule ) );
			}
		}
		return $rules;
	}

	/**
	 * A channel with everything enforced that the shipped policy only watches.
	 *
	 * @param array<string, mixed> $rule Its name and channel.
	 * @return list<array<string, mixed>>
	 */
	private static function enforced( array $rule ): array {
		$rule += array(
			'category' => self::DATA,
			'action'   => 'redact',
		);
		switch ( $rule['channel'] ) {
			case 'api':
				// Guests and customers have rules that know their own data; staff is chosen by name or role: wp-admin is made of answers to them.
				return array(
					$rule + array(
						'consumer' => array( 'key:*', 'integration:*' ),
						'subject'  => 'other',
					),
				);
			case 'egress':
				$rules = array( $rule );
				$hosts = DeliveryHosts::patterns();
				if ( array() !== $hosts ) {
					array_unshift(
						$rules,
						array(
							'name'    => 'payment, tax and delivery',
							'reason'  => 'they are called with the data of the order',
							'channel' => 'egress',
							'host'    => $hosts,
							'action'  => 'allow',
						)
					);
				}
				return $rules;
			case 'export':
				return array( $rule + array( 'subject' => 'other' ) );
			default:
				return array( $rule );
		}
	}

	/**
	 * The condition for a consumer.
	 *
	 * @param string $consumer As the settings name it.
	 * @return array<string, mixed> Empty when nobody is meant: a condition that is left out would hold for all.
	 */
	private static function who( string $consumer ): array {
		$name = Consumer::name( $consumer );
		switch ( Consumer::kind( $consumer ) ) {
			case 'host':
				return array( 'host' => $name );
			case 'role':
				$members = RoleMembers::consumers( $name );
				return array() === $members ? array() : array( 'consumer' => $members );
			default:
				return array( 'consumer' => $consumer );
		}
	}

	/**
	 * An action with the options that it needs.
	 *
	 * @param string $action One of Settings::ACTIONS.
	 * @return array<string, mixed>
	 */
	private static function action( string $action ): array {
		return 'hash' === $action || 'tokenize' === $action
			? array(
				'action'  => $action,
				'dataset' => 'shop',
			)
			: array( 'action' => $action );
	}
}
