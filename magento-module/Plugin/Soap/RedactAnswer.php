<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Soap;

use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\HTTP\PhpEnvironment\Response as HttpResponse;

/**
 * Every SOAP answer: PHP's SOAP server prints what succeeds, Magento's response holds the faults.
 */
class RedactAnswer
{
    private const ROUTE = 'soap';

    /** SOAP has no status of its own for "not now", and Magento answers faults with 200 as well. */
    private const FAULT = '<?xml version="1.0" encoding="utf-8"?>'
        . '<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault><env:Code>'
        . '<env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text xml:lang="en">%s</env:Text>'
        . '</env:Reason></env:Fault></env:Body></env:Envelope>';

    /**
     * @param AnswerRedactor $redactor
     * @param MatchedRoute $route
     */
    public function __construct(private readonly AnswerRedactor $redactor, private readonly MatchedRoute $route)
    {
    }

    /**
     * Check what gets printed and what gets returned
     *
     * @param \Magento\Framework\App\FrontControllerInterface $subject
     * @param callable $proceed
     * @param \Magento\Framework\App\RequestInterface $request
     * @return \Magento\Framework\App\ResponseInterface
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundDispatch($subject, callable $proceed, $request)
    {
        $returned = false;
        // The SOAP server ends the script itself after an error of its own: then the callback is what is left.
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        ob_start(function (string $printed) use (&$returned): string {
            return $returned ? '' : $this->redactPrinted($printed);
        });
        try {
            $response = $proceed($request);
        } finally {
            $returned = true;
            // phpcs:ignore Magento2.Security.LanguageConstruct.DirectOutput
            echo $this->redactPrinted((string) ob_get_clean());
        }
        if ($response instanceof HttpResponse && $this->isAboutData($response)) {
            $body = (string) $response->getContent();
            $redacted = $this->redact($body);
            if ($redacted !== $body) {
                $response->setBody($redacted);
                $response->clearHeader('Content-Length');
            }
        }
        return $response;
    }

    /**
     * The text that the SOAP server prints; it has announced the length of the original
     *
     * @param string $printed
     * @return string
     */
    private function redactPrinted(string $printed): string
    {
        $redacted = $this->redact($printed);
        if ($redacted !== $printed && !headers_sent()) {
            header_remove('Content-Length');
        }
        return $redacted;
    }

    /**
     * The envelope with what the policy says done to it, or a fault
     *
     * @param string $envelope
     * @return string
     */
    private function redact(string $envelope): string
    {
        if ($envelope === '') {
            return '';
        }
        $this->route->remember($this->operation($envelope));
        try {
            return $this->redactor->redactBody($envelope, 'xml');
        } catch (WithheldException $withheld) {
            return sprintf(self::FAULT, $this->redactor->notice($withheld)['message']);
        }
    }

    /**
     * `soap/customerCustomerRepositoryV1GetById` after the element that answers it; `soap` for a fault
     *
     * What the request's URL says of services is the caller's to choose, so it is not asked.
     *
     * @param string $envelope
     * @return string
     */
    private function operation(string $envelope): string
    {
        return preg_match('~:Body>\s*<(?:\w+:)?(\w{1,200})Response[\s/>]~', substr($envelope, 0, 4096), $found) === 1
            ? self::ROUTE . '/' . $found[1]
            : self::ROUTE;
    }

    /**
     * A description of the service (WSDL) names types, not people, and is large
     *
     * @param HttpResponse $response
     * @return bool
     */
    private function isAboutData(HttpResponse $response): bool
    {
        $type = $response->getHeader('Content-Type');
        return $response->getHttpResponseCode() !== 200
            || $type === false
            || str_contains((string) $type->getFieldValue(), 'soap+xml');
    }
}
