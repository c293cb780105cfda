<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Logger;

use Leakguard\Dlp\Logger\RecordRedactor;
use Leakguard\Dlp\Logger\RedactingFormatter;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Leakguard\Dlp\Plugin\Logger\RedactFormattedLine;
use Leakguard\Dlp\Test\Unit\Double\ObjectRecord;
use Monolog\Formatter\LineFormatter;
use Monolog\Handler\StreamHandler;
use Monolog\Handler\TestHandler;
use Monolog\Logger;
use PHPUnit\Framework\TestCase;

/**
 * Processor and formatter inside a real Monolog, wired as Magento's di.xml wires them.
 */
class LoggingTest extends TestCase
{
    private const EMAIL = 'maria.garcia@example.net';
    private const CARD = '4111111111111111';

    public function testMessageContextAndExtraOfEveryRecordAreMaskedForEveryHandler(): void
    {
        $handler = new TestHandler();
        $logger = new Logger('main', [$handler], [static function ($record) {
            $extra = ['ref' => ['mail' => self::EMAIL], 'n' => 7];
            return is_array($record) ? array_replace($record, ['extra' => $extra]) : $record->with(extra: $extra);
        }, new RecordRedactor(new Gateway())]);
        $exception = new \RuntimeException('refused ' . self::EMAIL);
        $logger->info('order of ' . self::EMAIL . ' card ' . self::CARD, [
            'customer' => ['email' => self::EMAIL],
            'exception' => $exception,
            'order' => 'ORD-7',
        ]);
        $record = $handler->getRecords()[0];
        self::assertStringNotContainsString(self::EMAIL, $record['message'] . json_encode($record['context']));
        self::assertStringNotContainsString(self::CARD, $record['message']);
        self::assertStringStartsWith('order of ', $record['message']);
        self::assertSame('ORD-7', $record['context']['order']);
        // Handlers look for the object: Magento routes to exception.log by it.
        self::assertSame($exception, $record['context']['exception']);
        self::assertStringNotContainsString(self::EMAIL, json_encode($record['extra']['ref']));
        self::assertSame(7, $record['extra']['n']);
    }

    public function testTheWrittenLineHidesTheExceptionsSecondPrintAndItsPrevious(): void
    {
        $lines = $this->write(static function (Logger $logger): void {
            $inner = new \LogicException('card ' . self::CARD);
            $exception = new \RuntimeException('could not save ' . self::EMAIL, 0, $inner);
            $logger->critical((string) $exception, ['exception' => $exception]);
            $logger->error('only in the context', ['exception' => $exception]);
        });
        self::assertStringNotContainsString(self::EMAIL, $lines);
        self::assertStringNotContainsString(self::CARD, $lines);
        self::assertStringContainsString('"exception":"[object] (RuntimeException(code: 0): could not save ', $lines);
        self::assertStringContainsString('main.ERROR: only in the context', $lines);
        self::assertMatchesRegularExpression(
            '/^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d\] main\.CRITICAL/',
            $lines
        );
    }

    public function testALineWithoutDataIsWrittenAsItWas(): void
    {
        $lines = $this->write(static fn (Logger $logger) => $logger->notice('cache 17 flushed', ['ids' => [1, 2]]));
        self::assertStringEndsWith("main.NOTICE: cache 17 flushed {\"ids\":[1,2]} []\n", $lines);
    }

    public function testAFailingGatewayLeavesTimeChannelAndLevelAndExplainsItselfOnce(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willThrowException(new WithheldException('the reason'));
        $gateway->method('redactArray')->willThrowException(new WithheldException('the reason'));
        $lines = $this->write(static function (Logger $logger): void {
            $logger->info('hello ' . self::EMAIL, ['exception' => new \RuntimeException(self::EMAIL)]);
            $logger->warning('hello ' . self::EMAIL);
        }, $gateway);
        $expected = [
            'main.INFO: LeakGuard cannot check log records and withholds what they say: the reason [] []',
            'main.INFO: [withheld by LeakGuard] [] []',
            'main.WARNING: [withheld by LeakGuard] [] []',
        ];
        self::assertSame($expected, array_map(
            static fn (string $line): string => substr($line, strpos($line, '] ') + 2),
            explode("\n", trim($lines))
        ));
    }

    public function testARecordThatIsFormattedTwiceIsExplainedBothTimes(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willThrowException(new WithheldException('the reason'));
        $formatter = new RedactingFormatter(new LineFormatter(), $gateway);
        $record = $this->record(self::EMAIL);
        self::assertStringContainsString('the reason', $formatter->format($record));
        self::assertStringContainsString('the reason', $formatter->format($record));
        self::assertStringNotContainsString('the reason', $formatter->format($this->record(self::EMAIL)));
    }

    public function testMonolog3RecordsAreMaskedToo(): void
    {
        $redact = new RecordRedactor(new Gateway());
        $record = $redact(new ObjectRecord('to ' . self::EMAIL, ['a' => [self::EMAIL]], ['b' => self::EMAIL]));
        self::assertInstanceOf(ObjectRecord::class, $record);
        self::assertStringNotContainsString(self::EMAIL, json_encode($record));
        self::assertStringStartsWith('to ', $record->message);
    }

    public function testAWithheldMonolog3RecordSaysNothing(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willThrowException(new WithheldException('the reason'));
        $record = (new RecordRedactor($gateway))(new ObjectRecord('to ' . self::EMAIL, [self::EMAIL], [self::EMAIL]));
        self::assertEquals(new ObjectRecord('[withheld by LeakGuard]'), $record);
    }

    public function testOneHandlerGetsOneFormatterAndNoneIsWrappedTwice(): void
    {
        $plugin = new RedactFormattedLine(new Gateway());
        $line = new LineFormatter();
        $wrapped = $plugin->afterGetFormatter(null, $line);
        self::assertInstanceOf(RedactingFormatter::class, $wrapped);
        self::assertSame($wrapped, $plugin->afterGetFormatter(null, $line));
        self::assertSame($wrapped, $plugin->afterGetFormatter(null, $wrapped));
        self::assertNotSame($wrapped, $plugin->afterGetFormatter(null, new LineFormatter()));
    }

    public function testSettingsOfTheFormatterBehindCanBeReached(): void
    {
        $inner = new LineFormatter('%message% %context%');
        $wrapped = new RedactingFormatter($inner, new Gateway());
        $wrapped->ignoreEmptyContextAndExtra();
        self::assertSame('hi ', $wrapped->format($this->record('hi')));
    }

    public function testABatchIsMasked(): void
    {
        $record = $this->record(self::EMAIL);
        $lines = (new RedactingFormatter(new LineFormatter(), new Gateway()))->formatBatch([$record, $record]);
        self::assertStringNotContainsString(self::EMAIL, $lines);
        self::assertSame(2, substr_count($lines, 'main.DEBUG: '));
    }

    /**
     * @return array|\Monolog\LogRecord whatever the Monolog at hand makes
     */
    private function record(string $message)
    {
        $handler = new TestHandler();
        (new Logger('main', [$handler]))->debug($message);
        return $handler->getRecords()[0];
    }

    /**
     * @param callable(Logger): mixed $log
     */
    private function write(callable $log, ?Gateway $gateway = null): string
    {
        $gateway ??= new Gateway();
        $stream = fopen('php://memory', 'r+');
        $handler = new class ($stream) extends StreamHandler {
            /** @var RedactFormattedLine|null */
            public ?RedactFormattedLine $plugin = null;

            public function getFormatter(): \Monolog\Formatter\FormatterInterface
            {
                return $this->plugin->afterGetFormatter($this, parent::getFormatter());
            }
        };
        $handler->plugin = new RedactFormattedLine($gateway);
        $handler->setFormatter(new LineFormatter(null, null, true));
        $log(new Logger('main', [$handler], [new RecordRedactor($gateway)]));
        return (string) stream_get_contents($stream, -1, 0);
    }
}
