<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * Where a message goes and who receives it; the words are those of the policy.
 */
class Destination
{
    /**
     * @param string $channel `api`, `log`, `export`, `egress` or `storage`
     * @param string $consumer `kind:name`, or '' when unknown: the strictest rules then apply
     * @param string[] $subject values of the person whose data the message may show
     * @param string $route path of the matched REST route, e.g. `V1/customers/:customerId`
     * @param string $host receiver's host name, for `egress`
     */
    public function __construct(
        public readonly string $channel,
        public readonly string $consumer = '',
        public readonly array $subject = [],
        public readonly string $route = '',
        public readonly string $host = ''
    ) {
    }
}
