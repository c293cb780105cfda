<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\ViewModel;

use Leakguard\Dlp\Model\Findings\Report;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\Serialize\Serializer\Json;
use Magento\Framework\View\Element\Block\ArgumentInterface;

/**
 * Numbers and charts of the dashboard.
 */
class Dashboard implements ArgumentInterface
{
    public const RANGES = [1, 7, 30, 90];

    private const COLOURS = [
        'api' => '#eb5202',
        'log' => '#007bdb',
        'export' => '#79a22e',
        'egress' => '#8b5fbf',
        'storage' => '#6d6d6d',
    ];

    /**
     * @param Report $report
     * @param RequestInterface $request
     * @param Json $json
     */
    public function __construct(
        private readonly Report $report,
        private readonly RequestInterface $request,
        private readonly Json $json
    ) {
    }

    /**
     * Days that are shown
     *
     * @return int
     */
    public function days(): int
    {
        $days = (int) $this->request->getParam('days', 7);
        return in_array($days, self::RANGES, true) ? $days : 7;
    }

    /**
     * Sums of these days
     *
     * @return array{found: int, changed: int, watched: int, alerts: int}
     */
    public function totals(): array
    {
        return $this->report->totals($this->days());
    }

    /**
     * The newest alerts of these days
     *
     * @return array[]
     */
    public function alerts(): array
    {
        return $this->report->alerts($this->days());
    }

    /**
     * Settings of Chart.js: stacked bars, one colour a channel
     *
     * @return string value of data-mage-init
     */
    public function timelineChart(): string
    {
        $timeline = $this->report->timeline($this->days());
        $channels = array_keys(array_replace([], ...array_values($timeline)));
        $sets = [];
        foreach ($channels as $channel) {
            $sets[] = [
                'label' => (string) __($channel),
                'data' => array_map(static fn (array $sums): int => $sums[$channel] ?? 0, array_values($timeline)),
                'backgroundColor' => self::COLOURS[$channel] ?? '#41362f',
            ];
        }
        return $this->json->serialize(['Leakguard_Dlp/js/chart' => ['chart' => [
            'type' => 'bar',
            'data' => ['labels' => array_keys($timeline), 'datasets' => $sets],
            'options' => [
                'maintainAspectRatio' => false,
                'scales' => [
                    'x' => ['stacked' => true],
                    'y' => ['stacked' => true, 'beginAtZero' => true, 'ticks' => ['precision' => 0]],
                ],
            ],
        ]]]);
    }

    /**
     * Settings of Chart.js: the most frequent values of a column, as horizontal bars
     *
     * @param string $column `entity` or `consumer`
     * @return string value of data-mage-init
     */
    public function topChart(string $column): string
    {
        $top = $this->report->top($column, $this->days());
        $labels = array_map(
            static fn ($label): string => (string) $label === '' ? (string) __('unknown') : (string) $label,
            array_keys($top)
        );
        return $this->json->serialize(['Leakguard_Dlp/js/chart' => ['chart' => [
            'type' => 'bar',
            'data' => ['labels' => $labels, 'datasets' => [[
                'label' => (string) __('Findings'),
                'data' => array_values($top),
                'backgroundColor' => '#514943',
            ]]],
            'options' => [
                'indexAxis' => 'y',
                'maintainAspectRatio' => false,
                'plugins' => ['legend' => ['display' => false]],
                'scales' => ['x' => ['beginAtZero' => true, 'ticks' => ['precision' => 0]]],
            ],
        ]]]);
    }
}
