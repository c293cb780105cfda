<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Simulation;

use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Framework\Api\SearchCriteriaBuilder;
use Magento\Framework\AuthorizationInterface;
use Magento\Framework\Exception\AuthorizationException;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Framework\Webapi\ServiceOutputProcessor;
use Magento\Sales\Api\OrderRepositoryInterface;

/**
 * Orders and customers as REST would answer them, for staff who may see them anyway.
 */
class Records
{
    public const ORDER = 'order';
    public const CUSTOMER = 'customer';

    /**
     * @param OrderRepositoryInterface $orders
     * @param CustomerRepositoryInterface $customers
     * @param SearchCriteriaBuilder $criteria
     * @param ServiceOutputProcessor $output
     * @param AuthorizationInterface $authorization
     */
    public function __construct(
        private readonly OrderRepositoryInterface $orders,
        private readonly CustomerRepositoryInterface $customers,
        private readonly SearchCriteriaBuilder $criteria,
        private readonly ServiceOutputProcessor $output,
        private readonly AuthorizationInterface $authorization
    ) {
    }

    /**
     * An order by its number (or its id), a customer by their id
     *
     * @param string $kind
     * @param string $number
     * @return array{data: array, route: string, store: int}
     * @throws NoSuchEntityException|AuthorizationException
     */
    public function load(string $kind, string $number): array
    {
        $right = $kind === self::CUSTOMER ? 'Magento_Customer::manage' : 'Magento_Sales::actions_view';
        if (!$this->authorization->isAllowed($right)) {
            throw new AuthorizationException(__('You may not see this data, so you may not simulate with it either.'));
        }
        if ($kind === self::CUSTOMER) {
            $customer = $this->customers->getById((int) $number);
            return [
                'data' => $this->output->process($customer, CustomerRepositoryInterface::class, 'getById'),
                'route' => 'V1/customers/:customerId',
                'store' => (int) $customer->getStoreId(),
            ];
        }
        $found = $this->orders->getList(
            $this->criteria->addFilter('increment_id', $number)->setPageSize(1)->create()
        )->getItems();
        $order = reset($found) ?: $this->orders->get((int) $number);
        return [
            'data' => $this->output->process($order, OrderRepositoryInterface::class, 'get'),
            'route' => 'V1/orders/:id',
            'store' => (int) $order->getStoreId(),
        ];
    }
}
