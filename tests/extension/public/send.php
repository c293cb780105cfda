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
