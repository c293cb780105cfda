<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * What the settings and the admin pages ask of the LeakGuard PHP extension; messages are checked by the Gateway.
 *
 * Has no dependencies: it works before configuration and database do.
 */
class Extension
{
    /** @var \LeakGuard\Engine|null the engine of php.ini: settings are put before its rules, not before each other's */
    private ?\LeakGuard\Engine $base = null;

    /**
     * Can this PHP take the settings of the shop?
     *
     * @return bool
     */
    public function takesSettings(): bool
    {
        return class_exists(\LeakGuard\Engine::class, false)
            && method_exists(\LeakGuard\Engine::class, 'makeDefault');
    }

    /**
     * The engine with these rules before those of php.ini; throws what is wrong with them
     *
     * @param array $policy schema of the TOML file
     * @return \LeakGuard\Engine
     * @throws \LeakGuard\Exception
     */
    public function compile(array $policy): \LeakGuard\Engine
    {
        $this->base ??= \LeakGuard\Engine::default();
        return $policy === [] ? $this->base : $this->base->with($policy);
    }

    /**
     * Let these rules hold for the rest of the request
     *
     * @param array $policy schema of the TOML file
     * @return bool false when php.ini does not let a shop change the policy
     * @throws \LeakGuard\Exception
     */
    public function install(array $policy): bool
    {
        return $this->compile($policy)->makeDefault();
    }

    /**
     * Let the strict preset hold for the rest of the request
     *
     * @return bool
     * @throws \LeakGuard\Exception nor is the policy of php.ini in force: then nothing goes out at all
     */
    public function installStrictest(): bool
    {
        \LeakGuard\Engine::default();
        return \LeakGuard\Engine::fromPolicy('preset:strict')->makeDefault();
    }

    /**
     * Does the policy of this request keep a card number out of a log? A simulation: it counts nothing
     *
     * @return bool
     * @throws \LeakGuard\Exception
     */
    public function stopsCards(): bool
    {
        // A documented test number of Visa: no policy that ships lets it into a log.
        $line = ['message' => '4111 1111 1111 1111'];
        return \LeakGuard\Engine::default()->simulate($line, new \LeakGuard\Context('log'))['data'] !== $line;
    }

    /**
     * Keep the findings of this request from here on
     *
     * @return void
     */
    public function recordEvents(): void
    {
        if (function_exists('LeakGuard\recordEvents')) {
            \LeakGuard\recordEvents();
        }
    }

    /**
     * What this request found, in counts; never a value
     *
     * @return array[]
     */
    public function events(): array
    {
        return function_exists('LeakGuard\events') ? \LeakGuard\events() : [];
    }

    /**
     * Counters of all workers of this pool since the server started
     *
     * @return array
     */
    public function stats(): array
    {
        return function_exists('LeakGuard\stats') ? \LeakGuard\stats() : [];
    }

    /**
     * Id of the key that new tokens get
     *
     * @return string
     * @throws \LeakGuard\Exception there is no keyring, or it cannot be read
     */
    public function activeKey(): string
    {
        return (new \LeakGuard\Tokenizer())->activeKeyId();
    }
}
