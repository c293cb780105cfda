<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Ways out that an exemption may be bound to.
 */
class Channel implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => '', 'label' => __('All channels')],
            ['value' => 'api', 'label' => __('API')],
            ['value' => 'export', 'label' => __('Exports')],
            ['value' => 'egress', 'label' => __('Outgoing calls')],
            ['value' => 'log', 'label' => __('Logs')],
        ];
    }
}
