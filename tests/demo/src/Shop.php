<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** The demonstration shop, seen from outside: an HTTP client of public/shop.php. */
final class Shop
{
    public function __construct(private readonly string $url)
    {
    }

    /**
     * @param array<string, string|list<string>> $query
     * @throws \RuntimeException the shop gives no answer at all
     */
    public function get(string $sample, array $query): Reply
    {
        $url = $this->url . '/shop.php/' . $sample . '?' . http_build_query($query);
        $context = stream_context_create(['http' => ['ignore_errors' => true, 'timeout' => 30]]);
        $body = @file_get_contents($url, false, $context);
        $headers = $http_response_header ?? [];
        if ($body === false || preg_match('#^HTTP/\S+ (\d+)#', $headers[0] ?? '', $status) !== 1) {
            throw new \RuntimeException('no answer from ' . $url);
        }
        $named = [];
        foreach (array_slice($headers, 1) as $header) {
            [$name, $value] = explode(':', $header, 2) + [1 => ''];
            $named[strtolower($name)] = trim($value);
        }
        return new Reply(
            (int) $status[1],
            $body,
            (float) ($named['x-leakguard-microseconds'] ?? 0),
            (array) json_decode($named['x-leakguard-findings'] ?? '{}', true),
            $named['x-leakguard-policy'] ?? '',
        );
    }
}
