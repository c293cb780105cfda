<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Queue;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\MessageQueue\EnvelopeInterface;
use Magento\Framework\MessageQueue\EnvelopeFactory;

/**
 * Looks at messages of the queue. Whoever reads them needs the data, so they stay what they are: a masked one fails for
 * good. Only topics that leave the shop, and that the shop has named, are masked.
 */
class MessageWatch
{
    private const SECRETS = '/PASSWORD|SECRET|TOKEN|_KEY$|^JWT$|^SESSION_ID$|^CONNECTION_STRING$|^CVV$|^CARD_TRACK$'
        . '|^CREDIT_CARD$/';

    /**
     * @param Gateway $gateway
     * @param Alerts $alerts
     * @param EnvelopeFactory $envelopes
     * @param string[] $maskedTopics topics that only others read, e.g. an export to a partner; set in di.xml
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Alerts $alerts,
        private readonly EnvelopeFactory $envelopes,
        private readonly array $maskedTopics = []
    ) {
    }

    /**
     * The message as it may be queued
     *
     * @param string $topic
     * @param EnvelopeInterface $envelope
     * @return EnvelopeInterface
     */
    public function pass(string $topic, $envelope)
    {
        $body = (string) $envelope->getBody();
        $receiver = new Destination('storage', 'queue:' . $topic, [], 'queue/' . $topic);
        try {
            if (!in_array($topic, $this->maskedTopics, true)) {
                $this->lookForSecrets($body, $receiver);
                return $envelope;
            }
            $redacted = $this->gateway->redactText($body, $receiver, 'auto');
        } catch (WithheldException $withheld) {
            $this->alerts->raise(Alerts::WITHHELD, $receiver->consumer, $receiver->route, $withheld->getMessage());
            if (in_array($topic, $this->maskedTopics, true)) {
                throw $withheld;
            }
            return $envelope;
        }
        return $redacted === $body
            ? $envelope
            : $this->envelopes->create(['body' => $redacted, 'properties' => $envelope->getProperties()]);
    }

    /**
     * A queue keeps a password in readable form, sometimes for weeks: say so
     *
     * @param string $body
     * @param Destination $receiver
     * @return void
     * @throws WithheldException
     */
    private function lookForSecrets(string $body, Destination $receiver): void
    {
        $data = json_decode($body, true);
        $secrets = [];
        foreach ($this->gateway->foresee(is_array($data) ? $data : [$body], $receiver) as $finding) {
            if ($finding['action'] !== 'allow' && preg_match(self::SECRETS, (string) $finding['entity']) === 1) {
                $secrets[$finding['entity'] . ' in ' . ($finding['field'] ?? 'text')] = true;
            }
        }
        if ($secrets !== []) {
            $this->alerts->raise(
                Alerts::SECRET_IN_QUEUE,
                $receiver->consumer,
                $receiver->route,
                implode(', ', array_keys($secrets))
            );
        }
    }
}
