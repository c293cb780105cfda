<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Processing;

use Leakguard\Dlp\Model\Config\Source\LawfulBasis;
use Leakguard\Dlp\Model\Config\Source\RiskClass;
use Leakguard\Dlp\Model\Config\Source\Treatment;
use Leakguard\Dlp\Model\Findings\Report;
use Leakguard\Dlp\Model\Processing\Record;
use Leakguard\Dlp\Model\Settings;
use Magento\Store\Model\StoreManagerInterface;
use PHPUnit\Framework\TestCase;

class RecordTest extends TestCase
{
    private const ROW = ['consumer' => 'integration:*', 'treatment' => 'mask', 'purpose' => 'Invoices',
        'lawful_basis' => 'contract', 'ai_risk' => 'limited', 'country' => 'DE'];

    public function testWhatWasSaidStandsBesideWhatWasReceived(): void
    {
        [$entry] = $this->entries([self::ROW], [
            $this->received('integration:ERP', 'EMAIL_ADDRESS, PERSON', 5, 4),
            $this->received('Integration:WMS', 'EMAIL_ADDRESS', 2, 0),
        ]);
        self::assertSame('Invoices', $entry['purpose']);
        self::assertSame('Contract, Art. 6(1)(b)', $entry['lawful_basis']);
        self::assertSame('Limited risk, Art. 50', $entry['ai_risk']);
        self::assertSame('Mask: asterisks', $entry['measure']);
        self::assertSame('EMAIL_ADDRESS, PERSON', $entry['data']);
        self::assertSame([7, 4, true], [$entry['values'], $entry['changed'], $entry['described']]);
    }

    public function testARecipientThatNobodyDescribedIsInIt(): void
    {
        $entries = $this->entries([self::ROW], [$this->received('admin:jane', 'PERSON', 1, 0)]);
        self::assertSame(['integration:*', 'admin:jane'], array_column($entries, 'recipient'));
        self::assertSame([true, false], array_column($entries, 'described'));
        self::assertSame([0, 1], array_column($entries, 'values'));
        self::assertSame(['', ''], [$entries[1]['lawful_basis'], $entries[1]['ai_risk']], 'nothing is claimed');
    }

    public function testWhatAStoreInheritsIsToldOnce(): void
    {
        self::assertCount(1, $this->entries([self::ROW], []));
    }

    private function entries(array $rows, array $received): array
    {
        $settings = $this->createMock(Settings::class);
        $settings->method('consumers')->willReturn($rows);
        $settings->method('retentionDays')->willReturn(90);
        $report = $this->createMock(Report::class);
        $report->expects(self::once())->method('consumers')->with(90)->willReturn($received);
        $scope = new class {
            public function getName(): string
            {
                return 'Main';
            }

            public function getId(): int
            {
                return 1;
            }
        };
        $stores = $this->createMock(StoreManagerInterface::class);
        $stores->method('getStores')->willReturn([$scope]);
        $stores->method('getWebsites')->willReturn([$scope]);
        $record = new Record($settings, $report, $stores, new Treatment(), new LawfulBasis(), new RiskClass());
        return $record->entries();
    }

    private function received(string $consumer, string $entities, int $found, int $changed): array
    {
        return ['consumer' => $consumer, 'channels' => 'api', 'entities' => $entities, 'found' => $found,
            'changed' => $changed, 'last_seen' => '2026-11-21 17:00:00'];
    }
}
