<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Policy;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Policy\InForce;
use Leakguard\Dlp\Model\Policy\SettingsPolicy;
use PHPUnit\Framework\TestCase;

class InForceTest extends TestCase
{
    private const POLICY = ['mode' => 'monitor'];

    public function testTheSettingsOfTheScopeAreInstalledOnce(): void
    {
        $extension = $this->extension();
        $extension->expects(self::once())->method('install')->with(self::POLICY)->willReturn(true);
        $alerts = new Alerts();
        $inForce = new InForce($extension, $this->settings(self::POLICY), $alerts);
        $inForce->apply('store', 1);
        $inForce->apply('store', 1);
        self::assertSame([], $alerts->all());
    }

    public function testAnotherStoreWithoutSettingsGetsThePolicyFileBack(): void
    {
        $installed = [];
        $extension = $this->extension();
        $extension->method('install')->willReturnCallback(static function (array $policy) use (&$installed): bool {
            $installed[] = $policy;
            return true;
        });
        $settings = $this->createMock(SettingsPolicy::class);
        $settings->method('of')->willReturnCallback(
            static fn (string $scope, $code): array => $code === 1 ? self::POLICY : []
        );
        $inForce = new InForce($extension, $settings, new Alerts());
        $inForce->apply('store', 1);
        $inForce->apply('store', 2);
        self::assertSame([self::POLICY, []], $installed);
    }

    public function testSettingsThatCannotBeReadTakeTheStrictestRowAndRaiseAnAlert(): void
    {
        $settings = $this->createMock(SettingsPolicy::class);
        $settings->method('of')->willThrowException(new \UnexpectedValueException('the mode cannot be read'));
        $extension = $this->extension();
        $extension->expects(self::once())->method('installStrictest')->willReturn(true);
        $alerts = new Alerts();
        (new InForce($extension, $settings, $alerts))->apply();
        self::assertSame([InForce::REFUSED, 'the mode cannot be read'], [
            $alerts->all()[0]['kind'],
            $alerts->all()[0]['detail'],
        ]);
    }

    public function testADatabaseThatIsGoneIsToldWithoutItsMessageAndKillsNothing(): void
    {
        $settings = $this->createMock(SettingsPolicy::class);
        $settings->method('of')->willThrowException(new \PDOException('no route for jan@example.net'));
        $extension = $this->extension();
        $extension->method('installStrictest')->willThrowException(new \RuntimeException('no engine'));
        $alerts = new Alerts();
        (new InForce($extension, $settings, $alerts))->apply();
        self::assertSame('PDOException', $alerts->all()[0]['detail']);
    }

    public function testAPhpIniThatForbidsSettingsIsTold(): void
    {
        $extension = $this->extension();
        $extension->method('install')->willReturn(false);
        $alerts = new Alerts();
        (new InForce($extension, $this->settings(self::POLICY), $alerts))->apply();
        self::assertSame(InForce::FORBIDDEN, $alerts->all()[0]['kind']);
    }

    public function testWithoutTheExtensionNothingIsAsked(): void
    {
        $settings = $this->createMock(SettingsPolicy::class);
        $settings->expects(self::never())->method('of');
        (new InForce($this->createMock(Extension::class), $settings, new Alerts()))->apply();
    }

    private function extension(): Extension
    {
        $extension = $this->createMock(Extension::class);
        $extension->method('takesSettings')->willReturn(true);
        return $extension;
    }

    private function settings(array $policy): SettingsPolicy
    {
        $settings = $this->createMock(SettingsPolicy::class);
        $settings->method('of')->willReturn($policy);
        return $settings;
    }
}
