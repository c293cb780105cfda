<?php

/**
 * Prints a mail as `Subject: ...` and `TYPE: CONTENT`, decoded, with the parts of a part behind two blanks each.
 *
 *   php mime.php FILE
 */

declare(strict_types=1);

$show = static function (string $entity, int $depth) use (&$show): void {
    [$head, $body] = preg_split('/\R\R/', $entity, 2) + [1 => ''];
    $head = (string) preg_replace('/\R[ \t]+/', ' ', $head);
    $field = static fn (string $name): string =>
        preg_match("/^$name:\s*(.*?)\s*$/im", $head, $found) === 1 ? $found[1] : '';
    $type = $field('Content-Type') ?: 'text/plain';
    if ($depth === 0) {
        echo 'Subject: ', mb_decode_mimeheader($field('Subject')), "\n";
    }
    if (preg_match('~^multipart/.*boundary="?([^";]+)~i', $type, $found) === 1) {
        $parts = preg_split('/^--' . preg_quote($found[1], '/') . '(?:--)?[ \t]*\R/m', $body . "\n") ?: [];
        foreach (array_slice($parts, 1, -1) as $part) {
            $show($part, $depth + 1);
        }
        return;
    }
    $body = match (strtolower($field('Content-Transfer-Encoding'))) {
        'base64' => (string) base64_decode($body),
        'quoted-printable' => quoted_printable_decode($body),
        default => $body,
    };
    echo str_repeat('  ', max(0, $depth - 1)), strtolower(trim(explode(';', $type)[0])), ': ', trim($body), "\n";
};
$show((string) file_get_contents($argv[1]), 0);
