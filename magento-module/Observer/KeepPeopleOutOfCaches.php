<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Observer;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Magento\Framework\App\Response\Http as HttpResponse;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;

/**
 * Pages that Varnish or a CDN would keep, just before they go.
 */
class KeepPeopleOutOfCaches implements ObserverInterface
{
    /**
     * @param CacheGuard $guard
     */
    public function __construct(private readonly CacheGuard $guard)
    {
    }

    /**
     * @inheritdoc
     */
    public function execute(Observer $observer): void
    {
        $response = $observer->getData('response');
        if ($response instanceof HttpResponse) {
            $this->guard->inspect($response, (string) $observer->getData('request')->getFullActionName());
        }
    }
}
