<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Http;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Leakguard\Dlp\Plugin\Http\RedactSocketRequest;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;

class RedactSocketRequestTest extends AnswerTestCase
{
    private const CARD = '4111 1111 1111 1111';

    public function testTheQueryIsChecked(): void
    {
        $plugin = new RedactSocketRequest(new Gateway());
        [$url] = $plugin->beforeGet(null, 'http://partner.example/x?id=3&card=' . rawurlencode(self::CARD));
        self::assertStringStartsWith('http://partner.example/x?id=3&card=', $url);
        self::assertStringNotContainsString(self::CARD, rawurldecode($url));
        self::assertSame(['http://partner.example/x?id=3'], $plugin->beforeGet(null, 'http://partner.example/x?id=3'));
    }

    public function testFieldsAndTextsOfABodyAreChecked(): void
    {
        $plugin = new RedactSocketRequest(new Gateway());
        [, $fields] = $plugin->beforePost(null, 'http://partner.example/x', ['card' => self::CARD, 'id' => '3']);
        self::assertSame('3', $fields['id']);
        self::assertNotSame(self::CARD, $fields['card']);
        [, $text] = $plugin->beforePost(null, 'http://partner.example/x', 'id=3&card=' . self::CARD);
        self::assertStringStartsWith('id=3&card=', $text);
        self::assertStringNotContainsString(self::CARD, $text);
        [, $nothing] = $plugin->beforePost(null, 'http://partner.example/x', null);
        self::assertNull($nothing);
    }

    public function testWhatCannotBeCheckedIsNotSent(): void
    {
        $this->expectException(WithheldException::class);
        (new RedactSocketRequest($this->failing()))->beforePost(null, 'http://partner.example/x', ['a' => 'b']);
    }
}
