<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

use LeakGuard\Context;
use LeakGuard\Engine;

/** One request's way through LeakGuard, with the time it took. */
final class Guard
{
    private int $nanoseconds = 0;

    /** @var array<string, int> */
    private array $found = [];

    public function __construct(
        private readonly Engine $engine,
        private readonly Context $context,
        private readonly int $times
    ) {
    }

    public function text(string $text, string $format): string
    {
        $this->count($text, $format);
        for ($i = 0; $i < $this->times; $i++) {
            $start = hrtime(true);
            $text = $this->engine->redact($text, $this->context, $format);
            $this->nanoseconds += hrtime(true) - $start;
        }
        return $text;
    }

    /**
     * @param array<array-key, mixed> $data
     * @return array<array-key, mixed>
     */
    public function data(array $data): array
    {
        $this->count(json_encode($data, JSON_THROW_ON_ERROR), 'json');
        for ($i = 0; $i < $this->times; $i++) {
            $start = hrtime(true);
            $data = $this->engine->redactArray($data, $this->context);
            $this->nanoseconds += hrtime(true) - $start;
        }
        return $data;
    }

    public function sendHeaders(): void
    {
        header(sprintf('X-LeakGuard-Microseconds: %.1f', $this->nanoseconds / 1000));
        header('X-LeakGuard-Findings: ' . json_encode((object) $this->found, JSON_THROW_ON_ERROR));
        header('X-LeakGuard-Policy: ' . $this->engine->policyId());
    }

    private function count(string $text, string $format): void
    {
        foreach ($this->engine->scan($text, $this->context, $format) as $finding) {
            $this->found[$finding->entity] = ($this->found[$finding->entity] ?? 0) + 1;
        }
    }
}
