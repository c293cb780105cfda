<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Cron;

use Leakguard\Dlp\Model\Findings\Store;
use Leakguard\Dlp\Model\Settings;

/**
 * Each night: deletes what the settings do not want to keep.
 */
class PruneFindings
{
    /**
     * @param Store $store
     * @param Settings $settings
     */
    public function __construct(private readonly Store $store, private readonly Settings $settings)
    {
    }

    /**
     * Run the job
     *
     * @return void
     */
    public function execute(): void
    {
        $this->store->prune($this->settings->retentionDays());
    }
}
