<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Plugin\Webapi;

use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Plugin\Webapi\RememberRoute;
use Leakguard\Dlp\Test\Unit\Double\Person;
use PHPUnit\Framework\TestCase;

class RememberRouteTest extends TestCase
{
    public function testTheMatchedPathIsKeptAndTheRouteComesBack(): void
    {
        $memory = new MatchedRoute();
        $route = new Person(['routePath' => 'V1/customers/:customerId']);
        self::assertSame('', $memory->path());
        self::assertSame($route, (new RememberRoute($memory))->afterMatch(null, $route));
        self::assertSame('V1/customers/:customerId', $memory->path());
    }
}
