<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Ways out, for the filter of the grid.
 */
class FoundChannel implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => 'api', 'label' => __('API')],
            ['value' => 'log', 'label' => __('Logs')],
            ['value' => 'export', 'label' => __('Exports')],
            ['value' => 'egress', 'label' => __('Outgoing calls')],
            ['value' => 'storage', 'label' => __('Storage')],
        ];
    }
}
