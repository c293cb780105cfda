<?php
/**
 * WooCommerce > LeakGuard.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Admin\Page\Page;
use LeakGuard\WordPress\Site;

/**
 * One page with a tab for each part, below WooCommerce's menu where there is one and at the top level on a plain WordPress.
 */
final class Menu {

	/**
	 * Name of the page in addresses.
	 */
	public const SLUG = 'leakguard';

	/**
	 * Tabs by name.
	 *
	 * @var array<string, Page>
	 */
	private array $pages = array();

	/**
	 * Nothing happens before register().
	 *
	 * @param string $file     The plugin's main file.
	 * @param Page   ...$pages In the order of the tabs, the first one is the start.
	 */
	public function __construct( private readonly string $file, Page ...$pages ) {
		foreach ( $pages as $page ) {
			$this->pages[ $page->slug() ] = $page;
		}
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		// After WooCommerce's own entries.
		add_action( 'admin_menu', array( $this, 'add' ), 60, 0 );
		add_filter( 'set_screen_option_leakguard_per_page', array( self::class, 'rows_of_page' ), 10, 3 );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->file ), array( $this, 'link' ) );
	}

	/**
	 * Adds the entry to the menu.
	 */
	public function add(): void {
		$title = __( 'LeakGuard', 'leakguard' );
		$print = array( $this, 'render' );
		$hook  = class_exists( 'WooCommerce', false )
			? add_submenu_page( 'woocommerce', $title, $title, Capability::NAME, self::SLUG, $print )
			: add_menu_page( $title, $title, Capability::NAME, self::SLUG, $print, 'dashicons-shield', 76 );
		if ( is_string( $hook ) ) {
			add_action( "load-$hook", array( $this, 'load' ), 10, 0 );
		}
	}

	/**
	 * Takes the number of rows that somebody wants to see on a page.
	 *
	 * @param mixed $kept   False: it is not kept.
	 * @param mixed $option Name.
	 * @param mixed $rows   What was typed.
	 */
	public static function rows_of_page( $kept, $option, $rows ): int {
		return max( 1, min( 500, (int) $rows ) );
	}

	/**
	 * Adds a link to the list of plugins.
	 *
	 * @param mixed $links HTML by name.
	 * @return mixed
	 */
	public function link( $links ) {
		if ( is_array( $links ) && Capability::is_granted() ) {
			array_unshift( $links, '<a href="' . esc_url( self::url() ) . '">' . esc_html__( 'Findings and policy', 'leakguard' ) . '</a>' );
		}
		return $links;
	}

	/**
	 * Before the page is printed.
	 */
	public function load(): void {
		if ( ! Capability::is_granted() ) {
			wp_die( esc_html__( 'You are not allowed to see this.', 'leakguard' ), '', array( 'response' => 403 ) );
		}
		Site::prepare();
		wp_enqueue_style( 'leakguard-admin', plugins_url( 'assets/admin.css', $this->file ), array(), (string) filemtime( dirname( $this->file ) . '/assets/admin.css' ) );
		$this->current()->load();
	}

	/**
	 * Prints the page.
	 */
	public function render(): void {
		$current = $this->current();
		echo '<div class="wrap leakguard"><h1>' . esc_html__( 'LeakGuard', 'leakguard' ) . '</h1>';
		echo '<nav class="nav-tab-wrapper" aria-label="' . esc_attr__( 'LeakGuard', 'leakguard' ) . '">';
		foreach ( $this->pages as $slug => $page ) {
			printf(
				'<a class="nav-tab%s" href="%s"%s>%s</a>',
				esc_attr( $page === $current ? ' nav-tab-active' : '' ),
				esc_url( self::url( $slug ) ),
				$page === $current ? ' aria-current="page"' : '', // phpcs:ignore WordPress.Security.EscapeOutput -- fixed text.
				esc_html( $page->title() )
			);
		}
		echo '</nav>';
		Notices::render();
		$current->render();
		echo '</div>';
	}

	/**
	 * Address of a tab.
	 *
	 * @param string                    $tab  Its name, '' for the first.
	 * @param array<string, int|string> $args More of the query.
	 */
	public static function url( string $tab = '', array $args = array() ): string {
		$query = array( 'page' => self::SLUG ) + ( '' === $tab ? array() : array( 'tab' => $tab ) ) + $args;
		return add_query_arg( array_map( 'rawurlencode', array_map( 'strval', $query ) ), admin_url( 'admin.php' ) );
	}

	/**
	 * The tab that is asked for.
	 */
	private function current(): Page {
		$tab = Input::text( 'tab' );
		return $this->pages[ $tab ] ?? array_values( $this->pages )[0];
	}
}
