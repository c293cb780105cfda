--TEST--
curl: an upload above leakguard.body_limit is withheld, or goes where on_error is pass; what is no text goes in any size
--EXTENSIONS--
curl
--INI--
leakguard.body_limit=16K
--FILE--
<?php
if (isset($argv[1])) {
    require __DIR__ . '/receiver.inc';
    $receiver = new Receiver();
    $text = 'jane@example.com ' . str_repeat('word ', 5000);
    $file = tempnam(sys_get_temp_dir(), 'leakguard');
    $bodies = [
        'stream' => static function (string $content): array {
            $stream = fopen('php://temp', 'w+');
            fwrite($stream, $content);
            rewind($stream);
            return [CURLOPT_UPLOAD => true, CURLOPT_INFILE => $stream, CURLOPT_INFILESIZE => strlen($content)];
        },
        'callback' => static fn (string $content): array => [
            CURLOPT_UPLOAD => true,
            CURLOPT_INFILESIZE => strlen($content),
            CURLOPT_READFUNCTION => static function ($handle, $stream, int $length) use (&$content): string {
                $bytes = substr($content, 0, $length);
                $content = substr($content, strlen($bytes));
                return $bytes;
            },
        ],
        'file' => static function (string $content) use ($file): array {
            file_put_contents($file, $content);
            return [CURLOPT_POSTFIELDS => ['file' => new CURLFile($file)]];
        },
    ];
    foreach ($bodies as $how => $options) {
        foreach (['text' => $text, 'picture' => "\x89PNG\0\0 jane@example.com " . str_repeat("\0", 30000), 'small' => 'to jane@example.com'] as $what => $content) {
            $handle = curl_init($receiver->url());
            curl_setopt_array($handle, $options($content) + [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Expect:']]);
            try {
                curl_exec($handle);
                $request = $receiver->received()[0];
                $body = $request[4] . ($request[6]['file'][2] ?? '');
                echo "$how $what: ", strlen($body), str_contains($body, 'jane@example.com') ? ' as it was' : ' redacted', "\n";
            } catch (LeakGuard\Exception $withheld) {
                echo "$how $what: ", strstr($withheld->getMessage(), 'withheld'), ', ', count($receiver->received()), " sent\n";
            }
        }
    }
    unlink($file);
    exit;
}
foreach (['preset:redact-all', __DIR__ . '/policies/pass.toml'] as $policy) {
    echo shell_exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d leakguard.policy=' . escapeshellarg($policy) . ' ' . escapeshellarg(__FILE__) . ' run'), "\n";
}
?>
--EXPECT--
stream text: withheld: a file of more than 16384 bytes is not read (leakguard.body_limit), 0 sent
stream picture: 30026 as it was
stream small: 18 redacted
callback text: withheld: a file of more than 16384 bytes is not read (leakguard.body_limit), 0 sent
callback picture: 30026 as it was
callback small: 18 redacted
file text: withheld: a file of more than 16384 bytes is not read (leakguard.body_limit), 0 sent
file picture: 30026 as it was
file small: 18 redacted

stream text: 25017 as it was
stream picture: 30026 as it was
stream small: 18 redacted
callback text: 25017 as it was
callback picture: 30026 as it was
callback small: 18 redacted
file text: 25017 as it was
file picture: 30026 as it was
file small: 18 redacted
