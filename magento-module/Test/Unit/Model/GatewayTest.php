<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model;

use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use PHPUnit\Framework\TestCase;

class GatewayTest extends TestCase
{
    /** @var Gateway */
    private Gateway $gateway;

    protected function setUp(): void
    {
        $this->gateway = new Gateway();
        if ($this->hasDouble()) {
            \LeakGuard\Engine::reset();
        }
    }

    protected function tearDown(): void
    {
        $this->setUp();
    }

    public function testAnArrayForAGuestComesBackMaskedInItsShape(): void
    {
        $data = ['items' => [['customer_email' => 'maria.garcia@example.net', 'grand_total' => 39.5]], 'total' => 1];
        $redacted = $this->gateway->redactArray($data, new Destination('api', 'guest'));
        self::assertStringNotContainsString('maria.garcia@example.net', json_encode($redacted));
        self::assertSame(['items', 'total'], array_keys($redacted));
        self::assertSame(39.5, $redacted['items'][0]['grand_total']);
        self::assertSame(1, $redacted['total']);
    }

    public function testALogTextComesBackMasked(): void
    {
        $text = $this->gateway->redactText(
            'refused card 4111 1111 1111 1111 of jan.devries@voorbeeld.example',
            new Destination('log')
        );
        self::assertStringNotContainsString('4111 1111 1111 1111', $text);
        self::assertStringNotContainsString('jan.devries@voorbeeld.example', $text);
        self::assertStringContainsString('refused card', $text);
    }

    public function testTheSubjectsOwnValuesPass(): void
    {
        $data = ['email' => 'maria.garcia@example.net', 'friend' => 'jan.devries@voorbeeld.example'];
        $redacted = $this->gateway->redactArray(
            $data,
            new Destination('api', 'customer:1', ['x' => 'maria.garcia@example.net'], 'V1/customers/me')
        );
        self::assertSame('maria.garcia@example.net', $redacted['email']);
        self::assertNotSame('jan.devries@voorbeeld.example', $redacted['friend']);
    }

    public function testTooDeepDataIsWithheldAndSaidOnceInTheErrorLog(): void
    {
        (new \ReflectionProperty(Gateway::class, 'reported'))->setValue(null, false);
        file_put_contents((string) ini_get('error_log'), '');
        $deep = ['email' => 'maria.garcia@example.net'];
        for ($level = 0; $level < 600; $level++) {
            $deep = [$deep];
        }
        for ($time = 0; $time < 2; $time++) {
            try {
                $this->gateway->redactArray($deep, new Destination('api', 'guest'));
                self::fail('600 levels were let out');
            } catch (WithheldException $withheld) {
                self::assertStringNotContainsString('maria', $withheld->getMessage());
            }
        }
        $said = (string) file_get_contents((string) ini_get('error_log'));
        self::assertSame(1, substr_count($said, 'LeakGuard withholds messages: '), $said);
    }

    public function testAnUnknownChannelIsAFailureToo(): void
    {
        $this->expectException(WithheldException::class);
        $this->gateway->redactText('hello', new Destination('carrier pigeon'));
    }

    public function testABrokenPolicyWithholdsAndNamesItsReason(): void
    {
        $this->needDouble();
        \LeakGuard\Engine::$unavailable = new \LeakGuard\PolicyException('policy.toml:3: unknown key "ruls"');
        \LeakGuard\Engine::$onError = 'pass';
        $this->expectException(WithheldException::class);
        $this->expectExceptionMessage('policy.toml:3: unknown key "ruls"');
        $this->gateway->redactText('hello', new Destination('log'));
    }

    public function testAFailurePassesWhereThePolicySaysPass(): void
    {
        $this->needDouble();
        \LeakGuard\Engine::$failure = new \LeakGuard\Exception('failure inside the engine');
        \LeakGuard\Engine::$onError = 'pass';
        self::assertSame('jan@example.net', $this->gateway->redactText('jan@example.net', new Destination('log')));
        self::assertSame(['jan@example.net'], $this->gateway->redactArray(['jan@example.net'], new Destination('api')));
    }

    public function testSomebodyElsesExceptionIsNotRepeated(): void
    {
        // Runs with the extension and with its double: both ask the object what it serialises to, or fail before.
        $object = new class implements \JsonSerializable {
            /** @var string */
            public string $email = 'maria.garcia@example.net';

            public function jsonSerialize(): mixed
            {
                throw new \DomainException('cannot write maria.garcia@example.net');
            }
        };
        if ($this->hasDouble()) {
            \LeakGuard\Engine::$failure = new \DomainException('cannot write maria.garcia@example.net');
        }
        try {
            $this->gateway->redactArray(['customer' => $object], new Destination('api', 'guest'));
            self::fail('a failed answer was let out');
        } catch (WithheldException $withheld) {
            self::assertStringNotContainsString('maria', (string) $withheld);
            self::assertStringContainsString('DomainException in GatewayTest.php:', $withheld->getMessage());
        }
    }

    public function testABlockedMessageIsBlockedWhereFailuresPass(): void
    {
        $this->needDouble();
        \LeakGuard\Engine::$failure = new \LeakGuard\BlockedException('rule "cards" blocks CREDIT_CARD');
        \LeakGuard\Engine::$onError = 'pass';
        $this->expectException(BlockedException::class);
        $this->expectExceptionMessage('rule "cards" blocks CREDIT_CARD');
        $this->gateway->redactArray(['x'], new Destination('api'));
    }

    public function testThePolicyIsNamed(): void
    {
        self::assertTrue($this->gateway->isAvailable());
        self::assertMatchesRegularExpression('/^[\w:.-]+@[0-9a-f]{12}$/', $this->gateway->policyId());
        self::assertSame('withhold', $this->gateway->onError());
    }

    private function hasDouble(): bool
    {
        return !extension_loaded('leakguard');
    }

    private function needDouble(): void
    {
        if (!$this->hasDouble()) {
            self::markTestSkipped('LoadedExtensionTest asks the loaded extension');
        }
    }
}
