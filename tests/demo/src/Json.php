<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** A JSON text (or JSON Lines) and what stands in it, read without LeakGuard's help. */
final class Json
{
    private static ?\stdClass $empty = null;

    /** @var array<string, mixed> path => value, in order; empty objects and lists are values too */
    public readonly array $leaves;

    /** @var list<string> every key, as written */
    public readonly array $keys;

    /**
     * @param bool         $lines  one JSON text a line; a path begins with the line's number then
     * @param list<string> $nested patterns of paths whose strings are JSON texts themselves
     * @throws \JsonException the text is no JSON
     */
    public function __construct(public readonly string $text, bool $lines = false, array $nested = [])
    {
        $documents = $lines ? explode("\n", rtrim($text, "\n")) : [$text];
        $leaves = [];
        $keys = [];
        foreach ($documents as $i => $document) {
            $value = json_decode($document, false, 512, JSON_THROW_ON_ERROR);
            self::walk($value, $lines ? [(string) $i] : [], $nested, $leaves, $keys);
        }
        $this->leaves = $leaves;
        $this->keys = $keys;
    }

    /**
     * What differs between two JSON texts beside the contents of string values: keys, order, numbers, white space, the
     * way unchanged strings are escaped. Null when nothing does.
     *
     * @param int $changed how many string values are known to differ
     */
    public static function shapeDiffers(string $before, string $after, int $changed): ?string
    {
        $one = self::tokens($before);
        $two = self::tokens($after);
        if (count($one) !== count($two)) {
            return sprintf('%d tokens became %d', count($one), count($two));
        }
        $strings = 0;
        foreach ($one as $i => $token) {
            if ($token === $two[$i]) {
                continue;
            }
            $isKey = str_starts_with(ltrim($one[$i + 1] ?? ''), ':');
            if ($token[0] !== '"' || $two[$i][0] !== '"' || $isKey) {
                return sprintf('%s became %s', substr($token, 0, 60), substr($two[$i], 0, 60));
            }
            $strings++;
        }
        return $strings === $changed
            ? null
            : sprintf('%d strings are written in another way, %d values changed', $strings, $changed);
    }

    /** @return list<string> strings with their quotes, and what stands between them */
    private static function tokens(string $text): array
    {
        preg_match_all('/"(?:[^"\\\\]++|\\\\.)*+"|[^"]++/s', $text, $tokens);
        return $tokens[0];
    }

    /**
     * @param list<string>         $steps
     * @param list<string>         $nested
     * @param array<string, mixed> $leaves
     * @param list<string>         $keys
     */
    private static function walk(mixed $value, array $steps, array $nested, array &$leaves, array &$keys): void
    {
        $path = implode('.', $steps);
        if (is_string($value) && Paths::first($nested, $path) !== null) {
            $inner = json_decode($value, false, 512);
            if (is_object($inner) || is_array($inner)) {
                $value = $inner;
            }
        }
        $entries = is_object($value) ? get_object_vars($value) : $value;
        if (!is_array($entries) || $entries === []) {
            // One object stands for every empty one, so that values compare by identity.
            $leaves[$path] = is_object($value) ? self::$empty ??= new \stdClass() : $value;
            return;
        }
        foreach ($entries as $key => $entry) {
            if (is_object($value)) {
                $keys[] = (string) $key;
            }
            self::walk($entry, [...$steps, (string) $key], $nested, $leaves, $keys);
        }
    }
}
