<?php

/**
 * The API of the extension as a module's author would have it without one: every string through fourteen patterns of PHP's preg,
 * arrays by recursion. For `auto_prepend_file` of a server in a bench; no policy, no consumers.
 */

declare(strict_types=1);

namespace LeakGuard;

// phpcs:disable PSR1.Classes.ClassDeclaration.MultipleClasses, PSR1.Files.SideEffects

require_once __DIR__ . '/turns.php';

class Exception extends \RuntimeException
{
}

class PolicyException extends Exception
{
}

class KeyException extends Exception
{
}

class BlockedException extends Exception
{
}

class StandInException extends Exception
{
    /** @var list<string> */
    public readonly array $fields;
}

final class Context
{
    /** @param list<string> $subject */
    public function __construct(
        public readonly string $channel = 'api',
        public readonly string $consumer = '',
        public readonly array $subject = [],
        public readonly string $route = '',
        public readonly string $host = '',
    ) {
    }
}

final class Engine
{
    private static ?self $default = null;

    /**
     * @param list<string> $patterns
     * @param list<string> $labels
     */
    private function __construct(private readonly array $patterns, private readonly array $labels)
    {
    }

    public static function default(): self
    {
        return self::$default ??= new self(...\patterns());
    }

    public static function fromPolicy(array|string $policy): self
    {
        return self::default();
    }

    public function with(array $policy): self
    {
        return $this;
    }

    public function makeDefault(): bool
    {
        return true;
    }

    public function redact(string $text, ?Context $context = null, string $format = 'auto', string $encoding = ''): string
    {
        return \replaced(preg_replace($this->patterns, $this->labels, $text));
    }

    public function redactArray(array $data, ?Context $context = null): array
    {
        foreach ($data as $key => $value) {
            if (is_array($value)) {
                $data[$key] = $this->redactArray($value);
            } elseif (is_string($value)) {
                $data[$key] = \replaced(preg_replace($this->patterns, $this->labels, $value));
            }
        }
        return $data;
    }

    public function restore(array $data, ?Context $context = null): array
    {
        return $data;
    }

    /** @return array{data: array<mixed>, events: list<never>} */
    public function simulate(array $data, ?Context $context = null): array
    {
        return ['data' => $this->redactArray($data), 'events' => []];
    }

    /** @return array{url: string, headers: array<mixed>, body: mixed} */
    public function redactRequest(string $url, array $headers = [], array|string|null $body = null): array
    {
        return ['url' => $url, 'headers' => $headers, 'body' => $body];
    }

    /** @return list<never> */
    public function scan(string $text, ?Context $context = null, string $format = 'auto', string $encoding = ''): array
    {
        return [];
    }

    public function onError(): string
    {
        return 'withhold';
    }

    public function policyId(): string
    {
        return 'preg';
    }
}

function recordEvents(): void
{
}

/** @return list<never> */
function events(): array
{
    return [];
}

/** @return array<string, mixed> */
function stats(): array
{
    return ['calls' => 0, 'bytes' => 0, 'findings' => 0, 'blocked' => 0, 'withheld' => 0, 'events_lost' => 0, 'entities' => [], 'egress' => []];
}
