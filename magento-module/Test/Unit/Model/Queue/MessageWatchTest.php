<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Queue;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Queue\MessageWatch;
use Leakguard\Dlp\Model\WithheldException;
use Leakguard\Dlp\Plugin\Queue\WatchBulk;
use Leakguard\Dlp\Plugin\Queue\WatchMessages;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\MessageQueue\EnvelopeFactory;
use Magento\Framework\MessageQueue\EnvelopeInterface;

class MessageWatchTest extends AnswerTestCase
{
    private const TOPIC = 'async.magento.customer.api.accountmanagementinterface.createaccount.post';

    protected function setUp(): void
    {
        parent::setUp();
        $this->needWholeExtension();
    }

    public function testAMessageStaysWhatItIsForItsConsumerNeedsIt(): void
    {
        // Seen in 2.4.6: a masked body made the consumer fail for good, and the data was lost.
        $envelope = $this->envelope('{"email":"maria.garcia@example.net"}');
        self::assertSame(
            [self::TOPIC, $envelope],
            (new WatchMessages($this->watch()))->beforeEnqueue(null, self::TOPIC, $envelope)
        );
        self::assertSame(
            [self::TOPIC, ['a' => $envelope]],
            (new WatchBulk($this->watch()))->beforeEnqueue(null, self::TOPIC, ['a' => $envelope])
        );
        self::assertSame([], $this->alerts->all());
    }

    public function testAReadableSecretRaisesAnAlertWithoutItsValue(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('foresee')->willReturn([
            ['entity' => 'EMAIL_ADDRESS', 'field' => 'customer.email', 'action' => 'redact', 'changed' => false],
            ['entity' => 'PASSWORD', 'field' => 'password', 'action' => 'redact', 'changed' => true],
        ]);
        $envelope = $this->envelope('{"password":"hunter-2-hunter"}');
        self::assertSame($envelope, $this->watch([], $gateway)->pass(self::TOPIC, $envelope));
        self::assertSame([[
            'kind' => 'secret_in_queue', 'consumer' => 'queue:' . self::TOPIC, 'route' => 'queue/' . self::TOPIC,
            'detail' => 'PASSWORD in password', 'count' => 1,
        ]], $this->alerts->all());
    }

    public function testATopicThatTheShopHasNamedIsMasked(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willReturn('{"email":"[EMAIL_ADDRESS]"}');
        $envelope = $this->envelope('{"email":"maria.garcia@example.net"}');
        $masked = $this->watch([self::TOPIC], $gateway)->pass(self::TOPIC, $envelope);
        self::assertSame('{"email":"[EMAIL_ADDRESS]"}', $masked->getBody());
        self::assertSame(['topic_name' => self::TOPIC], $masked->getProperties());
        self::assertSame($envelope, $this->watch(['another'], $gateway)->pass(self::TOPIC, $envelope));
    }

    public function testAMessageThatCannotBeCheckedStaysInTheShopAndDoesNotLeaveIt(): void
    {
        $envelope = $this->envelope('{}');
        self::assertSame($envelope, $this->watch([], $this->failing())->pass(self::TOPIC, $envelope));
        self::assertSame(['withheld'], array_column($this->alerts->all(), 'kind'));
        $this->expectException(WithheldException::class);
        $this->watch([self::TOPIC], $this->failing())->pass(self::TOPIC, $envelope);
    }

    private function watch(array $topics = [], ?Gateway $gateway = null): MessageWatch
    {
        return new MessageWatch($gateway ?? new Gateway(), $this->alerts, new EnvelopeFactory(), $topics);
    }

    private function envelope(string $body): EnvelopeInterface
    {
        $envelope = $this->createMock(EnvelopeInterface::class);
        $envelope->method('getBody')->willReturn($body);
        $envelope->method('getProperties')->willReturn(['topic_name' => self::TOPIC]);
        return $envelope;
    }
}
