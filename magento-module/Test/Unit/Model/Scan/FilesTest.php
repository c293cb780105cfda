<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Scan;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Scan\Files;
use Leakguard\Dlp\Model\Scan\Places;
use Magento\Framework\App\Filesystem\DirectoryList;
use PHPUnit\Framework\TestCase;

class FilesTest extends TestCase
{
    private const FILES = [
        'log/system.log' => "order of maria.garcia@example.net\n",
        'log/system.log.1.gz' => "order of jan.devries@voorbeeld.example\n",
        'log/exception.log-20261121' => "nothing of anybody\n",
        'report/1234567890' => '{"0":"maria.garcia@example.net"}',
        'log/picture.png' => 'maria.garcia@example.net',
    ];

    /** @var string */
    private string $folder;

    protected function setUp(): void
    {
        if (!(new Extension())->takesSettings()) {
            self::markTestSkipped('the extension is not loaded');
        }
        $this->folder = sys_get_temp_dir() . '/leakguard-scan-' . bin2hex(random_bytes(6));
        foreach (self::FILES as $name => $text) {
            if (!is_dir(dirname("$this->folder/$name"))) {
                mkdir(dirname("$this->folder/$name"), 0777, true);
            }
            file_put_contents("$this->folder/$name", str_ends_with($name, '.gz') ? gzencode($text) : $text);
        }
    }

    protected function tearDown(): void
    {
        foreach (array_keys(isset($this->folder) ? self::FILES : []) as $name) {
            unlink("$this->folder/$name");
        }
        array_map('rmdir', isset($this->folder) ? ["$this->folder/log", "$this->folder/report", $this->folder] : []);
    }

    public function testTextsAreReadAndCountedWithoutTheirValues(): void
    {
        $directories = $this->createMock(DirectoryList::class);
        $directories->method('getPath')->willReturn($this->folder);
        $files = new Files($directories);
        $places = new Places();
        foreach ($files->logs() as $path) {
            $files->scan($path, $places);
        }
        $report = $places->toArray();
        self::assertSame(
            ['log/system.log', 'log/system.log.1.gz', 'report/1234567890'],
            array_column($report['places'], 'place')
        );
        self::assertSame(['EMAIL_ADDRESS'], array_unique(array_column($report['places'], 'entity')));
        self::assertSame(3, $report['findings']);
        self::assertStringNotContainsString('@', (string) json_encode($report));
    }

    public function testAFileThatCannotBeReadIsSaid(): void
    {
        $directories = $this->createMock(DirectoryList::class);
        $directories->method('getPath')->willReturn($this->folder);
        $places = new Places();
        (new Files($directories))->scan($this->folder . '/log/none.log', $places);
        self::assertSame(['log/none.log'], $places->toArray()['skipped']);
    }
}
