<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Findings;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Findings\Outbox;
use Leakguard\Dlp\Model\Findings\Spool;
use Leakguard\Dlp\Model\Findings\Store;
use Leakguard\Dlp\Model\Findings\Tally;
use Magento\Framework\App\Filesystem\DirectoryList;
use Magento\Framework\MessageQueue\PublisherInterface;
use PHPUnit\Framework\TestCase;

class SpoolTest extends TestCase
{
    /** @var string */
    private string $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/leakguard-spool-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        array_map('unlink', glob($this->folder . '/leakguard/*') ?: []);
        array_map('rmdir', array_filter([$this->folder . '/leakguard', $this->folder], 'is_dir'));
    }

    public function testAFloodOfRequestsBecomesFewMessages(): void
    {
        $sent = [];
        $publisher = $this->createMock(PublisherInterface::class);
        $publisher->method('publish')->willReturnCallback(static function ($topic, $message) use (&$sent): void {
            $sent[] = json_decode($message, true);
        });
        $outbox = $this->outbox($publisher, $this->createMock(Store::class));
        $now = time();
        for ($i = 0; $i < 500; $i++) {
            $outbox->put($this->tally(), $now);
        }
        self::assertCount(1, $sent, 'the first goes at once, so that a quiet shop sees it soon');
        $outbox->put($this->tally(), $now + Spool::INTERVAL);
        self::assertCount(2, $sent);
        $outbox->put(new Tally(), $now + Spool::INTERVAL + 1, true);
        self::assertCount(2, $sent, 'nothing is left');
        self::assertSame([1, 500], array_map(
            static fn (array $message): int => $message['findings'][0]['occurrences'],
            $sent
        ));
    }

    public function testARequestWithoutFindingsWritesNothing(): void
    {
        $publisher = $this->createMock(PublisherInterface::class);
        $publisher->expects(self::once())->method('publish');
        $outbox = $this->outbox($publisher, $this->createMock(Store::class));
        $outbox->put($this->tally(), time());
        $outbox->put(new Tally(), time());
    }

    public function testAQueueThatIsDownLosesNothing(): void
    {
        $publisher = $this->createMock(PublisherInterface::class);
        $publisher->method('publish')->willThrowException(new \RuntimeException('AMQP is down'));
        $store = $this->createMock(Store::class);
        $store->expects(self::once())->method('write')->with(self::callback(
            static fn (array $message): bool => $message['findings'][0]['occurrences'] === 2
        ));
        $this->outbox($publisher, $store)->put($this->tally(2), time());
    }

    public function testAFolderThatCannotBeWrittenSendsAtOnce(): void
    {
        file_put_contents($this->folder . '/leakguard', 'in the way');
        $publisher = $this->createMock(PublisherInterface::class);
        $publisher->expects(self::exactly(2))->method('publish');
        $outbox = $this->outbox($publisher, $this->createMock(Store::class));
        $outbox->put($this->tally(), time());
        $outbox->put($this->tally(), time());
        unlink($this->folder . '/leakguard');
    }

    public function testAFileThatIsBrokenIsBegunAnew(): void
    {
        mkdir($this->folder . '/leakguard');
        file_put_contents($this->folder . '/leakguard/findings.json', '{"findings":[{"chan');
        $publisher = $this->createMock(PublisherInterface::class);
        $publisher->expects(self::once())->method('publish');
        $this->outbox($publisher, $this->createMock(Store::class))->put($this->tally(), time());
    }

    private function outbox(PublisherInterface $publisher, Store $store): Outbox
    {
        $directories = $this->createMock(DirectoryList::class);
        $directories->method('getPath')->willReturn($this->folder);
        return new Outbox(new Spool($directories), $this->createMock(Extension::class), $publisher, $store);
    }

    private function tally(int $occurrences = 1): Tally
    {
        $tally = new Tally();
        $tally->addFinding(['channel' => 'api', 'entity' => 'PERSON'], '2026-11-21 17:00:00', $occurrences);
        return $tally;
    }
}
