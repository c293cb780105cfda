<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\StandInException;
use Leakguard\Dlp\Model\WithheldException;

/**
 * What was masked on the way out must not come back as data: an ERP that saves the customer it has read would write
 * labels into the shop.
 */
class InputGuard
{
    /**
     * @param Gateway $gateway
     * @param Caller $caller
     * @param Alerts $alerts
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Caller $caller,
        private readonly Alerts $alerts
    ) {
    }

    /**
     * The same data; tokens are turned back where the sender may have that
     *
     * @param array $data
     * @return array
     * @throws StandInException
     * @throws WithheldException it cannot be checked: nothing may be done with it
     */
    public function restore(array $data): array
    {
        if ($data === []) {
            return $data;
        }
        $sender = $this->caller->sender();
        try {
            return $this->gateway->restore($data, $sender);
        } catch (StandInException $standIn) {
            if ($this->isFromPaymentForm($data, $standIn->fields, $sender)) {
                return $data;
            }
            $fields = implode(', ', $standIn->fields);
            $this->alerts->raise(Alerts::WRITE_BACK, $sender->consumer, $sender->route, $fields);
            throw $standIn;
        } catch (WithheldException $withheld) {
            $this->alerts->raise(Alerts::WITHHELD, $sender->consumer, $sender->route, $withheld->getMessage());
            throw $withheld;
        }
    }

    /**
     * Payment forms send the masked number of a card themselves (`************1111`): no order may fail over that
     *
     * Shoppers only: what they read of themselves was not masked, so they have no masked values to send back.
     *
     * @param array $data
     * @param string[] $fields
     * @param Destination $sender
     * @return bool
     */
    private function isFromPaymentForm(array $data, array $fields, Destination $sender): bool
    {
        if ($sender->consumer !== 'guest' && !str_starts_with($sender->consumer, 'customer:')) {
            return false;
        }
        foreach ($fields as $field) {
            $value = $data;
            foreach (explode('.', $field) as $step) {
                $value = is_array($value) ? $value[$step] ?? null : null;
            }
            if (!is_string($value) || preg_match('~^[*•·#\d\s./-]+$~u', $value) !== 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the client is told
     *
     * @param StandInException|WithheldException $refusal
     * @return \Magento\Framework\Phrase
     */
    public function explain(StandInException|WithheldException $refusal): \Magento\Framework\Phrase
    {
        return $refusal instanceof StandInException
            ? __(
                'Nothing was saved: these fields hold values that the data protection of this shop has masked, '
                . 'and not the data itself: %1. Leave them out, or send the real values.',
                implode(', ', $refusal->fields)
            )
            : __('Nothing was done: data protection is not available at the moment.');
    }
}
