<?php

/**
 * Sends the same planted data in the way that `how` names, to the receiver at `to`.
 */

declare(strict_types=1);

$to = (string) $_GET['to'];
$order = ['id' => 7, 'billing' => ['email' => 'jane.doe@example.com', 'card' => '4111111111111111']];
$json = (string) json_encode($order);

$handle = curl_init($to);
curl_setopt_array($handle, [CURLOPT_RETURNTRANSFER => true, CURLOPT_SSL_VERIFYPEER => false, CURLOPT_SSL_VERIFYHOST => 0]);
$exec = static function (array $options) use ($handle): void {
    curl_setopt_array($handle, $options);
    echo curl_exec($handle), ' ', curl_error($handle);
};
$stream = static fn (array $http): mixed => stream_context_create([
    'http' => $http + ['method' => 'POST'],
    'ssl' => ['verify_peer' => false, 'verify_peer_name' => false],
]);

switch ($_GET['how']) {
    case 'curl-json':
        $exec([CURLOPT_POSTFIELDS => $json, CURLOPT_HTTPHEADER => ['Content-Type: application/json']]);
        break;
    case 'curl-form':
        $exec([CURLOPT_POSTFIELDS => ['email' => $order['billing']['email'], 'card' => $order['billing']['card']]]);
        break;
    case 'curl-file':
        $file = (string) tempnam(sys_get_temp_dir(), 'order');
        file_put_contents($file, "email,card\n{$order['billing']['email']},{$order['billing']['card']}\n");
        $exec([CURLOPT_POSTFIELDS => ['file' => new CURLFile($file, 'text/csv', 'orders.csv')]]);
        unlink($file);
        break;
    case 'curl-put':
        $body = fopen('php://temp', 'w+');
        fwrite($body, $json);
        rewind($body);
        $exec([CURLOPT_UPLOAD => true, CURLOPT_INFILE => $body, CURLOPT_INFILESIZE => strlen($json)]);
        break;
    // As Guzzle sends a body that is a stream.
    case 'curl-read':
        $left = $json;
        $exec([
            CURLOPT_UPLOAD => true,
            CURLOPT_CUSTOMREQUEST => 'POST',
            CURLOPT_INFILESIZE => strlen($json),
            CURLOPT_READFUNCTION => static function ($handle, $stream, int $length) use (&$left): string {
                [$bytes, $left] = [substr($left, 0, $length), substr($left, $length)];
                return $bytes;
            },
        ]);
        break;
    // A host that may have it leads to one that may not.
    case 'curl-redirect':
        curl_setopt($handle, CURLOPT_URL, $_GET['first'] . '/redirect.php?to=' . urlencode($to));
        $exec([CURLOPT_FOLLOWLOCATION => true, CURLOPT_POSTFIELDS => $json]);
        break;
    case 'stream-redirect':
        $context = $stream(['header' => 'Content-Type: application/json', 'content' => $json]);
        echo file_get_contents($_GET['first'] . '/redirect.php?to=' . urlencode($to), false, $context);
        break;
    case 'curl-multi':
        curl_setopt($handle, CURLOPT_POSTFIELDS, $json);
        $multi = curl_multi_init();
        curl_multi_add_handle($multi, $handle);
        do {
            curl_multi_exec($multi, $running);
            curl_multi_select($multi, 1.0);
        } while ($running > 0);
        echo curl_multi_getcontent($handle);
        break;
    // As Guzzle's CurlFactory sets a request up: the body as a string, an empty Expect, the method by name.
    case 'guzzle':
        $exec([
            CURLOPT_CUSTOMREQUEST => 'POST',
            CURLOPT_POSTFIELDS => $json,
            CURLOPT_HTTPHEADER => ['Host: ' . parse_url($to, PHP_URL_HOST), 'Content-Type: application/json', 'Content-Length: ' . strlen($json), 'Expect:'],
            CURLOPT_HEADERFUNCTION => static fn ($handle, string $line): int => strlen($line),
        ]);
        break;
    // As stripe-php does: a form of nested names and a credential of its own.
    case 'stripe':
        $exec([
            CURLOPT_POST => 1,
            CURLOPT_POSTFIELDS => http_build_query(['metadata' => $order['billing']]),
            CURLOPT_HTTPHEADER => ['Authorization: Bearer run-credential', 'Content-Type: application/x-www-form-urlencoded'],
        ]);
        break;
    case 'stream':
        echo file_get_contents($to, false, $stream(['header' => 'Content-Type: application/json', 'content' => $json]));
        break;
    case 'soap':
        $client = new SoapClient(null, ['location' => $to, 'uri' => 'urn:shop', 'exceptions' => false, 'stream_context' => $stream([])]);
        $client->__soapCall('pay', [new SoapParam($order['billing']['email'], 'email'), new SoapParam($order['billing']['card'], 'card')]);
        break;
}
