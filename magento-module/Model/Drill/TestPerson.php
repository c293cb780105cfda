<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Framework\ObjectManagerInterface;
use Magento\Sales\Api\Data\OrderInterface;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\Order\Address;
use Magento\Sales\Model\Order\Payment;

/**
 * Somebody who does not exist, with an order: reserved names, documented test numbers, a mark of their own each time.
 */
class TestPerson
{
    public const CARD = '4111 1111 1111 1111';

    // phpcs:ignore Magento2.Commenting.ClassPropertyPHPDocFormatting -- the sniff does not know readonly
    public readonly string $mark;

    /**
     * @param ObjectManagerInterface $objects models of sales are made by it, in the area of the moment
     */
    public function __construct(private readonly ObjectManagerInterface $objects)
    {
        $this->mark = bin2hex(random_bytes(4));
    }

    /**
     * What they are called where a name, an address and a number are asked for
     *
     * @return string[]
     */
    public function values(): array
    {
        return [
            'email' => 'drill.' . $this->mark . '@leakguard-drill.example',
            'firstname' => 'Aoife',
            'lastname' => 'Drill-' . $this->mark,
            'telephone' => '+353 1 555 0142',
            'cc_number' => self::CARD,
        ];
    }

    /**
     * A sentence as somebody would log it
     *
     * @return string
     */
    public function sentence(): string
    {
        return sprintf('LeakGuard drill: order of %s paid with %s', $this->values()['email'], self::CARD);
    }

    /**
     * Which of the values that nobody can miss are in this text
     *
     * @param string $text
     * @return string[] names, not values
     */
    public function in(string $text): array
    {
        // As JSON, a URL or a form would write it, too.
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        $text = rawurldecode(stripslashes($text));
        $left = [];
        foreach (array_intersect_key($this->values(), ['email' => 1, 'cc_number' => 1]) as $name => $value) {
            if (str_contains($text, $value)) {
                $left[] = $name;
            }
        }
        return $left;
    }

    /**
     * An order of theirs, saved
     *
     * @param int $store
     * @return OrderInterface
     */
    public function order(int $store): OrderInterface
    {
        $values = $this->values();
        $address = array_diff_key($values, ['cc_number' => 1])
            + ['street' => '7 Example Quay', 'city' => 'Kilkenny', 'postcode' => 'R95 X285', 'country_id' => 'IE'];
        $order = $this->objects->create(Order::class)->setData([
            'increment_id' => 'LGDRILL' . $this->mark, 'state' => 'new', 'status' => 'pending', 'store_id' => $store,
            'customer_is_guest' => 1, 'customer_email' => $values['email'],
            'customer_firstname' => $values['firstname'], 'customer_lastname' => $values['lastname'],
            'grand_total' => 1, 'base_grand_total' => 1,
            'base_currency_code' => 'USD', 'order_currency_code' => 'USD', 'store_currency_code' => 'USD',
            'global_currency_code' => 'USD', 'is_virtual' => 0, 'total_qty_ordered' => 1,
        ]);
        foreach (['billing', 'shipping'] as $type) {
            $one = $this->objects->create(Address::class)->setData($address)->setAddressType($type);
            $type === 'billing' ? $order->setBillingAddress($one) : $order->setShippingAddress($one);
        }
        $order->setPayment($this->objects->create(Payment::class)->setMethod('checkmo'));
        $order->addCommentToStatusHistory($this->sentence());
        $order->save();
        return $order;
    }
}
