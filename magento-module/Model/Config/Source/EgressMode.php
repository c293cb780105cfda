<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Modes of calls to other hosts. Nobody can enforce for all of them: payment and shipping need the data.
 */
class EgressMode implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => 'policy', 'label' => __('As the policy file says')],
            ['value' => 'monitor', 'label' => __('Monitor: record, change nothing')],
            ['value' => 'off', 'label' => __('Let everything through')],
        ];
    }
}
