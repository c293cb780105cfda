<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Webapi;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\Webapi\Caller;
use Leakguard\Dlp\Model\Webapi\SessionMixing;
use Leakguard\Dlp\Model\WithheldException;
use Leakguard\Dlp\Plugin\Webapi\RedactAnswer;
use Leakguard\Dlp\Plugin\Webapi\RedactFatalError;
use Magento\Framework\DataObject;
use Magento\Framework\Webapi\Rest\Response;
use PHPUnit\Framework\TestCase;
use Psr\Log\LoggerInterface;

class RedactAnswerTest extends TestCase
{
    /** @var Response */
    private Response $response;

    /** @var string[] */
    private array $logged = [];

    /** @var Alerts */
    private Alerts $alerts;

    protected function setUp(): void
    {
        $this->alerts = new Alerts();
    }

    public function testAnErrorAnswerKeepsItsShapeAndLosesTheAddress(): void
    {
        $error = [
            'message' => 'No such entity with %fieldName = %fieldValue, %field2Name = %field2Value',
            'parameters' => [
                'fieldName' => 'email',
                'fieldValue' => 'nobody.here@example.com',
                'field2Name' => 'websiteId',
                'field2Value' => 1,
            ],
        ];
        [$masked] = $this->plugin(new Gateway())->beforeRender(null, $error);
        self::assertNotSame('nobody.here@example.com', $masked['parameters']['fieldValue']);
        $masked['parameters']['fieldValue'] = 'nobody.here@example.com';
        self::assertSame($error, $masked);
    }

    public function testAStringBodyIsChecked(): void
    {
        [$masked] = $this->plugin(new Gateway())->beforeRender(null, 'jan.devries@voorbeeld.example');
        self::assertIsString($masked);
        self::assertStringNotContainsString('jan.devries', $masked);
        self::assertSame(['ok'], $this->plugin(new Gateway())->beforeRender(null, 'ok'));
        self::assertSame([42], $this->plugin(new Gateway())->beforeRender(null, 42));
    }

    public function testAnObjectOfMagentoIsCheckedAndTheOriginalStays(): void
    {
        $object = new DataObject(['email' => 'jan.devries@voorbeeld.example', 'id' => 3]);
        [$masked] = $this->plugin(new Gateway())->beforeRender(null, $object);
        self::assertInstanceOf(DataObject::class, $masked);
        self::assertSame(3, $masked->getData()['id']);
        self::assertNotSame('jan.devries@voorbeeld.example', $masked->getData()['email']);
        self::assertSame('jan.devries@voorbeeld.example', $object->getData()['email']);
    }

    public function testWhatCannotBeCheckedBecomesAWellFormed503(): void
    {
        $plugin = $this->plugin($this->failing(new WithheldException('extension is not loaded')));
        $shown = $plugin->beforeRender(null, ['email' => 'maria.garcia@example.net']);
        self::assertSame([['message' => AnswerRedactor::UNAVAILABLE]], $shown);
        self::assertSame(503, $this->response->httpResponseCode);
        self::assertSame(['LeakGuard withheld an answer: extension is not loaded'], $this->logged);
        self::assertSame(['withheld'], array_column($this->alerts->all(), 'kind'));
    }

    public function testABlockedAnswerIsA403(): void
    {
        $plugin = $this->plugin($this->failing(new BlockedException('rule "x" blocks CREDIT_CARD')));
        self::assertSame([['message' => AnswerRedactor::BLOCKED]], $plugin->beforeRender(null, 'anything'));
        self::assertSame(403, $this->response->httpResponseCode);
    }

    public function testYesNoAndNothingNeedNoCheck(): void
    {
        $plugin = $this->plugin($this->failing(new WithheldException('extension is not loaded')));
        foreach ([true, false, null] as $plain) {
            self::assertSame([$plain], $plugin->beforeRender(null, $plain));
        }
        self::assertSame(200, $this->response->httpResponseCode);
    }

    public function testAFatalErrorIsPrintedMasked(): void
    {
        $plugin = new RedactFatalError($this->redactor(new Gateway()));
        [$message, $trace, $code] = $plugin->beforeRenderErrorMessage(
            null,
            "Fatal Error: 'boom for jan.devries@voorbeeld.example'",
            '#0 pay("maria.garcia@example.net")',
            500
        );
        self::assertStringNotContainsString('jan.devries', $message);
        self::assertStringContainsString('Fatal Error', $message);
        self::assertStringNotContainsString('maria.garcia', $trace);
        self::assertSame(500, $code);
    }

    public function testAFatalErrorThatCannotBeCheckedIsANotice(): void
    {
        $plugin = new RedactFatalError($this->redactor($this->failing(new WithheldException('no'))));
        self::assertSame(
            [AnswerRedactor::UNAVAILABLE, 'Trace is not available.', 503],
            $plugin->beforeRenderErrorMessage(null, 'boom for jan.devries@voorbeeld.example', 'trace')
        );
    }

    private function plugin(Gateway $gateway): RedactAnswer
    {
        $this->response = new Response();
        return new RedactAnswer($this->redactor($gateway), $this->response);
    }

    private function redactor(Gateway $gateway): AnswerRedactor
    {
        $caller = $this->createMock(Caller::class);
        $caller->method('destination')->willReturn(new Destination('api', 'guest'));
        $logger = $this->createMock(LoggerInterface::class);
        $logger->method('critical')->willReturnCallback(function ($message): void {
            $this->logged[] = $message;
        });
        $mixing = new SessionMixing(new Extension(), $this->alerts);
        return new AnswerRedactor($gateway, $caller, $logger, $mixing, $this->alerts);
    }

    private function failing(WithheldException $withheld): Gateway
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willThrowException($withheld);
        $gateway->method('redactText')->willThrowException($withheld);
        return $gateway;
    }
}
