<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Mail;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Mail\MessageParts;
use Leakguard\Dlp\Model\Mail\StaffAddresses;
use Leakguard\Dlp\Model\WithheldException;
use Laminas\Mime\Message as MimeMessage;
use Magento\Framework\Exception\MailException;
use Magento\Framework\Mail\EmailMessageInterface;

/**
 * Mail that only staff gets, e.g. copies of orders. What customers get is theirs and stays as it is.
 */
class RedactStaffCopy
{
    /** Stands in the place of what cannot be read. */
    private const NOTE = 'LeakGuard has kept an attachment (%s) back: what is in it cannot be checked.';

    /** Logos of a template. */
    private const PASSES = 'image/';

    /**
     * @param Gateway $gateway
     * @param StaffAddresses $staff
     * @param MessageParts $parts
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly StaffAddresses $staff,
        private readonly MessageParts $parts
    ) {
    }

    /**
     * Check the subject and each part of the message
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
        $staff = $this->staff->destination();
        try {
            $this->redactSubject($message, $staff);
            $this->redactParts($message, $staff);
        } catch (WithheldException $withheld) {
            throw new MailException(__('The mail is withheld by LeakGuard: %1', $withheld->getMessage()));
        }
    }

    /**
     * Templates may greet by name
     *
     * @param EmailMessageInterface $message
     * @param Destination $staff
     * @return void
     * @throws WithheldException
     */
    private function redactSubject($message, Destination $staff): void
    {
        $title = (string) $message->getSubject();
        $redacted = $this->gateway->redactText($title, $staff, 'text');
        if ($redacted !== $title) {
            $message->setSubject($redacted);
        }
    }

    /**
     * In the body itself, whose headers stay true
     *
     * @param EmailMessageInterface $message
     * @param Destination $staff
     * @return void
     * @throws WithheldException
     */
    private function redactParts($message, Destination $staff): void
    {
        $body = $message->getBody();
        if (!$body instanceof MimeMessage) {
            $this->redactOther($message, $staff);
            return;
        }
        $parts = $this->parts->judged(
            $body->getParts(),
            fn (string $text, string $format): string => $this->gateway->redactText($text, $staff, $format),
            fn (string $type): ?string => str_starts_with($type, self::PASSES) || !$this->gateway->actsOnPeople($staff)
                ? null
                : sprintf(self::NOTE, $type)
        );
        if ($parts !== null) {
            $body->setParts($parts);
        }
    }

    /**
     * A message that is not made by Laminas: one text can be replaced, of several none may need it
     *
     * @param EmailMessageInterface $message
     * @param Destination $staff
     * @return void
     * @throws WithheldException
     */
    private function redactOther($message, Destination $staff): void
    {
        $parts = $message->getMessageBody()->getParts();
        foreach ($parts as $part) {
            $text = (string) (method_exists($part, 'getBody') ? $part->getBody() : $part->getRawContent());
            $isHtml = str_contains((string) $part->getType(), 'html');
            $redacted = $this->gateway->redactText($text, $staff, $isHtml ? 'html' : 'text');
            if ($redacted === $text) {
                continue;
            }
            if (count($parts) > 1) {
                throw new WithheldException('the parts of this mail cannot be masked');
            }
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
