<?php

/**
 * Fetches every answer of planted.php from the demonstration shop with LeakGuard off and on, judges it, then does the
 * same for policy.php and for a policy with a mistake in it.
 *
 *   php check.php --url http://127.0.0.1:PORT --tap FILE [--show] [--width N]
 *
 * Writes the assertions as TAP to FILE; with --show also prints what changed for a person to read. Exits 0 when it has
 * judged everything, whatever the verdict: the TAP tells.
 */

declare(strict_types=1);

namespace LeakGuard\Demo;

foreach (['Change', 'Judge', 'Json', 'Paths', 'Reply', 'Shop', 'Show', 'Verdict'] as $class) {
    require __DIR__ . "/src/$class.php";
}

set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false;
    }
    throw new \ErrorException($message, 0, $level, $file, $line);
});

$options = getopt('', ['url:', 'tap:', 'show', 'width:']);
if (!isset($options['url'], $options['tap'])) {
    fwrite(STDERR, "usage: php check.php --url URL --tap FILE [--show] [--width N]\n");
    exit(2);
}
$tap = fopen($options['tap'], 'w');
$shop = new Shop($options['url']);
$show = isset($options['show']) ? new Show(stream_isatty(STDOUT), (int) ($options['width'] ?? 120)) : null;
$report = static function (string $name, Verdict $verdict) use ($tap): void {
    foreach ($verdict->assertions as $what => $problems) {
        fprintf($tap, "%s - %s: %s\n", $problems === [] ? 'ok' : 'not ok', $name, $what);
        foreach ($problems as $problem) {
            fprintf($tap, "#   %s\n", str_replace("\n", "\n#   ", $problem));
        }
    }
};

$show?->heading('Real answers, logs and an export of both shops: preset redact-all, LeakGuard off -> on');
$microseconds = 0.0;
$bytes = 0;
$values = 0;
foreach (require __DIR__ . '/planted.php' as $sample => $plan) {
    $query = $plan['query'] ?? [];
    $off = $shop->get($sample, $query + ['leakguard' => 'off']);
    // The first request warms the process up; the best of the others is what LeakGuard costs.
    $tries = [];
    for ($i = 0; $i < 4; $i++) {
        $tries[] = $shop->get($sample, $query + ['leakguard' => 'on']);
    }
    $on = $tries[0];
    foreach ($tries as $try) {
        $on = $try->microseconds < $on->microseconds ? $try : $on;
    }
    $twice = $shop->get($sample, $query + ['leakguard' => 'twice']);
    $bad = array_filter([$off, $on, $twice], static fn (Reply $reply): bool => $reply->status !== 200);
    if ($bad !== []) {
        $verdict = new Verdict();
        $verdict->assert('the shop answers', array_map(
            static fn (Reply $reply): string => $reply->status . ' ' . substr($reply->body, 0, 400),
            array_values($bad)
        ));
    } else {
        $verdict = (new Judge())->verdict($sample, $plan, $off->body, $on->body, $twice->body);
    }
    $report($sample, $verdict);
    $show?->answer($plan['title'], $sample, strlen($off->body), $on, $verdict);
    $microseconds += $on->microseconds;
    $bytes += strlen($off->body);
    $values += count($verdict->changes);
}
$show?->line();
$show?->line(sprintf(
    '%d values hidden in %s bytes; LeakGuard took %s for all of it (%.0f MB/s).',
    $values,
    number_format($bytes),
    Show::time($microseconds),
    $microseconds > 0 ? $bytes / $microseconds : 0
));

$show?->heading('The shipped policy: who gets to see what (preset default)');
foreach (require __DIR__ . '/policy.php' as $case) {
    $query = $case['query'] + ['policy' => 'preset:default'];
    $off = $shop->get($case['sample'], $query + ['leakguard' => 'off']);
    $on = $shop->get($case['sample'], $query + ['leakguard' => 'on']);
    $verdict = new Verdict();
    $verdict->assert('the shop answers', $on->status === 200 ? [] : [$on->status . ' ' . $on->body]);
    $body = ['' => str_replace('\/', '/', $on->body)];
    $there = static fn (string $value): bool => Judge::present([$value], $body) !== [];
    $hidden = array_values(array_filter($case['gone'], static fn (string $value): bool => !$there($value)));
    $shown = array_values(array_filter($case['stays'], $there));
    $verdict->assert('what is not theirs is gone', array_values(array_diff($case['gone'], $hidden)));
    $verdict->assert('what is theirs is there', array_values(array_diff($case['stays'], $shown)));
    $before = ['' => str_replace('\/', '/', $off->body)];
    $stale = array_filter(
        [...$case['gone'], ...$case['stays']],
        static fn (string $value): bool => Judge::present([$value], $before) === []
    );
    $verdict->assert('the values are there with LeakGuard off', array_values($stale));
    $report('policy, ' . $case['title'], $verdict);
    if ($show !== null) {
        $show->line();
        $show->line('  ' . $case['title']);
        $show->good('hidden: ' . ($hidden === [] ? 'nothing' : implode(', ', array_slice($hidden, 0, 5))));
        $show->good('shown:  ' . ($shown === [] ? 'nothing' : implode(', ', array_slice($shown, 0, 5))));
        $show->problems($verdict);
    }
}

$show?->heading('A policy with a mistake in it');
$broken = <<<'TOML'
    version = 1
    name = "mine"

    [[rule]]
    name = "mail-addresses"
    entity = "EMAIL_ADRESS"
    action = "redact"

    TOML;
$reply = $shop->get('magento/rest_customers_me.json', ['leakguard' => 'on', 'policy' => $broken]);
$said = (array) json_decode($reply->body, true);
$reason = (string) ($said['reason'] ?? '');
$verdict = new Verdict();
$verdict->assert('the answer is withheld with a well-formed 503', $reply->status === 503 && isset($said['message'])
    ? [] : [$reply->status . ' ' . $reply->body]);
$verdict->assert('PHP gets a PolicyException', ($said['error'] ?? '') === 'LeakGuard\PolicyException'
    ? [] : [$reply->body]);
$verdict->assert('its message names the wrong entity and the line', str_contains($reason, 'EMAIL_ADRESS')
    && preg_match('/\bline 6\b|:6\b/', $reason) === 1 ? [] : [$reason]);
$report('policy with a mistake', $verdict);
if ($show !== null) {
    foreach (explode("\n", trim($broken)) as $i => $line) {
        $show->line(sprintf('  %d | %s', $i + 1, $line));
    }
    $show->line();
    $show->good(sprintf('%d %s', $reply->status, (string) ($said['message'] ?? '')));
    $show->good(sprintf('%s: %s', (string) ($said['error'] ?? ''), $reason));
    $show->problems($verdict);
    $show->line();
}
