<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Export;

use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Export\Requester;
use Leakguard\Dlp\Model\Export\RowRedactor;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Plugin\Export\MarkDownload;
use Leakguard\Dlp\Plugin\Export\MarkExportJob;
use Leakguard\Dlp\Plugin\Export\NameExport;
use Leakguard\Dlp\Plugin\Export\RedactExportFile;
use Leakguard\Dlp\Plugin\Export\RedactGridRow;
use Leakguard\Dlp\Plugin\Export\RedactLegacyCell;
use Leakguard\Dlp\Plugin\Export\RememberRequester;
use Leakguard\Dlp\Test\Unit\Double\Person;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\Exception\LocalizedException;
use Magento\Framework\FlagManager;
use PHPUnit\Framework\MockObject\MockObject;
use Psr\Log\LoggerInterface;

class ExportTest extends AnswerTestCase
{
    /** What the shop's policy does with exports differs, with card numbers it does not. */
    private const CARD = '4111 1111 1111 1111';

    /** @var CurrentExport */
    private CurrentExport $export;

    protected function setUp(): void
    {
        parent::setUp();
        $this->export = new CurrentExport();
        $this->consumer = 'admin:jane';
    }

    public function testARowKeepsItsColumnsAndItsOrder(): void
    {
        $row = ['id' => 3, 'note' => 'paid by ' . self::CARD, 'empty' => null, 'sku' => 'LG-4111'];
        $redacted = $this->rows()->redact($row, 'grid/x');
        self::assertSame(array_keys($row), array_keys($redacted));
        self::assertStringNotContainsString(self::CARD, $redacted['note']);
        self::assertSame([3, null, 'LG-4111'], [$redacted['id'], $redacted['empty'], $redacted['sku']]);
        self::assertTrue($this->export->isMasked());
    }

    public function testADroppedValueLeavesAnEmptyCell(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willReturn(['a' => '1', 'c' => '3']);
        self::assertSame(
            ['a' => '1', 'b' => '', 'c' => '3'],
            $this->rows($gateway)->redact(['a' => '1', 'b' => '2', 'c' => '3'])
        );
    }

    public function testWhatCannotBeCheckedIsNotExported(): void
    {
        $this->expectException(LocalizedException::class);
        $this->rows($this->failing())->redact(['email' => 'maria.garcia@example.net']);
    }

    public function testColumnsOfSecretsAreLeftOutOfTheHeadAndOfTheRows(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willReturnCallback(
            static fn (array $row): array => array_merge($row, array_intersect_key(
                ['password_hash' => '[PASSWORD]', 'rp_token' => '[GENERIC_SECRET]'],
                array_filter($row)
            ))
        );
        $plugin = new RedactExportFile($this->rows($gateway), $this->export);
        self::assertSame(
            [['email', 'dob']],
            $plugin->beforeSetHeaderCols(null, ['email', 'password_hash', 'rp_token', 'dob'])
        );
        self::assertSame(
            [['email' => 'a@example.net']],
            $plugin->beforeWriteRow(null, ['email' => 'a@example.net', 'password_hash' => '3f9a', 'rp_token' => '0:3'])
        );
    }

    public function testAPolicyThatOnlyWatchesLeavesTheColumns(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willReturnArgument(0);
        $plugin = new RedactExportFile($this->rows($gateway), $this->export);
        $columns = ['email', 'password_hash'];
        self::assertSame([$columns], $plugin->beforeSetHeaderCols(null, $columns));
        $row = ['email' => 'a@example.net', 'password_hash' => '3f9a'];
        self::assertSame([$row], $plugin->beforeWriteRow(null, $row));
        self::assertFalse($this->export->isMasked());
    }

    public function testAMaskedFileSaysSoInItsHeadAndInItsName(): void
    {
        $plugin = new RedactExportFile($this->rows(), $this->export);
        $adapter = new Person(['fileExtension' => 'csv']);
        self::assertSame("a,b\n1,2\n", $plugin->afterGetContents($adapter, "a,b\n1,2\n"));
        self::assertSame('customer.csv', $this->export->nameFor('customer.csv'));

        $plugin->beforeWriteRow(null, ['note' => self::CARD]);
        self::assertSame("a,b,leakguard_masked\n1,2\n", $plugin->afterGetContents($adapter, "a,b\n1,2\n"));
        self::assertSame("a,b,leakguard_masked\r\n1,2\r\n", $plugin->afterGetContents($adapter, "a,b\r\n1,2\r\n"));
        self::assertSame('<a/>', $plugin->afterGetContents(new Person(['fileExtension' => 'xml']), '<a/>'));
        self::assertSame('masked-customer.csv', $this->export->nameFor('customer.csv'));
        self::assertSame('masked-customer.csv', $this->export->nameFor('masked-customer.csv'));
    }

    public function testTheQueueConsumerWritesForWhoeverAsked(): void
    {
        $flags = new FlagManager();
        $requester = new Requester($this->caller(), $flags);
        (new RememberRequester($requester))->afterCreate(null, new Person(['fileName' => 'customer_1.csv']));

        $this->consumer = ''; // on the command line nobody is logged in
        $seen = [];
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willReturnCallback(static function (array $row, $destination) use (&$seen) {
            $seen[] = "$destination->channel $destination->consumer $destination->route";
            return ['email' => '[EMAIL_ADDRESS]'];
        });
        $info = $this->exportInfo('customer_1.csv');
        $job = new MarkExportJob($this->export, $requester);
        $write = function () use ($gateway): string {
            (new NameExport($this->export))->beforeExport(new class {
                public function getData(string $key): string
                {
                    return $key === 'entity' ? 'customer' : '';
                }
            });
            $this->rows($gateway)->redact(['email' => 'maria.garcia@example.net']);
            return 'content';
        };
        self::assertSame('content', $job->aroundExport(null, $write, $info));
        self::assertSame('masked-customer_1.csv', $info->name);
        $job->aroundExport(null, $write, $this->exportInfo('customer_2.csv'));
        self::assertSame(
            ['export admin:jane import_export/customer', 'export  import_export/customer'],
            $seen,
            'the second file was asked for by nobody known'
        );
        self::assertSame([], $flags->flags);
    }

    public function testAGridsRowIsCheckedByTheNamesOfItsFields(): void
    {
        $request = $this->createMock(RequestInterface::class);
        $request->method('getParam')->with('namespace', '')->willReturn('sales_order_grid');
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willReturnCallback(static function (array $row, $destination): array {
            self::assertSame('grid/sales_order_grid', $destination->route);
            return isset($row['billing_name']) ? ['billing_name' => '[PERSON]'] + $row : $row;
        });
        $plugin = new RedactGridRow($this->rows($gateway), $request);
        $result = static fn (): array => ['000000003', 'Jan de Vries', 'Pending'];
        self::assertSame(
            ['000000003', '[PERSON]', 'Pending'],
            $plugin->aroundGetRowData(null, $result, null, ['increment_id', 'billing_name', 'status'], [])
        );
        self::assertSame(['000000003', 'Jan de Vries', 'Pending'], $plugin->aroundGetRowData(
            null,
            $result,
            null,
            ['increment_id', 'billing_name'],
            []
        ), 'fields that do not fit are not guessed');
    }

    public function testACellOfAnOlderGridIsCheckedByTheNameOfItsColumn(): void
    {
        $plugin = new RedactLegacyCell($this->rows());
        $column = new Person(['index' => 'comment', 'grid' => new Person(['id' => 'gridReport'])]);
        $cell = static fn ($value) => $plugin->aroundGetRowFieldExport($column, static fn () => $value, null);
        self::assertStringNotContainsString(self::CARD, $cell('paid by ' . self::CARD));
        self::assertSame('$59.00', $cell('$59.00'));
        self::assertNull($cell(null));
    }

    public function testEveryDownloadIsInTheLog(): void
    {
        /** @var LoggerInterface&MockObject $logger */
        $logger = $this->createMock(LoggerInterface::class);
        $logger->expects(self::exactly(2))->method('info')->withConsecutive(
            ['LeakGuard: admin:jane downloads export.csv'],
            ['LeakGuard: admin:jane downloads export.csv, masked']
        );
        $plugin = new MarkDownload($this->export, $this->caller(), $logger);
        self::assertSame(['export.csv', 'content', 'var'], $plugin->beforeCreate(null, 'export.csv', 'content', 'var'));
        $this->export->markMasked();
        self::assertSame(['masked-export.csv', 'x'], $plugin->beforeCreate(null, 'export.csv', 'x'));
    }

    private function rows(?Gateway $gateway = null): RowRedactor
    {
        return new RowRedactor($gateway ?? new Gateway(), $this->caller(), $this->export);
    }

    private function exportInfo(string $name): object
    {
        return new class ($name) {
            public function __construct(public string $name)
            {
            }

            public function getFileName(): string
            {
                return $this->name;
            }

            public function setFileName(string $name): void
            {
                $this->name = $name;
            }
        };
    }
}
