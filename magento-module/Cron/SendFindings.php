<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Cron;

use Leakguard\Dlp\Model\Findings\Outbox;
use Leakguard\Dlp\Model\Findings\Tally;

/**
 * Each minute: sends what the last requests left waiting.
 */
class SendFindings
{
    /**
     * @param Outbox $outbox
     */
    public function __construct(private readonly Outbox $outbox)
    {
    }

    /**
     * Run the job
     *
     * @return void
     */
    public function execute(): void
    {
        $this->outbox->put(new Tally(), time(), true);
    }
}
