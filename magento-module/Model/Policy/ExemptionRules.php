<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Magento\Framework\Phrase;
use Magento\Framework\Stdlib\DateTime\DateTime;

/**
 * Exemptions: who gets which data as it is, why, and until when. After its last day (UTC) an exemption is no rule.
 */
class ExemptionRules implements RuleSourceInterface
{
    /** PCI DSS and common sense: these are the business of a policy file with a reviewer, not of a form. */
    private const NEVER = ['CREDIT_CARD', 'CVV', 'CARD_TRACK', 'CARD_EXPIRY', 'PRIVATE_KEY', 'PASSWORD'];

    /** Wide enough to undo the policy for everybody. */
    private const TOO_WIDE = ['*', 'guest', 'customer:*', '*:*'];

    /**
     * @param DateTime $clock
     */
    public function __construct(private readonly DateTime $clock)
    {
    }

    /**
     * @inheritdoc
     */
    public function rules(array $rows): array
    {
        $rules = [];
        foreach ($rows as $number => $row) {
            if ($this->hasExpired($row) || $this->problem([$row]) !== null) {
                continue; // what should not be there opens nothing
            }
            $rule = [
                'name' => sprintf('settings: exemption %d of %s', $number + 1, trim((string) $row['consumer'])),
                'reason' => sprintf('%s (until %s)', trim((string) $row['reason']), trim((string) $row['until'])),
                'consumer' => [trim((string) $row['consumer'])],
                'action' => 'allow',
            ];
            if (($channel = trim((string) ($row['channel'] ?? ''))) !== '') {
                $rule['channel'] = [$channel];
            }
            if (($fields = $this->words($row['field'] ?? '')) !== []) {
                $rule['field'] = $fields;
            }
            $entities = $this->words($row['entities'] ?? '');
            $rules[] = $rule + ($entities === [] ? ['category' => ['personal']] : ['entity' => $entities]);
        }
        return $rules;
    }

    /**
     * @inheritdoc
     */
    public function problem(array $rows): ?Phrase
    {
        foreach (array_values($rows) as $index => $row) {
            $number = $index + 1;
            $consumer = trim((string) ($row['consumer'] ?? ''));
            $until = trim((string) ($row['until'] ?? ''));
            if (trim((string) ($row['reason'] ?? '')) === '') {
                return __('Exemption %1 needs a reason: who approved it, and what for.', $number);
            }
            if ($consumer === '' || in_array(strtolower($consumer), self::TOO_WIDE, true)) {
                return __('Exemption %1 needs the name of a consumer, such as integration:ERP.', $number);
            }
            if (!$this->isDate($until)) {
                return __('Exemption %1 needs an end date in the form 2027-03-31.', $number);
            }
            $forbidden = array_intersect($this->words($row['entities'] ?? ''), self::NEVER);
            if ($forbidden !== []) {
                return __(
                    'Exemption %1: %2 cannot be exempted here. Payment data and secrets need a rule in '
                    . 'the policy file.',
                    $number,
                    implode(', ', $forbidden)
                );
            }
        }
        return null;
    }

    /**
     * Is its last day over?
     *
     * @param array $row
     * @return bool
     */
    public function hasExpired(array $row): bool
    {
        return trim((string) ($row['until'] ?? '')) < $this->clock->gmtDate('Y-m-d');
    }

    /**
     * A day of the calendar
     *
     * @param string $text
     * @return bool
     */
    private function isDate(string $text): bool
    {
        return preg_match('/^(\d{4})-(\d{2})-(\d{2})$/', $text, $part) === 1
            && checkdate((int) $part[2], (int) $part[3], (int) $part[1]);
    }

    /**
     * A list that was typed with commas or spaces; kinds of data are written in capitals
     *
     * @param mixed $text
     * @return string[]
     */
    private function words(mixed $text): array
    {
        $words = preg_split('/[\s,;]+/', is_string($text) ? $text : '', -1, PREG_SPLIT_NO_EMPTY) ?: [];
        return array_map(
            static fn (string $word): string => str_contains($word, '_') && strtolower($word) !== $word
                ? strtoupper($word)
                : $word,
            $words
        );
    }
}
