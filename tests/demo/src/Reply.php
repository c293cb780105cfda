<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** What the shop answered. */
final class Reply
{
    /** @param array<string, int> $findings entity => how often */
    public function __construct(
        public readonly int $status,
        public readonly string $body,
        public readonly float $microseconds,
        public readonly array $findings,
        public readonly string $policy
    ) {
    }
}
