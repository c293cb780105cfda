<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Policy;

use Leakguard\Dlp\Model\Policy\ChosenStore;

/**
 * GraphQL names the store in a header.
 */
class ApplyForStoreOfHeader
{
    /**
     * @param ChosenStore $store
     */
    public function __construct(private readonly ChosenStore $store)
    {
    }

    /**
     * Once the store is chosen
     *
     * @param \Magento\StoreGraphQl\Controller\HttpHeaderProcessor\StoreProcessor $subject
     * @param mixed $result
     * @return mixed
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterProcessHeaderValue($subject, $result)
    {
        $this->store->apply();
        return $result;
    }
}
