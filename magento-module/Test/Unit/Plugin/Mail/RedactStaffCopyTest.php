<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Mail;

use Leakguard\Dlp\Model\Gateway;
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
    private const TEXT = '<p>Order of Aoife, paid by 4111 1111 1111 1111</p>';

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
        $this->plugin($this->failing())->beforeSendMessage(new Person(['message' => $this->message(['a@example.org'])]));
        $this->expectException(MailException::class);
        $this->plugin($this->failing())
            ->beforeSendMessage(new Person(['message' => $this->message(['sales@shop.example'])]));
    }

    private function plugin(?Gateway $gateway = null): RedactStaffCopy
    {
        $config = $this->createMock(ScopeConfigInterface::class);
        $config->method('getValue')->willReturnCallback(static fn (string $path) => [
            'trans_email' => ['ident_sales' => ['email' => 'sales@shop.example', 'name' => 'Sales']],
            'sales_email' => ['order' => ['copy_to' => 'boss@shop.example, archive@shop.example', 'enabled' => '1']],
        ][$path] ?? null);
        return new RedactStaffCopy($gateway ?? new Gateway(), new StaffAddresses($config));
    }

    private function message(array $to, array $copies = [])
    {
        $addresses = static fn (array $list): array => array_map(
            static fn (string $email): Person => new Person(['email' => $email]),
            $list
        );
        $message = $this->createMock(EmailMessageInterface::class);
        $message->method('getTo')->willReturn($addresses($to));
        $message->method('getBcc')->willReturn($addresses($copies));
        $part = new Person(['type' => 'text/html', 'rawContent' => self::TEXT]);
        $message->method('getMessageBody')->willReturn(new Person(['parts' => [$part]]));
        return $message;
    }
}
