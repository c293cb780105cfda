<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Mail;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Mail\StaffAddresses;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\Exception\MailException;
use Magento\Framework\Mail\EmailMessageInterface;

/**
 * Mail that only staff gets, e.g. copies of orders. What customers get is theirs and stays as it is.
 */
class RedactStaffCopy
{
    /**
     * @param Gateway $gateway
     * @param StaffAddresses $staff
     */
    public function __construct(private readonly Gateway $gateway, private readonly StaffAddresses $staff)
    {
    }

    /**
     * Check the text of a message of one part; Magento's own have one
     *
     * @param \Magento\Framework\Mail\TransportInterface $subject
     * @return void
     * @throws MailException
     */
    public function beforeSendMessage($subject): void
    {
        $message = $subject->getMessage();
        if (!$message instanceof EmailMessageInterface || !$this->staff->areAll($this->receivers($message))) {
            return;
        }
        $parts = $message->getMessageBody()->getParts();
        if (count($parts) !== 1) {
            return;
        }
        $text = (string) $parts[0]->getRawContent();
        $isHtml = str_contains((string) $parts[0]->getType(), 'html');
        try {
            $redacted = $this->gateway->redactText(
                $text,
                new Destination('egress', 'mail:staff', [], 'mail', 'mail'),
                $isHtml ? 'html' : 'text'
            );
        } catch (WithheldException $withheld) {
            throw new MailException(__('The mail is withheld by LeakGuard: %1', $withheld->getMessage()));
        }
        if ($redacted !== $text) {
            $isHtml ? $message->setBodyHtml($redacted) : $message->setBodyText($redacted);
        }
    }

    /**
     * To, Cc and Bcc alike
     *
     * @param EmailMessageInterface $message
     * @return string[]
     */
    private function receivers($message): array
    {
        return array_map(
            static fn ($address): string => (string) $address->getEmail(),
            [...$message->getTo(), ...($message->getCc() ?? []), ...($message->getBcc() ?? [])]
        );
    }
}
