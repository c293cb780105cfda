<?php

// Responses of an old shop, which knows nothing of LeakGuard.

declare(strict_types=1);

const ROW = ['email' => 'jane.doe@example.com', 'note' => 'nothing'];

function peak_kib(): int
{
    preg_match('/VmHWM:\s+(\d+)/', (string) file_get_contents('/proc/self/status'), $found);
    return (int) $found[1];
}

/** A file of this much of everything, for downloads. */
function write_file(string $name, string $content): string
{
    $file = $_GET['folder'] . "/$name";
    file_put_contents($file, $content);
    return $file;
}

$json = (string) json_encode(ROW);
switch ($_GET['how']) {
    case 'html':
        echo '<p>jane.doe@example.com</p>';
        break;
    case 'json':
        header('Content-Type: application/json');
        header('Content-Length: ' . strlen($json));
        echo $json;
        break;
    case 'plain':
        header('Content-Type: application/json');
        echo $json;
        break;
    case 'ndjson':
        header('Content-Type: application/x-ndjson');
        header('X-Accel-Buffering: no');
        echo "$json\n";
        while (ob_get_level()) {
            ob_end_flush();
        }
        flush();
        for ($i = 0; !file_exists($_GET['gate']) && $i < 1000; $i++) {
            usleep(10_000);
            clearstatcache();
        }
        echo "$json\n";
        break;
    case 'csv':
        // What export plugins do first.
        while (ob_get_level()) {
            ob_end_clean();
        }
        header('Content-Type: text/csv');
        header('Content-Disposition: attachment; filename="customers.csv"');
        $out = fopen('php://output', 'w');
        fputcsv($out, array_keys(ROW));
        fputcsv($out, ROW);
        break;
    case 'file':
        $file = write_file('customers.csv', str_repeat("jane.doe@example.com,nothing\n", 100));
        header('Content-Type: text/csv');
        header('Content-Length: ' . filesize($file));
        readfile($file);
        break;
    case 'gzip':
        $body = (string) gzencode($json);
        header('Content-Type: application/json');
        header('Content-Encoding: gzip');
        header('Content-Length: ' . strlen($body));
        echo $body;
        break;
    case 'handler':
        ob_start('ob_gzhandler');
        header('Content-Type: application/json');
        echo $json;
        break;
    case 'binary':
        $file = write_file('picture.png', "\x89PNG\r\n\x1a\n" . str_repeat(random_bytes(1000) . 'jane.doe@example.com', 2000));
        header('Content-Type: image/png');
        header('Content-Length: ' . filesize($file));
        readfile($file);
        break;
    case 'finish':
        header('Content-Type: application/json');
        echo $json;
        fastcgi_finish_request();
        error_log('after the response');
        echo 'nobody sees this';
        break;
    case 'card':
        header('Content-Type: application/json');
        header('Content-Length: 33');
        echo '{"card":"4111 1111 1111 1111"}   ';
        break;
    case 'late-card':
        header('Content-Type: application/x-ndjson');
        echo str_repeat("{\"note\":\"nothing\"}\n", 20_000), '{"card":"4111 1111 1111 1111"}', "\n", '{"note":"the end"}', "\n";
        break;
    case 'large':
        header('Content-Type: text/csv');
        $before = peak_kib();
        $out = fopen('php://output', 'w');
        for ($i = 0; $i < (int) $_GET['rows']; $i++) {
            fputcsv($out, [$i, $i % 100 ? "nobody $i" : "person$i@example.com", str_repeat('x', 80)]);
        }
        fputcsv($out, ['grown', peak_kib() - $before, memory_get_peak_usage()]);
}
