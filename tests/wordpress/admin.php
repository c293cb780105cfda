<?php

/**
 * The browser's part of tests/wordpress/admin: `php admin.php PART DRIVER SHOP_PORT WITHOUT_PORT SCREENSHOTS ERP_PASSWORD`. Prints TAP.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script.

use LeakGuard\Tests\Browser;

require __DIR__ . '/../Browser.php';

[, $part, $driver, $shop, $without, $pictures, $erp] = $argv;

function ok(string $name, bool $passed, string $detail = ''): void
{
    echo $passed ? 'ok' : 'not ok', ' - ', $name, $passed || $detail === '' ? '' : ' [' . strtr(substr($detail, 0, 300), "\n#", '  ') . ']', "\n";
}

function same(string $name, mixed $expected, mixed $got): void
{
    ok($name, $expected === $got, 'got: ' . json_encode($got));
}

/** A REST answer to the application password `erp`, outside of the browser. */
function rest(string $path, array $json = []): array
{
    global $shop, $erp;
    $handle = curl_init("http://127.0.0.1:$shop/wp-json$path");
    curl_setopt_array($handle, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Host: shop.example', 'Content-Type: application/json'],
        CURLOPT_USERPWD => "admin:$erp",
    ]);
    if ($json !== []) {
        curl_setopt($handle, CURLOPT_POSTFIELDS, json_encode($json));
    }
    $body = (string) curl_exec($handle);
    return ['status' => curl_getinfo($handle, CURLINFO_RESPONSE_CODE), 'body' => $body, 'json' => json_decode($body, true)];
}

/** A browser for the site behind one of the two servers. */
function browser(string $port): Browser
{
    global $driver;
    $browser = new Browser($driver, ["--host-resolver-rules=MAP shop.example:80 127.0.0.1:$port, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);
    $browser->resize(1360, 1050);
    return $browser;
}

function login(Browser $browser, string $user, string $password): void
{
    // Not to the dashboard of WordPress, which loads much and asks for news.
    $browser->open('http://shop.example/wp-login.php' . ($user === 'admin' ? '?redirect_to=' . rawurlencode('http://shop.example/wp-admin/tools.php') : ''));
    $browser->type('#user_login', $user);
    $browser->type('#user_pass', $password);
    $browser->follow('#wp-submit');
    ok("$user logs in", $browser->has('#wpadminbar'));
}

/** Opens a tab, looks whether it is whole, and keeps a picture of it. */
function tab(Browser $browser, string $name, string $query = ''): void
{
    global $pictures;
    $browser->errors(); // those of the pages before
    $browser->open("http://shop.example/wp-admin/admin.php?page=leakguard&tab=$name$query");
    same("the tab $name is shown", 'LeakGuard', $browser->text('.leakguard h1'));
    ok("the tab $name says nothing of PHP", !preg_match('/(Warning|Notice|Fatal error|Deprecated):/', $browser->text('#wpbody-content')));
    $errors = array_filter($browser->errors(), static fn ($error) => !str_contains($error, 'gravatar.com'));
    ok("the tab $name breaks no script", $errors === [], implode(' ', $errors));
    if ($pictures !== '' && !is_file("$pictures/$name.png")) {
        $browser->picture("$pictures/$name.png");
    }
}

function activation(): void
{
    global $shop, $without;
    $browser = browser($without);
    login($browser, 'admin', 'run-admin-password');
    $browser->open('http://shop.example/wp-admin/plugins.php');
    $browser->follow('tr[data-slug="leakguard"] .activate a');
    ok('without the extension activation says what is missing', str_contains($browser->text('body'), 'its PHP extension is not installed'));
    $browser->quit();

    $browser = browser($shop);
    login($browser, 'admin', 'run-admin-password');
    $browser->open('http://shop.example/wp-admin/plugins.php');
    $browser->follow('tr[data-slug="leakguard"] .activate a');
    ok('with it the plugin is active', $browser->has('tr[data-slug="leakguard"].active'));
    $browser->follow('tr[data-slug="leakguard"] .row-actions a[href*="page=leakguard"]');
    same('its link leads to the dashboard', 'Dashboard', $browser->text('.nav-tab-active'));
    ok('the menu has it', $browser->has('#adminmenu a[href="admin.php?page=leakguard"]'));
    $browser->quit();
}

function pages(): void
{
    global $shop, $without;
    $browser = browser($shop);
    login($browser, 'admin', 'run-admin-password');

    tab($browser, 'dashboard');
    same('four charts are drawn', 4, $browser->count('canvas[data-drawn="1"]'));
    ok('and count what was masked', (int) $browser->text('#leakguard-card-changed .leakguard-card-count') > 0);
    same('one alert is open', '1', $browser->text('#leakguard-card-alerts .leakguard-card-count'));
    $browser->follow('.leakguard-period li:nth-child(2) a');
    same('a day has charts, too', 4, $browser->count('canvas[data-drawn="1"]'));
    $browser->follow('#leakguard-card-changed');
    ok('a sum leads to its findings', str_contains($browser->url(), 'changed=1') && $browser->count('#leakguard-findings tbody tr') > 0);

    tab($browser, 'findings');
    $all = $browser->count('#leakguard-findings tbody tr');
    $browser->set('#leakguard-filter-entity', 'EMAIL_ADDRESS');
    $browser->follow('#leakguard-findings #filter');
    ok('a filter is kept', $browser->has('#leakguard-filter-entity option[value="EMAIL_ADDRESS"][selected]'));
    $mails = $browser->count('#leakguard-findings tbody tr');
    ok('a filter narrows the list down', $mails > 0 && $mails < $all, "$mails of $all");
    $csv = (string) $browser->run('const r = new XMLHttpRequest(); r.open("GET", document.getElementById("leakguard-csv").href, false); r.send(); return r.responseText');
    $lines = array_map('str_getcsv', explode("\n", trim($csv)));
    ok('the CSV has the same rows', count($lines) === $mails + 1 && $lines[0][0] === 'hour', substr($csv, 0, 200));
    same('and only them', ['EMAIL_ADDRESS'], array_values(array_unique(array_column(array_slice($lines, 1), 5))));
    $browser->open('http://shop.example/wp-admin/admin.php?page=leakguard&tab=findings&csv=1');
    ok('a link to the CSV without a nonce is refused', str_contains($browser->text('body'), 'expired'));

    tab($browser, 'alerts');
    $browser->click('.leakguard input[name="alert[]"]');
    $browser->follow('#done');
    ok('an alert can be marked as done', $browser->has('.leakguard .notice-success') && $browser->has('tr.no-items'));

    tab($browser, 'inventory');
    ok('the inventory names host and kind', str_contains($browser->text('#leakguard-inventory'), 'partner.example')
        && str_contains($browser->text('#leakguard-inventory'), 'EMAIL_ADDRESS'));
    ok('and which plugin called', str_contains($browser->text('#leakguard-inventory'), 'wp-content/mu-plugins/run.php'), $browser->text('#leakguard-inventory'));
    ok('which is not LeakGuard', !str_contains($browser->text('#leakguard-inventory'), 'plugins/leakguard'));

    policy($browser);
    simulator($browser);
    health($browser);

    $browser->quit();
    $browser = browser($shop);
    login($browser, 'sam', 'run-sam-password');
    $browser->open('http://shop.example/wp-admin/admin.php?page=leakguard');
    ok('a customer sees none of it', str_contains($browser->text('body'), 'not allowed'));
    $browser->quit();

    $browser = browser($without);
    login($browser, 'admin', 'run-admin-password');
    tab($browser, 'dashboard', '&days=30');
    ok('without the extension the dashboard says that nothing is protected', str_contains($browser->text('.leakguard'), 'protects nothing'));
    $browser->quit();
}

function policy(Browser $browser): void
{
    $mail = 'sam.okafor@example.org';
    $users = '/wp/v2/users?context=edit';
    ok('before, an integration sees e-mails', str_contains(rest($users)['body'], $mail));

    tab($browser, 'policy');
    $row = '#leakguard-consumers tr:has(input[value="integration:erp"])';
    same('the form knows the application password', 1, $browser->count($row));
    $browser->set("$row select[name$='[mode]']", 'enforce');
    $browser->follow('#leakguard-policy #submit');
    ok('the policy is saved', $browser->has('.leakguard .notice-success'));
    same('and shown as saved', 'enforce', $browser->run('return document.querySelector(arguments[0]).value', "$row select[name$='[mode]']"));
    $answer = rest($users);
    ok('then the integration sees none', $answer['status'] === 200 && !str_contains($answer['body'], $mail));
    same('and the status says that the settings are in force', 'applied', rest('/leakguard/v1/status')['json']['settings'] ?? null);

    $browser->type('#leakguard-consumers tr:last-child input[type="text"]', 'everybody');
    $browser->set("#leakguard-consumers tr:last-child select[name$='[mode]']", 'enforce');
    $browser->follow('#leakguard-policy #submit');
    ok('what is no consumer is not saved', str_contains($browser->text('.leakguard .notice-error'), 'everybody'));

    $browser->run('document.querySelector("#leakguard-policy [name=_wpnonce]").value = "forged"');
    $browser->set('#leakguard-mode', 'off');
    $browser->follow('#leakguard-policy #submit');
    ok('a form with a forged nonce is refused', str_contains($browser->text('body'), 'expired'));
    ok('and nothing was switched off', !str_contains(rest($users)['body'], $mail));

    tab($browser, 'exemptions');
    $browser->type('#leakguard-consumer', 'integration:erp');
    $browser->type('#leakguard-reason', 'because');
    $browser->follow('#leakguard-exempt #add');
    ok('an exemption without a reason is refused', str_contains($browser->text('.leakguard .notice-error'), 'needs a reason'));
    $browser->type('#leakguard-consumer', 'integration:erp');
    $browser->type('#leakguard-reason', 'The ERP prints the delivery notes <b>itself</b>');
    $browser->follow('#leakguard-exempt #add');
    ok('with one it is made', str_contains($browser->text('#leakguard-exemptions'), 'delivery notes'));
    same('and its text is no markup', 0, $browser->count('#leakguard-exemptions td b'));
    ok('and it holds', str_contains(rest($users)['body'], $mail));
    tab($browser, 'exemptions');
    $browser->follow('#leakguard-exemptions form [name="remove"]');
    ok('until it is removed', $browser->has('#leakguard-exemptions tr.no-items') && !str_contains(rest($users)['body'], $mail));
}

function simulator(Browser $browser): void
{
    tab($browser, 'simulator', '&kind=comment&channel=api&consumer=guest');
    $table = $browser->text('#leakguard-simulation');
    ok('the simulator shows before and after', str_contains($table, 'lena.fischer@example.net') && str_contains($table, '[EMAIL_ADDRESS]'), $table);
    ok('and the rule that decided', str_contains($table, 'guests'));
    $browser->run('document.querySelector("#leakguard-simulate [name=consumer]").value = "role:editor"');
    $browser->follow('#leakguard-simulate [type="submit"]');
    ok('it wants one receiver', str_contains($browser->text('.leakguard .notice-error'), 'Name one receiver'));

    $answer = rest('/leakguard/v1/simulate', ['consumer' => 'guest', 'data' => ['email' => 'lena.fischer@example.net', 'total' => '12.50']]);
    same('REST simulates, too', ['[EMAIL_ADDRESS]'], array_column($answer['json']['fields'] ?? [], 'after'));
    $answer = rest('/leakguard/v1/simulate', ['consumer' => 'customer:2', 'data' => ['email' => 'sam.okafor@example.org', 'other' => ['email' => 'lena.fischer@example.net']]]);
    same('and knows what is a customer\'s own', [false, true], array_column($answer['json']['fields'] ?? [], 'changed'));
    ok('while the answer itself obeys the policy for who asks', !str_contains($answer['body'], 'sam.okafor@example.org'));
    $found = rest('/leakguard/v1/findings?entity=EMAIL_ADDRESS&per_page=1');
    same('and lists findings', [200, 'EMAIL_ADDRESS', true], [$found['status'], $found['json'][0]['entity'] ?? null, is_int($found['json'][0]['hits'] ?? null)]);
    same('and refuses what is no number', 400, rest('/leakguard/v1/findings?per_page=x')['status']);
    same('and lists the inventory', 'partner.example', rest('/leakguard/v1/inventory?host=partner.example')['json'][0]['host'] ?? null);
}

function health(Browser $browser): void
{
    global $pictures;
    $tests = (array) $browser->run(
        'const r = new XMLHttpRequest(); r.open("GET", "/wp-json/leakguard/v1/site-health/debug-log", false); r.setRequestHeader("X-WP-Nonce", arguments[0]);'
        . ' r.send(); return JSON.parse(r.responseText)',
        nonce($browser)
    );
    same('Site Health looks for a public debug.log', 'good', $tests['status'] ?? null);
    $browser->open('http://shop.example/wp-admin/site-health.php');
    ok('Site Health knows policy and keyring', str_contains((string) $browser->run('return document.documentElement.innerHTML'), 'leakguard_policy'));
    if ($pictures !== '') {
        $browser->picture("$pictures/site-health.png");
    }
}

function nonce(Browser $browser): string
{
    $browser->open('http://shop.example/wp-admin/admin-ajax.php?action=rest-nonce');
    return trim($browser->text('body'));
}

function removal(): void
{
    global $shop;
    $browser = browser($shop);
    login($browser, 'admin', 'run-admin-password');
    tab($browser, 'policy');
    $browser->click('[name="delete_data"]');
    $browser->follow('#leakguard-policy #submit');
    $browser->open('http://shop.example/wp-admin/plugins.php');
    $browser->follow('tr[data-slug="leakguard"] .deactivate a');
    ok('the plugin can be switched off', $browser->has('tr[data-slug="leakguard"].inactive'));
    $browser->run('window.confirm = () => true');
    $browser->click('tr[data-slug="leakguard"] .delete a');
    $gone = false;
    for ($try = 0; $try < 100 && !$gone; $try++) {
        $gone = $browser->count('tr[data-slug="leakguard"].deleted, tr[data-slug="leakguard-deleted"]') > 0
            || $browser->count('tr[data-slug="leakguard"]') === 0;
        usleep(100000);
    }
    ok('and deleted', $gone);
    $browser->quit();
}

match ($part) {
    'activation' => activation(),
    'pages' => pages(),
    'removal' => removal(),
};
