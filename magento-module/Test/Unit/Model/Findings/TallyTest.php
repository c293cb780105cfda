<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Findings;

use Leakguard\Dlp\Model\Findings\Tally;
use PHPUnit\Framework\TestCase;

class TallyTest extends TestCase
{
    private const HOUR = '2026-11-21 17:00:00';
    private const EVENT = ['channel' => 'api', 'consumer' => 'customer:42', 'route' => 'V1/orders', 'host' => '',
        'entity' => 'EMAIL_ADDRESS', 'field' => 'items.17.email', 'action' => 'redact', 'rule' => 'guests',
        'changed' => true, 'count' => 3, 'module' => null, 'file' => null, 'line' => null];

    public function testPlacesOfAListAndCustomersAreOneRow(): void
    {
        $tally = new Tally();
        $tally->addFinding(self::EVENT, self::HOUR, 3);
        $tally->addFinding(['field' => 'items.18.email', 'consumer' => 'customer:43'] + self::EVENT, self::HOUR, 2);
        $rows = $tally->toArray()['findings'];
        self::assertCount(1, $rows);
        self::assertSame(['items.*.email', 'customer:*', 5, 1], [
            $rows[0]['field'],
            $rows[0]['consumer'],
            $rows[0]['occurrences'],
            $rows[0]['changed'],
        ]);
    }

    public function testAnotherHourActionOrOutcomeIsAnotherRow(): void
    {
        $tally = new Tally();
        $tally->addFinding(self::EVENT, self::HOUR, 1);
        $tally->addFinding(self::EVENT, '2026-11-21 18:00:00', 1);
        $tally->addFinding(['action' => 'mask'] + self::EVENT, self::HOUR, 1);
        $tally->addFinding(['changed' => false] + self::EVENT, self::HOUR, 1);
        self::assertCount(4, array_unique(array_column($tally->toArray()['findings'], 'fingerprint')));
    }

    public function testAFloodOfKindsIsCountedInFewRows(): void
    {
        $tally = new Tally();
        for ($i = 0; $i < 5000; $i++) {
            $tally->addFinding(['field' => "field_$i", 'consumer' => "key:$i"] + self::EVENT, self::HOUR, 1);
            $tally->addAlert(['kind' => 'write_back', 'consumer' => "key:$i", 'detail' => "f$i"], self::HOUR, 1);
        }
        $rows = $tally->toArray();
        self::assertSame(Tally::ROWS + 1, count($rows['findings']));
        self::assertSame(Tally::ROWS + 1, count($rows['alerts']));
        self::assertSame(5000, array_sum(array_column($rows['findings'], 'occurrences')));
        self::assertSame(Tally::MORE, end($rows['findings'])['consumer']);
    }

    public function testWhatWasSentAndReadAgainIsTheSame(): void
    {
        $tally = new Tally();
        $tally->addFinding(self::EVENT, self::HOUR, 3);
        $tally->addAlert(['kind' => 'session_mixing', 'consumer' => 'customer:7', 'count' => 9], self::HOUR, 1);
        $again = Tally::fromArray(json_decode(json_encode($tally->toArray()), true));
        self::assertEquals($tally->toArray(), $again->toArray());
        $again->merge($tally);
        self::assertSame([6], array_column($again->toArray()['findings'], 'occurrences'));
        self::assertSame('customer:7', $again->toArray()['alerts'][0]['consumer'], 'an alert names who it was');
    }

    public function testTextsThatAreTooLongOrNoUtf8FitTheirColumns(): void
    {
        $tally = new Tally();
        $tally->addFinding(['field' => str_repeat('é', 300), 'rule' => "caf\xE9"] + self::EVENT, self::HOUR, 1);
        $row = $tally->toArray()['findings'][0];
        self::assertLessThanOrEqual(255, strlen($row['field']));
        self::assertNotFalse(json_encode($row));
    }
}
