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
    }
};
$turn();
$before = memory_get_usage();
$turn();
var_dump(memory_get_usage() - $before < 50_000);
?>
--EXPECT--
bool(true)
