<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * What a consumer gets of personal data.
 */
class Treatment implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => 'policy', 'label' => __('As the policy file says')],
            ['value' => 'monitor', 'label' => __('Monitor: record, change nothing')],
            ['value' => 'redact', 'label' => __('Redact: a label')],
            ['value' => 'mask', 'label' => __('Mask: asterisks')],
            ['value' => 'tokenize', 'label' => __('Tokenize: a token that the keyring turns back')],
            ['value' => 'block', 'label' => __('Block the whole answer')],
        ];
    }
}
