<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Cache;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Magento\Framework\App\Request\Http as HttpRequest;

/**
 * Magento's own page cache, the moment before it stores an answer. Varnish and CDNs read the headers that are left.
 */
class KeepPeopleOut
{
    /**
     * @param CacheGuard $guard
     * @param HttpRequest $request
     * @param string $route '' for pages: the name of the action is theirs
     */
    public function __construct(
        private readonly CacheGuard $guard,
        private readonly HttpRequest $request,
        private readonly string $route = ''
    ) {
    }

    /**
     * Private is what the guard makes private: the cache leaves it alone then
     *
     * @param \Magento\Framework\App\PageCache\Kernel $subject
     * @param \Magento\Framework\App\Response\Http $response
     * @return void
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeProcess($subject, $response): void
    {
        $this->guard->inspect($response, $this->route ?: (string) $this->request->getFullActionName());
    }
}
