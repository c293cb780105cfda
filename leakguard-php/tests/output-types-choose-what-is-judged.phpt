--TEST--
leakguard.output_types: HTML, pictures and downloads of other types go as they are unless they are named
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    if (isset($_GET['type'])) {
        header("Content-Type: $_GET[type]");
    }
    header('Content-Length: 20');
    echo 'jane.doe@example.com';
    PHP;
function show(Server $server, array $types): void
{
    foreach ($types as $type) {
        [, $headers, $body] = ask($server, $type === '' ? '/' : '/?type=' . urlencode($type));
        printf("%-40s %s %s\n", $headers['content-type'], $headers['content-length'], $body);
    }
}
$types = ['', 'text/html', 'text/plain', 'TEXT/CSV; header=present', 'application/problem+json', 'application/x-ndjson', 'text/xml', 'image/png', 'application/zip', 'application/pdf', 'application/octet-stream'];
show(new Server(JUDGED, $code), $types);
echo "\n";
show(new Server(['leakguard.output_types' => 'text/html, application/*'] + JUDGED, $code), ['', 'text/plain', 'application/zip', 'application/vnd.ms-excel']);
echo "\n";
show(new Server(['leakguard.output_types' => ''] + JUDGED, $code), ['application/json']);
?>
--EXPECT--
text/html; charset=UTF-8                 20 jane.doe@example.com
text/html;charset=UTF-8                  20 jane.doe@example.com
text/plain;charset=UTF-8                 15 [EMAIL_ADDRESS]
TEXT/CSV; header=present                 15 [EMAIL_ADDRESS]
application/problem+json                 15 [EMAIL_ADDRESS]
application/x-ndjson                     15 [EMAIL_ADDRESS]
text/xml;charset=UTF-8                   15 [EMAIL_ADDRESS]
image/png                                20 jane.doe@example.com
application/zip                          20 jane.doe@example.com
application/pdf                          20 jane.doe@example.com
application/octet-stream                 20 jane.doe@example.com

text/html; charset=UTF-8                 15 [EMAIL_ADDRESS]
text/plain;charset=UTF-8                 20 jane.doe@example.com
application/zip                          15 [EMAIL_ADDRESS]
application/vnd.ms-excel                 15 [EMAIL_ADDRESS]

application/json                         20 jane.doe@example.com
