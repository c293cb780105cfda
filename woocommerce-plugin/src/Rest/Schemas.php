<?php
/**
 * What the REST answers look like.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Rest;

use LeakGuard\WordPress\Storage\Store;

/**
 * JSON Schema, as WordPress shows it to OPTIONS requests.
 */
final class Schemas {

	/**
	 * A count of one hour.
	 *
	 * @return array<string, mixed>
	 */
	public static function finding(): array {
		return self::object(
			'leakguard-finding',
			array(
				'id'   => self::property( 'integer', 'Number of the row.' ),
				'hour' => self::time( 'Beginning of the hour, UTC.' ),
			) + array_map( static fn( string $name ) => self::property( 'string', "The finding's $name." ), array_combine( Store::DIMENSIONS, Store::DIMENSIONS ) ) + array(
				'changed' => self::property( 'boolean', 'Whether the value was changed or the message blocked; false: it was let through.' ),
				'hits'    => self::property( 'integer', 'How often.' ),
			)
		);
	}

	/**
	 * An alert.
	 *
	 * @return array<string, mixed>
	 */
	public static function alert(): array {
		return self::object(
			'leakguard-alert',
			array(
				'id'         => self::property( 'integer', 'Number of the row.' ),
				'kind'       => self::property( 'string', 'What happened.' ),
				'consumer'   => self::property( 'string', 'Who received the message, as `kind:name`.' ),
				'route'      => self::property( 'string', 'Route of the request, without ids.' ),
				'detail'     => self::property( 'string', 'Names of fields, a rule, a reason; never a value.' ),
				'hits'       => self::property( 'integer', 'How often.' ),
				'first_seen' => self::time( 'UTC.' ),
				'last_seen'  => self::time( 'UTC.' ),
				'state'      => self::property( 'string', 'Open, or done.' ),
			)
		);
	}

	/**
	 * A kind of data that a plugin sent to a host.
	 *
	 * @return array<string, mixed>
	 */
	public static function outbound(): array {
		return self::object(
			'leakguard-outbound',
			array(
				'id'         => self::property( 'integer', 'Number of the row.' ),
				'module'     => self::property( 'string', 'Folder of the plugin, below the site.' ),
				'host'       => self::property( 'string', 'Host that was called.' ),
				'entity'     => self::property( 'string', 'Kind of data.' ),
				'changed'    => self::property( 'boolean', 'Whether it was changed on the way; false: it was sent as it was.' ),
				'hits'       => self::property( 'integer', 'How often.' ),
				'first_seen' => self::time( 'UTC.' ),
				'last_seen'  => self::time( 'UTC.' ),
			)
		);
	}

	/**
	 * Whether the site is protected.
	 *
	 * @return array<string, mixed>
	 */
	public static function status(): array {
		$sentences = array( 'items' => array( 'type' => 'string' ) );
		return self::object(
			'leakguard-status',
			array(
				'protected'  => self::property( 'boolean', 'Whether the policy is in force.' ),
				'extension'  => self::property( 'string', 'Version of the PHP extension, empty without one.' ),
				'policy'     => self::property( 'string', 'Name and digest of the policy in force.' ),
				'mode'       => self::property( 'string', 'enforce, monitor, off, or inherit: as the policy of the server says.' ),
				'settings'   => self::property( 'string', 'What became of the settings: server, applied, refused, forbidden, unsupported, failed.' ),
				'keyring'    => self::property( 'boolean', 'Whether there is a keyring for hashes and tokens.' ),
				'exemptions' => self::property( 'integer', 'Exemptions in force.' ),
				'problems'   => self::property( 'array', 'What has to be repaired.' ) + $sentences,
				'remarks'    => self::property( 'array', 'What to know.' ) + $sentences,
			)
		);
	}

	/**
	 * What somebody would get.
	 *
	 * @return array<string, mixed>
	 */
	public static function simulation(): array {
		return self::object(
			'leakguard-simulation',
			array(
				'blocked' => self::property( 'boolean', 'Whether the whole message would be blocked.' ),
				'fields'  => self::property( 'array', 'Fields that something was found in.' ) + array(
					'items' => self::object(
						'leakguard-simulated-field',
						array(
							'field'   => self::property( 'string', 'Path.' ),
							'after'   => array( 'type' => array( 'string', 'null' ) ) + self::property( 'string', 'The value that would be sent, null when the field goes.' ),
							'changed' => self::property( 'boolean', 'Whether that is another one.' ),
							'entity'  => self::property( 'string', 'Kinds of data.' ),
							'action'  => self::property( 'string', 'Actions of the rules.' ),
							'rule'    => self::property( 'string', 'Rules that decided.' ),
						)
					),
				),
			)
		);
	}

	/**
	 * An object.
	 *
	 * @param string               $title      Name.
	 * @param array<string, mixed> $properties By name.
	 * @return array<string, mixed>
	 */
	private static function object( string $title, array $properties ): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => $title,
			'type'       => 'object',
			'properties' => $properties,
		);
	}

	/**
	 * A property.
	 *
	 * @param string $type        Of JSON.
	 * @param string $description What it is.
	 * @return array<string, mixed>
	 */
	private static function property( string $type, string $description ): array {
		return array(
			'type'        => $type,
			'description' => $description,
			'readonly'    => true,
		);
	}

	/**
	 * A time.
	 *
	 * @param string $description What it is.
	 * @return array<string, mixed>
	 */
	private static function time( string $description ): array {
		return self::property( 'string', $description ) + array( 'format' => 'date-time' );
	}
}
