<?php

/**
 * PHP's own way of masking, measured: preg_replace with the fourteen obvious patterns of ../patterns.tsv, one after the
 * other, and for JSON decode, walk, preg_replace, encode. With the extension loaded, LeakGuard in the same process.
 *
 *   php -n -d pcre.jit=1 [-d extension=leakguard.so] preg.php DIR [SECONDS]
 *       DIR holds what `corpus DIR` wrote. Prints lines `seconds, CORPUS/KIB, ENGINE, SECONDS, BYTES` with tabs between:
 *       what a call takes, the median of the rounds. In a round every engine has its turn, so that a busy machine slows
 *       all of them; SECONDS (default 2) is what one corpus may take for each engine.
 *   php ... preg.php --once ENGINE FILE TIMES
 *       Redacts a file some times over and prints its length, for callgrind.
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

/** @return array<string, Closure(string): string> the engines for a text, by name */
function engines(bool $isJson): array
{
    [$patterns, $labels] = patterns();
    $engines = ['php-preg' => static fn (string $text): string => replaced(preg_replace($patterns, $labels, $text))];
    if ($isJson) {
        $engines['php-walk-preg'] = static function (string $text) use ($patterns, $labels): string {
            $data = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
            array_walk_recursive($data, static function (mixed &$value) use ($patterns, $labels): void {
                if (is_string($value)) {
                    $value = replaced(preg_replace($patterns, $labels, $value));
                }
            });
            return json_encode($data, JSON_THROW_ON_ERROR);
        };
    }
    if (class_exists(LeakGuard\Engine::class)) {
        $engine = LeakGuard\Engine::fromPolicy('preset:redact-all');
        $engines['leakguard-php'] = static fn (string $text): string => $engine->redact($text, null, 'text');
        if ($isJson) {
            $engines['leakguard-php-json'] = static fn (string $text): string => $engine->redact($text, null, 'json');
            $engines['leakguard-php-array'] = static function (string $text) use ($engine): string {
                $data = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
                return json_encode($engine->redactArray($data), JSON_THROW_ON_ERROR);
            };
        }
    }
    return $engines;
}

function contents(string $file): string
{
    $text = is_file($file) ? file_get_contents($file) : false;
    return $text !== false ? $text : throw new RuntimeException("$file cannot be read");
}

/**
 * Medians of the seconds that a call takes, every engine once a round.
 *
 * @param array<string, Closure(string): string> $engines
 * @return array<string, float>
 */
function measure(array $engines, string $text, float $seconds): array
{
    $calls = $samples = [];
    foreach ($engines as $name => $engine) {
        $engine($text);
        $begin = hrtime(true);
        $engine($text);
        // A sample of at least 20 ms: the clock and the loop do not count then.
        $calls[$name] = (int) max(1, ceil(20e6 / max(1, hrtime(true) - $begin)));
    }
    $end = hrtime(true) + $seconds * 1e9 * count($engines);
    do {
        foreach ($engines as $name => $engine) {
            $begin = hrtime(true);
            for ($call = 0; $call < $calls[$name]; $call++) {
                $engine($text);
            }
            $samples[$name][] = (hrtime(true) - $begin) / 1e9 / $calls[$name];
        }
    } while (hrtime(true) < $end || count($samples[$name]) < 5);
    return array_map(static function (array $of): float {
        sort($of);
        return $of[intdiv(count($of), 2)];
    }, $samples);
}

function main(array $arguments): void
{
    if (($arguments[1] ?? '') === '--once' && count($arguments) === 5) {
        [, , $name, $file, $times] = $arguments;
        $text = contents($file);
        $engine = engines(true)[$name] ?? throw new RuntimeException("there is no engine '$name'");
        for ($time = 0; $time < (int) $times; $time++) {
            $engine($text);
        }
        echo strlen($text), "\n";
        return;
    }
    if (count($arguments) < 2 || str_starts_with($arguments[1], '-')) {
        throw new RuntimeException('usage: preg.php DIR [SECONDS] | --once ENGINE FILE TIMES');
    }
    fprintf(STDERR, "PHP %s, PCRE2 %s, pcre.jit=%s\n", PHP_VERSION, PCRE_VERSION, ini_get('pcre.jit'));
    $files = ['order/4' => 'order.txt', 'line/0' => 'line.txt'];
    foreach ([64, 1024] as $kib) {
        foreach (['dense', 'sparse', 'clean'] as $corpus) {
            $files["$corpus/$kib"] = "$corpus.$kib.txt";
        }
    }
    foreach ($files as $group => $file) {
        $text = contents("$arguments[1]/$file");
        $isJson = str_starts_with($group, 'dense/') || $group === 'order/4';
        foreach (measure(engines($isJson), $text, (float) ($arguments[2] ?? 2)) as $engine => $median) {
            printf("seconds\t%s\t%s\t%.9f\t%d\n", $group, $engine, $median, strlen($text));
        }
    }
}

try {
    main($argv);
} catch (Throwable $failure) {
    fwrite(STDERR, 'preg.php: ' . $failure->getMessage() . "\n");
    exit(1);
}
