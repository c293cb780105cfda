<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** What a person sees of it. */
final class Show
{
    /** How many different values of one field are shown. */
    private const KINDS = 2;

    /** How many of a text without fields. */
    private const KINDS_IN_TEXT = 10;

    private readonly bool $colour;
    private readonly int $width;

    public function __construct(bool $terminal, int $width)
    {
        $this->colour = $terminal && getenv('NO_COLOR') === false;
        $this->width = max(80, min(180, $width));
    }

    public function heading(string $text): void
    {
        printf("\n%s\n%s\n", $this->paint('1', $text), str_repeat('=', self::length($text)));
    }

    public function line(string $text = ''): void
    {
        echo $text, "\n";
    }

    /** One answer: fields before -> after, findings by entity, microseconds added. */
    public function answer(string $title, string $sample, int $bytes, Reply $on, Verdict $verdict): void
    {
        printf("\n%s  %s\n", $this->paint('1', $title), $this->paint('2', sprintf(
            '%s, %s bytes, LeakGuard added %s',
            $sample,
            number_format($bytes),
            self::time($on->microseconds)
        )));
        $groups = [];
        foreach ($verdict->changes as $change) {
            $groups[Paths::general($change->place)][] = $change;
        }
        $places = array_map(static fn (string|int $name): int => self::length((string) $name), array_keys($groups));
        $place = min(48, max([0, ...$places]));
        foreach ($groups as $name => $changes) {
            $this->changes((string) $name, $place, $changes);
        }
        if ($groups === []) {
            $this->line('    ' . $this->paint('2', 'nothing to hide, not a byte changed'));
        }
        $found = $on->findings;
        arsort($found);
        $list = array_map(static fn ($entity, $n) => "$entity $n", array_keys($found), $found);
        if ($list !== []) {
            $this->line('    ' . $this->paint('2', 'found: ' . implode(', ', $list)));
        }
        $this->problems($verdict);
    }

    public function problems(Verdict $verdict): void
    {
        foreach (array_filter($verdict->assertions) as $what => $problems) {
            $this->line('    ' . $this->paint('1;31', 'NOT SO: ' . $what));
            foreach (array_slice($problems, 0, 10) as $problem) {
                $this->line('      ' . $this->paint('31', $this->cut($problem, $this->width * 2)));
            }
            if (count($problems) > 10) {
                $this->line(sprintf('      and %d more', count($problems) - 10));
            }
        }
    }

    public function good(string $text): void
    {
        $this->line('    ' . $this->paint('32', $text));
    }

    public static function time(float $microseconds): string
    {
        return $microseconds < 1000 ? sprintf('%.1f µs', $microseconds) : sprintf('%.2f ms', $microseconds / 1000);
    }

    /**
     * The different changes of one field, each once.
     *
     * @param non-empty-list<Change> $changes
     */
    private function changes(string $name, int $place, array $changes): void
    {
        $most = $name === '' ? self::KINDS_IN_TEXT : self::KINDS;
        $kinds = [];
        foreach ($changes as $change) {
            $kinds[$change->before . "\0" . $change->after][] = $change;
        }
        foreach (array_slice($kinds, 0, $most) as $same) {
            [$before, $after] = [$same[0]->before, $same[0]->after];
            $label = $this->cutLeft($name, $place);
            $label = '    ' . $label . str_repeat(' ', $place - self::length($label)) . ($name === '' ? '' : '  ');
            $times = count($same) > 1 ? $this->paint('2', ' x' . count($same)) : '';
            $arrow = $this->paint('2', '->');
            $room = $this->width - $place - 16;
            if (!str_contains($after, ' ')) {
                $before = $this->cut($before, $room - self::length($after));
            }
            if (self::length($before) + self::length($after) <= $room) {
                $this->line($label . $this->paint('31', $before) . " $arrow " . $this->paint('32', $after) . $times);
                continue;
            }
            // A text that holds the value somewhere gets a line of its own.
            $this->line($label . $this->paint('31', $this->cut($before, $room)) . $times);
            $this->line(str_repeat(' ', $place + 3) . "$arrow " . $this->paint('32', $this->cut($after, $room)));
        }
        if (count($kinds) > $most) {
            printf("    %s  and %d more\n", str_repeat(' ', $place), count($kinds) - $most);
        }
    }

    private function cut(string $text, int $length): string
    {
        $text = (string) preg_replace('/\s+/', ' ', $text);
        return self::length($text) <= $length ? $text : self::characters($text, 0, $length - 1) . '…';
    }

    private function cutLeft(string $text, int $length): string
    {
        $over = self::length($text) - $length;
        return $over <= 0 ? $text : '…' . self::characters($text, $over + 1, $length - 1);
    }

    private function paint(string $code, string $text): string
    {
        return $this->colour ? "\033[{$code}m{$text}\033[0m" : $text;
    }

    // Characters without mbstring, which a bare PHP does not have.
    private static function length(string $text): int
    {
        return (int) preg_match_all('/./su', $text);
    }

    private static function characters(string $text, int $from, int $length): string
    {
        preg_match('/^.{' . $from . '}(.{0,' . $length . '})/su', $text, $part);
        return $part[1] ?? '';
    }
}
