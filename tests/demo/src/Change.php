<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** One value that is not what it was. */
final class Change
{
    /** @param string $place path of the field, column, or '' in plain text */
    public function __construct(
        public readonly string $place,
        public readonly string $before,
        public readonly string $after
    ) {
    }
}
