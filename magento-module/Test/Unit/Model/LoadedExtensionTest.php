<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model;

use PHPUnit\Framework\TestCase;

/**
 * What the real extension does with policies that the run's own PHP does not have: each in a PHP of its own.
 */
class LoadedExtensionTest extends TestCase
{
    protected function setUp(): void
    {
        if (!extension_loaded('leakguard')) {
            self::markTestSkipped('the extension is not loaded here');
        }
    }

    public function testABrokenPolicyWithholdsAndNamesTheKey(): void
    {
        $said = $this->ask("name = \"x\"\non_error = \"pass\"\nruls = 1\n", '$gateway->redactText("hello", $log)');
        self::assertStringStartsWith('Leakguard\Dlp\Model\WithheldException: ', $said);
        self::assertStringContainsString('ruls', $said);
    }

    public function testABlockedMessageIsBlockedWhereFailuresPass(): void
    {
        $said = $this->ask(
            "on_error = \"pass\"\n[[rule]]\nname = \"no mail\"\nentity = \"EMAIL_ADDRESS\"\naction = \"block\"\n",
            '$gateway->redactArray(["to" => "jan.devries@voorbeeld.example"], $log)'
        );
        self::assertStringStartsWith('Leakguard\Dlp\Model\BlockedException: ', $said);
        self::assertStringContainsString('no mail', $said);
        self::assertStringNotContainsString('jan.devries', $said);
    }

    public function testAFailurePassesWhereThePolicySaysPass(): void
    {
        $deep = '(static function () { $deep = ["x"]; for ($i = 0; $i < 600; $i++) { $deep = [$deep]; }'
            . ' return $deep; })()';
        $rules = "[[rule]]\nname = \"logs\"\naction = \"redact\"\n";
        $code = "\$gateway->redactArray($deep, \$log) === $deep";
        self::assertSame('true', $this->ask("on_error = \"pass\"\n$rules", $code));
        self::assertStringStartsWith(
            'Leakguard\Dlp\Model\WithheldException: ',
            $this->ask("on_error = \"withhold\"\n$rules", $code)
        );
    }

    /**
     * The value of the expression as JSON, or the class and message of what it throws
     */
    private function ask(string $policy, string $expression): string
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'leakguard-policy-');
        file_put_contents($file, $policy);
        $script = '<?php foreach (["WithheldException", "BlockedException", "Destination", "Gateway"] as $class) {
                require ' . var_export(dirname(__DIR__, 3) . '/Model/', true) . ' . $class . ".php";
            }
            $gateway = new Leakguard\Dlp\Model\Gateway();
            $log = new Leakguard\Dlp\Model\Destination("log");
            try {
                echo json_encode(' . $expression . ');
            } catch (Throwable $thrown) {
                echo $thrown::class, ": ", $thrown->getMessage();
            }';
        // phpcs:ignore Magento2.Security.InsecureFunction
        $process = proc_open(
            [PHP_BINARY, '-n', '-d', 'error_log=/dev/null', '-d', 'extension=' . $this->extensionFile(),
                '-d', 'leakguard.policy=' . $file],
            [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes
        );
        self::assertIsResource($process);
        fwrite($pipes[0], $script);
        fclose($pipes[0]);
        $said = (string) stream_get_contents($pipes[1]);
        // phpcs:ignore Magento2.Security.InsecureFunction
        $status = proc_close($process);
        unlink($file);
        self::assertSame(0, $status, $said);
        return $said;
    }

    /**
     * PHP does not tell where an extension was loaded from; the kernel does
     */
    private function extensionFile(): string
    {
        $maps = (string) file_get_contents('/proc/self/maps');
        if (preg_match('~\s(/\S*leakguard\S*\.so)$~m', $maps, $found) !== 1) {
            self::markTestSkipped('the file of the extension cannot be found');
        }
        return $found[1];
    }
}
