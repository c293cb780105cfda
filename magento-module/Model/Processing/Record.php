<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Processing;

use Leakguard\Dlp\Model\Config\Source\LawfulBasis;
use Leakguard\Dlp\Model\Config\Source\RiskClass;
use Leakguard\Dlp\Model\Config\Source\Treatment;
use Leakguard\Dlp\Model\Findings\Report;
use Leakguard\Dlp\Model\Settings;
use Magento\Framework\Data\OptionSourceInterface;
use Magento\Store\Model\StoreManagerInterface;

/**
 * The record of processing activities (GDPR Art. 30(1)) as far as the shop's outlets tell it: what the settings say
 * about each recipient, beside what the recipient in fact received. Recipients that nobody has described are in it.
 */
class Record
{
    /**
     * @param Settings $settings
     * @param Report $report
     * @param StoreManagerInterface $stores
     * @param Treatment $treatments
     * @param LawfulBasis $bases
     * @param RiskClass $risks
     */
    public function __construct(
        private readonly Settings $settings,
        private readonly Report $report,
        private readonly StoreManagerInterface $stores,
        private readonly Treatment $treatments,
        private readonly LawfulBasis $bases,
        private readonly RiskClass $risks
    ) {
    }

    /**
     * One entry a recipient
     *
     * @return array[] recipient, scope, purpose, lawful_basis, ai_risk, country, measure, data, channels, values,
     *                 changed, last_seen, described; texts in the reader's language
     */
    public function entries(): array
    {
        $received = array_column($this->report->consumers($this->settings->retentionDays()), null, 'consumer');
        $entries = [];
        foreach ($this->described() as [$scope, $row]) {
            $matching = array_filter(
                $received,
                static fn (array $seen): bool => fnmatch(
                    strtolower((string) $row['consumer']),
                    strtolower($seen['consumer']),
                    FNM_NOESCAPE
                )
            );
            $entries[] = $this->entry($scope, $row, $matching);
            $known = [...$known ?? [], ...array_keys($matching)];
        }
        foreach (array_diff_key($received, array_flip($known ?? [])) as $consumer => $seen) {
            $entries[] = $this->entry('', ['consumer' => $consumer], [$seen], false);
        }
        return $entries;
    }

    /**
     * Rows of the settings with the scope that they are from; what a store inherits is told once
     *
     * @return array<array{string, array}>
     */
    private function described(): array
    {
        $scopes = [[(string) __('all stores'), 'default', null]];
        foreach ($this->stores->getWebsites() as $website) {
            $scopes[] = [(string) $website->getName(), 'website', $website->getId()];
        }
        foreach ($this->stores->getStores() as $store) {
            $scopes[] = [(string) $store->getName(), 'store', $store->getId()];
        }
        $rows = [];
        foreach ($scopes as [$name, $scope, $code]) {
            foreach ($this->settings->consumers($scope, $code) as $row) {
                ksort($row);
                // phpcs:ignore Magento2.Security.InsecureFunction
                $rows[hash('sha256', json_encode($row, JSON_THROW_ON_ERROR))] ??= [$name, $row];
            }
        }
        return array_values($rows);
    }

    /**
     * What is said and what was seen of one recipient
     *
     * @param string $scope
     * @param array $row
     * @param array[] $received
     * @param bool $described
     * @return array
     */
    private function entry(string $scope, array $row, array $received, bool $described = true): array
    {
        return [
            'recipient' => (string) $row['consumer'],
            'scope' => $scope,
            'purpose' => trim((string) ($row['purpose'] ?? '')),
            // Nothing is claimed about a recipient whom nobody has described.
            'lawful_basis' => !$described ? '' : $this->label($this->bases, (string) ($row['lawful_basis'] ?? '')),
            'ai_risk' => !$described ? '' : $this->label($this->risks, (string) ($row['ai_risk'] ?? '')),
            'country' => strtoupper(trim((string) ($row['country'] ?? ''))),
            'measure' => $this->label($this->treatments, (string) ($row['treatment'] ?? Settings::AS_POLICY)),
            'data' => $this->joined($received, 'entities'),
            'channels' => $this->joined($received, 'channels'),
            'values' => (int) array_sum(array_column($received, 'found')),
            'changed' => (int) array_sum(array_column($received, 'changed')),
            'last_seen' => (string) max(['', ...array_column($received, 'last_seen')]),
            'described' => $described,
        ];
    }

    /**
     * All words of a column, each once
     *
     * @param array[] $received
     * @param string $column
     * @return string
     */
    private function joined(array $received, string $column): string
    {
        $words = array_unique(array_filter(explode(', ', implode(', ', array_column($received, $column)))));
        sort($words);
        return implode(', ', $words);
    }

    /**
     * Words of an option
     *
     * @param OptionSourceInterface $source
     * @param string $value
     * @return string
     */
    private function label(OptionSourceInterface $source, string $value): string
    {
        foreach ($source->toOptionArray() as $option) {
            if ($option['value'] === $value) {
                return (string) $option['label'];
            }
        }
        return $value;
    }
}
