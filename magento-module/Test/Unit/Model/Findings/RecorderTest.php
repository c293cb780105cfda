<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Findings;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Findings\Outbox;
use Leakguard\Dlp\Model\Findings\Recorder;
use Leakguard\Dlp\Model\Findings\Tally;
use Leakguard\Dlp\Model\Settings;
use PHPUnit\Framework\TestCase;

class RecorderTest extends TestCase
{
    private const EVENT = ['channel' => 'egress', 'consumer' => 'host:127.0.0.1', 'route' => 'php:socket',
        'host' => '127.0.0.1', 'entity' => '', 'field' => '', 'action' => 'connect', 'rule' => '', 'changed' => false,
        'count' => 1, 'module' => 'vendor/acme/mailer', 'file' => null, 'line' => null];

    public function testTheConnectionOnWhichFindingsTravelIsNoFinding(): void
    {
        // Else each process that sends its findings to RabbitMQ finds that, and sends it.
        $road = ['module' => 'vendor/php-amqplib/php-amqplib'] + self::EVENT;
        self::assertTrue($this->told([$road])->isEmpty());
        self::assertCount(1, $this->told([$road, self::EVENT])->toArray()['findings']);
        $blocked = ['action' => 'block'] + $road;
        self::assertCount(1, $this->told([$blocked])->toArray()['findings']);
    }

    private function told(array $events): Tally
    {
        $extension = $this->createMock(Extension::class);
        $extension->method('events')->willReturn($events);
        $settings = $this->createMock(Settings::class);
        $settings->method('recordsFindings')->willReturn(true);
        $alerts = $this->createMock(Alerts::class);
        $alerts->method('all')->willReturn([]);
        $told = null;
        $outbox = $this->createMock(Outbox::class);
        $outbox->method('put')->willReturnCallback(static function (Tally $tally) use (&$told): void {
            $told = $tally;
        });
        (new Recorder($extension, $settings, $alerts, $outbox))->afterResponse();
        self::assertInstanceOf(Tally::class, $told);
        return $told;
    }
}
