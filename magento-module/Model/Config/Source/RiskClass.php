<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Risk classes of the EU AI Act (Regulation (EU) 2024/1689).
 */
class RiskClass implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => '', 'label' => __('No AI system')],
            ['value' => 'minimal', 'label' => __('Minimal risk')],
            ['value' => 'limited', 'label' => __('Limited risk, Art. 50')],
            ['value' => 'high', 'label' => __('High risk, Art. 6')],
            ['value' => 'prohibited', 'label' => __('Prohibited, Art. 5')],
        ];
    }
}
