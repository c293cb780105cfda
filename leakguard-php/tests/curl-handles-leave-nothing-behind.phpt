--TEST--
curl: handles that are dropped take what was written down of them along
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
$turn = static function (): void {
    for ($i = 0; $i < 200; $i++) {
        $handle = curl_init('http://127.0.0.1:9/');
        curl_setopt_array($handle, [CURLOPT_POSTFIELDS => str_repeat('x', 10_000), CURLOPT_HTTPHEADER => ['A: b'], CURLOPT_PRIVATE => $i]);
        $copy = curl_copy_handle($handle);
        // A callback that holds its handle is collected with it, whether the handle was used or not.
        $big = str_repeat('x', 10_000) . $i;
        curl_setopt($handle, CURLOPT_HEADERFUNCTION, static fn ($given, string $line): int => $handle === $given && $big !== '' ? strlen($line) : 0);
        curl_setopt_array($handle, [CURLOPT_FOLLOWLOCATION => true, CURLOPT_READFUNCTION => static fn (): string => $big === '' ? (string) curl_errno($handle) : '']);
        if ($i % 2 === 0) {
            curl_exec($handle);
        }
    }
};
$turn();
gc_collect_cycles();
$before = memory_get_usage();
$turn();
gc_collect_cycles();
var_dump(memory_get_usage() - $before < 50_000);
?>
--EXPECT--
bool(true)
