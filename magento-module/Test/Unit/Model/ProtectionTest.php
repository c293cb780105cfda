<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model;

use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Protection;
use Leakguard\Dlp\Model\WithheldException;
use PHPUnit\Framework\TestCase;

class ProtectionTest extends TestCase
{
    public function testAMaskingEngineIsNoProblem(): void
    {
        $protection = new Protection(new Gateway());
        self::assertNull($protection->problem());
        self::assertSame(['PHP', 'Extension', 'Policy', 'On error'], array_keys($protection->facts()));
    }

    public function testAPolicyThatLetsCardsIntoTheLogIsAProblem(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willReturnArgument(0);
        $gateway->method('policyId')->willReturn('lax@0123456789ab');
        self::assertStringContainsString('lax@0123456789ab', (string) (new Protection($gateway))->problem());
    }

    public function testAFailingEngineIsAProblemWithItsReason(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willThrowException(new WithheldException('policy.toml:3: unknown key'));
        self::assertStringContainsString('policy.toml:3: unknown key', (string) (new Protection($gateway))->problem());
    }
}
