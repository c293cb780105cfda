<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Import;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Plugin\Import\RefuseMaskedFile;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;

class RefuseMaskedFileTest extends AnswerTestCase
{
    /** @var array<int, array{0: ?int, 1: string}> row and message of each error */
    private array $errors = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->needWholeExtension();
    }

    public function testAFileThatSaysItWasMaskedIsRefused(): void
    {
        self::assertFalse($this->validate(['email', 'leakguard_masked'], [['maria.garcia@example.net', '']]));
        self::assertNull($this->errors[0][0]);
        self::assertSame(['write_back'], array_column($this->alerts->all(), 'kind'));
    }

    public function testRowsThatHoldLabelsAreRefusedByTheirNumber(): void
    {
        self::assertFalse($this->validate(['id', 'email'], [
            ['1', 'maria.garcia@example.net'],
            ['2', '[EMAIL_ADDRESS]'],
        ]));
        self::assertCount(1, $this->errors);
        self::assertSame(1, $this->errors[0][0]);
        self::assertStringContainsString('email', $this->errors[0][1]);
    }

    public function testAFileOfALeakedMillionRowsIsNotReadToItsEnd(): void
    {
        self::assertFalse($this->validate(['email'], array_fill(0, 500, ['[EMAIL_ADDRESS]'])));
        self::assertCount(20, $this->errors);
    }

    public function testDataIsImportedFromItsFirstRowOn(): void
    {
        self::assertTrue($this->validate(['email'], [['maria.garcia@example.net'], ['jan.devries@voorbeeld.example']]));
        self::assertSame([], $this->errors);
    }

    public function testAFileThatCannotBeCheckedIsRefused(): void
    {
        self::assertFalse($this->validate(['email'], [['maria.garcia@example.net']], $this->failing()));
        self::assertStringContainsString('cannot be checked', $this->errors[0][1]);
    }

    private function validate(array $columns, array $rows, ?Gateway $gateway = null): bool
    {
        $named = array_map(static fn (array $row): array => array_combine($columns, $row), $rows);
        $source = new class ($columns, $named) extends \ArrayIterator {
            public function __construct(private array $columns, array $rows)
            {
                parent::__construct($rows);
            }

            public function getColNames(): array
            {
                return $this->columns;
            }
        };
        $import = new class ($this->errors) {
            public function __construct(private array &$errors)
            {
            }

            public function getData(string $key): string
            {
                return $key === 'entity' ? 'customer' : '';
            }

            public function getErrorAggregator(): self
            {
                return $this;
            }

            public function addError($code, $level, $row, $column, $message): void
            {
                $this->errors[] = [$row, $message];
            }
        };
        $plugin = new RefuseMaskedFile($gateway ?? new Gateway(), $this->caller(), $this->alerts);
        return $plugin->aroundValidateSource($import, static function ($source): bool {
            self::assertSame(0, $source->key(), 'the file is read from its first row again');
            return true;
        }, $source);
    }
}
