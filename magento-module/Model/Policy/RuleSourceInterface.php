<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Magento\Framework\Phrase;

/**
 * A table of settings that becomes rules of the policy.
 */
interface RuleSourceInterface
{
    /**
     * Rules in the schema of the policy file, in the order of the rows
     *
     * @param array[] $rows
     * @return array[]
     */
    public function rules(array $rows): array;

    /**
     * Why these rows cannot be saved, null when they can
     *
     * @param array[] $rows
     * @return Phrase|null
     */
    public function problem(array $rows): ?Phrase;
}
