<?php

/**
 * Calls an operation of a shop's SOAP API as a client in PHP does, and prints the envelope that came back.
 *
 *   php soap.php BASE_URL SERVICE OPERATION ARGUMENTS_AS_JSON [TOKEN]
 *
 * SOAP_STORE names the store view of the address (default: default). Exits 0 for a result, 1 for a fault (printed as well), 2 for anything else.
 */

declare(strict_types=1);

[, $base, $service, $operation, $arguments, $token] = $argv + ['', '', '', '', '{}', ''];
if ($operation === '') {
    fwrite(STDERR, "usage: php soap.php BASE_URL SERVICE OPERATION ARGUMENTS_AS_JSON [TOKEN]\n");
    exit(2);
}
$header = $token === '' ? '' : "Authorization: Bearer $token";
$store = getenv('SOAP_STORE') ?: 'default';
$client = new SoapClient("$base/soap/$store?wsdl&services=$service", [
    'soap_version' => SOAP_1_2,
    'cache_wsdl' => WSDL_CACHE_NONE,
    'trace' => true,
    'location' => "$base/soap/$store?services=$service",
    'stream_context' => stream_context_create(['http' => ['header' => $header]]),
]);
try {
    $client->__soapCall($service . $operation, [json_decode($arguments, false, 512, JSON_THROW_ON_ERROR)]);
    $status = 0;
} catch (SoapFault $fault) {
    $status = $client->__getLastResponse() === null ? 2 : 1;
    if ($status === 2) {
        fwrite(STDERR, $fault->getMessage() . "\n");
    }
}
echo $client->__getLastResponse();
exit($status);
