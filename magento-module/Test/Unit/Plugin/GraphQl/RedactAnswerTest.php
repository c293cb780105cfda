<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\GraphQl;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Plugin\GraphQl\RedactAnswer;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\App\Response\Http;

class RedactAnswerTest extends AnswerTestCase
{
    public function testDataAndErrorsAreChecked(): void
    {
        $body = $this->dispatch(
            '{"errors":[{"message":"no jan.devries@voorbeeld.example"}],"data":{"customer":'
            . '{"id":7,"email":"maria.garcia@example.net"}}}'
        )->getContent();
        self::assertStringNotContainsString('@', $body);
        $answer = json_decode($body, true);
        self::assertSame(7, $answer['data']['customer']['id']);
        self::assertSame('graphql', $this->route->path());
    }

    public function testTheSamePublicAnswerIsMaskedForEachCallerAnew(): void
    {
        // Seen in 2.4.6: an answer that was masked inside of the page cache went to the next caller.
        $stored = (new Http())->setBody('{"data":{"customer":{"email":"maria.garcia@example.net"}}}');
        self::assertStringNotContainsString('maria', $this->dispatch(clone $stored)->getContent());
        [$this->consumer, $this->subject] = ['customer:42', ['maria.garcia@example.net']];
        self::assertSame($stored->getContent(), $this->dispatch(clone $stored)->getContent());
    }

    public function testWhatCannotBeCheckedBecomesAGraphQlError(): void
    {
        $response = $this->dispatch('{"data":{"customer":{"email":"maria.garcia@example.net"}}}', $this->failing());
        self::assertSame(503, $response->getHttpResponseCode());
        self::assertSame(
            ['errors' => [['message' => AnswerRedactor::UNAVAILABLE, 'extensions' => ['category' => 'leakguard']]]],
            json_decode($response->getContent(), true)
        );
        self::assertStringContainsString('no-store', $response->headers['cache-control']);
    }

    public function testNoBodyStaysNoBody(): void
    {
        self::assertSame('', $this->dispatch('', $this->failing())->getContent());
    }

    private function dispatch(string|Http $answer, ?Gateway $gateway = null): Http
    {
        $response = is_string($answer) ? (new Http())->setBody($answer) : $answer;
        $plugin = new RedactAnswer($this->redactor($gateway), $this->route, $this->createMock(CacheGuard::class));
        return $plugin->aroundDispatch(null, static fn (): Http => $response, null);
    }
}
