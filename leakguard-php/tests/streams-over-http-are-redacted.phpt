--TEST--
The stream wrapper http: content, headers and query of file_get_contents() and fopen(); the context stays as it was
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => "Content-Type: application/json\r\nX-Note: of jane@example.com\r\nContent-Length: 28\r\n",
    'content' => '{"email":"jane@example.com"}',
]]);
echo file_get_contents($receiver->url() . '/a?email=jane@example.com', false, $context), "\n";
echo json_encode($receiver->received()[0], JSON_UNESCAPED_SLASHES), "\n";
echo stream_context_get_options($context)['http']['content'], "\n";

$context = stream_context_create(['http' => ['method' => 'PUT', 'header' => ['Content-Type: text/plain'], 'content' => 'card 4111111111111111']]);
echo fgets(fopen($receiver->url(), 'r', false, $context)), ' ', $receiver->received()[0][4], "\n";
echo file_get_contents($receiver->url() . '/plain'), ' ', $receiver->received()[0][1], "\n";
stream_wrapper_unregister('http');
stream_wrapper_restore('http');
file_get_contents($receiver->url(), false, $context);
echo $receiver->received()[0][4], "\n";
?>
--EXPECTF--
ok
["POST","/a?email=[EMAIL_ADDRESS]","application/json","of [EMAIL_ADDRESS]","{\"email\":\"[EMAIL_ADDRESS]\"}",[],[]]
{"email":"jane@example.com"}
ok card [CREDIT_CARD]
ok /plain
card [CREDIT_CARD]
