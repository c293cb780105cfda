<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Console;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;

/**
 * Says on every run of bin/magento that log records are withheld. On standard error: scripts read standard output.
 */
class WarnWhenNotProtected
{
    /**
     * @param Gateway $gateway
     * @param string $stream where to say it
     */
    public function __construct(private readonly Gateway $gateway, private readonly string $stream = 'php://stderr')
    {
    }

    /**
     * Look once the commands are listed
     *
     * @param \Magento\Framework\Console\CommandListInterface $subject
     * @param array $result
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterGetCommands($subject, $result)
    {
        try {
            $this->gateway->policyId();
        } catch (WithheldException $withheld) {
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            file_put_contents(
                $this->stream,
                'LeakGuard is NOT in force: ' . $withheld->getMessage()
                . '. Log records are withheld. See bin/magento leakguard:status' . PHP_EOL
            );
        }
        return $result;
    }
}
