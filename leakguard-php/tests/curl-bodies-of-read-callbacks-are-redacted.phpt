--TEST--
curl: a body that comes from CURLOPT_READFUNCTION, or from a part of CURLOPT_INFILE, is judged before it is sent
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$csv = "text\njane@example.com\n" . str_repeat("word\n", 50000);
// As Guzzle does it: the callback gives what it has, the length is known or not.
foreach ([strlen($csv), -1, 23] as $size) {
    $left = $csv;
    $handle = curl_init($receiver->url() . "/$size");
    // A callback that holds its own handle is a ring, which PHP lets go of at the very end only.
    $known = WeakReference::create($handle);
    curl_setopt_array($handle, [
        CURLOPT_UPLOAD => true,
        CURLOPT_CUSTOMREQUEST => 'POST',
        CURLOPT_INFILESIZE => $size,
        CURLOPT_HTTPHEADER => ['Content-Type: text/csv'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_READFUNCTION => static function ($given, $stream, int $length) use (&$left, $known): string {
            assert($given === $known->get() && $stream === null);
            $bytes = substr($left, 0, min($length, 1000));
            $left = substr($left, strlen($bytes));
            return $bytes;
        },
    ]);
    var_dump(curl_exec($handle));
    [[$method, $uri, $type, , $body]] = $receiver->received();
    echo "$method $uri $type ", strtok($body, "\n"), ' ', strtok("\n"), ' ', strlen($body), "\n";
}
// The callback may read the stream, and curl stops at the length.
$stream = fopen('php://memory', 'w+');
fwrite($stream, 'before jane@example.com and card 4111111111111111');
fseek($stream, 7);
$handle = curl_init($receiver->url());
curl_setopt_array($handle, [CURLOPT_UPLOAD => true, CURLOPT_INFILE => $stream, CURLOPT_INFILESIZE => 20, CURLOPT_RETURNTRANSFER => true]);
curl_exec($handle);
echo $receiver->received()[0][4], '|', stream_get_contents($stream), "\n";
rewind($stream);
curl_setopt($handle, CURLOPT_READFUNCTION, static fn ($given, $stream, int $length): string => (string) fread($stream, $length));
curl_setopt($handle, CURLOPT_INFILESIZE, 49);
curl_exec($handle);
echo $receiver->received()[0][4], "\n";
// What a callback throws reaches the caller, and nothing is sent.
curl_setopt($handle, CURLOPT_READFUNCTION, static fn () => throw new LogicException('no more'));
try {
    curl_exec($handle);
} catch (LogicException $thrown) {
    echo get_class($thrown), ' ', count($receiver->received()), "\n";
}
?>
--EXPECT--
string(2) "ok"
POST /250022 text/csv text [EMAIL_ADDRESS] 250021
string(2) "ok"
POST /-1 text/csv text [EMAIL_ADDRESS] 250021
string(2) "ok"
POST /23 text/csv text [EMAIL_ADDRESS] 22
[EMAIL_ADDRESS] and| card 4111111111111111
before [EMAIL_ADDRESS] and card [CREDIT_CARD]
LogicException 0
