<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Double;

/**
 * A customer or an address: getters by name, null for what is not set.
 */
class Person
{
    public function __construct(private readonly array $values)
    {
    }

    public function __call(string $method, array $arguments)
    {
        return $this->values[lcfirst(substr($method, 3))] ?? null;
    }
}
