<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Magento\Store\Model\ScopeInterface;
use Magento\Store\Model\StoreManagerInterface;

/**
 * An API call names its store in the path or in a header, which is read after the request has begun.
 */
class ChosenStore
{
    /**
     * @param InForce $inForce
     * @param StoreManagerInterface $stores
     */
    public function __construct(
        private readonly InForce $inForce,
        private readonly StoreManagerInterface $stores
    ) {
    }

    /**
     * Let the settings of the current store hold; a store that cannot be told is Magento's to report
     *
     * @return void
     */
    public function apply(): void
    {
        try {
            $store = (int) $this->stores->getStore()->getId();
        } catch (\Throwable) {
            return;
        }
        $this->inForce->apply(ScopeInterface::SCOPE_STORE, $store);
    }
}
