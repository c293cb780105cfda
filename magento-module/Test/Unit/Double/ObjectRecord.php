<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Double;

/**
 * What Monolog 3's LogRecord offers the module: properties that read like an array's, and with().
 */
class ObjectRecord implements \ArrayAccess
{
    public function __construct(
        public readonly string $message,
        public readonly array $context = [],
        public readonly array $extra = []
    ) {
    }

    public function with(mixed ...$values): self
    {
        return new self(...array_replace(get_object_vars($this), $values));
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->$offset);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->$offset;
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        throw new \LogicException('Unsupported operation');
    }

    public function offsetUnset(mixed $offset): void
    {
        throw new \LogicException('Unsupported operation');
    }
}
