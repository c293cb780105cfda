<?php

/**
 * What a module pays for a decoded order, a page of an API, or a log line: LeakGuard's ways beside the recursive walk with
 * preg_replace that its author would write. Prints tables in Markdown.
 *
 *   php -n -d pcre.jit=1 -d extension=leakguard.so array.php DIR SAMPLES [SECONDS]
 *       DIR holds what `corpus DIR` wrote, SAMPLES is tests/samples. SECONDS (default 1) is what one text may take for each
 *       engine; the engines take turns, and a ratio is the median of the rounds' ratios.
 */

declare(strict_types=1);

use LeakGuard\Engine;

require __DIR__ . '/turns.php';

/**
 * As one writes it: every string through every pattern, arrays by recursion, everything else as it is.
 *
 * @param array<mixed> $data
 * @param list<string> $patterns
 * @param list<string> $labels
 * @return array<mixed>
 */
function walked(array $data, array $patterns, array $labels): array
{
    foreach ($data as $key => $value) {
        if (is_array($value)) {
            $data[$key] = walked($value, $patterns, $labels);
        } elseif (is_string($value)) {
            $data[$key] = replaced(preg_replace($patterns, $labels, $value));
        }
    }
    return $data;
}

/** @return array<string, Closure(mixed): mixed> */
function arrayEngines(Engine $engine): array
{
    [$patterns, $labels] = patterns();
    return [
        'redactArray' => static fn (array $data): array => $engine->redactArray($data),
        'json_encode, redact, json_decode' => static fn (array $data): array => json_decode(
            $engine->redact(json_encode($data, JSON_THROW_ON_ERROR), null, 'json'),
            true,
            512,
            JSON_THROW_ON_ERROR
        ),
        'recursive preg_replace, 14 patterns' => static fn (array $data): array => walked($data, $patterns, $labels),
        'json_encode, json_decode alone' => static fn (array $data): array => json_decode(json_encode($data), true),
    ];
}

/** @return array<string, Closure(mixed): mixed> */
function lineEngines(Engine $engine): array
{
    [$patterns, $labels] = patterns();
    return [
        'redact' => static fn (string $line): string => $engine->redact($line, null, 'text'),
        'redact, format auto' => static fn (string $line): string => $engine->redact($line),
        'preg_replace, 14 patterns' => static fn (string $line): string => replaced(preg_replace($patterns, $labels, $line)),
        'crc32, a call of PHP' => static fn (string $line): int => crc32($line),
        'the closure alone' => static fn (string $line): string => $line,
    ];
}

function countStrings(array $data): int
{
    $strings = 0;
    array_walk_recursive($data, static function (mixed $value) use (&$strings): void {
        $strings += (int) is_string($value);
    });
    return $strings;
}

/** @param array<string, Closure(mixed): mixed> $engines the first is the one that the others are beside */
function tableOf(string $what, array $engines, mixed $input, float $seconds): void
{
    $samples = rounds($engines, $input, 0.003, $seconds);
    $first = reset($samples);
    foreach ($samples as $name => $times) {
        $ratio = median(array_map(static fn (float $one, float $other): float => $other / $one, $first, $times));
        printf("| %s | %s | %.2f | %.2f | %.2f |\n", $what, $name, min($times) * 1e6, median($times) * 1e6, $ratio);
    }
}

[, $folder, $samples] = $argv;
$seconds = (float) ($argv[3] ?? 1);
$engine = Engine::fromPolicy('preset:redact-all');
echo "| data | way | µs, least | µs, median | times the first |\n|---|---|---:|---:|---:|\n";
$orders = [
    'Magento order' => json_decode(contents("$folder/order.txt"), true, 512, JSON_THROW_ON_ERROR),
    'Magento page of orders' => json_decode(contents("$samples/magento/rest_orders.json"), true, 512, JSON_THROW_ON_ERROR),
    'WooCommerce page of orders' => json_decode(contents("$samples/woocommerce/rest_orders.json"), true, 512, JSON_THROW_ON_ERROR),
    'Magento products' => json_decode(contents("$samples/magento/rest_products.json"), true, 512, JSON_THROW_ON_ERROR),
];
foreach ($orders as $name => $data) {
    $what = sprintf('%s: %d strings, %.1f KB of JSON', $name, countStrings($data), strlen(json_encode($data)) / 1e3);
    tableOf($what, arrayEngines($engine), $data, $seconds);
}
$line = contents("$folder/line.txt");
tableOf(sprintf('a clean log line of %d bytes', strlen($line)), lineEngines($engine), $line, $seconds);
tableOf('an empty text', array_diff_key(lineEngines($engine), ['redact, format auto' => 0]), '', $seconds);
