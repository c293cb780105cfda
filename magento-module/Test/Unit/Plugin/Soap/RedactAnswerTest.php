<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Soap;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Plugin\Soap\RedactAnswer;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\HTTP\PhpEnvironment\Response;

// phpcs:disable Magento2.Security.LanguageConstruct.DirectOutput

class RedactAnswerTest extends AnswerTestCase
{
    private const ANSWER = '<?xml version="1.0" encoding="UTF-8"?>' . "\n"
        . '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"'
        . ' xmlns:ns1="http://shop.example/">'
        . '<SOAP-ENV:Body><ns1:customerCustomerRepositoryV1GetByIdResponse><result><id>2</id>'
        . '<email>maria.garcia@example.net</email></result></ns1:customerCustomerRepositoryV1GetByIdResponse>'
        . '</SOAP-ENV:Body></SOAP-ENV:Envelope>';

    public function testWhatTheSoapServerPrintsIsCheckedForTheOperationThatAnswered(): void
    {
        $said = $this->dispatch(static function (): Response {
            echo self::ANSWER;
            return new Response();
        });
        self::assertStringNotContainsString('maria.garcia', $said);
        self::assertStringContainsString('<id>2</id>', $said);
        self::assertSame('soap/customerCustomerRepositoryV1GetById', $this->route->path());
    }

    public function testThePersonWhoAsksIsPrintedAsTheyAre(): void
    {
        [$this->consumer, $this->subject] = ['customer:2', ['maria.garcia@example.net']];
        self::assertSame(self::ANSWER, $this->dispatch(static function (): Response {
            echo self::ANSWER;
            return new Response();
        }));
    }

    public function testAFaultIsCheckedToo(): void
    {
        $fault = '<env:Fault><m:value>nobody.here@example.com</m:value></env:Fault>';
        $response = $this->response("<env:Body>$fault</env:Body>");
        self::assertSame('', $this->dispatch(static fn (): Response => $response));
        self::assertStringNotContainsString('nobody.here', $response->getContent());
        self::assertFalse($response->getHeader('Content-Length'));
        self::assertSame('soap', $this->route->path());
    }

    public function testADescriptionOfTheServiceIsLeftAlone(): void
    {
        $wsdl = '<definitions><documentation>mail jane@example.com</documentation></definitions>';
        $response = $this->response($wsdl, 'text/xml; charset=utf-8');
        $this->dispatch(static fn (): Response => $response);
        self::assertSame($wsdl, $response->getContent());
        $response->setHttpResponseCode(400);
        $this->dispatch(static fn (): Response => $response);
        self::assertStringNotContainsString('jane@', $response->getContent());
    }

    public function testWhatCannotBeCheckedBecomesAWellFormedFault(): void
    {
        $said = $this->dispatch(static function (): Response {
            echo self::ANSWER;
            return new Response();
        }, $this->failing());
        self::assertStringNotContainsString('maria.garcia', $said);
        self::assertStringContainsString(AnswerRedactor::UNAVAILABLE, $said);
        self::assertTrue((new \DOMDocument())->loadXML($said));
        self::assertSame(['withheld'], array_column($this->alerts->all(), 'kind'));
    }

    public function testAnEndOfTheScriptInTheMiddleLeavesNothingUnchecked(): void
    {
        // The SOAP server's own errors end the script: PHP flushes the buffers then, innermost first.
        ob_start();
        try {
            (new RedactAnswer($this->redactor(), $this->route))->aroundDispatch(null, static function (): void {
                echo self::ANSWER;
                ob_flush();
                throw new \DomainException('ended');
            }, null);
        } catch (\DomainException) { // phpcs:ignore Magento2.Exceptions.ThrowCatch
            // as planned
        }
        self::assertStringNotContainsString('maria.garcia', $said = (string) ob_get_clean());
        self::assertStringContainsString('<id>2</id>', $said);
    }

    private function response(string $body, string $type = 'application/soap+xml; charset=utf-8'): Response
    {
        return (new Response())->setBody($body)->setHeader('Content-Type', $type)->setHeader('Content-Length', '9');
    }

    private function dispatch(callable $proceed, ?Gateway $gateway = null): string
    {
        ob_start();
        (new RedactAnswer($this->redactor($gateway), $this->route))->aroundDispatch(null, $proceed, null);
        return (string) ob_get_clean();
    }
}
