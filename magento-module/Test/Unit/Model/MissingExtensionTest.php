<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model;

use PHPUnit\Framework\TestCase;

/**
 * A PHP of its own without the extension and without its double.
 */
class MissingExtensionTest extends TestCase
{
    public function testWithoutTheExtensionNothingLeavesAndTheLogSaysWhyOnce(): void
    {
        $said = $this->runWithout('
            $gateway = new Leakguard\Dlp\Model\Gateway();
            $record = new Leakguard\Dlp\Logger\RecordRedactor($gateway);
            $plugin = new Leakguard\Dlp\Plugin\Logger\RedactFormattedLine($gateway);
            $line = new Monolog\Formatter\LineFormatter(null, null, true);
            $entry = static fn () => ["message" => "hello jan@example.net", "extra" => [],
                "context" => ["exception" => new RuntimeException("jan@example.net")],
                "channel" => "main", "level" => 400, "level_name" => "ERROR",
                "datetime" => new DateTimeImmutable()];
            for ($i = 0; $i < 3; $i++) {
                echo $plugin->afterGetFormatter(null, $line)->format($record($entry()));
            }
        ');
        self::assertStringNotContainsString('jan@', $said);
        self::assertSame(3, substr_count($said, 'main.ERROR: [withheld by LeakGuard] [] []'), $said);
        self::assertSame(1, substr_count($said, 'main.ERROR: LeakGuard cannot check log records'), $said);
        self::assertStringContainsString('the PHP extension "leakguard" is not loaded', $said);
    }

    public function testTheStatusSaysWhatIsWrongAndWhatHelps(): void
    {
        $said = $this->runWithout('
            $gateway = new Leakguard\Dlp\Model\Gateway();
            $protection = new Leakguard\Dlp\Model\Protection($gateway);
            var_dump($gateway->isAvailable(), $protection->facts());
            echo $protection->problem();
            $plugin = new Leakguard\Dlp\Plugin\Console\WarnWhenNotProtected($gateway);
            echo "\n", json_encode($plugin->afterGetCommands(null, ["a"]));
        ');
        self::assertStringContainsString('bool(false)', $said);
        self::assertStringContainsString('not loaded', $said);
        self::assertStringContainsString('refused with 503', $said);
        self::assertStringContainsString('module:disable Leakguard_Dlp', $said);
        self::assertStringContainsString('LeakGuard is NOT in force: the PHP extension "leakguard" is', $said);
        self::assertStringEndsWith('["a"]', $said);
    }

    private function runWithout(string $code): string
    {
        $autoload = 'spl_autoload_register(static function (string $class): void {
            $file = ' . var_export(dirname(__DIR__, 3) . '/', true) . '
                . strtr(substr($class, 14), "\\\\", "/") . ".php";
            if (str_starts_with($class, "Leakguard\\\\Dlp\\\\") && is_file($file)) { require $file; }
        });' . $this->loadFormatter();
        // phpcs:ignore Magento2.Security.InsecureFunction
        $process = proc_open(
            [PHP_BINARY, '-n', '-d', 'error_log=/dev/null', '-d', 'display_errors=1'],
            [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes
        );
        self::assertIsResource($process);
        fwrite($pipes[0], '<?php ' . $autoload . $code);
        fclose($pipes[0]);
        $said = (string) stream_get_contents($pipes[1]);
        // phpcs:ignore Magento2.Security.InsecureFunction
        self::assertSame(0, proc_close($process), $said);
        return $said;
    }

    /**
     * Monolog's own files, from wherever this process loaded them
     */
    private function loadFormatter(): string
    {
        $folder = dirname((string) (new \ReflectionClass(\Monolog\Logger::class))->getFileName());
        return 'spl_autoload_register(static function (string $class): void {
            $file = ' . var_export($folder, true) . ' . "/" . strtr(substr($class, 8), "\\\\", "/") . ".php";
            if (str_starts_with($class, "Monolog\\\\") && is_file($file)) { require $file; }
        });';
    }
}
