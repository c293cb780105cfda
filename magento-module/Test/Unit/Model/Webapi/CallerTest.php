<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Webapi;

use Leakguard\Dlp\Model\Webapi\Caller;
use Leakguard\Dlp\Model\Webapi\CustomerValues;
use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Model\Webapi\OrderValues;
use Leakguard\Dlp\Test\Unit\Double\Person;
use Magento\Authorization\Model\UserContextInterface;
use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\User\Model\ResourceModel\User as UserResource;
use Magento\User\Model\UserFactory;
use PHPUnit\Framework\MockObject\MockObject;
use PHPUnit\Framework\TestCase;

class CallerTest extends TestCase
{
    /** @var UserContextInterface&MockObject */
    private $userContext;

    /** @var CustomerRepositoryInterface&MockObject */
    private $customers;

    /** @var OrderValues&MockObject */
    private $orders;

    /** @var MatchedRoute */
    private MatchedRoute $route;

    /** @var Caller */
    private Caller $caller;

    protected function setUp(): void
    {
        $this->userContext = $this->createMock(UserContextInterface::class);
        $this->customers = $this->createMock(CustomerRepositoryInterface::class);
        $this->orders = $this->createMock(OrderValues::class);
        $integrations = $this->createMock(IntegrationServiceInterface::class);
        $integrations->method('get')->willReturnCallback(
            static fn ($id) => new Person(['name' => $id === 7 ? 'ERP' : null])
        );
        $users = $this->createMock(UserResource::class);
        $users->method('load')->willReturnCallback(static fn ($user, $id) => $user->setUserName('jane' . $id));
        $this->route = new MatchedRoute();
        $this->caller = new Caller(
            $this->userContext,
            $integrations,
            new UserFactory(),
            $users,
            new CustomerValues($this->customers, $this->orders),
            $this->route
        );
    }

    /**
     * @dataProvider callers
     */
    public function testTheConsumerIsNamedByKind(?int $type, ?int $id, string $consumer): void
    {
        $this->userContext->method('getUserType')->willReturn($type);
        $this->userContext->method('getUserId')->willReturn($id);
        $destination = $this->caller->destination();
        self::assertSame($consumer, $destination->consumer);
        self::assertSame('api', $destination->channel);
        self::assertSame([], $destination->subject);
    }

    public static function callers(): array
    {
        return [
            'an integration by its name' => [1, 7, 'integration:ERP'],
            'an integration without a name is unknown' => [1, 8, ''],
            'staff by login' => [2, 3, 'admin:jane3'],
            'a guest' => [4, 0, 'guest'],
            'nobody known' => [null, null, ''],
            'a kind of a later Magento' => [99, 5, ''],
        ];
    }

    public function testACustomerMaySeeTheirOwnValues(): void
    {
        $this->userContext->method('getUserType')->willReturn(3);
        $this->userContext->method('getUserId')->willReturn(42);
        $this->customers->expects(self::once())->method('getById')->with(42)->willReturn(new Person([
            'email' => 'maria.garcia@example.net',
            'firstname' => 'Maria',
            'lastname' => 'García',
            'dob' => '1988-03-14',
            'taxvat' => 'ESX1234567X',
            'customAttributes' => [
                new Person(['value' => '+34 600 555 0143']),
                new Person(['value' => ['not', 'text']]),
            ],
            'addresses' => [new Person([
                'firstname' => 'Maria',
                'middlename' => 'J.',
                'lastname' => 'García',
                'street' => ['Calle Falsa 123', '4 B'],
                'city' => 'Madrid',
                'postcode' => '28001',
                'region' => new Person(['region' => 'Madrid', 'regionCode' => 'M']),
                'telephone' => '+34 600 555 0142',
            ])],
        ]));
        $this->orders->method('of')->with(42)->willReturn(['Luisa García']);
        $this->route->remember('V1/customers/me');

        $destination = $this->caller->destination();
        self::assertSame('customer:42', $destination->consumer);
        self::assertSame('V1/customers/me', $destination->route);
        $expected = [
            'maria.garcia@example.net', 'Maria', 'García', 'Maria García', 'Maria J. García', '1988-03-14',
            'ESX1234567X', 'Calle Falsa 123', '4 B', "Calle Falsa 123\n4 B", 'Madrid', '28001', '+34 600 555 0142',
            '+34 600 555 0143', 'Luisa García',
        ];
        foreach ($expected as $own) {
            self::assertContains($own, $destination->subject);
        }
        self::assertNotContains('', $destination->subject);
        self::assertSame($destination->subject, array_values(array_unique($destination->subject)));
        // Asked again Magento is not: the identity is kept.
        self::assertEquals($destination, $this->caller->destination());
    }

    public function testACustomerWhoseDataCannotBeReadIsUnknown(): void
    {
        $this->userContext->method('getUserType')->willReturn(3);
        $this->userContext->method('getUserId')->willReturn(42);
        $this->customers->method('getById')->willThrowException(new \RuntimeException('database is gone'));
        self::assertSame('', $this->caller->destination()->consumer);
    }

    public function testWhoSendsDataInIsNamedWithoutReadingTheirValuesTooEarly(): void
    {
        $this->userContext->method('getUserType')->willReturn(3);
        $this->userContext->method('getUserId')->willReturn(42);
        $before = new Person(['email' => 'maria.garcia@example.net']);
        $after = new Person(['email' => 'maria.new@example.net']);
        $saved = false;
        $this->customers->method('getById')->willReturnCallback(
            static function () use (&$saved, $before, $after) {
                return $saved ? $after : $before;
            }
        );
        $sender = $this->caller->sender();
        self::assertSame(['customer:42', []], [$sender->consumer, $sender->subject]);
        $saved = true;
        self::assertContains('maria.new@example.net', $this->caller->destination()->subject);
    }

    public function testAVisitorOfTheStorefrontWhoIsNotLoggedInIsAGuest(): void
    {
        $this->userContext->method('getUserType')->willReturn(null);
        $caller = new Caller(
            $this->userContext,
            $this->createMock(IntegrationServiceInterface::class),
            new UserFactory(),
            $this->createMock(UserResource::class),
            new CustomerValues($this->customers, $this->orders),
            $this->route,
            'guest'
        );
        self::assertSame('guest', $caller->destination()->consumer);
        $destination = $caller->destination('export', 'grid/customer_listing');
        self::assertSame(['export', 'grid/customer_listing'], [$destination->channel, $destination->route]);
    }

    public function testAnErrorMakesTheCallerUnknownAndIsNotKept(): void
    {
        $this->userContext->method('getUserType')->willReturnOnConsecutiveCalls(
            self::throwException(new \RuntimeException('The nonce is already being used by another consumer.')),
            self::throwException(new \TypeError('from Magento itself')),
            4
        );
        self::assertSame('', $this->caller->destination()->consumer);
        self::assertSame('', $this->caller->destination()->consumer);
        self::assertSame('guest', $this->caller->destination()->consumer);
    }

    public function testWithoutAMatchedRouteTheRouteIsEmpty(): void
    {
        $this->userContext->method('getUserType')->willReturn(4);
        self::assertSame('', $this->caller->destination()->route);
    }
}
