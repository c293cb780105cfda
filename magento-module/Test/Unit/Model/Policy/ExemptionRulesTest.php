<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Policy;

use Leakguard\Dlp\Model\Policy\ExemptionRules;
use Magento\Framework\Stdlib\DateTime\DateTime;
use PHPUnit\Framework\TestCase;

class ExemptionRulesTest extends TestCase
{
    private const ROW = [
        'consumer' => 'integration:ERP',
        'channel' => 'api',
        'entities' => 'email_ADDRESS, PERSON',
        'field' => 'billing_address.*',
        'reason' => 'delivery notes, approved by the DPO',
        'until' => '2026-11-21',
    ];

    /** @var ExemptionRules */
    private ExemptionRules $rules;

    protected function setUp(): void
    {
        $clock = $this->createMock(DateTime::class);
        $clock->method('gmtDate')->willReturn('2026-11-21');
        $this->rules = new ExemptionRules($clock);
    }

    public function testAnExemptionIsARuleThatAllows(): void
    {
        self::assertSame([[
            'name' => 'settings: exemption 1 of integration:ERP',
            'reason' => 'delivery notes, approved by the DPO (until 2026-11-21)',
            'consumer' => ['integration:ERP'],
            'action' => 'allow',
            'channel' => ['api'],
            'field' => ['billing_address.*'],
            'entity' => ['EMAIL_ADDRESS', 'PERSON'],
        ]], $this->rules->rules([self::ROW]));
    }

    public function testWithoutKindsOfDataItIsPersonalDataOnly(): void
    {
        $rule = $this->rules->rules([['entities' => '', 'field' => '', 'channel' => ''] + self::ROW])[0];
        self::assertSame(['personal'], $rule['category']);
        self::assertSame([], array_intersect_key($rule, ['entity' => 1, 'field' => 1, 'channel' => 1]));
    }

    public function testAfterItsLastDayItIsNoRule(): void
    {
        self::assertSame([], $this->rules->rules([['until' => '2026-11-20'] + self::ROW]));
    }

    /** @dataProvider refused */
    public function testWhatIsIncompleteIsRefusedAndOpensNothing(array $change, string $complaint): void
    {
        $row = $change + self::ROW;
        self::assertStringContainsString($complaint, (string) $this->rules->problem([self::ROW, $row]));
        self::assertSame([], $this->rules->rules([$row]));
    }

    public static function refused(): array
    {
        return [
            'no reason' => [['reason' => ' '], 'Exemption 2 needs a reason'],
            'no consumer' => [['consumer' => ''], 'Exemption 2 needs the name of a consumer'],
            'everybody' => [['consumer' => '*'], 'Exemption 2 needs the name of a consumer'],
            'all customers' => [['consumer' => 'Customer:*'], 'Exemption 2 needs the name of a consumer'],
            'no date' => [['until' => ''], 'Exemption 2 needs an end date'],
            'no such day' => [['until' => '2027-02-30'], 'Exemption 2 needs an end date'],
            'card numbers' => [['entities' => 'PERSON CREDIT_CARD'], 'CREDIT_CARD cannot be exempted'],
        ];
    }

    public function testACompleteOneIsNoProblem(): void
    {
        self::assertNull($this->rules->problem([self::ROW]));
    }
}
