<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Modes of a channel.
 */
class ChannelMode implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => 'policy', 'label' => __('As the policy file says')],
            ['value' => 'enforce', 'label' => __('Enforce for everybody')],
            ['value' => 'monitor', 'label' => __('Monitor: record, change nothing')],
            ['value' => 'off', 'label' => __('Let everything through')],
        ];
    }
}
