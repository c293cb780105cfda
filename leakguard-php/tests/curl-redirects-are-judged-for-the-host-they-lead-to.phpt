--TEST--
curl: a body is not sent on to a host that may not have it (307, 308, CURLOPT_POSTREDIR); what that host may have goes
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/by-host.toml
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$other = str_replace('127.0.0.1', 'localhost', $receiver->url());
$first = new Server([], '[, $status, $to] = explode("-", $_SERVER["REQUEST_URI"], 3); header("Location: " . urldecode($to), true, (int) $status); header("X-Seen: 1"); echo "moved";', ['-n']);
$send = static function (int $status, string $to, array $options, bool $multi = false) use ($first, $receiver): void {
    $handle = curl_init($first->url() . "/-$status-" . urlencode($to));
    curl_setopt_array($handle, $options + [CURLOPT_FOLLOWLOCATION => true, CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Expect:']]);
    try {
        if ($multi) {
            $all = curl_multi_init();
            curl_multi_add_handle($all, $handle);
            do {
                curl_multi_exec($all, $running);
                curl_multi_select($all);
            } while ($running);
            echo curl_multi_info_read($all)['result'], ' ';
        } else {
            curl_exec($handle);
        }
        $received = $receiver->received();
        echo $status, ' ', $received ? $received[0][0] . ' ' . $received[0][1] . ' ' . $received[0][4] . json_encode($received[0][5]) : 'nothing', "\n";
    } catch (LeakGuard\Exception $withheld) {
        echo $status, ' ', $withheld->getMessage(), ' ', count($receiver->received()), ' ', curl_errno($handle), "\n";
    }
};
$json = [CURLOPT_POSTFIELDS => '{"email":"jane@example.com"}'];
$send(307, $other, $json);
$send(308, $other, [CURLOPT_POSTFIELDS => ['to' => 'jane@example.com']]);
$send(302, $other, $json + [CURLOPT_POSTREDIR => CURL_REDIR_POST_ALL]);
$send(307, $other, $json, true);
$send(307, '//' . substr($other, 7), $json);
// A POST that becomes a GET has no body; the query of a Location is the server's own.
$send(302, "$other/?q=john@example.com", $json);
// Nothing in it, and the same host again.
$send(307, $other, [CURLOPT_POSTFIELDS => '{"id":7}']);
$send(307, $receiver->url() . '/same?u=http://localhost', $json);
$send(307, $other, $json + [CURLOPT_FOLLOWLOCATION => false]);
$send(302, $other, [CURLOPT_HTTPHEADER => ['X-Note: jane@example.com']]);
// The script's own callback and file see the header lines.
$lines = 0;
$send(307, $other, [CURLOPT_POSTFIELDS => '{}', CURLOPT_HEADERFUNCTION => static function ($handle, string $line) use (&$lines): int {
    $lines += (int) str_starts_with($line, 'X-Seen');
    return strlen($line);
}]);
$file = tmpfile();
$send(307, $other, [CURLOPT_POSTFIELDS => '{}', CURLOPT_WRITEHEADER => $file]);
rewind($file);
var_dump($lines, substr_count(stream_get_contents($file), 'X-Seen'));
?>
--EXPECT--
307 the call to localhost was withheld: 127.0.0.1 has redirected it there, and it holds data that the policy changes for that host 0 23
308 the call to localhost was withheld: 127.0.0.1 has redirected it there, and it holds data that the policy changes for that host 0 23
302 the call to localhost was withheld: 127.0.0.1 has redirected it there, and it holds data that the policy changes for that host 0 23
23 307 nothing
307 the call to localhost was withheld: 127.0.0.1 has redirected it there, and it holds data that the policy changes for that host 0 23
302 GET /?q=john@example.com []
307 POST / {"id":7}{"{\"id\":7}":""}
307 POST /same?u=http://localhost {"email":"jane@example.com"}{"{\"email\":\"jane@example_com\"}":""}
307 nothing
302 the call to localhost was withheld: 127.0.0.1 has redirected it there, and it holds data that the policy changes for that host 0 23
307 POST / {}{"{}":""}
307 POST / {}{"{}":""}
int(1)
int(1)
