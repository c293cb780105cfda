--TEST--
curl: a model file does not leave where the policy blocks it, as a body, an upload or a file of a form; a picture goes
--EXTENSIONS--
curl
--FILE--
<?php
require __DIR__ . '/receiver.inc';
LeakGuard\Engine::default()->with(['rule' => [['name' => 'models', 'channel' => 'egress', 'entity' => 'MODEL_FILE', 'action' => 'block']]])->makeDefault();
$receiver = new Receiver();
$model = 'GGUF' . pack('V', 3) . pack('P', 291) . pack('P', 24) . str_repeat("\x00\x01\x7f\x80", 3000);
$picture = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" . str_repeat("\x00\x01\x7f\x80", 3000);
$file = tempnam(sys_get_temp_dir(), 'lg');
$send = static function (string $how, array $options) use ($receiver): void {
    $handle = curl_init($receiver->url());
    curl_setopt_array($handle, $options + [CURLOPT_RETURNTRANSFER => true]);
    try {
        $answer = curl_exec($handle);
        echo "$how: ", $answer === false ? 'refused' : 'went', ' ', count($receiver->received()), "\n";
    } catch (LeakGuard\BlockedException $blocked) {
        echo "$how: ", $blocked->getMessage(), "\n";
    }
};
foreach (['model' => $model, 'picture' => $picture] as $name => $bytes) {
    file_put_contents($file, $bytes);
    $stream = fopen($file, 'rb');
    $send("$name, body", [CURLOPT_POSTFIELDS => $bytes, CURLOPT_HTTPHEADER => ['Content-Type: application/octet-stream']]);
    $send("$name, form", [CURLOPT_POSTFIELDS => ['file' => new CURLFile($file, 'application/octet-stream', 'x.bin')]]);
    $send("$name, upload", [CURLOPT_UPLOAD => true, CURLOPT_INFILE => $stream, CURLOPT_INFILESIZE => strlen($bytes)]);
}
unlink($file);
?>
--EXPECT--
model, body: rule "models" blocks this message: it holds MODEL_FILE
model, form: rule "models" blocks this message: it holds MODEL_FILE
model, upload: rule "models" blocks this message: it holds MODEL_FILE
picture, body: went 1
picture, form: went 1
picture, upload: went 1
