<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Framework\Mail\EmailMessageInterface;
use Magento\Framework\Mail\TransportInterface;

/**
 * A way out for mail that leads nowhere: plugins see it as they see any other.
 */
class KeptMail implements TransportInterface
{
    /** @var string */
    private string $sent = '';

    /**
     * @param EmailMessageInterface $message
     */
    public function __construct(private readonly EmailMessageInterface $message)
    {
    }

    /**
     * @inheritdoc
     */
    public function sendMessage()
    {
        $this->sent = quoted_printable_decode((string) $this->message->getRawMessage());
    }

    /**
     * @inheritdoc
     */
    public function getMessage()
    {
        return $this->message;
    }

    /**
     * What would have gone out, readable
     *
     * @return string
     */
    public function sent(): string
    {
        return $this->sent;
    }
}
