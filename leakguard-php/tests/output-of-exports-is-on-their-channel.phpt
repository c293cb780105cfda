--TEST--
leakguard.output: an attachment is judged on the channel export, a page on api; the route is the path of the request
--FILE--
<?php
require __DIR__ . '/responses.inc';
$policy = tempnam(sys_get_temp_dir(), 'leakguard');
file_put_contents($policy, <<<'TOML'
    version = 1
    [[rule]]
    name = "open"
    route = "/open/*"
    action = "allow"
    [[rule]]
    name = "exports"
    channel = "export"
    action = "mask"
    keep_last = 4
    [[rule]]
    name = "rest"
    action = "redact"
    TOML);
$code = <<<'PHP'
    header('Content-Type: text/csv');
    if (isset($_GET['file'])) {
        header('Content-Disposition: Attachment; filename="customers.csv"');
    }
    $rows = [['id', 'email'], [1, 'jane.doe@example.com'], [2, 'john "x" doe']];
    if ($_GET['how'] === 'put') {
        $out = fopen('php://output', 'w');
        foreach ($rows as $row) {
            fputcsv($out, $row);
        }
    } else {
        $file = tempnam(sys_get_temp_dir(), 'leakguard');
        $out = fopen($file, 'w');
        foreach ($rows as $row) {
            fputcsv($out, $row);
        }
        fclose($out);
        header('Content-Length: ' . filesize($file));
        $_GET['how'] === 'read' ? readfile($file) : fpassthru(fopen($file, 'r'));
        unlink($file);
    }
    PHP;
$server = new Server(['leakguard.policy' => $policy] + JUDGED, $code);
foreach (['/?how=put', '/?how=put&file', '/export.php?how=read&file', '/export?how=pass&file', '/open/export?how=read&file'] as $path) {
    [$status, $headers, $body] = ask($server, $path);
    echo $path, ' ', ($headers['content-length'] ?? strlen($body)) == strlen($body) ? 'whole' : 'cut', ' ', explode("\n", $body)[1], "\n";
}
unlink($policy);
?>
--EXPECT--
/?how=put whole 1,[EMAIL_ADDRESS]
/?how=put&file whole 1,j***************.com
/export.php?how=read&file whole 1,j***************.com
/export?how=pass&file whole 1,j***************.com
/open/export?how=read&file whole 1,jane.doe@example.com
