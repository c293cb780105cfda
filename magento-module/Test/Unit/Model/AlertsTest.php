<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model;

use Leakguard\Dlp\Model\Alerts;
use PHPUnit\Framework\TestCase;

class AlertsTest extends TestCase
{
    public function testTheSameAlertAgainIsCounted(): void
    {
        $alerts = new Alerts();
        self::assertSame([], $alerts->all());
        $alerts->raise(Alerts::SESSION_MIXING, 'customer:42', 'V1/customers/me', 'EMAIL_ADDRESS in email');
        $alerts->raise(Alerts::PUBLIC_CACHE, 'guest', '/graphql');
        $alerts->raise(Alerts::SESSION_MIXING, 'customer:42', 'V1/customers/me', 'EMAIL_ADDRESS in email');
        self::assertSame([
            ['kind' => 'session_mixing', 'consumer' => 'customer:42', 'route' => 'V1/customers/me',
                'detail' => 'EMAIL_ADDRESS in email', 'count' => 2],
            ['kind' => 'public_cache', 'consumer' => 'guest', 'route' => '/graphql', 'detail' => '', 'count' => 1],
        ], $alerts->all());
    }

    public function testAFloodStaysBoundedAndOldOnesAreStillCounted(): void
    {
        $alerts = new Alerts();
        for ($number = 0; $number < 1000; $number++) {
            $alerts->raise(Alerts::WITHHELD, 'guest', "/page/$number");
        }
        $alerts->raise(Alerts::WITHHELD, 'guest', '/page/0');
        self::assertCount(100, $alerts->all());
        self::assertSame(2, $alerts->all()[0]['count']);
    }
}
