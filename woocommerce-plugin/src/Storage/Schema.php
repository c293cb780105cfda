<?php
/**
 * The tables of the findings.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Storage;

/**
 * Three tables for each site of a network. They hold counts and names, never a value.
 */
final class Schema {

	/**
	 * Option: version of the tables that this site has.
	 */
	public const OPTION = 'leakguard_schema';

	/**
	 * Goes up with each change below.
	 */
	public const VERSION = 1;

	/**
	 * Counts of one hour.
	 */
	public const FINDINGS = 'leakguard_findings';

	/**
	 * What is no finding but has to be looked at.
	 */
	public const ALERTS = 'leakguard_alerts';

	/**
	 * Which code sent what kind of data to which host.
	 */
	public const OUTBOUND = 'leakguard_outbound';

	/**
	 * Whether this site's tables are those of this version.
	 */
	public static function is_current(): bool {
		return self::VERSION === (int) get_option( self::OPTION, 0 );
	}

	/**
	 * Makes or changes the tables where that is needed. Two requests at once do no harm.
	 */
	public static function ensure(): void {
		if ( self::is_current() ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate  = $wpdb->get_charset_collate();
		$findings = $wpdb->prefix . self::FINDINGS;
		$alerts   = $wpdb->prefix . self::ALERTS;
		$outbound = $wpdb->prefix . self::OUTBOUND;
		dbDelta(
			array(
				"CREATE TABLE $findings (
					id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
					digest char(32) NOT NULL,
					hour datetime NOT NULL,
					channel varchar(16) NOT NULL DEFAULT '',
					consumer varchar(191) NOT NULL DEFAULT '',
					route varchar(191) NOT NULL DEFAULT '',
					host varchar(191) NOT NULL DEFAULT '',
					entity varchar(64) NOT NULL DEFAULT '',
					field varchar(191) NOT NULL DEFAULT '',
					action varchar(16) NOT NULL DEFAULT '',
					rule varchar(191) NOT NULL DEFAULT '',
					module varchar(191) NOT NULL DEFAULT '',
					changed tinyint(1) NOT NULL DEFAULT 0,
					hits bigint(20) unsigned NOT NULL DEFAULT 0,
					PRIMARY KEY  (id),
					UNIQUE KEY digest (digest),
					KEY hour (hour)
				) $collate;",
				"CREATE TABLE $alerts (
					id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
					digest char(32) NOT NULL,
					kind varchar(64) NOT NULL DEFAULT '',
					consumer varchar(191) NOT NULL DEFAULT '',
					route varchar(191) NOT NULL DEFAULT '',
					detail varchar(191) NOT NULL DEFAULT '',
					hits bigint(20) unsigned NOT NULL DEFAULT 0,
					first_seen datetime NOT NULL,
					last_seen datetime NOT NULL,
					state varchar(16) NOT NULL DEFAULT 'open',
					PRIMARY KEY  (id),
					UNIQUE KEY digest (digest),
					KEY last_seen (last_seen)
				) $collate;",
				"CREATE TABLE $outbound (
					id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
					digest char(32) NOT NULL,
					module varchar(191) NOT NULL DEFAULT '',
					host varchar(191) NOT NULL DEFAULT '',
					entity varchar(64) NOT NULL DEFAULT '',
					changed tinyint(1) NOT NULL DEFAULT 0,
					hits bigint(20) unsigned NOT NULL DEFAULT 0,
					first_seen datetime NOT NULL,
					last_seen datetime NOT NULL,
					PRIMARY KEY  (id),
					UNIQUE KEY digest (digest),
					KEY last_seen (last_seen)
				) $collate;",
			)
		);
		update_option( self::OPTION, self::VERSION, true );
	}

	/**
	 * Names of the tables of the current site.
	 *
	 * @return list<string>
	 */
	public static function tables(): array {
		global $wpdb;
		return array( $wpdb->prefix . self::FINDINGS, $wpdb->prefix . self::ALERTS, $wpdb->prefix . self::OUTBOUND );
	}

	/**
	 * Removes them from the current site.
	 */
	public static function drop(): void {
		global $wpdb;
		foreach ( self::tables() as $table ) {
			$wpdb->query( "DROP TABLE IF EXISTS `$table`" ); // phpcs:ignore WordPress.DB -- a table of ours.
		}
		delete_option( self::OPTION );
	}
}
