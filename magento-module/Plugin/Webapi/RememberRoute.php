<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Webapi;

use Leakguard\Dlp\Model\Webapi\MatchedRoute;

/**
 * Keeps the path of the matched REST route for the policy.
 */
class RememberRoute
{
    /**
     * @param MatchedRoute $route
     */
    public function __construct(private readonly MatchedRoute $route)
    {
    }

    /**
     * Keep what the router found
     *
     * @param \Magento\Webapi\Controller\Rest\Router $subject
     * @param \Magento\Webapi\Controller\Rest\Router\Route $result
     * @return \Magento\Webapi\Controller\Rest\Router\Route
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterMatch($subject, $result)
    {
        $this->route->remember((string) $result->getRoutePath());
        return $result;
    }
}
