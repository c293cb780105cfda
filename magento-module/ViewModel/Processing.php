<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\ViewModel;

use Leakguard\Dlp\Model\Processing\Record;
use Leakguard\Dlp\Model\Settings;
use Magento\Framework\View\Element\Block\ArgumentInterface;

/**
 * The record of processing as a page.
 */
class Processing implements ArgumentInterface
{
    /**
     * @param Record $record
     * @param Settings $settings
     */
    public function __construct(private readonly Record $record, private readonly Settings $settings)
    {
    }

    /**
     * One entry a recipient; null when the settings cannot be read
     *
     * @return array[]|null
     */
    public function entries(): ?array
    {
        try {
            return $this->record->entries();
        } catch (\UnexpectedValueException) {
            return null;
        }
    }

    /**
     * Days that the received data is told for
     *
     * @return int
     */
    public function days(): int
    {
        return $this->settings->retentionDays();
    }
}
