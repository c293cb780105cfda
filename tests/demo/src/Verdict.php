<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** What was checked of one answer, what was wrong with it, and what LeakGuard changed. */
final class Verdict
{
    /** @var array<string, list<string>> assertion => what is wrong; an empty list is a pass */
    public array $assertions = [];

    /** @var list<Change> */
    public array $changes = [];

    /** @param list<string> $problems */
    public function assert(string $what, array $problems): void
    {
        $this->assertions[$what] = $problems;
    }

    public function passed(): bool
    {
        return array_filter($this->assertions) === [];
    }
}
