<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Policy;

use Leakguard\Dlp\Model\Findings\Recorder;
use Leakguard\Dlp\Model\Policy\InForce;
use Magento\Framework\App\DeploymentConfig;

/**
 * Commands, cron and queue consumers take the settings of the default scope.
 */
class ApplyOnCommandLine
{
    /**
     * @param InForce $inForce
     * @param Recorder $recorder
     * @param DeploymentConfig $deployment
     */
    public function __construct(
        private readonly InForce $inForce,
        private readonly Recorder $recorder,
        private readonly DeploymentConfig $deployment
    ) {
    }

    /**
     * Once the commands are listed, before one runs
     *
     * @param \Magento\Framework\Console\CommandListInterface $subject
     * @param array $result
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterGetCommands($subject, $result)
    {
        try {
            if ($this->deployment->isAvailable()) {
                $this->recorder->start();
                $this->inForce->apply();
            }
        } catch (\Throwable) {
            // A shop that is being installed: its commands have to work.
            return $result;
        }
        return $result;
    }
}
