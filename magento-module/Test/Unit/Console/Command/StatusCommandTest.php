<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Console\Command;

use Leakguard\Dlp\Console\Command\StatusCommand;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Protection;
use Leakguard\Dlp\Model\WithheldException;
use PHPUnit\Framework\TestCase;
use Symfony\Component\Console\Tester\CommandTester;

class StatusCommandTest extends TestCase
{
    protected function setUp(): void
    {
        if (!class_exists(CommandTester::class)) {
            self::markTestSkipped('symfony/console is not installed here');
        }
    }

    public function testAProtectedShopIsSaidWithItsPolicyAndExits0(): void
    {
        $tester = new CommandTester(new StatusCommand(new Protection(new Gateway())));
        self::assertSame(0, $tester->execute([]), $tester->getDisplay());
        self::assertStringContainsString((new Gateway())->policyId(), $tester->getDisplay());
        self::assertStringContainsString('LeakGuard is in force', $tester->getDisplay());
    }

    public function testAnUnprotectedShopIsSaidWithItsReasonAndExits1(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('redactText')->willThrowException(new WithheldException('the <reason>'));
        $gateway->method('policyId')->willThrowException(new WithheldException('the <reason>'));
        $tester = new CommandTester(new StatusCommand(new Protection($gateway)));
        self::assertSame(1, $tester->execute([]));
        self::assertStringContainsString('LeakGuard is NOT in force: the <reason>.', $tester->getDisplay());
    }
}
