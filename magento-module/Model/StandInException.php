<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * Somebody sent a masked value back as data. Names the fields, never what stands in them.
 */
class StandInException extends \RuntimeException
{
    /**
     * @param string[] $fields paths of the fields, e.g. `customer.email`
     */
    public function __construct(public readonly array $fields)
    {
        parent::__construct(
            'These fields hold values that LeakGuard has masked, and not the data: ' . implode(', ', $fields)
        );
    }
}
