<?php

/**
 * Signs a request as a Magento integration does (OAuth 1.0a, RFC 5849, HMAC-SHA256) and prints the header.
 *
 *   php oauth.php METHOD URL KEY SECRET TOKEN TOKEN_SECRET
 */

declare(strict_types=1);

if ($argc !== 7) {
    fwrite(STDERR, "usage: php oauth.php METHOD URL KEY SECRET TOKEN TOKEN_SECRET\n");
    exit(2);
}
[, $method, $url, $key, $secret, $token, $tokenSecret] = $argv;
$oauth = [
    'oauth_consumer_key' => $key,
    'oauth_nonce' => bin2hex(random_bytes(16)),
    'oauth_signature_method' => 'HMAC-SHA256',
    'oauth_timestamp' => (string) time(),
    'oauth_token' => $token,
    'oauth_version' => '1.0',
];
$parts = parse_url($url);
$pairs = [];
foreach ($oauth as $name => $value) {
    $pairs[] = [rawurlencode($name), rawurlencode($value)];
}
foreach (array_filter(explode('&', $parts['query'] ?? '')) as $pair) {
    $pairs[] = array_map(static fn (string $part): string => rawurlencode(urldecode($part)), explode('=', $pair, 2) + ['', '']);
}
sort($pairs);
$parameters = implode('&', array_map(static fn (array $pair): string => "$pair[0]=$pair[1]", $pairs));
// Magento 2.4.6 leaves the port out of what is signed.
$base = strtoupper($method) . '&' . rawurlencode("$parts[scheme]://$parts[host]$parts[path]") . '&' . rawurlencode($parameters);
$oauth['oauth_signature'] = base64_encode(
    hash_hmac('sha256', $base, rawurlencode($secret) . '&' . rawurlencode($tokenSecret), true)
);
echo 'Authorization: OAuth ', implode(', ', array_map(
    static fn (string $name, string $value): string => $name . '="' . rawurlencode($value) . '"',
    array_keys($oauth),
    $oauth
));
