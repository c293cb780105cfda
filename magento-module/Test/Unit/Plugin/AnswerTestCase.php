<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\Webapi\Caller;
use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Model\Webapi\SessionMixing;
use Leakguard\Dlp\Model\WithheldException;
use PHPUnit\Framework\TestCase;
use Psr\Log\LoggerInterface;

/**
 * What tests of answers share: a caller, a route, and a gateway that works or fails.
 */
abstract class AnswerTestCase extends TestCase
{
    /** @var Alerts */
    protected Alerts $alerts;

    /** @var MatchedRoute */
    protected MatchedRoute $route;

    /** @var string */
    protected string $consumer = 'guest';

    /** @var string[] */
    protected array $subject = [];

    protected function setUp(): void
    {
        $this->alerts = new Alerts();
        $this->route = new MatchedRoute();
        if (!extension_loaded('leakguard')) {
            \LeakGuard\Engine::reset();
        }
    }

    protected function caller(): Caller
    {
        $caller = $this->createMock(Caller::class);
        $caller->method('destination')->willReturnCallback(
            fn (string $channel = 'api', ?string $route = null): Destination =>
                new Destination($channel, $this->consumer, $this->subject, $route ?? $this->route->path())
        );
        $caller->method('sender')->willReturnCallback(
            fn (): Destination => new Destination('api', $this->consumer, [], $this->route->path())
        );
        return $caller;
    }

    protected function redactor(?Gateway $gateway = null): AnswerRedactor
    {
        $gateway ??= new Gateway();
        return new AnswerRedactor(
            $gateway,
            $this->caller(),
            $this->createMock(LoggerInterface::class),
            new SessionMixing(new Extension(), $this->alerts),
            $this->alerts
        );
    }

    protected function failing(): Gateway
    {
        $gateway = $this->createMock(Gateway::class);
        $methods = ['redactArray', 'redactText', 'redactRequest', 'foresee', 'restore'];
        foreach ($methods as $method) {
            $gateway->method($method)->willThrowException(new WithheldException('extension is not loaded'));
        }
        return $gateway;
    }

    /** The extension of an earlier day has no simulate(), restore() and events() */
    protected function needWholeExtension(): void
    {
        if (!method_exists(\LeakGuard\Engine::class, 'restore')) {
            self::markTestSkipped('the loaded extension is too old');
        }
    }
}
