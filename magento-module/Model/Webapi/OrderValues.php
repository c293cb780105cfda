<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Adapter\AdapterInterface;

/**
 * Addresses of a customer's orders and of the cart in use.
 */
class OrderValues
{
    /** Older ones are not shown on one page. */
    private const MOST_ORDERS = 200;

    private const COLUMNS = [
        'email', 'prefix', 'firstname', 'middlename', 'lastname', 'suffix', 'company', 'street', 'city', 'region',
        'postcode', 'telephone', 'fax', 'vat_id',
    ];

    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Names, streets, telephone numbers and the like, as the shop has stored them
     *
     * @param int $customerId
     * @return string[]
     */
    public function of(int $customerId): array
    {
        $values = [];
        $placed = ['customer_id = ?' => $customerId];
        $inUse = $placed + ['is_active = ?' => 1];
        $sales = $this->resource->getConnection('sales');
        $checkout = $this->resource->getConnection('checkout');
        $addresses = [
            ...$this->addresses($sales, 'sales_order', 'sales_order_address', 'parent_id', $placed),
            ...$this->addresses($checkout, 'quote', 'quote_address', 'quote_id', $inUse),
        ];
        foreach ($addresses as $address) {
            $street = array_map('trim', explode("\n", (string) $address['street']));
            array_push(
                $values,
                ...array_values($address),
                ...$street,
                ...[implode(', ', $street), $address['firstname'] . ' ' . $address['lastname']]
            );
        }
        return array_values(array_unique(array_filter(array_map('strval', array_filter($values)))));
    }

    /**
     * Rows of an address table, each different one once
     *
     * @param AdapterInterface $connection
     * @param string $ownerTable
     * @param string $addressTable
     * @param string $ownerColumn
     * @param array $conditions
     * @return array<int, array<string, string|null>>
     */
    private function addresses(
        AdapterInterface $connection,
        string $ownerTable,
        string $addressTable,
        string $ownerColumn,
        array $conditions
    ): array {
        $owners = $connection->select()
            ->from($this->resource->getTableName($ownerTable), 'entity_id')
            ->order('entity_id DESC')
            ->limit(self::MOST_ORDERS);
        foreach ($conditions as $condition => $value) {
            $owners->where($condition, $value);
        }
        $ids = $connection->fetchCol($owners);
        return $ids === [] ? [] : $connection->fetchAll(
            $connection->select()
                ->distinct()
                ->from($this->resource->getTableName($addressTable), self::COLUMNS)
                ->where("$ownerColumn IN (?)", $ids)
        );
    }
}
