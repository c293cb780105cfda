<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Console\Command;

use Leakguard\Dlp\Console\Command\DatasetCommand;
use Leakguard\Dlp\Model\Dataset\Database;
use Leakguard\Dlp\Model\Dataset\Program;
use Magento\Framework\App\DeploymentConfig;
use PHPUnit\Framework\TestCase;
use Symfony\Component\Console\Tester\CommandTester;

class DatasetCommandTest extends TestCase
{
    private const PASSWORD = 'test-only password';

    private string $folder;

    protected function setUp(): void
    {
        if (!class_exists(CommandTester::class)) {
            self::markTestSkipped('symfony/console is not installed here');
        }
        $this->folder = sys_get_temp_dir() . '/leakguard-dataset-' . bin2hex(random_bytes(4));
        mkdir($this->folder);
        // Writes down its words and what its environment says of the database, and exits as it is told.
        file_put_contents(
            $this->folder . '/leakguard',
            "#!/bin/sh\nprintf '%s\\n' \"\$@\" > '$this->folder/words'\nprintf '%s' \"\$LEAKGUARD_DATABASE\" > '$this->folder/database'\n"
            . "exit \"\$(cat '$this->folder/code')\"\n"
        );
        chmod($this->folder . '/leakguard', 0755);
        file_put_contents($this->folder . '/code', '0');
    }

    protected function tearDown(): void
    {
        array_map('unlink', (array) glob($this->folder . '/*'));
        rmdir($this->folder);
    }

    public function testTheShopsDatabaseIsHandedOverByEnvironmentAndNoWordHoldsThePassword(): void
    {
        $tester = $this->tester();
        self::assertSame(0, $tester->execute($this->input('build', ['--recipient' => ['age1a', 'age1b']])), $tester->getDisplay());
        $words = $this->words();
        self::assertSame(['dataset', 'build'], array_slice($words, 0, 2));
        self::assertSame('m2_', $words[array_search('--prefix', $words, true) + 1]);
        self::assertSame($this->folder . '/out', $words[array_search('--output', $words, true) + 1]);
        self::assertSame(['--recipient', 'age1a', '--recipient', 'age1b'], array_slice($words, -4));
        self::assertFileExists($words[array_search('--recipe', $words, true) + 1], 'a recipe ships');
        self::assertStringNotContainsString('test-only', implode(' ', $words));
        self::assertSame('mysql://u:' . rawurlencode(self::PASSWORD) . '@db/shop', file_get_contents($this->folder . '/database'));
    }

    public function testWhatStandsBehindTheTwoDashesGoesOnAsItIs(): void
    {
        self::assertSame(0, $this->tester()->execute($this->input('build', ['words' => ['--chunk', '500']])));
        self::assertSame(['--chunk', '500'], array_slice($this->words(), -2));
    }

    public function testAVerificationGetsTheFolderAndNoDatabase(): void
    {
        self::assertSame(0, $this->tester()->execute($this->input('verify', ['--policy' => 'p.toml', '--identity' => 'i.txt'])));
        self::assertSame(['dataset', 'verify', '--policy', 'p.toml', '--identity', 'i.txt', $this->folder . '/out'], $this->words());
        self::assertSame('', file_get_contents($this->folder . '/database'));
    }

    public function testTheExitCodeIsThatOfTheCommand(): void
    {
        file_put_contents($this->folder . '/code', '7');
        self::assertSame(7, $this->tester()->execute($this->input('verify')));
    }

    public function testAMissingCommandIsSaid(): void
    {
        $tester = $this->tester();
        self::assertSame(1, $tester->execute(['--program' => $this->folder . '/nothing'] + $this->input('build')));
        self::assertStringContainsString($this->folder . '/nothing is no program', $tester->getDisplay());
        $path = (string) getenv('PATH');
        putenv('PATH=' . $this->folder . '/empty');
        try {
            self::assertSame(1, $tester->execute(['action' => 'build', '--output' => 'x']));
        } finally {
            putenv('PATH=' . $path);
        }
        self::assertStringContainsString('no command "leakguard" on PATH', $tester->getDisplay());
    }

    public function testAnotherActionOrNoFolderIsAUsageError(): void
    {
        self::assertSame(2, $this->tester()->execute($this->input('burn')));
        self::assertSame(2, $this->tester()->execute(['action' => 'build']));
        self::assertFileDoesNotExist($this->folder . '/words');
    }

    /**
     * @param string $action
     * @param array<string, mixed> $more
     * @return array<string, mixed>
     */
    private function input(string $action, array $more = []): array
    {
        return ['action' => $action, '--output' => $this->folder . '/out', '--program' => $this->folder . '/leakguard'] + $more;
    }

    /**
     * @return string[]
     */
    private function words(): array
    {
        return explode("\n", rtrim((string) file_get_contents($this->folder . '/words'), "\n"));
    }

    private function tester(): CommandTester
    {
        $values = [
            'db/connection/default' => ['host' => 'db', 'dbname' => 'shop', 'username' => 'u', 'password' => self::PASSWORD],
            'db/table_prefix' => 'm2_',
        ];
        $config = $this->createMock(DeploymentConfig::class);
        $config->method('get')->willReturnCallback(static fn ($key, $default = null) => $values[$key] ?? $default);
        return new CommandTester(new DatasetCommand(new Program(), new Database($config)));
    }
}
