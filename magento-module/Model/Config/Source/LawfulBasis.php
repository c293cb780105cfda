<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * Lawful bases of GDPR Art. 6(1).
 */
class LawfulBasis implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => '', 'label' => __('Not stated')],
            ['value' => 'consent', 'label' => __('Consent, Art. 6(1)(a)')],
            ['value' => 'contract', 'label' => __('Contract, Art. 6(1)(b)')],
            ['value' => 'legal_obligation', 'label' => __('Legal obligation, Art. 6(1)(c)')],
            ['value' => 'vital_interests', 'label' => __('Vital interests, Art. 6(1)(d)')],
            ['value' => 'public_task', 'label' => __('Public task, Art. 6(1)(e)')],
            ['value' => 'legitimate_interests', 'label' => __('Legitimate interests, Art. 6(1)(f)')],
        ];
    }
}
