<?php

/**
 * The browser's part of tests/magento/admin: `php browser.php DRIVER SHOP LOGIN PASSWORD SCREENSHOTS`. Prints TAP.
 *
 * Magento's own pages are opened first: what their scripts say to the console is Magento's, what only ours say is ours.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script.

use LeakGuard\Tests\Browser;

require __DIR__ . '/../Browser.php';

[, $driver, $shop, $login, $password, $pictures] = $argv + ['', '', '', '', '', ''];

function ok(string $name, bool $passed, string $detail = ''): void
{
    echo $passed ? 'ok' : 'not ok', ' - ', $name,
        $passed || $detail === '' ? '' : ' [' . strtr(substr($detail, 0, 600), "\n#", '  ') . ']', "\n";
}

/** A message of the console without what differs from page to page: addresses, line numbers. */
function message(string $error): string
{
    return trim((string) preg_replace(['~https?://\S+~', '~\s+\d+:\d+~', '~\s+~'], [' ', ' ', ' '], $error));
}

/**
 * Braintree's script for all pages of the settings calls `locations.each()`, which is Prototype's, and does not wait for
 * Prototype: it breaks on some loads of a page and not on others, so being seen on a page of Magento's says nothing.
 *
 * @param list<string> $errors
 * @return list<string>
 */
function ours(array $errors): array
{
    return array_values(array_filter(
        $errors,
        static fn (string $error): bool => !str_contains($error, '/PayPal_Braintree/js/system.js')
    ));
}

/** Where the admin's menu leads to, with its secret key. */
function link_to(Browser $browser, string $route): string
{
    return (string) $browser->run(
        'const link = document.querySelector("a[href*=\\"/" + arguments[0] + "/\\"]"); return link ? link.href : ""',
        $route
    );
}

/** Waits for what a script makes of the page. */
function appears(Browser $browser, string $condition): bool
{
    for ($deadline = microtime(true) + 40; microtime(true) < $deadline; usleep(100000)) {
        if ($browser->run("return Boolean($condition)") === true) {
            return true;
        }
    }
    return false;
}

/** Waits until nothing more is loaded for a second: scripts fetch scripts, and grids their rows. */
function settle(Browser $browser): void
{
    $state = 'return document.readyState + " " + performance.getEntriesByType("resource").length + " "'
        . ' + (window.jQuery ? window.jQuery.active : 0)';
    $still = 0;
    $before = '';
    for ($deadline = microtime(true) + 60; microtime(true) < $deadline && $still < 10; usleep(100000)) {
        $now = (string) $browser->run($state);
        $still = $now === $before && preg_match('/^complete \\d+ 0$/', $now) === 1 ? $still + 1 : 0;
        $before = $now;
    }
    $still >= 10 || throw new RuntimeException('the page does not come to rest: ' . $before);
}

$browser = new Browser($driver, ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']);
$browser->resize(1360, 900);
$browser->open("$shop/admin/");
$browser->type('#username', $login);
$browser->type('#login', $password);
$browser->follow('.action-login');
ok('staff logs in', $browser->has('.admin__menu'));

// --- Magento's own pages ---------------------------------------------------------------------------------------------------

$home = $browser->url();
$settings = link_to($browser, 'admin/system_config');
ok('the menu leads to the settings', $settings !== '');
$browser->open(link_to($browser, 'sales/order'));
appears($browser, 'document.querySelector(".admin__data-grid-wrap tbody tr")');
settle($browser);
$browser->open($settings);
settle($browser);
$section = link_to($browser, 'admin/system_config/edit/section/leakguard');
// Sections with a table of rows, and with fields for each scope: what ours is made of.
foreach (['general', 'currency', 'customer', 'cataloginventory', 'sales_email'] as $stock) {
    $url = link_to($browser, "admin/system_config/edit/section/$stock");
    if ($url !== '') {
        $browser->open($url);
        settle($browser);
    }
}
$of_magento = array_count_values(array_map('message', ours($browser->errors())));
foreach ($of_magento as $error => $times) {
    echo "# Magento's own, $times times: ", substr($error, 0, 200), "\n";
}

// --- ours ------------------------------------------------------------------------------------------------------------------

/** Opens a page, waits for what it is for, and looks whether its scripts are whole. */
function page(Browser $browser, string $name, string $url, string $condition, ?callable $then = null): void
{
    global $of_magento, $pictures;
    if ($url === '') {
        ok("$name: there is a link to it", false);
        return;
    }
    $browser->open($url);
    ok("$name: is drawn", appears($browser, $condition), (string) $browser->run('return document.title'));
    settle($browser);
    if ($then !== null) {
        $then();
        settle($browser);
    }
    if ($pictures !== '') {
        $browser->picture("$pictures/$name.png");
    }
    $broken = array_diff(array_map('message', ours($browser->errors())), array_keys($of_magento));
    ok("$name: breaks no script", $broken === [], implode(' | ', array_unique($broken)));
}

/** A chart has more than one colour. */
const DRAWN = '[...document.querySelectorAll("canvas")].length === 3 && [...document.querySelectorAll("canvas")].every(c => {'
    . ' const p = c.getContext("2d").getImageData(0, 0, c.width, c.height).data; return p.some(v => v !== p[0]) })';
const ROWS = 'document.querySelector(".admin__data-grid-wrap tbody tr.data-row")';

$browser->open($home);
settle($browser);
$pages = [];
foreach (['dashboard', 'findings', 'alerts', 'outbound', 'simulator', 'processing', 'status'] as $name) {
    $pages[$name] = link_to($browser, "leakguard/$name");
}
page($browser, 'dashboard', $pages['dashboard'], DRAWN);
page($browser, 'findings', $pages['findings'], ROWS);
page($browser, 'alerts', $pages['alerts'], 'document.querySelector(".admin__data-grid-wrap tbody tr")');
page($browser, 'outbound', $pages['outbound'], 'document.querySelector(".admin__data-grid-wrap tbody tr")');
page(
    $browser,
    'simulator',
    $pages['simulator'],
    'document.querySelector("#leakguard-consumer")',
    static function () use ($browser): void {
        $browser->type('#leakguard-consumer', 'integration:LeakGuard run ERP');
        $browser->type('#leakguard-number', 'LGRUN0001');
        $browser->follow('.leakguard-form button');
        ok('simulator: before and after stand side by side', $browser->has('.leakguard-table tbody tr'));
    }
);
page($browser, 'processing', $pages['processing'], 'document.querySelector(".leakguard-table tbody tr")');
page($browser, 'status', $pages['status'], 'document.querySelector(".leakguard-table tbody tr")');

/** How many rows a table of settings has, and how many of a group can be seen. */
$rows = static fn (string $table): int => $browser->count("#row_leakguard_$table tbody tr");
page(
    $browser,
    'settings',
    $section,
    'document.querySelector("#row_leakguard_exemptions_rules table")',
    static function () use ($browser, $rows): void {
        $browser->run(
            'document.querySelectorAll(".section-config:not(.active) .entry-edit-head a").forEach(head => head.click())'
        );
        foreach (['consumers_policies', 'exemptions_rules'] as $table) {
            $before = $rows($table);
            ok("settings: $table shows what was saved", $before > 0);
            $browser->click("#row_leakguard_$table button[id^=addToEndBtn]");
            ok("settings: $table takes one row more", $rows($table) === $before + 1, (string) $rows($table));
        }
        $before = $rows('exemptions_rules');
        $browser->click('#row_leakguard_exemptions_rules tbody tr:last-child button.action-delete');
        ok('settings: a row is taken out', $rows('exemptions_rules') === $before - 1);
        $options = $browser->count('#row_leakguard_consumers_policies tbody tr:last-child select option');
        ok('settings: a new row has its choices', $options > 5, (string) $options);
    }
);
$browser->quit();
