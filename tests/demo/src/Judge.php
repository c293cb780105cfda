<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/**
 * Holds an answer with LeakGuard on against the same answer with LeakGuard off and what planted.php says of it.
 *
 * @phpstan-type Plan array{
 *     gone?: list<string>, fields?: array<string, mixed>, nested?: list<string>,
 *     columns?: array<string, mixed>, text?: array<string, mixed>
 * }
 */
final class Judge
{
    public function verdict(string $sample, array $plan, string $off, string $on, string $twice): Verdict
    {
        $verdict = new Verdict();
        switch (pathinfo($sample, PATHINFO_EXTENSION)) {
            case 'log':
                $this->text($verdict, $plan, $off, $on);
                break;
            case 'csv':
                $this->csv($verdict, $plan, $off, $on);
                break;
            default:
                $this->json($verdict, $plan, $off, $on, str_ends_with($sample, '.jsonl'));
        }
        $again = $twice === $on ? [] : ['a second pass made ' . self::difference($on, $twice)];
        $verdict->assert('a second pass changes nothing', $again);
        return $verdict;
    }

    /**
     * @param list<string>          $values
     * @param array<string, string> $texts
     * @return list<string> those of the values that stand in one of the texts as whole words
     */
    public static function present(array $values, array $texts): array
    {
        $found = [];
        foreach ($values as $value) {
            $word = '/(?<![\p{L}\p{N}])' . preg_quote($value, '/') . '(?![\p{L}\p{N}])/u';
            foreach ($texts as $where => $text) {
                if (str_contains($text, $value) && preg_match($word, $text) !== 0) {
                    $found[$value] = $where;
                    break;
                }
            }
        }
        return array_map(
            static fn (string|int $value, string|int $where): string => $value . ($where === '' ? '' : ' in ' . $where),
            array_keys($found),
            $found
        );
    }

    private function json(Verdict $verdict, array $plan, string $off, string $on, bool $lines): void
    {
        $nested = $plan['nested'] ?? [];
        $before = new Json($off, $lines, $nested);
        try {
            $after = new Json($on, $lines, $nested);
        } catch (\JsonException $e) {
            $verdict->assert('the answer is still JSON', [$e->getMessage() . ': ' . substr($on, 0, 200)]);
            return;
        }
        $this->planted($verdict, $plan, self::stringsOf($before), self::stringsOf($after));

        $shape = [];
        $paths = array_keys($before->leaves);
        $pathsNow = array_keys($after->leaves);
        if ($paths !== $pathsNow) {
            $shape[] = 'fields lost: ' . implode(', ', array_diff($paths, $pathsNow))
                . '; fields new: ' . implode(', ', array_diff($pathsNow, $paths));
        }
        $missed = [];
        $excess = [];
        foreach ($before->leaves as $path => $value) {
            $path = (string) $path;
            $now = $after->leaves[$path] ?? null;
            $pattern = Paths::first(array_keys($plan['fields'] ?? []), $path);
            if ($now !== $value) {
                $verdict->changes[] = new Change($path, self::write($value), self::write($now));
            }
            // A number without quotes that says something of a person stays a number.
            if ($pattern !== null && is_int($value) && $plan['fields'][$pattern] === 'GENDER') {
                if ($now !== 0) {
                    $missed[] = sprintf('%s: %s became %s, right is 0', $path, $value, self::write($now));
                }
                continue;
            }
            if ($pattern === null || !is_string($value) || trim($value) === '') {
                if ($now !== $value) {
                    $excess[] = sprintf('%s: %s became %s', $path, self::write($value), self::write($now));
                }
                continue;
            }
            $right = self::right($plan['fields'][$pattern], $value);
            if (!in_array($now, $right, true)) {
                $became = self::write($now);
                $missed[] = sprintf('%s: %s became %s, right is %s', $path, $value, $became, implode(' or ', $right));
            }
        }
        $verdict->assert('every personal value got its label', $missed);
        $verdict->assert('no other value changed', $excess);

        // One string token for each changed string of the outer text; a nested text is one string of it.
        $outer = new Json($off, $lines);
        $outerNow = new Json($on, $lines);
        $changed = count(array_filter(
            $outer->leaves,
            static fn ($value, $path): bool => is_string($value) && $value !== ($outerNow->leaves[$path] ?? null),
            ARRAY_FILTER_USE_BOTH
        ));
        $shape[] = Json::shapeDiffers((string) preg_replace('/(gender":)\\d/', '${1}0', $off), $on, $changed);
        $verdict->assert('keys, order and types are the same', array_values(array_filter($shape)));
    }

    private function csv(Verdict $verdict, array $plan, string $off, string $on): void
    {
        $before = self::rows($off);
        $after = self::rows($on);
        $this->planted($verdict, $plan, self::cells($before), self::cells($after));
        $shape = [];
        if (array_map('count', $before) !== array_map('count', $after) || $before[0] !== $after[0]) {
            $shape[] = 'other rows, cells or header';
        }
        $verdict->assert('header, rows and cells are the same', $shape);
        $missed = [];
        $excess = [];
        foreach (array_slice($before, 1, null, true) as $line => $row) {
            foreach ($row as $i => $cell) {
                $now = $after[$line][$i] ?? '';
                $column = (string) ($before[0][$i] ?? $i);
                $plans = $plan['columns'][$column] ?? null;
                if ($now !== $cell) {
                    $verdict->changes[] = new Change($column, $cell, $now);
                }
                if ($plans === null || $cell === '') {
                    if ($now !== $cell) {
                        $excess[] = sprintf('line %d, %s: %s became %s', $line, $column, $cell, $now);
                    }
                } elseif (!in_array($now, self::right($plans, $cell), true)) {
                    $missed[] = sprintf('line %d, %s: %s became %s', $line, $column, $cell, $now);
                }
            }
        }
        $verdict->assert('every personal cell got its label', $missed);
        $verdict->assert('no other cell changed', $excess);
    }

    private function text(Verdict $verdict, array $plan, string $off, string $on): void
    {
        $this->planted($verdict, $plan, ['' => $off], ['' => $on]);
        $literals = array_keys($plan['text'] ?? []);
        $split = '/(' . implode('|', array_map(static fn ($l) => preg_quote((string) $l, '/'), $literals)) . ')/';
        $parts = preg_split($split, $off, -1, PREG_SPLIT_DELIM_CAPTURE) ?: [];
        $expected = '';
        $first = '';
        foreach ($parts as $i => $part) {
            if ($i % 2 === 0) {
                $expected .= preg_quote($part, '/');
                $first .= $part;
                continue;
            }
            $right = self::right($plan['text'][$part], $part);
            $expected .= '(' . implode('|', array_map(static fn ($r) => preg_quote($r, '/'), $right)) . ')';
            $first .= $right[0];
        }
        if (preg_match('/^' . $expected . '$/sD', $on, $matches) === 1) {
            foreach (array_slice($matches, 1) as $i => $after) {
                $verdict->changes[] = new Change('', $parts[2 * $i + 1], $after);
            }
            $verdict->assert('every personal value got its label, and nothing else changed', []);
            return;
        }
        $verdict->changes[] = new Change('', $off, $on);
        $problems = [];
        $right = explode("\n", $first);
        foreach (explode("\n", $on) as $i => $line) {
            if ($line !== ($right[$i] ?? '')) {
                $problems[] = sprintf("line %d is\n  %s\nright is\n  %s", $i + 1, $line, $right[$i] ?? '(no line)');
            }
        }
        $verdict->assert('every personal value got its label, and nothing else changed', $problems);
    }

    /**
     * @param array<string, string> $before
     * @param array<string, string> $after
     */
    private function planted(Verdict $verdict, array $plan, array $before, array $after): void
    {
        $gone = $plan['gone'] ?? [];
        if ($gone === []) {
            return;
        }
        $stale = array_filter($gone, static fn ($value) => self::present([$value], $before) === []);
        $verdict->assert('the planted values are there with LeakGuard off', array_values($stale));
        $verdict->assert('no planted value is left with LeakGuard on', self::present($gone, $after));
    }

    /** @return list<string> the texts that are right for the value */
    private static function right(mixed $plan, string $value): array
    {
        return array_map(
            static fn (?string $p): string => match (true) {
                $p === null => $value,
                preg_match('/^[A-Z_]+$/', $p) === 1 => "[$p]",
                default => $p,
            },
            is_array($plan) ? $plan : [$plan]
        );
    }

    /** @return array<string, string> all strings of a document, keys and its raw text too */
    private static function stringsOf(Json $json): array
    {
        $strings = array_map('strval', array_filter($json->leaves, 'is_scalar'));
        $strings['a key'] = implode("\n", $json->keys);
        $strings['the raw text'] = $json->text;
        return $strings;
    }

    /** @return list<list<string>> */
    private static function rows(string $csv): array
    {
        $stream = fopen('php://temp', 'w+');
        if ($stream === false) {
            throw new \RuntimeException('no temporary stream');
        }
        fwrite($stream, $csv);
        rewind($stream);
        $rows = [];
        while (($row = fgetcsv($stream)) !== false) {
            $rows[] = array_map('strval', $row);
        }
        return $rows;
    }

    /**
     * @param list<list<string>> $rows
     * @return array<string, string>
     */
    private static function cells(array $rows): array
    {
        $cells = [];
        foreach ($rows as $line => $row) {
            foreach ($row as $i => $cell) {
                $cells["line $line, cell $i"] = $cell;
            }
        }
        return $cells;
    }

    private static function write(mixed $value): string
    {
        return is_string($value)
            ? $value
            : json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    private static function difference(string $one, string $two): string
    {
        $at = strspn($one ^ $two, "\0");
        $from = max(0, $at - 30);
        return sprintf('"%s" of "%s" (byte %d)', substr($two, $from, 80), substr($one, $from, 80), $at);
    }
}
