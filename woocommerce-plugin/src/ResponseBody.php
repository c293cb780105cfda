<?php
/**
 * The body of a response that no filter of WordPress hands out.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * An output buffer that masks: bounded memory for exports, whole answers for small ones. What is no text (pictures,
 * archives) goes as it is.
 */
final class ResponseBody {

	/**
	 * Content types that are judged, as the extension's own leakguard.output_types has them.
	 */
	private const TYPES = '#^(?:application/(?:[\w.+-]+\+)?(?:json|xml)|application/(?:x-)?(?:ndjson|jsonl)|application/javascript|text/(?:csv|tab-separated-values|plain|xml|calendar|vcard))\b#';

	/**
	 * Bytes that PHP collects before the engine gets them.
	 */
	private const PIECE = 65536;

	/**
	 * The message under way.
	 *
	 * @var MessageStream|null
	 */
	private ?MessageStream $stream = null;

	/**
	 * Whether the first bytes have come: how to judge is known since.
	 *
	 * @var bool
	 */
	private bool $begun = false;

	/**
	 * Whether a failure ended the message.
	 *
	 * @var bool
	 */
	private bool $ended = false;

	/**
	 * The destination's route, for the alert.
	 *
	 * @var string
	 */
	private string $route = '';

	/**
	 * Nothing happens before start().
	 *
	 * @param Gateway              $gateway     The extension.
	 * @param Alerts               $alerts      Where a withheld body is told.
	 * @param \Closure             $destination Gives the Destination, or null when the body is to go as it is. Asked when the
	 *                                          first bytes come: only then is it known who is logged in.
	 * @param array<string, mixed> $options     `html`: judge pages, too (bool). `sniff`: judge what looks like JSON whatever its
	 *                                          type is (bool). `pieces`: the body may be too large to be held (bool). `format`: how
	 *                                          to read it, whatever its type says.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Alerts $alerts,
		private readonly \Closure $destination,
		private readonly array $options = array(),
	) {}

	/**
	 * Begins to collect.
	 *
	 * @return int Level of the buffer, 0 when PHP has none to give.
	 */
	public function start(): int {
		// In pieces the headers are out with the first one; what sets cookies at its end is collected to that end.
		return ob_start( array( $this, 'filter' ), empty( $this->options['pieces'] ) ? 0 : self::PIECE ) ? ob_get_level() : 0;
	}

	/**
	 * PHP's callback: gets what was printed and gives what goes out.
	 *
	 * @param string $bytes What was printed since the last time.
	 * @param int    $phase Flags of PHP's PHP_OUTPUT_HANDLER_ constants.
	 */
	public function filter( string $bytes, int $phase ): string {
		if ( $phase & PHP_OUTPUT_HANDLER_CLEAN ) {
			// Thrown away by whoever printed it: what comes next is another message.
			$this->stream = null;
			$this->begun  = false;
			return '';
		}
		if ( $this->ended ) {
			return '';
		}
		try {
			if ( ! $this->begun && '' !== $bytes ) {
				$this->begin( $bytes );
			}
			if ( null === $this->stream ) {
				return $bytes;
			}
			$out = $this->stream->push( $bytes );
			return $phase & PHP_OUTPUT_HANDLER_FINAL ? $out . $this->stream->finish() : $out;
		} catch ( Blocked $blocked ) {
			return $this->refused( 403, "LeakGuard blocked this answer: {$blocked->getMessage()}" );
		} catch ( \Throwable $failure ) {
			$this->alerts->raise( Alerts::WITHHELD, '', $this->route );
			return $this->refused( 500, 'This answer was withheld: LeakGuard could not check it.' );
		}
	}

	/**
	 * Decides by type and receiver whether the message is judged.
	 *
	 * @param string $bytes The first of it.
	 */
	private function begin( string $bytes ): void {
		$this->begun = true;

		$type  = self::content_type();
		$looks = ! empty( $this->options['sniff'] ) && preg_match( '/^\s*[\[{]/', $bytes );
		if ( ! $looks && ! preg_match( self::TYPES, $type ) && ! ( ! empty( $this->options['html'] ) && str_starts_with( $type, 'text/html' ) ) ) {
			return;
		}
		$to = ( $this->destination )();
		if ( null === $to ) {
			return;
		}
		$this->route  = $to->route;
		$this->stream = $this->gateway->stream( $to, $this->options['format'] ?? self::format( $looks ? 'application/json' : $type ) );
		if ( ! headers_sent() ) {
			header_remove( 'Content-Length' );
		}
	}

	/**
	 * The engine's name of a format.
	 *
	 * @param string $type Content type.
	 */
	private static function format( string $type ): string {
		foreach ( array( 'html', 'ndjson', 'jsonl', 'json', 'xml', 'csv' ) as $format ) {
			if ( str_contains( $type, $format ) ) {
				return 'jsonl' === $format ? 'ndjson' : $format;
			}
		}
		return 'text';
	}

	/**
	 * The type that was set, PHP's own when none was.
	 */
	private static function content_type(): string {
		foreach ( array_reverse( headers_list() ) as $header ) {
			if ( 0 === stripos( $header, 'content-type:' ) ) {
				return strtolower( trim( substr( $header, 13 ) ) );
			}
		}
		return 'text/html';
	}

	/**
	 * A short notice in place of what must not go out; when the start has gone, the body ends there.
	 *
	 * @param int    $status HTTP status.
	 * @param string $notice Without data.
	 */
	private function refused( int $status, string $notice ): string {
		$this->ended  = true;
		$this->stream = null;
		if ( headers_sent() ) {
			error_log( "LeakGuard cut off the answer of $this->route: $notice" ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
			return '';
		}
		status_header( $status );
		nocache_headers();
		header_remove( 'Content-Disposition' );
		header( 'Content-Type: text/plain; charset=UTF-8' );
		return $notice;
	}
}
