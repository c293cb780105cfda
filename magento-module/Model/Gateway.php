<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * The only class that speaks to the LeakGuard PHP extension.
 *
 * Either data comes back checked, or a WithheldException says why not. Has no dependencies on purpose: loggers are
 * built before configuration and database are there.
 */
class Gateway
{
    public const EXTENSION = 'leakguard';

    /** @var bool one line in PHP's error log per process is enough */
    private static bool $reported = false;

    /**
     * Is the extension loaded into this PHP?
     *
     * @return bool
     */
    public function isAvailable(): bool
    {
        return class_exists(\LeakGuard\Engine::class, false);
    }

    /**
     * The array with what the policy says done to its values
     *
     * @param array $data
     * @param Destination $destination
     * @return array
     * @throws WithheldException
     */
    public function redactArray(array $data, Destination $destination): array
    {
        return $this->guard(
            fn (\LeakGuard\Engine $engine): array => $engine->redactArray($data, $this->context($destination)),
            $data
        );
    }

    /**
     * The text with what the policy says done to it
     *
     * @param string $text
     * @param Destination $destination
     * @param string $format `auto`, `text` or `json`
     * @return string
     * @throws WithheldException
     */
    public function redactText(string $text, Destination $destination, string $format = 'auto'): string
    {
        return $this->guard(
            fn (\LeakGuard\Engine $engine): string => $engine->redact($text, $this->context($destination), $format),
            $text
        );
    }

    /**
     * What redactArray() would do, without doing or recording it
     *
     * @param array $data
     * @param Destination $destination
     * @return array<int, array{entity: ?string, field: ?string, action: string, changed: bool}> the findings
     * @throws WithheldException
     */
    public function foresee(array $data, Destination $destination): array
    {
        return $this->guard(
            fn (\LeakGuard\Engine $engine): array =>
                $engine->simulate($data, $this->context($destination))['events'],
            []
        );
    }

    /**
     * Does the policy act on people there, or does it only watch?
     *
     * @param Destination $destination
     * @return bool
     * @throws WithheldException
     */
    public function actsOnPeople(Destination $destination): bool
    {
        $sample = $this->foresee(['email' => 'jane.doe@example.com'], $destination);
        return in_array(true, array_column($sample, 'changed'), true);
    }

    /**
     * Data that somebody sends in: tokens come back as their values where sender and policy allow it
     *
     * @param array $data
     * @param Destination $sender
     * @return array
     * @throws StandInException masked values, or tokens that this sender may not turn back
     * @throws WithheldException
     */
    public function restore(array $data, Destination $sender): array
    {
        return $this->guard(
            fn (\LeakGuard\Engine $engine): array => $engine->restore($data, $this->context($sender)),
            $data
        );
    }

    /**
     * Say that the answer has been judged here: `leakguard.output` of php.ini, if it is on, lets it go as it is
     *
     * @return void
     */
    public function answered(): void
    {
        if (function_exists('LeakGuard\respond')) {
            \LeakGuard\respond(null);
        }
    }

    /**
     * A request to another host as it may go: for clients that none of the extension's own hooks sees
     *
     * @param string $url
     * @param array $headers by name
     * @param array|string|null $body
     * @return array{url: string, headers: array, body: array|string|null}
     * @throws WithheldException
     */
    public function redactRequest(string $url, array $headers, array|string|null $body): array
    {
        return $this->guard(
            static fn (\LeakGuard\Engine $engine): array => $engine->redactRequest($url, $headers, $body),
            ['url' => $url, 'headers' => $headers, 'body' => $body]
        );
    }

    /**
     * Name and fingerprint of the policy in force, e.g. `default@9f31c2a4b7d0`
     *
     * @return string
     * @throws WithheldException
     */
    public function policyId(): string
    {
        return $this->engine()->policyId();
    }

    /**
     * What happens to a message when LeakGuard itself fails: `withhold` or `pass`
     *
     * @return string
     * @throws WithheldException
     */
    public function onError(): string
    {
        return $this->engine()->onError();
    }

    /**
     * Ask the engine; on failure let the message pass only where the policy says so
     *
     * @param callable $ask
     * @param array|string $original
     * @return array|string
     * @throws WithheldException
     * @throws StandInException
     */
    private function guard(callable $ask, array|string $original): array|string
    {
        $onError = 'withhold';
        try {
            $engine = $this->engine();
            $onError = $engine->onError();
            return $ask($engine);
        } catch (\LeakGuard\BlockedException $blocked) {
            throw new BlockedException($blocked->getMessage(), 0, $blocked);
        } catch (\LeakGuard\StandInException $standIn) {
            throw new StandInException($standIn->fields);
        } catch (\Throwable $failure) {
            $reason = $this->describe($failure);
            if ($onError === 'pass') {
                $this->report('passed a message unchecked (on_error = "pass")', $reason);
                return $original;
            }
            $this->report('withholds messages', $reason);
            // Without somebody else's exception as the previous one: its message and trace can hold the data.
            throw $failure instanceof WithheldException ? $failure : new WithheldException($reason);
        }
    }

    /**
     * The engine of the policy that php.ini names
     *
     * @return \LeakGuard\Engine
     * @throws WithheldException
     */
    private function engine(): \LeakGuard\Engine
    {
        if (!$this->isAvailable()) {
            throw new WithheldException(
                sprintf('the PHP extension "%s" is not loaded into this PHP (%s)', self::EXTENSION, PHP_SAPI)
            );
        }
        try {
            return \LeakGuard\Engine::default();
        } catch (\Throwable $failure) {
            // No policy was ever in force, so nobody chose to let messages pass.
            throw new WithheldException($this->describe($failure));
        }
    }

    /**
     * The same in the extension's own class
     *
     * @param Destination $destination
     * @return \LeakGuard\Context
     */
    private function context(Destination $destination): \LeakGuard\Context
    {
        return new \LeakGuard\Context(
            $destination->channel,
            $destination->consumer,
            array_values($destination->subject),
            $destination->route,
            $destination->host
        );
    }

    /**
     * LeakGuard's own messages hold no data; those of others may, so only their kind and place is told
     *
     * @param \Throwable $failure
     * @return string
     */
    private function describe(\Throwable $failure): string
    {
        if ($failure instanceof \LeakGuard\Exception || $failure instanceof WithheldException) {
            return $failure->getMessage();
        }
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        return sprintf('%s in %s:%d', get_class($failure), basename($failure->getFile()), $failure->getLine());
    }

    /**
     * Tell PHP's own error log, once per process; Magento's loggers come through here and cannot be used
     *
     * @param string $what
     * @param string $reason
     * @return void
     */
    private function report(string $what, string $reason): void
    {
        if (!self::$reported) {
            self::$reported = true;
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            error_log(sprintf('LeakGuard %s: %s', $what, $reason));
        }
    }
}
