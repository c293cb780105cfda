<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Webapi;

use Leakguard\Dlp\Model\StandInException;
use Leakguard\Dlp\Model\Webapi\InputGuard;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\Webapi\Exception as WebapiException;

/**
 * What REST and SOAP clients send in, before a service gets it.
 */
class RefuseStandIns
{
    /**
     * @param InputGuard $guard
     */
    public function __construct(private readonly InputGuard $guard)
    {
    }

    /**
     * Real values, or an error before anything is done
     *
     * @param \Magento\Framework\Webapi\ServiceInputProcessor $subject
     * @param string $serviceClassName
     * @param string $serviceMethodName
     * @param array $inputArray
     * @return array
     * @throws WebapiException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeProcess($subject, $serviceClassName, $serviceMethodName, array $inputArray): array
    {
        try {
            return [$serviceClassName, $serviceMethodName, $this->guard->restore($inputArray)];
        } catch (StandInException $standIn) {
            throw new WebapiException($this->guard->explain($standIn), 0, WebapiException::HTTP_BAD_REQUEST);
        } catch (WithheldException $withheld) {
            throw new WebapiException($this->guard->explain($withheld), 0, 503);
        }
    }
}
