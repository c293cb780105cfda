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

class StandInException extends Exception
{
    public function __construct(public readonly array $fields = [])
    {
        parent::__construct('stand-ins in ' . implode(', ', $fields));
    }
}

function recordEvents(): void
{
    Engine::$records = true;
}

function events(): array
{
    return Engine::$events;
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

    public static bool $records = false;

    /** As events() gives them; mask() adds to it once recordEvents() was called. */
    public static array $events = [];

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
        self::$records = false;
        self::$events = [];
    }

    public function redact(string $text, ?Context $context = null, string $format = 'auto'): string
    {
        $this->begin($context);
        $plain = $format === 'form' ? rawurldecode($text) : $text;
        $masked = $this->mask($plain, $context->subject ?? []);
        return $masked === $plain ? $text : $masked;
    }

    public function redactArray(array $data, ?Context $context = null): array
    {
        $this->begin($context);
        return $this->walk($data, $context->subject ?? [], 1);
    }

    public function simulate(array $data, ?Context $context = null): array
    {
        [$records, $events] = [self::$records, self::$events];
        [self::$records, self::$events] = [true, []];
        $masked = $this->redactArray($data, $context);
        $seen = self::$events;
        [self::$records, self::$events] = [$records, $events];
        return ['data' => $masked, 'events' => $seen];
    }

    public function restore(array $data, ?Context $context = null): array
    {
        $this->begin($context);
        $fields = [];
        $find = static function (array $data, string $path) use (&$find, &$fields): void {
            foreach ($data as $key => $value) {
                if (is_array($value)) {
                    $find($value, "$path$key.");
                } elseif (is_string($value) && preg_match('/\[[A-Z_]+\]|\*{12}\d{4}/', $value) === 1) {
                    $fields[] = "$path$key";
                }
            }
        };
        $find($data, '');
        return $fields === [] ? $data : throw new StandInException($fields);
    }

    public function redactRequest(string $url, array $headers = [], array|string|null $body = null): array
    {
        $this->begin(new Context('egress', 'host:' . parse_url($url, PHP_URL_HOST)));
        $masked = is_array($body) ? $this->walk($body, [], 1) : $body;
        return [
            'url' => rawurldecode($url) === ($clean = $this->mask(rawurldecode($url), [])) ? $url : $clean,
            'headers' => $headers,
            'body' => is_string($masked) ? $this->mask($masked, []) : $masked,
        ];
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
            static function (array $found) use ($subject): string {
                $own = in_array($found[0], $subject, true);
                if (self::$records) {
                    self::$events[] = [
                        'channel' => self::$lastContext->channel ?? 'api',
                        'consumer' => self::$lastContext->consumer ?? '',
                        'route' => self::$lastContext->route ?? '',
                        'entity' => 'EMAIL_ADDRESS', 'field' => null, 'action' => $own ? 'allow' : 'redact',
                        'rule' => 'double', 'changed' => !$own, 'count' => 1,
                    ];
                }
                return $own ? $found[0] : '[EMAIL_ADDRESS]';
            },
            $text
        );
    }
}
