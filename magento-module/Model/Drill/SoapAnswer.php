<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

/**
 * Answers every operation of a SOAP service with the same result.
 */
class SoapAnswer
{
    /**
     * @param array $result
     */
    public function __construct(private readonly array $result)
    {
    }

    /**
     * Whatever is asked
     *
     * @param string $operation
     * @param array $arguments
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function __call(string $operation, array $arguments): array
    {
        return ['result' => $this->result];
    }
}
