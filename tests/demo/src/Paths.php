<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** The path patterns of planted.php: `*` is one step, a leading `**.` any number of steps. */
final class Paths
{
    public static function match(string $pattern, string $path): bool
    {
        $regex = strtr(preg_quote($pattern, '~'), ['\*\*\.' => '(?:.*\.)?', '\*' => '[^.]+']);
        return preg_match('~^' . $regex . '$~s', $path) === 1;
    }

    /** @param iterable<string> $patterns */
    public static function first(iterable $patterns, string $path): ?string
    {
        foreach ($patterns as $pattern) {
            if (self::match((string) $pattern, $path)) {
                return (string) $pattern;
            }
        }
        return null;
    }

    /** The path without the numbers of list entries: `items.3.name` is `items.*.name`. */
    public static function general(string $path): string
    {
        return (string) preg_replace('~(?<=^|\.)\d+(?=\.|$)~', '*', $path);
    }
}
