<?php

declare(strict_types=1);

namespace Leakguard\Dlp\Contract;

use PHPUnit\Framework\TestCase;

/**
 * CI has no Magento: this compares the module with facts that were read from a real one.
 */
final class DiContractTest extends TestCase
{
    private const SNAPSHOTS = __DIR__ . '/magento-2.4.6*.json';
    private const MODULE = __DIR__ . '/../../../magento-module';

    private static function contract(): DiContract
    {
        return DiContract::fromFiles(...(glob(self::SNAPSHOTS) ?: []));
    }

    /** @dataProvider diFiles */
    public function testEveryHookOfTheModuleFitsMagento(string $file): void
    {
        $contract = self::contract();
        self::assertSame([], $contract->violations((string) file_get_contents($file)));
    }

    /** @return array<string, array{string}> */
    public static function diFiles(): array
    {
        $files = [...(glob(self::MODULE . '/etc/di.xml') ?: []), ...(glob(self::MODULE . '/etc/*/di.xml') ?: [])];
        $names = array_map(static fn (string $file): string => substr($file, strlen(self::MODULE) + 1), $files);
        return array_combine($names, array_map(static fn (string $file): array => [$file], $files));
    }

    public function testEveryAreaIsLookedAt(): void
    {
        $areas = ['etc/di.xml', 'etc/adminhtml/di.xml', 'etc/frontend/di.xml', 'etc/graphql/di.xml',
            'etc/webapi_rest/di.xml', 'etc/webapi_soap/di.xml'];
        self::assertSame([], array_diff($areas, array_keys(self::diFiles())));
    }

    /** @dataProvider diFiles */
    public function testATypeIsSpokenOfOnceInAFile(string $file): void
    {
        // Magento's schema says so, and developer mode checks it.
        preg_match_all('/<(?:virtualType|type) name="([^"]+)"/', (string) file_get_contents($file), $found);
        self::assertSame([], array_keys(array_filter(array_count_values($found[1]), static fn (int $n): bool => $n > 1)));
    }

    /** @dataProvider diFiles */
    public function testNoHookStandsWhereMaskingLosesData(string $file): void
    {
        // Seen in 2.4.6: these make messages of the queue, too. A masked one failed for good; and proxies take no plugin.
        $forbidden = ['Webapi\ServiceOutputProcessor', 'MessageQueue\MessageEncoder', 'Model\OperationProcessor',
            'Logger\LoggerProxy'];
        $xml = (string) file_get_contents($file);
        foreach ($forbidden as $class) {
            self::assertStringNotContainsString($class, $xml);
        }
    }

    public function testWhatMasksAnswersHasTheLastWord(): void
    {
        // Seen in 2.4.6 with four plugins: only an "around" with the lowest sort order sees what all others made of an
        // answer, and only a "before" with the highest what all others made of an input.
        $wanted = ['around' => '-2147483648', 'before' => '2147483647'];
        $masking = ['GraphQl\RedactAnswer', 'Soap\RedactAnswer', 'Customer\RedactSections', 'Export\RedactGridRow',
            'Export\RedactLegacyCell', 'Webapi\RedactAnswer', 'Webapi\RefuseStandIns', 'GraphQl\RefuseStandIns',
            'Export\RedactExportFile', 'Http\RedactSocketRequest', 'Cache\KeepPeopleOut'];
        foreach ($masking as $name) {
            $class = "Leakguard\\Dlp\\Plugin\\$name";
            $methods = implode(' ', get_class_methods($class));
            $kind = str_contains($methods, 'around') ? 'around' : 'before';
            $orders = [];
            foreach (self::diFiles() as [$file]) {
                preg_match_all(
                    '/type="' . preg_quote($class, '/') . '"\s*sortOrder="(-?\d+)"/',
                    (string) file_get_contents($file),
                    $found
                );
                array_push($orders, ...$found[1]);
            }
            self::assertSame([$wanted[$kind]], array_values(array_unique($orders)), $class);
        }
    }

    public function testEveryMagentoClassThatTheModuleImportsIsInTheSnapshot(): void
    {
        $contract = self::contract();
        $files = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator(self::MODULE, \FilesystemIterator::SKIP_DOTS)
        );
        $imports = [];
        foreach ($files as $file) {
            if ($file->getExtension() !== 'php' || str_contains($file->getPathname(), '/Test/')) {
                continue;
            }
            preg_match_all('/^use (Magento\\\\[\w\\\\]+)/m', (string) file_get_contents($file->getPathname()), $found);
            array_push($imports, ...$found[1]);
        }
        self::assertNotSame([], $imports);
        foreach (array_unique($imports) as $class) {
            self::assertSame([], $contract->exists($class));
        }
    }

    /** @dataProvider brokenFiles */
    public function testAHookThatDoesNotFitIsFound(string $inside, string $complaint): void
    {
        $xml = '<config xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' . $inside . '</config>';
        self::assertStringContainsString(
            $complaint,
            implode("\n", self::contract()->violations($xml))
        );
    }

    /** @return array<string, array{string, string}> */
    public static function brokenFiles(): array
    {
        $plugin = static fn (string $target, string $type): string =>
            "<type name=\"$target\"><plugin name=\"p\" type=\"$type\"/></type>";
        $answer = 'Leakguard\Dlp\Plugin\Webapi\RedactAnswer';
        return [
            'a class that is gone' => [
                $plugin('Magento\Framework\Webapi\Rest\Response\NoRenderer', $answer),
                'Magento\Framework\Webapi\Rest\Response\NoRenderer is not in the snapshot',
            ],
            'a method that is gone' => [
                $plugin('Magento\Framework\Webapi\ErrorProcessor', $answer),
                'Magento\Framework\Webapi\ErrorProcessor::render() is not in the snapshot',
            ],
            'a protected method' => [
                $plugin('Magento\Framework\Logger\Handler\Base', TooCurious::class),
                'Magento\Framework\Logger\Handler\Base::write() takes no plugins',
            ],
            'more arguments than there are' => [
                $plugin('Magento\Framework\Logger\Handler\Base', TooCurious::class),
                'afterGetFormatter() takes 1 of the arguments of Magento\Framework\Logger\Handler\Base::getFormatter()',
            ],
            'a class that refuses plugins' => [
                $plugin('Magento\Framework\Logger\LoggerProxy', TooCurious::class),
                'Magento\Framework\Logger\LoggerProxy takes no plugins',
            ],
            'a plugin that does not exist' => [
                $plugin('Magento\Framework\Logger\Handler\Base', 'Leakguard\Dlp\Plugin\Nowhere'),
                'Leakguard\Dlp\Plugin\Nowhere does not exist',
            ],
            'an argument that the constructor does not have' => [
                '<type name="Magento\Framework\Logger\Monolog"><arguments><argument name="procesors"/></arguments></type>',
                'the constructor of Magento\Framework\Logger\Monolog has no $procesors',
            ],
            'an item that Magento cannot sort' => [
                '<type name="Magento\Framework\Logger\Monolog"><arguments><argument name="processors">'
                    . '<item name="mine" sortOrder="9"/></argument></arguments></type>',
                'setup:di:compile may fail over the sortOrder of the item mine',
            ],
            'an object that does not exist' => [
                '<item xsi:type="object">Leakguard\Dlp\Logger\Gone</item>',
                'Leakguard\Dlp\Logger\Gone does not exist',
            ],
        ];
    }
}
