<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

/**
 * Path of the REST route that this request matched, as the shop's webapi.xml writes it. Asking the router again
 * would set the request's parameters a second time, and fail where the first match failed.
 */
class MatchedRoute
{
    /** @var string */
    private string $path = '';

    /**
     * Keep the path
     *
     * @param string $path
     * @return void
     */
    public function remember(string $path): void
    {
        $this->path = $path;
    }

    /**
     * E.g. `V1/customers/:customerId`; '' when nothing matched yet
     *
     * @return string
     */
    public function path(): string
    {
        return $this->path;
    }
}
