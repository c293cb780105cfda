<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Webapi;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\InputGuard;
use Leakguard\Dlp\Plugin\GraphQl\RefuseStandIns as RefuseInGraphQl;
use Leakguard\Dlp\Plugin\Webapi\RefuseStandIns;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\GraphQl\Exception\GraphQlInputException;
use Magento\Framework\Webapi\Exception as WebapiException;

class RefuseStandInsTest extends AnswerTestCase
{
    private const MASKED = ['customer' => ['id' => 7, 'email' => '[EMAIL_ADDRESS]', 'firstname' => 'Maria']];

    protected function setUp(): void
    {
        parent::setUp();
        $this->needWholeExtension();
        $this->consumer = 'integration:ERP';
        $this->route->remember('V1/customers/:customerId');
    }

    public function testWhatWasMaskedDoesNotComeBackAsData(): void
    {
        try {
            $this->plugin()->beforeProcess(null, 'Service', 'save', self::MASKED);
            self::fail('a label was let in');
        } catch (WebapiException $refused) {
            self::assertSame(400, $refused->getHttpCode());
            self::assertStringContainsString('customer.email', $refused->getMessage());
            self::assertStringNotContainsString('firstname', $refused->getMessage());
        }
        self::assertSame([[
            'kind' => 'write_back', 'consumer' => 'integration:ERP', 'route' => 'V1/customers/:customerId',
            'detail' => 'customer.email', 'count' => 1,
        ]], $this->alerts->all());
    }

    public function testDataComesInAsItIs(): void
    {
        $data = ['customer' => ['email' => 'maria.garcia@example.net', 'note' => '**bold** [sic] 5 * 3']];
        self::assertSame(['S', 'm', $data], $this->plugin()->beforeProcess(null, 'S', 'm', $data));
        self::assertSame(['S', 'm', []], $this->plugin()->beforeProcess(null, 'S', 'm', []));
        self::assertSame([], $this->alerts->all());
    }

    public function testAPaymentFormMaySendTheMaskedNumberOfTheShoppersOwnCard(): void
    {
        $payment = ['paymentMethod' => ['method' => 'x', 'additional_data' => ['number' => '************1111']]];
        foreach (['guest', 'customer:42'] as $this->consumer) {
            self::assertSame(['S', 'm', $payment], $this->plugin()->beforeProcess(null, 'S', 'm', $payment));
        }
        self::assertSame([], $this->alerts->all());
        foreach (['guest' => self::MASKED, 'integration:ERP' => $payment, '' => $payment] as $this->consumer => $data) {
            try {
                $this->plugin()->beforeProcess(null, 'S', 'm', $data);
                self::fail("a masked value of $this->consumer was let in");
            } catch (WebapiException $refused) {
                self::assertSame(400, $refused->getHttpCode());
            }
        }
    }

    public function testWhatCannotBeCheckedIsNotCarriedOut(): void
    {
        try {
            $this->plugin($this->failing())->beforeProcess(null, 'S', 'm', ['a' => 'b']);
            self::fail('unchecked data was let in');
        } catch (WebapiException $refused) {
            self::assertSame(503, $refused->getHttpCode());
        }
        self::assertSame(['withheld'], array_column($this->alerts->all(), 'kind'));
    }

    public function testVariablesOfGraphQlAreLookedAtToo(): void
    {
        $plugin = new RefuseInGraphQl($this->guard());
        self::assertSame(
            ['schema', '{ a }', 'context', ['a' => 'b'], 'name'],
            $plugin->beforeProcess(null, 'schema', '{ a }', 'context', ['a' => 'b'], 'name')
        );
        self::assertSame(['s', '{ a }', 'c', null], $plugin->beforeProcess(null, 's', '{ a }', 'c', null));
        $this->expectException(GraphQlInputException::class);
        $this->expectExceptionMessage('customer.email');
        $plugin->beforeProcess(null, 'schema', '{ a }', 'context', self::MASKED);
    }

    private function plugin(?Gateway $gateway = null): RefuseStandIns
    {
        return new RefuseStandIns($this->guard($gateway));
    }

    private function guard(?Gateway $gateway = null): InputGuard
    {
        return new InputGuard($gateway ?? new Gateway(), $this->caller(), $this->alerts);
    }
}
