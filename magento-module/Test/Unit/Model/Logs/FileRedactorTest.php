<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Logs;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Logs\FileRedactor;
use PHPUnit\Framework\TestCase;

class FileRedactorTest extends TestCase
{
    private const LINE = "[2026-11-21T10:00:00+00:00] main.INFO: order of maria.garcia@example.net saved [] []\n";

    /** @var string */
    private string $folder;

    /** @var FileRedactor */
    private FileRedactor $redactor;

    protected function setUp(): void
    {
        if (!(new Extension())->takesSettings()) {
            self::markTestSkipped('the extension is not loaded');
        }
        $this->folder = sys_get_temp_dir() . '/leakguard-logs-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        $this->redactor = new FileRedactor(new Extension());
    }

    protected function tearDown(): void
    {
        if (isset($this->folder)) {
            array_map('unlink', glob($this->folder . '/{,.}[!.]*', GLOB_BRACE) ?: []);
            rmdir($this->folder);
        }
    }

    public function testALogIsRedactedInItsPlaceWithItsRights(): void
    {
        $file = $this->write('system.log', str_repeat(self::LINE, 5000));
        chmod($file, 0640);
        self::assertSame(FileRedactor::CHANGED, $this->redactor->redact($file));
        $lines = file($file);
        self::assertCount(5000, $lines);
        $line = str_replace('maria.garcia@example.net', '[EMAIL_ADDRESS]', self::LINE);
        self::assertSame([$line], array_unique($lines));
        clearstatcache();
        self::assertSame(0640, fileperms($file) & 0777);
        self::assertSame([$file], glob($this->folder . '/{,.}[!.]*', GLOB_BRACE), 'nothing else is left there');
        self::assertSame(FileRedactor::CLEAN, $this->redactor->redact($file), 'a second time there is nothing to do');
    }

    public function testADryRunChangesNothing(): void
    {
        $file = $this->write('system.log', self::LINE);
        self::assertSame(FileRedactor::CHANGED, $this->redactor->redact($file, true));
        self::assertSame(self::LINE, file_get_contents($file));
    }

    public function testACleanFileKeepsItsInode(): void
    {
        $file = $this->write('system.log', "[2026-11-21T10:00:00+00:00] main.INFO: cache flushed [] []\n");
        $before = fileinode($file);
        self::assertSame(FileRedactor::CLEAN, $this->redactor->redact($file));
        clearstatcache();
        self::assertSame($before, fileinode($file));
    }

    public function testARotatedLogThatWasPackedIsRedactedToo(): void
    {
        $file = $this->write('system.log.1.gz', (string) gzencode(self::LINE));
        self::assertSame(FileRedactor::CHANGED, $this->redactor->redact($file));
        self::assertStringContainsString('[EMAIL_ADDRESS]', (string) gzdecode((string) file_get_contents($file)));
    }

    public function testAnErrorReportStaysJson(): void
    {
        $report = ['0' => 'No such entity with email = maria.garcia@example.net', 'url' => '/account'];
        $file = $this->write('1234567890', json_encode($report, JSON_THROW_ON_ERROR));
        $this->redactor->redact($file);
        $after = json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
        self::assertSame('/account', $after['url']);
        self::assertStringNotContainsString('maria', $after['0']);
    }

    public function testAFileThatIsNotThereIsSaid(): void
    {
        $this->expectExceptionMessage('cannot read');
        $this->redactor->redact($this->folder . '/none.log');
    }

    public function testALogThatIsRotatedMeanwhileIsLeftAlone(): void
    {
        $file = $this->write('system.log', self::LINE);
        $extension = $this->createMock(Extension::class);
        // The engine is asked for once the file is open: that is the moment in which logrotate comes.
        $extension->method('compile')->willReturnCallback(function (array $policy) use ($file): \LeakGuard\Engine {
            rename($file, $file . '.1');
            file_put_contents($file, "new\n");
            return (new Extension())->compile($policy);
        });
        self::assertSame(FileRedactor::ROTATED, (new FileRedactor($extension))->redact($file));
        self::assertSame(["new\n", self::LINE], [file_get_contents($file), file_get_contents($file . '.1')]);
        self::assertCount(2, glob($this->folder . '/{,.}[!.]*', GLOB_BRACE));
    }

    private function write(string $name, string $text): string
    {
        file_put_contents($this->folder . '/' . $name, $text);
        return $this->folder . '/' . $name;
    }
}
