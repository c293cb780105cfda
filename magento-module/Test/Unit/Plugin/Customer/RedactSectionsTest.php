<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Customer;

use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Plugin\Customer\RedactSections;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\Exception\LocalizedException;

class RedactSectionsTest extends AnswerTestCase
{
    private const SECTIONS = ['customer' => ['email' => 'maria.garcia@example.net'], 'cart' => ['summary_count' => 2]];

    protected function setUp(): void
    {
        parent::setUp();
        $this->needWholeExtension();
        $this->consumer = 'customer:42';
    }

    public function testTheOwnerSeesTheirOwn(): void
    {
        $this->subject = ['maria.garcia@example.net'];
        self::assertSame(self::SECTIONS, $this->load());
        self::assertSame([], $this->alerts->all());
        self::assertSame('customer/section/load', $this->route->path());
    }

    public function testSomebodyElsesSectionsAreMaskedAndRaiseAnAlert(): void
    {
        $this->subject = ['jan.devries@voorbeeld.example'];
        $sections = $this->load();
        self::assertNotSame('maria.garcia@example.net', $sections['customer']['email']);
        self::assertSame(2, $sections['cart']['summary_count']);
        $alert = $this->alerts->all()[0];
        self::assertSame(
            ['session_mixing', 'customer:42', 'customer/section/load'],
            [$alert['kind'], $alert['consumer'], $alert['route']]
        );
        self::assertStringContainsString('EMAIL_ADDRESS', $alert['detail']);
        self::assertStringNotContainsString('maria', $alert['detail']);
    }

    public function testAnErrorThatRepeatsWhatWasTypedIsNoMixing(): void
    {
        $error = ['message' => 'No such entity', 'parameters' => ['fieldValue' => 'nobody.here@example.com']];
        self::assertNotSame($error, $this->redactor()->redact($error));
        if (extension_loaded('leakguard')) { // the double knows no fields
            self::assertSame([], $this->alerts->all());
        }
    }

    public function testStaffAndIntegrationsMaySeeMany(): void
    {
        $this->consumer = 'integration:ERP';
        $this->load();
        self::assertSame([], $this->alerts->all());
    }

    public function testAPageKeepsItsCartWhenNothingCanBeChecked(): void
    {
        self::assertSame(self::SECTIONS, $this->load($this->failing()));
        self::assertSame(['withheld'], array_column($this->alerts->all(), 'kind'));
    }

    public function testABlockedSectionIsAnError(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactArray')->willThrowException(new BlockedException('rule "x"'));
        $this->expectException(LocalizedException::class);
        $this->load($gateway);
    }

    private function load(?Gateway $gateway = null): array
    {
        $plugin = new RedactSections($this->redactor($gateway), $this->route);
        return $plugin->aroundGetSectionsData(null, static fn (): array => self::SECTIONS, null, false);
    }
}
