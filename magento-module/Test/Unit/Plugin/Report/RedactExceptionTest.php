<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Report;

use Leakguard\Dlp\Logger\LogRecordText;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Plugin\Report\RedactException;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\App\Bootstrap;

class RedactExceptionTest extends AnswerTestCase
{
    public function testMessagesOfTheWholeChainAndTheUrlAreChecked(): void
    {
        $bootstrap = $this->bootstrap('/customer/jan%40voorbeeld.example?email=maria.garcia%40example.net&page=2');
        $exception = new \RuntimeException(
            'could not save maria.garcia@example.net',
            7,
            new \TypeError('card 4111 1111 1111 1111')
        );
        (new RedactException(new Gateway()))->beforeHandle(null, $bootstrap, $exception);
        self::assertStringStartsWith('could not save ', $exception->getMessage());
        self::assertStringNotContainsString('maria', $exception->getMessage());
        self::assertStringNotContainsString('4111 1111 1111 1111', $exception->getPrevious()->getMessage());
        self::assertSame(7, $exception->getCode());
        $url = rawurldecode($bootstrap->getParams()['REQUEST_URI']);
        self::assertStringNotContainsString('@', $url);
        self::assertStringContainsString('page=2', $url);
        self::assertSame('kept', $bootstrap->getParams()['MAGE_MODE']);
    }

    public function testAnExceptionAboutNobodyStaysAsItIs(): void
    {
        $bootstrap = $this->bootstrap('/catalog/product/view/id/3?page=2');
        $exception = new \RuntimeException('Class "X" does not exist');
        (new RedactException(new Gateway()))->beforeHandle(null, $bootstrap, $exception);
        self::assertSame('Class "X" does not exist', $exception->getMessage());
        self::assertSame('/catalog/product/view/id/3?page=2', $bootstrap->getParams()['REQUEST_URI']);
    }

    public function testWhatCannotBeCheckedIsNotReported(): void
    {
        $bootstrap = $this->bootstrap('/x?email=maria.garcia%40example.net');
        $exception = new \RuntimeException('could not save maria.garcia@example.net');
        (new RedactException($this->failing()))->beforeHandle(null, $bootstrap, $exception);
        self::assertSame(LogRecordText::WITHHELD, $exception->getMessage());
        self::assertStringNotContainsString('maria', $bootstrap->getParams()['REQUEST_URI']);
    }

    private function bootstrap(string $uri): Bootstrap
    {
        $bootstrap = (new \ReflectionClass(Bootstrap::class))->newInstanceWithoutConstructor();
        (new \ReflectionProperty(Bootstrap::class, 'server'))
            ->setValue($bootstrap, ['REQUEST_URI' => $uri, 'MAGE_MODE' => 'kept']);
        return $bootstrap;
    }
}
