<?php

/**
 * A thousand lines as a shop's logs have them, the same ones in every run, and what stands in each: `planted` must not
 * leave, `kept` must stay. Two of three lines hold somebody's data; the others hold what looks like it.
 *
 * `php log-lines.php WORDPRESS_ROOT`, with the extension: shows LeakGuard (channel log, the policy of php.ini) and WooCommerce's
 * RemoteLogger the lines, and prints a table: of each kind how many there were, missed and wrongly masked by either.
 *
 * A planted value is missed when more than half of it is still there in one piece (the last four digits of a card may be); a
 * kept one is wrongly masked when it is not there whole.
 */

declare(strict_types=1);

use Automattic\WooCommerce\Internal\Logging\RemoteLogger;
use LeakGuard\Context;
use LeakGuard\Engine;

// phpcs:disable PSR1.Files.SideEffects -- a script

/** @return list<array{line: string, kind: string, planted: string, kept: string}> */
function log_lines(): array
{
    mt_srand(20261121);
    $pick = static fn (array $of) => $of[mt_rand(0, count($of) - 1)];
    $digits = static fn (int $count): string => implode('', array_map(static fn (): int => mt_rand(0, 9), range(1, $count)));
    $letters = static function (int $count, string $of = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'): string {
        return implode('', array_map(static fn (): string => $of[mt_rand(0, strlen($of) - 1)], range(1, $count)));
    };
    $hex = static fn (int $count): string => $letters($count, '0123456789abcdef');
    $first = ['Lena', 'Marc', 'Ana', 'Oliver', 'Priya', 'Jonas', 'Chiara', 'Tomasz', 'Fatima', 'Grace'];
    $last = ['Fischer', 'Dubois', 'Roy', 'Brandt', 'Sharma', 'Okafor', 'Rossi', 'Kowalski', 'Haddad', 'Murphy'];
    $cards = ['4111111111111111', '4242424242424242', '5555555555554444', '2223003122003222', '378282246310005', '6011111111111117', '3530111333300000'];
    $ibans = ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NL91ABNA0417164300', 'ES9121000418450200051332'];
    $streets = ['Lindenstrasse 14', '9 Mill Lane', '5 rue Cler', '8 Quarry Lane', 'Calle Mayor 3', '221B Baker Street'];

    // Kind => [lines, the value, the texts it stands in].
    $planted = [
        'e-mail address' => [90, static fn () => strtolower("{$pick($first)}.{$pick($last)}") . $digits(2) . '@' . $pick(['example.com', 'example.net', 'example.org', 'mail.example.com']), [
            'Customer %s could not be charged', 'Sending new order mail to %s', '{"billing":{"email":"%s"}}', 'user_email=%s&step=2', 'Duplicate account for <%s>']],
        'card number' => [80, static function () use ($pick, $cards): string {
            $card = $pick($cards);
            return strlen($card) === 16 ? implode($pick(['', ' ', '-']), str_split($card, 4)) : $card;
        }, ['Gateway declined card %s', '{"card":{"number":"%s"}}', 'customer note: please charge %s today', 'PAN=%s status=declined']],
        'IPv4 address' => [60, static fn () => $pick(['192.0.2.', '198.51.100.', '203.0.113.']) . mt_rand(1, 254), [
            'Login failed from %s', 'Rate limit hit by %s on /wp-json/wc/store/v1/checkout', 'customer_ip_address: %s']],
        'IPv6 address' => [40, static fn () => '2001:db8:' . $hex(3) . 'a:' . $hex(3) . 'b::' . mt_rand(1, 9) . $hex(2), ['Login failed from %s', 'client %s sent too many requests']],
        'phone, international' => [60, static fn () => $pick(['+44 20 7946 0' . $digits(3), '+1 212-555-01' . $digits(2), '+49 761 55501' . $digits(2), '+33 1 99 00 ' . $digits(2) . ' ' . $digits(2), '+1 (415) 555-01' . $digits(2)]), [
            'SMS to %s failed', 'Courier cannot reach %s', '{"billing":{"phone":"%s"}}']],
        'phone, national' => [40, static fn () => $pick(['020 7946 0' . $digits(3), '(212) 555-01' . $digits(2), '0113 496 0' . $digits(3), '0761 55501' . $digits(2)]), [
            'billing_phone: %s is not valid', '{"shipping":{"phone":"%s"}}', 'phone=%s']],
        'API key of a provider' => [50, static fn () => $pick([
            'sk_' . 'live_' . $letters(24), 'sk-' . 'ant-api03-' . $letters(93) . 'AA', 'AKIA' . $letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), 'ghp' . '_' . $letters(36),
            'SG' . '.' . $letters(22) . '.' . $letters(43)]), ['Authentication failed with key %s', 'api_key=%s', '{"secret_key":"%s"}']],
        'bearer token' => [30, static fn () => 'eyJhbGciOiJIUzI1NiJ9.' . rtrim(strtr(base64_encode('{"sub":"' . $digits(9) . '","exp":1790000000}'), '+/', '-_'), '=') . '.' . $letters(43), [
            'Authorization: Bearer %s', 'Cart-Token %s expired']],
        'password' => [40, static fn () => $letters(4) . $pick(['!', '#', '$']) . $letters(7), ['password=%s', '{"username":"shop","password":"%s"}', 'mysql://shop:%s@db.example.com/shop', "login with pwd: '%s' failed"]],
        'name in a field' => [60, static fn () => $pick($first) . ' ' . $pick($last), ['{"customer_name":"%s"}', 'billing_full_name=%s', '[billing_name] => %s', "customer_name: %s"]],
        'street in a field' => [50, static fn () => $pick($streets), ['{"address_1":"%s"}', '[address_1] => %s', 'billing_address_1=%s']],
        'IBAN' => [66, static function () use ($pick, $ibans): string {
            return $pick([$pick($ibans), implode(' ', str_split($pick($ibans), 4))]);
        }, ['Refund to %s queued', '{"iban":"%s"}', 'SEPA mandate for account %s']],
    ];
    $kept = [
        'order number' => [40, static fn () => '#' . mt_rand(1000, 99999), ['Order %s changed from pending to processing', 'Refund for order %s']],
        'EAN, SKU' => [40, static fn () => $pick(['4006381333931', '9780306406157', 'WCB-' . $digits(6), '5901234123457']), ['Stock of SKU %s is 3', 'Product %s is out of stock']],
        'Unix time' => [34, static fn () => '17' . $digits(8), ['Next run of woocommerce_cleanup_sessions at %s', 'lock until %s']],
        'version, four parts' => [30, static fn () => mt_rand(1, 9) . '.' . mt_rand(0, 40) . '.' . mt_rand(0, 40) . '.' . mt_rand(0, 9), ['Plugin woocommerce-subscriptions updated to version %s', 'Chrome/%s']],
        'hash of a file' => [40, static fn () => $pick([$hex(32), $hex(40)]), ['Checksum %s does not match style.css', 'transient _transient_wc_report_%s deleted', 'commit %s']],
        'UUID' => [30, static fn () => implode('-', [$hex(8), $hex(4), '4' . $hex(3), 'a' . $hex(3), $hex(12)]), ['Delivery %s took 0.4 s', 'action %s finished']],
        'id of a payment' => [40, static fn () => $pick(['pi' . '_3' . $letters(23), 'ch' . '_3' . $letters(23), 'txn' . '_1' . $letters(23)]), ['Payment %s succeeded', 'Webhook for %s received']],
        'date and time' => [30, static fn () => '2026-' . sprintf('%02d-%02d', mt_rand(1, 12), mt_rand(1, 28)) . 'T' . sprintf('%02d:%02d:%02d', mt_rand(0, 23), mt_rand(0, 59), mt_rand(0, 59)), ['Export began at %s', 'lease expires %s']],
        'file and line' => [30, static fn () => 'class-wc-' . $pick(['order', 'cart', 'session-handler', 'checkout']) . '.php:' . mt_rand(10, 2900), ['Deprecated: passing null in %s', 'Uncaught TypeError in %s']],
        '16 digits, no card' => [20, static fn () => substr($digits(16), 0, 12) . '0001', ['Parcel %s handed over', 'reference %s booked']],
    ];
    $lines = [];
    foreach ([['planted', $planted], ['kept', $kept]] as [$which, $kinds]) {
        foreach ($kinds as $kind => [$count, $value, $texts]) {
            for ($i = 0; $i < $count; $i++) {
                do {
                    $one = $value();
                } while ($kind === '16 digits, no card' && luhn($one));
                $lines[] = ['line' => sprintf($pick($texts), $one), 'kind' => $kind, 'planted' => '', 'kept' => '', $which => $one];
            }
        }
    }
    return $lines;
}

function luhn(string $digits): bool
{
    $sum = 0;
    foreach (array_reverse(str_split($digits)) as $place => $digit) {
        $sum += $place % 2 === 0 ? (int) $digit : array_sum(str_split((string) (2 * (int) $digit)));
    }
    return $sum % 10 === 0;
}

function is_missed(string $value, string $out): bool
{
    $half = intdiv(strlen($value), 2) + 1;
    for ($from = 0; $from + $half <= strlen($value); $from++) {
        if (str_contains($out, substr($value, $from, $half))) {
            return true;
        }
    }
    return false;
}

$lines = log_lines();
if (count($lines) !== 1000) {
    fwrite(STDERR, 'log-lines.php made ' . count($lines) . " lines\n");
    exit(1);
}
$_SERVER += ['HTTP_HOST' => 'shop.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => ''];
$_SERVER += ['SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
require "$argv[1]/wp-load.php";
$remote = wc_get_container()->get(RemoteLogger::class);
$masks = [
    'LeakGuard' => static fn (string $line): string => Engine::default()->redact($line, new Context('log')),
    'RemoteLogger' => static fn (string $line): string => $remote->get_formatted_log('error', $line, ['source' => 'leakguard-run'])['message'],
];
$table = [];
foreach ($lines as $entry) {
    $table[$entry['kind']] ??= ['lines' => 0, 'planted' => $entry['planted'] !== '', 'LeakGuard' => 0, 'RemoteLogger' => 0];
    $table[$entry['kind']]['lines']++;
    foreach ($masks as $name => $mask) {
        $out = $mask($entry['line']);
        $wrong = $entry['planted'] !== '' ? is_missed($entry['planted'], $out) : !str_contains($out, $entry['kept']);
        $table[$entry['kind']][$name] += (int) $wrong;
        if ($wrong && in_array('--show', $argv, true)) {
            fwrite(STDERR, "$name, {$entry['kind']}: {$entry['line']} -> $out\n");
        }
    }
}
foreach ([true => 'must not leave: missed', false => 'must stay: wrongly masked'] as $planted => $title) {
    $sum = ['lines' => 0, 'LeakGuard' => 0, 'RemoteLogger' => 0];
    echo "| $title | lines | LeakGuard | RemoteLogger |\n|---|---:|---:|---:|\n";
    foreach ($table as $kind => $row) {
        if ($row['planted'] === (bool) $planted) {
            echo "| $kind | {$row['lines']} | {$row['LeakGuard']} | {$row['RemoteLogger']} |\n";
            foreach ($sum as $column => $_) {
                $sum[$column] += $row[$column];
            }
        }
    }
    echo "| **together** | **{$sum['lines']}** | **{$sum['LeakGuard']}** | **{$sum['RemoteLogger']}** |\n\n";
}
