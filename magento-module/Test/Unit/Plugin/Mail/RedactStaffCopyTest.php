<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Mail;

use Laminas\Mime\Message;
use Laminas\Mime\Part;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Mail\MessageParts;
use Leakguard\Dlp\Model\Mail\StaffAddresses;
use Leakguard\Dlp\Plugin\Mail\RedactStaffCopy;
use Leakguard\Dlp\Test\Unit\Double\Person;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\Exception\MailException;
use Magento\Framework\Mail\EmailMessageInterface;

class RedactStaffCopyTest extends AnswerTestCase
{
    /** Whatever the policy says of people, cards do not leave. */
    private const CARD = '4111 1111 1111 1111';
    private const TEXT = '<p>Order of Aoife, paid by ' . self::CARD . '</p>';

    /**
     * @dataProvider mails
     */
    public function testOnlyStaffsOwnMailIsChecked(bool $masked, array $to, array $copies = []): void
    {
        $message = $this->message($to, $copies);
        if ($masked) {
            $message->expects(self::once())->method('setBodyHtml')->with(self::callback(
                static fn (string $html): bool => str_starts_with($html, '<p>Order of Aoife, paid by ')
                    && !str_contains($html, '4111 1111 1111 1111')
            ));
        } else {
            $message->expects(self::never())->method('setBodyHtml');
        }
        $this->plugin()->beforeSendMessage(new Person(['message' => $message]));
    }

    public static function mails(): array
    {
        return [
            'a copy for sales' => [true, ['Sales@shop.example']],
            'a copy for a list' => [true, ['boss@shop.example', 'archive@shop.example']],
            'a customer' => [false, ['aoife.obrien@example.org']],
            'a customer and a hidden copy' => [false, ['aoife.obrien@example.org'], ['sales@shop.example']],
            'staff and a hidden copy for somebody' => [false, ['sales@shop.example'], ['aoife.obrien@example.org']],
        ];
    }

    public function testWhatCannotBeCheckedIsNotSentToStaff(): void
    {
        $toCustomer = new Person(['message' => $this->message(['a@example.org'])]);
        $this->plugin($this->failing())->beforeSendMessage($toCustomer);
        $this->expectException(MailException::class);
        $this->plugin($this->failing())
            ->beforeSendMessage(new Person(['message' => $this->message(['sales@shop.example'])]));
    }

    public function testEachTextOfSeveralPartsIsChecked(): void
    {
        $inside = "--in\nContent-Type: text/plain\n\nInside: " . self::CARD . "\n--in\nContent-Type: text/html\n\n<p>"
            . self::CARD . "</p>\n--in--\n";
        $body = $this->body([
            'text/plain' => 'Text: ' . self::CARD, 'text/html; charset=utf-8' => self::TEXT,
            'text/csv' => "order,card\n17," . self::CARD . "\n", 'multipart/alternative; boundary="in"' => $inside,
            'image/png' => "\x89PNG" . self::CARD,
        ]);
        $message = $this->message(['sales@shop.example'], [], $body);
        $this->plugin()->beforeSendMessage(new Person(['message' => $message]));
        foreach ($body->getParts() as $part) {
            $isLogo = $part->getType() === 'image/png';
            self::assertSame($isLogo, str_contains($part->getRawContent(), self::CARD), $part->getType());
        }
        self::assertStringStartsWith('Text: ', $body->getParts()[0]->getRawContent());
        self::assertStringContainsString("order,card\n17,", $body->getParts()[2]->getRawContent());
        $again = $body->getParts()[3]->getRawContent();
        self::assertSame(3, substr_count($again, '--in'));
        self::assertStringContainsString("Content-Type: text/html\n\n<p>", $again);
        self::assertSame('multipart/alternative; boundary="in"', $body->getParts()[3]->getType());
    }

    public function testWhatChangesNothingStaysTheSameObject(): void
    {
        $body = $this->body(['text/plain' => 'Order 17 is packed', 'text/html' => '<p>Order 17 is packed</p>']);
        $before = $body->getParts();
        $message = $this->message(['sales@shop.example'], [], $body);
        $this->plugin()->beforeSendMessage(new Person(['message' => $message]));
        self::assertSame($before, $body->getParts());
    }

    /**
     * @dataProvider policies
     */
    public function testAFileThatCannotBeReadIsKeptBackWhereThePolicyActs(bool $acts): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willReturnArgument(0);
        $gateway->method('actsOnPeople')->willReturn($acts);
        $body = $this->body(['text/plain' => 'Invoice', 'application/pdf' => '%PDF-1.4', 'image/png' => 'logo']);
        $message = $this->message(['sales@shop.example'], [], $body);
        $this->plugin($gateway)->beforeSendMessage(new Person(['message' => $message]));
        $file = $body->getParts()[1];
        self::assertSame($acts ? 'text/plain' : 'application/pdf', $file->getType());
        self::assertSame(!$acts, $file->getRawContent() === '%PDF-1.4');
        self::assertSame('logo', $body->getParts()[2]->getRawContent());
    }

    public static function policies(): array
    {
        return ['it masks people' => [true], 'it only watches' => [false]];
    }

    public function testSeveralPartsThatNobodyCanReplaceAreNotSent(): void
    {
        $message = $this->message(['sales@shop.example'], [], null, 2);
        $this->expectException(MailException::class);
        $this->plugin()->beforeSendMessage(new Person(['message' => $message]));
    }

    /**
     * @param string[] $texts by type
     */
    private function body(array $texts): Message
    {
        $body = new Message();
        $body->setParts(array_map(static function (string $type, string $text): Part {
            $part = new Part($text);
            $part->setType($type);
            return $part;
        }, array_keys($texts), $texts));
        return $body;
    }

    private function plugin(?Gateway $gateway = null): RedactStaffCopy
    {
        $config = $this->createMock(ScopeConfigInterface::class);
        $config->method('getValue')->willReturnCallback(static fn (string $path) => [
            'trans_email' => ['ident_sales' => ['email' => 'sales@shop.example', 'name' => 'Sales']],
            'sales_email' => ['order' => ['copy_to' => 'boss@shop.example, archive@shop.example', 'enabled' => '1']],
        ][$path] ?? null);
        return new RedactStaffCopy($gateway ?? new Gateway(), new StaffAddresses($config), new MessageParts());
    }

    private function message(array $to, array $copies = [], ?Message $body = null, int $parts = 1)
    {
        $addresses = static fn (array $list): array => array_map(
            static fn (string $email): Person => new Person(['email' => $email]),
            $list
        );
        $message = $this->createMock(EmailMessageInterface::class);
        $message->method('getTo')->willReturn($addresses($to));
        $message->method('getBcc')->willReturn($addresses($copies));
        $part = new Person(['type' => 'text/html', 'rawContent' => self::TEXT]);
        $message->method('getMessageBody')->willReturn(new Person(['parts' => array_fill(0, $parts, $part)]));
        $message->method('getBody')->willReturn($body);
        return $message;
    }
}
