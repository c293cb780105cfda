<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Policy;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Policy\ChannelRules;
use Leakguard\Dlp\Model\Policy\ConsumerRules;
use Leakguard\Dlp\Model\Policy\ExemptionRules;
use Leakguard\Dlp\Model\Policy\SettingsPolicy;
use Leakguard\Dlp\Model\Settings;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\Stdlib\DateTime\DateTime;
use PHPUnit\Framework\TestCase;

class SettingsPolicyTest extends TestCase
{
    private const EXEMPTIONS = '[{"consumer":"integration:ERP","reason":"shipping","until":"2999-01-01"}]';
    private const CONSUMERS = '{"_1":{"consumer":"integration:*","treatment":"mask","purpose":"stock"},'
        . '"_2":{"consumer":"admin:*","treatment":"policy"},'
        . '"_3":{"consumer":"host:*.example.com","treatment":"monitor"}}';

    public function testNothingChosenLeavesAllToThePolicyFile(): void
    {
        self::assertSame([], $this->policy([Settings::MODE => 'policy'])->of());
    }

    public function testExemptionsComeFirstThenConsumersThenChannels(): void
    {
        $policy = $this->policy([
            Settings::MODE => 'enforce',
            Settings::EXEMPTIONS => self::EXEMPTIONS,
            Settings::CONSUMERS => self::CONSUMERS,
            Settings::CHANNELS . 'export' => 'enforce',
            Settings::CHANNELS . 'log' => 'monitor',
        ])->of();
        self::assertSame('enforce', $policy['mode']);
        self::assertSame([
            'settings: exemption 1 of integration:ERP',
            'settings: integration:*',
            'settings: host:*.example.com',
            'settings: channel log',
            'settings: channel export',
        ], array_column($policy['rule'], 'name'));
        self::assertSame(['mask', 'redact'], [$policy['rule'][1]['action'], $policy['rule'][2]['action']]);
        self::assertSame('monitor', $policy['rule'][2]['mode']);
    }

    public function testTheScopeIsAskedFor(): void
    {
        $config = $this->createMock(ScopeConfigInterface::class);
        $config->expects(self::atLeastOnce())->method('getValue')->with(self::anything(), 'store', 3);
        $this->policyOf($config)->of('store', 3);
    }

    /** @dataProvider unreadable */
    public function testWhatCannotBeReadIsSaidAndNotGuessed(string $path, string $value): void
    {
        $this->expectException(\UnexpectedValueException::class);
        $this->policy([$path => $value])->of();
    }

    public static function unreadable(): array
    {
        return [
            'no JSON' => [Settings::EXEMPTIONS, '[{"consumer":'],
            'no table' => [Settings::CONSUMERS, '"all"'],
            'a table of texts' => [Settings::CONSUMERS, '["integration:ERP"]'],
            'an unknown mode' => [Settings::MODE, 'lenient'],
            'an unknown mode of a channel' => [Settings::CHANNELS . 'api', 'lenient'],
        ];
    }

    public function testTheRealEngineTakesEveryChoiceOfTheForms(): void
    {
        if (!(new Extension())->takesSettings()) {
            self::markTestSkipped('the extension is not loaded');
        }
        $consumers = [];
        foreach (['policy', 'monitor', 'redact', 'mask', 'block'] as $treatment) {
            $consumers[] = ['consumer' => "integration:$treatment", 'treatment' => $treatment];
        }
        foreach (['policy', 'enforce', 'monitor', 'off'] as $mode) {
            $choices = [
                Settings::MODE => $mode,
                Settings::EXEMPTIONS => self::EXEMPTIONS,
                Settings::CONSUMERS => json_encode($consumers, JSON_THROW_ON_ERROR),
            ];
            foreach (['api', 'log', 'export', 'egress'] as $channel) {
                $choices[Settings::CHANNELS . $channel] = $mode;
            }
            $engine = (new Extension())->compile($this->policy($choices)->of());
            self::assertMatchesRegularExpression('/^\S+@[0-9a-f]{12}$/', $engine->policyId());
        }
    }

    public function testTheRealEngineDoesWhatTheSettingsSay(): void
    {
        if (!(new Extension())->takesSettings()) {
            self::markTestSkipped('the extension is not loaded');
        }
        $engine = (new Extension())->compile($this->policy([
            Settings::EXEMPTIONS => self::EXEMPTIONS,
            Settings::CONSUMERS => self::CONSUMERS,
        ])->of());
        $order = ['customer_email' => 'maria@example.net', 'note' => '4111 1111 1111 1111'];
        $gets = static fn (string $consumer): array => $engine->simulate(
            $order,
            new \LeakGuard\Context('api', $consumer)
        )['data'];
        self::assertSame('maria@example.net', $gets('integration:ERP')['customer_email']);
        self::assertSame('m****************', $gets('integration:WMS')['customer_email']);
        self::assertStringNotContainsString('4111 1111 1111 1111', $gets('integration:ERP')['note']);
        self::assertSame('[EMAIL_ADDRESS]', $gets('')['customer_email']);
    }

    /** @dataProvider refusedConsumers */
    public function testAConsumerThatCannotBeMeantIsRefused(array $rows, string $complaint): void
    {
        self::assertStringContainsString($complaint, (string) (new ConsumerRules())->problem($rows));
    }

    public static function refusedConsumers(): array
    {
        return [
            'no kind' => [[['consumer' => 'ERP']], 'The consumer "ERP" is not known'],
            'customers' => [[['consumer' => 'customer:*']], 'is not known'],
            'twice' => [[['consumer' => 'admin:jane'], ['consumer' => 'Admin:Jane']], 'listed twice'],
            'an unknown treatment' => [[['consumer' => 'admin:jane', 'treatment' => 'allow']], 'treatment'],
            'a country by name' => [[['consumer' => 'admin:jane', 'country' => 'Spain']], 'two capital letters'],
        ];
    }

    private function policy(array $values): SettingsPolicy
    {
        $config = $this->createMock(ScopeConfigInterface::class);
        $config->method('getValue')->willReturnCallback(static fn (string $path) => $values[$path] ?? null);
        return $this->policyOf($config);
    }

    private function policyOf(ScopeConfigInterface $config): SettingsPolicy
    {
        $clock = $this->createMock(DateTime::class);
        $clock->method('gmtDate')->willReturn('2026-11-21');
        return new SettingsPolicy(
            new Settings($config),
            new ExemptionRules($clock),
            new ConsumerRules(),
            new ChannelRules()
        );
    }
}
