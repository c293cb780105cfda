<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * What happened to a finding.
 */
class Outcome implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => '1', 'label' => __('Changed')],
            ['value' => '0', 'label' => __('Only watched')],
        ];
    }
}
