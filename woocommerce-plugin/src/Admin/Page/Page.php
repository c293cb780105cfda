<?php
/**
 * One tab of the administration.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

/**
 * What Menu shows.
 */
interface Page {

	/**
	 * Name in the address: letters only.
	 */
	public function slug(): string;

	/**
	 * Name on the tab, translated.
	 */
	public function title(): string;

	/**
	 * Before anything is printed: takes what a form sent, adds scripts. The user has the capability; a form's nonce is the page's to check.
	 */
	public function load(): void;

	/**
	 * Prints the tab, escaped.
	 */
	public function render(): void;
}
