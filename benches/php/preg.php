<?php

/**
 * PHP's own way of masking, measured: preg_replace with the fourteen obvious patterns of ../patterns.tsv, one after the
 * other, and for JSON decode, walk, preg_replace, encode. With the extension loaded, LeakGuard in the same process.
 *
 *   php -n -d pcre.jit=1 [-d extension=leakguard.so] preg.php DIR [SECONDS]
 *       DIR holds what `corpus DIR` wrote. Prints lines with tabs between; in a round every engine has its turn, so that a
 *       busy machine slows all of them. SECONDS (default 2) is what one text may take for each engine.
 *       `seconds, CORPUS/KIB, ENGINE, SECONDS, BYTES`: what a call takes, the median of the rounds;
 *       with the extension `ratio, CORPUS/KIB, leakguard-php, php-preg, TIMES`: how many times as long preg takes, the two
 *       in turns, the median of the rounds' ratios; `call, CORPUS/4, leakguard-php, SECONDS, SECONDS`: a call on 4 KB, the
 *       least and the median.
 *   php ... preg.php --once ENGINE FILE TIMES
 *       Redacts a file some times over and prints its length, for callgrind.
 *   php ... preg.php --rounds ENGINE FILE
 *       Takes a sample for every line on stdin and prints the seconds of a call, to take turns with another program.
 */

declare(strict_types=1);

require __DIR__ . '/turns.php';

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

/** @param array<string, Closure(string): string> $engines */
function measureOne(array $engines, string $group, string $text, float $seconds): void
{
    foreach (rounds($engines, $text, 0.02, $seconds) as $engine => $samples) {
        printf("seconds\t%s\t%s\t%.9f\t%d\n", $group, $engine, median($samples), strlen($text));
    }
}

/**
 * Two in turns: how many times as long the second takes.
 *
 * @param array<string, Closure(string): string> $engines
 */
function compareTwo(array $engines, string $group, string $text, float $seconds): void
{
    [$ours, $theirs] = array_keys($engines);
    $samples = rounds($engines, $text, 0.005, $seconds);
    $ratio = median(array_map(static fn (float $one, float $other): float => $other / $one, $samples[$ours], $samples[$theirs]));
    printf("ratio\t%s\t%s\t%s\t%.3f\n", $group, $ours, $theirs, $ratio);
}

/** What one call takes in PHP, the least and the median. */
function measureCall(Closure $engine, string $group, string $text, float $seconds): void
{
    $samples = rounds(['leakguard-php' => $engine], $text, 0.0005, $seconds)['leakguard-php'];
    printf("call\t%s\tleakguard-php\t%.9f\t%.9f\n", $group, min($samples), median($samples));
}

function main(array $arguments): void
{
    if (in_array($arguments[1] ?? '', ['--once', '--rounds'], true) && count($arguments) >= 4) {
        [, $what, $name, $file] = $arguments;
        $text = contents($file);
        $engine = engines(true)[$name] ?? throw new RuntimeException("there is no engine '$name'");
        if ($what === '--rounds') {
            $calls = callsIn(0.005, $engine, $text);
            while (fgets(STDIN) !== false) {
                printf("%.9f\n", sample($engine, $text, $calls));
            }
            return;
        }
        for ($time = 0; $time < (int) ($arguments[4] ?? 1); $time++) {
            $engine($text);
        }
        echo strlen($text), "\n";
        return;
    }
    if (count($arguments) < 2 || str_starts_with($arguments[1], '-')) {
        throw new RuntimeException('usage: preg.php DIR [SECONDS] | --once ENGINE FILE TIMES | --rounds ENGINE FILE');
    }
    fprintf(STDERR, "PHP %s, PCRE2 %s, pcre.jit=%s\n", PHP_VERSION, PCRE_VERSION, ini_get('pcre.jit'));
    $seconds = (float) ($arguments[2] ?? 2);
    $files = ['order/4' => 'order.txt', 'line/0' => 'line.txt'];
    foreach ([64, 1024] as $kib) {
        foreach (['dense', 'sparse', 'clean'] as $corpus) {
            $files["$corpus/$kib"] = "$corpus.$kib.txt";
        }
    }
    foreach ($files as $group => $file) {
        $isJson = str_starts_with($group, 'dense/') || $group === 'order/4';
        measureOne(engines($isJson), $group, contents("$arguments[1]/$file"), $seconds);
    }
    ['php-preg' => $theirs, 'leakguard-php' => $ours] = engines(false) + ['leakguard-php' => null];
    if ($ours === null) {
        return;
    }
    foreach (array_diff_key($files, ['order/4' => true, 'line/0' => true]) as $group => $file) {
        compareTwo(['leakguard-php' => $ours, 'php-preg' => $theirs], $group, contents("$arguments[1]/$file"), $seconds);
    }
    foreach (['order/4' => 'order.txt', 'sparse/4' => 'sparse.4.txt', 'clean/4' => 'clean.4.txt'] as $group => $file) {
        measureCall($ours, $group, contents("$arguments[1]/$file"), $seconds);
    }
}

try {
    main($argv);
} catch (Throwable $failure) {
    fwrite(STDERR, 'preg.php: ' . $failure->getMessage() . "\n");
    exit(1);
}
