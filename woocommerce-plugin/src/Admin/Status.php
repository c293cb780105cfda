<?php
/**
 * What protects this site right now.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Extension;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Withheld;

/**
 * The same facts for the dashboard, REST, WP-CLI and Site Health.
 */
final class Status {

	/**
	 * Nothing happens here.
	 *
	 * @param Extension $extension The PHP extension.
	 * @param Gateway   $gateway   The way to it.
	 * @param Runtime   $runtime   What became of the settings.
	 */
	public function __construct(
		private readonly Extension $extension,
		private readonly Gateway $gateway,
		private readonly Runtime $runtime,
	) {}

	/**
	 * The facts.
	 *
	 * @return array{protected: bool, extension: string, policy: string, mode: string, settings: string, keyring: bool, exemptions: int, problems: list<string>, remarks: list<string>}
	 *         Settings: see Runtime::state(). Exemptions: those in force.
	 */
	public function facts(): array {
		$settings = Settings::load();
		$today    = gmdate( 'Y-m-d' );
		$problems = $this->problems();
		return array(
			'protected'  => array() === $problems && 'off' !== $this->mode(),
			'extension'  => $this->extension->version(),
			'policy'     => $this->policy_id(),
			'mode'       => $this->mode(),
			'settings'   => $this->runtime->state(),
			'keyring'    => $this->has_keyring(),
			'exemptions' => count( array_filter( $settings->exemptions, static fn( $exemption ) => ! $exemption->has_expired( $today ) ) ),
			'problems'   => $problems,
			'remarks'    => $this->remarks(),
		);
	}

	/**
	 * One sentence.
	 */
	public function summary(): string {
		if ( array() !== $this->problems() ) {
			return __( 'This site is not protected as it should be.', 'leakguard' );
		}
		return sprintf(
			/* translators: 1: version of the extension, 2: name and digest of the policy, 3: mode. */
			__( 'Extension %1$s, policy %2$s, mode: %3$s.', 'leakguard' ),
			$this->extension->version(),
			$this->policy_id(),
			Words::mode( $this->mode() )
		);
	}

	/**
	 * What has to be repaired, in sentences.
	 *
	 * @return list<string>
	 */
	public function problems(): array {
		$problem = Protection::problem( $this->extension, $this->gateway );
		if ( '' !== $problem ) {
			return array( $problem );
		}
		if ( 'refused' === $this->runtime->state() ) {
			return array(
				sprintf(
					/* translators: %s: what is wrong with the policy. */
					__( 'The policy of the settings was refused, so the strict policy is in force: %s', 'leakguard' ),
					$this->runtime->reason()
				),
			);
		}
		return array();
	}

	/**
	 * What the reader has to know, in sentences.
	 *
	 * @return list<string>
	 */
	public function remarks(): array {
		if ( ! $this->extension->is_loaded() ) {
			return array();
		}
		$remarks = array();
		if ( 'unsupported' === $this->runtime->state() || ! Runtime::is_supported() ) {
			$remarks[] = __( 'The settings of this site have no effect: the installed extension is too old to take a policy from them. The policy of the server holds.', 'leakguard' );
		} elseif ( 'forbidden' === $this->runtime->state() ) {
			$remarks[] = __( 'The settings of this site have no effect: php.ini says leakguard.runtime_policy=0. The policy of the server holds.', 'leakguard' );
		}
		if ( '' !== $this->extension->mode() ) {
			/* translators: %s: a setting of php.ini and its value. */
			$remarks[] = sprintf( __( 'The mode of the settings has no effect: php.ini says %s.', 'leakguard' ), 'leakguard.mode=' . $this->extension->mode() );
		}
		if ( ! function_exists( '\LeakGuard\recordEvents' ) ) {
			$remarks[] = __( 'Findings are not recorded: the installed extension is too old to tell them.', 'leakguard' );
		}
		return $remarks;
	}

	/**
	 * The mode in force: php.ini's, else that of the settings; `inherit` when neither says one.
	 */
	public function mode(): string {
		if ( '' !== $this->extension->mode() ) {
			return $this->extension->mode();
		}
		return 'applied' === $this->runtime->state() ? Settings::load()->mode : 'inherit';
	}

	/**
	 * Name and digest of the policy in force, '' when there is none.
	 */
	public function policy_id(): string {
		try {
			return $this->extension->is_loaded() ? $this->gateway->policy_id() : '';
		} catch ( Withheld $refused ) {
			return '';
		}
	}

	/**
	 * Whether there is a keyring that works, for hashes and tokens.
	 */
	public function has_keyring(): bool {
		if ( ! class_exists( \LeakGuard\Tokenizer::class, false ) ) {
			return false;
		}
		try {
			return '' !== ( new \LeakGuard\Tokenizer() )->activeKeyId();
		} catch ( \Throwable $none ) {
			return false;
		}
	}
}
