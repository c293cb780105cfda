<?php
/**
 * A stand-in for the extension when it is not loaded: the API of leakguard.stub.php, two kinds of data, no policy
 * but "the subject's own values pass". Only tests use it.
 *
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace LeakGuard;

// phpcs:disable PSR1.Classes.ClassDeclaration.MultipleClasses, Squiz.Classes.ClassFileName
// phpcs:disable Magento2.PHP.FinalImplementation, Magento2.Commenting.ClassPropertyPHPDocFormatting

class Exception extends \RuntimeException
{
}

class PolicyException extends Exception
{
}

class BlockedException extends Exception
{
}

final class Context
{
    public function __construct(
        public readonly string $channel = 'api',
        public readonly string $consumer = '',
        public readonly array $subject = [],
        public readonly string $route = '',
        public readonly string $host = ''
    ) {
        if (!in_array($channel, ['api', 'log', 'export', 'egress', 'storage'], true)) {
            throw new Exception('unknown channel');
        }
    }
}

final class Engine
{
    /** What default() throws, as a failed first load of the policy does. */
    public static ?\Throwable $unavailable = null;

    /** What the next question throws. */
    public static ?\Throwable $failure = null;

    public static string $onError = 'withhold';

    public static ?Context $lastContext = null;

    public static function default(): Engine
    {
        if (self::$unavailable !== null) {
            throw self::$unavailable;
        }
        return new self();
    }

    public static function reset(): void
    {
        self::$unavailable = self::$failure = self::$lastContext = null;
        self::$onError = 'withhold';
    }

    public function redact(string $text, ?Context $context = null, string $format = 'auto'): string
    {
        $this->begin($context);
        return $this->mask($text, $context->subject ?? []);
    }

    public function redactArray(array $data, ?Context $context = null): array
    {
        $this->begin($context);
        return $this->walk($data, $context->subject ?? [], 1);
    }

    public function onError(): string
    {
        return self::$onError;
    }

    public function policyId(): string
    {
        return 'double@000000000000';
    }

    private function begin(?Context $context): void
    {
        self::$lastContext = $context;
        if (self::$failure !== null) {
            throw self::$failure;
        }
    }

    private function walk(array $data, array $subject, int $level): array
    {
        if ($level > 512) {
            throw new Exception('deeper than 512 levels');
        }
        foreach ($data as $key => $value) {
            if (is_array($value)) {
                $data[$key] = $this->walk($value, $subject, $level + 1);
            } elseif (is_string($value)) {
                $data[$key] = $this->mask($value, $subject);
            }
        }
        return $data;
    }

    private function mask(string $text, array $subject): string
    {
        $text = (string) preg_replace('/\b4111 ?1111 ?1111 ?1111\b/', '************1111', $text);
        return (string) preg_replace_callback(
            '/[\w.+-]+@[\w-]+\.[\w.]*\w/',
            static fn (array $found): string => in_array($found[0], $subject, true) ? $found[0] : '[EMAIL_ADDRESS]',
            $text
        );
    }
}
