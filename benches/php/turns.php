<?php

/**
 * What the benches in PHP share: the fourteen patterns, and engines that take turns, so that a busy machine slows all of them.
 */

declare(strict_types=1);

/** @return array{list<string>, list<string>} patterns and labels */
function patterns(): array
{
    $patterns = $labels = [];
    foreach (file(__DIR__ . '/../patterns.tsv', FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) as $line) {
        [$entity, $pattern] = explode("\t", $line, 2);
        $patterns[] = '~' . str_replace('~', '\~', $pattern) . '~';
        $labels[] = "[$entity]";
    }
    return [$patterns, $labels];
}

function replaced(?string $text): string
{
    return $text ?? throw new RuntimeException('preg_replace gave up: ' . preg_last_error_msg());
}

function contents(string $file): string
{
    $text = is_file($file) ? file_get_contents($file) : false;
    return $text !== false ? $text : throw new RuntimeException("$file cannot be read");
}

/** How many calls take that many seconds, at least one; the engine is warm then. */
function callsIn(float $seconds, Closure $engine, mixed $text): int
{
    $engine($text);
    $begin = hrtime(true);
    $engine($text);
    return (int) max(1, ceil($seconds * 1e9 / max(1, hrtime(true) - $begin)));
}

/** Seconds that one of so many calls takes. */
function sample(Closure $engine, mixed $text, int $calls): float
{
    $begin = hrtime(true);
    for ($call = 0; $call < $calls; $call++) {
        $engine($text);
    }
    return (hrtime(true) - $begin) / 1e9 / $calls;
}

/** @param list<float> $values */
function median(array $values): float
{
    sort($values);
    return $values[intdiv(count($values), 2)];
}

/**
 * Samples of the seconds that a call takes, every engine once a round; who begins changes from round to round.
 *
 * @param array<string, Closure(mixed): mixed> $engines
 * @param float $length seconds of a sample: the clock and the loop do not count then
 * @return array<string, list<float>>
 */
function rounds(array $engines, mixed $text, float $length, float $seconds): array
{
    $calls = $samples = [];
    foreach ($engines as $name => $engine) {
        $calls[$name] = callsIn($length, $engine, $text);
        $samples[$name] = [];
    }
    $end = hrtime(true) + $seconds * 1e9 * count($engines);
    for ($round = 0; hrtime(true) < $end || $round < 5; $round++) {
        foreach ($engines as $name => $engine) {
            $samples[$name][] = sample($engine, $text, $calls[$name]);
        }
        $engines = array_reverse($engines, true);
    }
    return $samples;
}
