<?php

/**
 * A headless Chromium, driven over the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/) that chromedriver speaks.
 */

declare(strict_types=1);

namespace LeakGuard\Tests;

/**
 * One window. Elements are named by CSS selectors, and waited for some seconds. What leads to another page is follow()ed.
 */
final class Browser
{
    /** How the protocol names an element in JSON. */
    private const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

    private string $session = '';

    /**
     * @param string       $driver    URL of chromedriver
     * @param list<string> $arguments of Chromium
     */
    public function __construct(private readonly string $driver, array $arguments = [])
    {
        $options = ['args' => array_merge(
            ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb',
                '--no-first-run', '--disable-extensions', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
            $arguments
        )];
        $made = $this->ask('POST', '/session', ['capabilities' => ['alwaysMatch' => [
            'browserName' => 'chrome',
            'goog:chromeOptions' => $options,
            'goog:loggingPrefs' => ['browser' => 'SEVERE'],
            'timeouts' => ['pageLoad' => 60000, 'script' => 20000, 'implicit' => 5000],
        ]]]);
        $this->session = '/session/' . $made['sessionId'];
    }

    public function quit(): void
    {
        if ($this->session !== '') {
            $this->ask('DELETE', $this->session);
            $this->session = '';
        }
    }

    public function open(string $url): void
    {
        $this->ask('POST', "$this->session/url", ['url' => $url]);
    }

    public function url(): string
    {
        return (string) $this->ask('GET', "$this->session/url");
    }

    public function click(string $selector): void
    {
        $element = $this->element($selector);
        $this->run('arguments[0].scrollIntoView({block: "center"})', [self::ELEMENT => $element]);
        $this->ask('POST', "$this->session/element/$element/click", new \stdClass());
    }

    /** Clicks what leads to another page, and waits until that has loaded. */
    public function follow(string $selector): void
    {
        $this->run('window.leakguardBefore = true');
        $this->click($selector);
        for ($deadline = microtime(true) + 60; microtime(true) < $deadline; usleep(50000)) {
            try {
                if ($this->run('return window.leakguardBefore !== true && document.readyState === "complete"') === true) {
                    return;
                }
            } catch (\RuntimeException $between) {
                // Between two pages there is nothing to ask.
                continue;
            }
        }
        throw new \RuntimeException("$selector leads nowhere");
    }

    /** Puts the text in the place of what a field holds. */
    public function type(string $selector, string $text): void
    {
        $element = $this->element($selector);
        $this->ask('POST', "$this->session/element/$element/clear", new \stdClass());
        $this->ask('POST', "$this->session/element/$element/value", ['text' => $text]);
    }

    /** Chooses a value of a select, or sets a date, as a script would. */
    public function set(string $selector, string $value): void
    {
        $this->run(
            'arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event("change", {bubbles: true}))',
            [self::ELEMENT => $this->element($selector)],
            $value
        );
    }

    public function text(string $selector): string
    {
        return (string) $this->ask('GET', "$this->session/element/{$this->element($selector)}/text");
    }

    /** Whether there is such an element, now or within some seconds. */
    public function has(string $selector): bool
    {
        try {
            return $this->element($selector) !== '';
        } catch (\RuntimeException $none) {
            return false;
        }
    }

    public function count(string $selector): int
    {
        return (int) $this->run('return document.querySelectorAll(arguments[0]).length', $selector);
    }

    /** What a script returns. */
    public function run(string $script, mixed ...$arguments): mixed
    {
        return $this->ask('POST', "$this->session/execute/sync", ['script' => $script, 'args' => array_values($arguments)]);
    }

    public function resize(int $width, int $height): void
    {
        $this->ask('POST', "$this->session/window/rect", ['width' => $width, 'height' => $height]);
    }

    /** Writes what is to be seen as PNG. */
    public function picture(string $file): void
    {
        file_put_contents($file, base64_decode((string) $this->ask('GET', "$this->session/screenshot"), true));
    }

    /**
     * What pages wrote to the console as errors since the last call: broken scripts, missing files.
     *
     * @return list<string>
     */
    public function errors(): array
    {
        return array_column((array) $this->ask('POST', "$this->session/se/log", ['type' => 'browser']), 'message');
    }

    private function element(string $selector): string
    {
        return (string) $this->ask('POST', "$this->session/element", ['using' => 'css selector', 'value' => $selector])[self::ELEMENT];
    }

    private function ask(string $method, string $path, mixed $body = null): mixed
    {
        $handle = curl_init($this->driver . $path);
        curl_setopt_array($handle, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 90,
            CURLOPT_PROXY => '',
        ]);
        if ($body !== null) {
            curl_setopt($handle, CURLOPT_POSTFIELDS, json_encode($body, JSON_THROW_ON_ERROR));
            curl_setopt($handle, CURLOPT_HTTPHEADER, ['Content-Type: application/json']);
        }
        $answer = curl_exec($handle);
        if ($answer === false) {
            throw new \RuntimeException('chromedriver does not answer: ' . curl_error($handle));
        }
        $value = json_decode((string) $answer, true)['value'] ?? null;
        if (is_array($value) && isset($value['error'])) {
            throw new \RuntimeException("$path: {$value['error']}: " . strtok((string) ($value['message'] ?? ''), "\n"));
        }
        return $value;
    }
}
