--TEST--
The stream wrapper http: body and headers are judged again for the host that an answer leads to; the context and its notifier stay
--INI--
leakguard.policy={PWD}/policies/by-host.toml
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$first = new Server([], '[, $status, $to] = explode("-", $_SERVER["REQUEST_URI"], 3); header("Location: " . urldecode($to), true, (int) $status);', ['-n']);
$other = str_replace('127.0.0.1', 'localhost', $receiver->url());
$seen = [];
$http = ['method' => 'POST', 'header' => ['X-Note: jane@example.com', 'Content-Type: text/plain'], 'content' => 'to jane@example.com'];
$context = stream_context_create(['http' => $http], ['notification' => static function (int $code) use (&$seen): void {
    $seen[$code] = ($seen[$code] ?? 0) + 1;
}]);
foreach ([307 => $other, 302 => $other, 308 => $receiver->url()] as $status => $to) {
    var_dump(file_get_contents($first->url() . "/-$status-" . urlencode($to), false, $context));
    foreach ($receiver->received() as $request) {
        echo "$request[0] $request[3] | $request[4]\n";
    }
    var_dump(stream_context_get_options($context)['http'] === $http);
}
var_dump($seen[STREAM_NOTIFY_REDIRECTED], $seen[STREAM_NOTIFY_CONNECT]);
// Where nothing may be put in its place, nothing of it goes.
$signed = stream_context_create(['http' => ['header' => "Signature: x\r\nContent-Type: text/plain\r\nX-Note: jane@example.com"] + $http]);
try {
    file_get_contents($first->url() . '/-307-' . urlencode($other), false, $signed);
} catch (LeakGuard\Exception $withheld) {
    echo $withheld->getMessage(), "\n", json_encode(array_column($receiver->received(), 4)), "\n";
}
?>
--EXPECT--
string(2) "ok"
POST [EMAIL_ADDRESS] | to [EMAIL_ADDRESS]
bool(true)
string(2) "ok"
GET [EMAIL_ADDRESS] | 
bool(true)
string(2) "ok"
POST jane@example.com | to jane@example.com
bool(true)
int(3)
int(6)
the call to localhost was withheld: it is signed, and holds data that the policy changes
[""]
