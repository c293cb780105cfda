<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Cache;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Leakguard\Dlp\Model\Cache\Visitor;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Observer\KeepPeopleOutOfCaches;
use Leakguard\Dlp\Observer\RememberVisitor;
use Leakguard\Dlp\Plugin\Cache\KeepPeopleOut;
use Leakguard\Dlp\Test\Unit\Double\Person;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Model\Session;
use Magento\Framework\App\Request\Http as Request;
use Magento\Framework\App\Response\Http as Response;
use Magento\Framework\Event\Observer;

class CacheGuardTest extends AnswerTestCase
{
    private const JSON = '{"data":{"leak":{"email":"maria.garcia@example.net"}}}';
    private const PUBLIC = 'max-age=86400, public, s-maxage=86400';

    /** @var Visitor */
    private Visitor $visitor;

    protected function setUp(): void
    {
        parent::setUp();
        $this->needWholeExtension();
        $customers = $this->createMock(CustomerRepositoryInterface::class);
        $customers->method('getById')->with(42)->willReturn(new Person([
            'email' => 'maria.garcia@example.net', 'firstname' => 'María', 'lastname' => "O'García",
            'addresses' => [new Person(['firstname' => 'Jo', 'lastname' => 'Li', 'street' => ['Calle Falsa 123', '4 B'],
                'telephone' => '+34 600 555 0142'])],
        ]));
        $this->visitor = new Visitor($customers);
    }

    public function testJsonWithAPersonIsNotKeptForEverybody(): void
    {
        $response = $this->inspect(self::JSON, self::PUBLIC);
        self::assertStringContainsString('no-store', $response->headers['cache-control']);
        self::assertSame(self::JSON, $response->getContent(), 'what the caller gets is decided elsewhere');
        $alert = $this->alerts->all()[0];
        self::assertSame(['public_cache', 'guest', 'graphql'], [$alert['kind'], $alert['consumer'], $alert['route']]);
        self::assertStringContainsString('EMAIL_ADDRESS', $alert['detail']);
        self::assertStringNotContainsString('maria', $alert['detail']);
    }

    public function testWhatIsPrivateOrHoldsNobodyIsLeftAlone(): void
    {
        foreach (['private, max-age=60', 'no-store', null] as $control) {
            self::assertSame($control, $this->inspect(self::JSON, $control)->headers['cache-control'] ?? null);
        }
        $bag = '{"data":{"products":{"items":[{"sku":"LG-4111","price":34}]}}}';
        self::assertSame(self::PUBLIC, $this->inspect($bag, self::PUBLIC)->headers['cache-control']);
        self::assertSame([], $this->alerts->all());
    }

    public function testAPolicyThatOnlyWatchesIsToldAndChangesNothing(): void
    {
        $gateway = $this->createMock(Gateway::class);
        $gateway->method('foresee')->willReturn([
            ['entity' => 'EMAIL_ADDRESS', 'field' => 'email', 'action' => 'redact', 'changed' => false],
        ]);
        $response = $this->inspect(self::JSON, self::PUBLIC, $gateway);
        self::assertSame(self::PUBLIC, $response->headers['cache-control']);
        self::assertSame(['public_cache'], array_column($this->alerts->all(), 'kind'));
    }

    /**
     * @dataProvider pages
     */
    public function testAPageWithItsVisitorInItIsNotKeptForEverybody(string $inside): void
    {
        (new RememberVisitor($this->session(42), $this->visitor))->execute(new Observer());
        $response = $this->inspect("<html><p>$inside</p></html>", self::PUBLIC);
        self::assertStringContainsString('no-store', $response->headers['cache-control']);
        self::assertSame('customer:42', $this->alerts->all()[0]['consumer']);
    }

    public static function pages(): array
    {
        return [
            'e-mail' => ['maria.garcia@example.net'],
            'name, escaped' => ['María O&#039;García'],
            'name in a script' => ['{"name":"Mar\u00eda O\'Garc\u00eda"}'],
            'street' => ['Calle Falsa 123'],
            'telephone' => ['+34 600 555 0142'],
        ];
    }

    public function testAPageMayNameTheShopsOwnPeople(): void
    {
        (new RememberVisitor($this->session(42), $this->visitor))->execute(new Observer());
        $page = '<html><a href="mailto:service@shop.example">service@shop.example</a> 4 B, Jo Li</html>';
        self::assertSame(self::PUBLIC, $this->inspect($page, self::PUBLIC)->headers['cache-control']);
    }

    public function testAGuestLeavesNothingBehind(): void
    {
        (new RememberVisitor($this->session(null), $this->visitor))->execute(new Observer());
        self::assertSame('guest', $this->visitor->consumer());
        self::assertSame([], $this->visitor->marks());
    }

    public function testWhatCannotBeCheckedIsNotKept(): void
    {
        $response = $this->inspect(self::JSON, self::PUBLIC, $this->failing());
        self::assertStringContainsString('no-store', $response->headers['cache-control']);
    }

    public function testMagentosCacheAndTheHeadersForVarnishAreBothAsked(): void
    {
        $guard = $this->createMock(CacheGuard::class);
        $asked = [];
        $guard->method('inspect')->willReturnCallback(static function ($response, string $route) use (&$asked): void {
            $asked[] = $route;
        });
        (new KeepPeopleOut($guard, new Request(), 'graphql'))->beforeProcess(null, new Response());
        (new KeepPeopleOut($guard, new Request()))->beforeProcess(null, new Response());
        $event = ['response' => new Response(), 'request' => new Request()];
        (new KeepPeopleOutOfCaches($guard))->execute(new Observer($event));
        (new KeepPeopleOutOfCaches($guard))->execute(new Observer(['response' => null, 'request' => new Request()]));
        self::assertSame(['graphql', 'cms_index_index', 'cms_index_index'], $asked);
    }

    private function session(?int $customerId): Session
    {
        $session = $this->createMock(Session::class);
        $session->method('getCustomerId')->willReturn($customerId);
        return $session;
    }

    private function inspect(string $body, ?string $control, ?Gateway $gateway = null): Response
    {
        $response = (new Response())->setBody($body);
        if ($control !== null) {
            $response->setHeader('Cache-Control', $control);
        }
        (new CacheGuard($gateway ?? new Gateway(), $this->alerts, $this->visitor))->inspect($response, 'graphql');
        return $response;
    }
}
