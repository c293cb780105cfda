<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Leakguard\Dlp\Model\Settings;
use Magento\Framework\Phrase;

/**
 * What a consumer gets of personal and confidential data. Cards and secrets stay with the policy file: nothing chosen
 * here can let them out.
 */
class ConsumerRules implements RuleSourceInterface
{
    public const MONITOR = 'monitor';

    /** Treatments that are actions of the policy. */
    public const ACTIONS = ['redact', 'mask', 'tokenize', 'block'];

    /** Guests and customers are not here: what they get depends on whose data it is, and the policy knows that. */
    private const KINDS = ['integration', 'admin', 'key', 'host', 'ai', 'cron', 'cli'];

    /**
     * @inheritdoc
     */
    public function rules(array $rows): array
    {
        $rules = [];
        foreach ($rows as $row) {
            $treatment = (string) ($row['treatment'] ?? '');
            if ($treatment === '' || $treatment === Settings::AS_POLICY || $this->problem([$row]) !== null) {
                continue;
            }
            $consumer = trim((string) $row['consumer']);
            $rules[] = [
                'name' => 'settings: ' . $consumer,
                'consumer' => [$consumer],
                'category' => ['personal', 'confidential'],
                'action' => $treatment === self::MONITOR ? 'redact' : $treatment,
            ]
                + ($treatment === self::MONITOR ? ['mode' => 'monitor'] : [])
                + (trim((string) ($row['purpose'] ?? '')) === '' ? [] : ['reason' => trim((string) $row['purpose'])]);
        }
        return $rules;
    }

    /**
     * @inheritdoc
     */
    public function problem(array $rows): ?Phrase
    {
        $seen = [];
        foreach ($rows as $row) {
            $consumer = trim((string) ($row['consumer'] ?? ''));
            $pattern = '/^(' . implode('|', self::KINDS) . '):\S.*$/i';
            if (preg_match($pattern, $consumer) !== 1) {
                return __(
                    'The consumer "%1" is not known: write integration:NAME, admin:LOGIN or host:NAME, '
                    . 'where * stands for any characters.',
                    $consumer
                );
            }
            if (isset($seen[strtolower($consumer)])) {
                return __('The consumer "%1" is listed twice.', $consumer);
            }
            $seen[strtolower($consumer)] = true;
            $treatment = (string) ($row['treatment'] ?? '');
            if (!in_array($treatment, ['', Settings::AS_POLICY, self::MONITOR, ...self::ACTIONS], true)) {
                return __('The treatment of the consumer "%1" is not known.', $consumer);
            }
            if (preg_match('/^([A-Z]{2})?$/', trim((string) ($row['country'] ?? ''))) !== 1) {
                return __('The country of the consumer "%1" is a code of two capital letters, such as US.', $consumer);
            }
        }
        return null;
    }
}
