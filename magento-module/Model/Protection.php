<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * Is this PHP protected, and if not, why and what helps?
 */
class Protection
{
    /** A documented test number of Visa: no policy that ships lets it into a log. */
    private const TEST_CARD = '4111 1111 1111 1111';

    /**
     * @param Gateway $gateway
     */
    public function __construct(private readonly Gateway $gateway)
    {
    }

    /**
     * What is wrong, in words for the shop's operator; null when nothing is
     *
     * @return string|null
     */
    public function problem(): ?string
    {
        try {
            $log = new Destination('log');
            if ($this->gateway->redactText(self::TEST_CARD, $log, 'text') !== self::TEST_CARD) {
                return null;
            }
            return sprintf(
                'LeakGuard is loaded, but the policy %s lets a card number into the log.',
                $this->gateway->policyId()
            );
        } catch (BlockedException) {
            return null;
        } catch (WithheldException $withheld) {
            return sprintf(
                "LeakGuard is NOT in force: %s.\n"
                . "Until that is solved REST answers are refused with 503 and log records are withheld.\n"
                . 'Load the extension and check its policy (ini files of this PHP: %s), '
                . 'or switch the module off: bin/magento module:disable Leakguard_Dlp',
                rtrim($withheld->getMessage(), '.'),
                implode(', ', array_filter([php_ini_loaded_file() ?: '', $this->scannedFolder()])) ?: 'none'
            );
        }
    }

    /**
     * Names and values to show
     *
     * @return array<string, string>
     */
    public function facts(): array
    {
        $facts = [
            'PHP' => PHP_VERSION . ' ' . PHP_SAPI,
            'Extension' => $this->gateway->isAvailable()
                ? (phpversion(Gateway::EXTENSION) ?: 'loaded')
                : 'not loaded',
        ];
        try {
            return $facts + ['Policy' => $this->gateway->policyId(), 'On error' => $this->gateway->onError()];
        } catch (WithheldException) {
            return $facts;
        }
    }

    /**
     * Folder of the additional ini files, '' when there is none
     *
     * @return string
     */
    private function scannedFolder(): string
    {
        $files = (string) php_ini_scanned_files();
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        return $files === '' ? '' : dirname(trim(explode(',', $files)[0]));
    }
}
