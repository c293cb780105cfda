<?php

/**
 * A client in the manner of Guzzle: promises on one curl_multi handle, bodies into php://temp by a write callback, header lines by
 * another, a handle that is reset and used again.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Classes.ClassDeclaration.MissingNamespace -- a script of the run
final class Client
{
    private readonly CurlMultiHandle $multi;

    /** @var list<CurlHandle> that may be used again */
    private array $idle = [];

    public function __construct()
    {
        $this->multi = curl_multi_init();
    }

    /**
     * @param array<string, string> $requests URL and body, by name
     * @return array<string, string> bodies of the answers, by name
     * @throws RuntimeException the first that failed, as curl says it
     */
    public function post(array $requests): array
    {
        $running = $bodies = $status = [];
        foreach ($requests as $name => [$url, $body]) {
            $handle = array_pop($this->idle) ?? curl_init();
            $bodies[$name] = fopen('php://temp', 'w+');
            curl_setopt_array($handle, [
                CURLOPT_URL => $url,
                CURLOPT_CUSTOMREQUEST => 'POST',
                CURLOPT_POSTFIELDS => $body,
                CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Content-Length: ' . strlen($body), 'Expect:'],
                CURLOPT_RETURNTRANSFER => false,
                CURLOPT_HEADER => false,
                CURLOPT_WRITEFUNCTION => static fn (CurlHandle $handle, string $bytes): int => (int) fwrite($bodies[$name], $bytes),
                CURLOPT_HEADERFUNCTION => static function (CurlHandle $handle, string $line) use (&$status, $name): int {
                    $status[$name] = str_starts_with($line, 'HTTP/') ? (int) explode(' ', $line)[1] : $status[$name];
                    return strlen($line);
                },
            ]);
            curl_multi_add_handle($this->multi, $handle);
            $running[$name] = $handle;
        }
        $failure = null;
        do {
            curl_multi_exec($this->multi, $active);
            curl_multi_select($this->multi, 1);
            while ($done = curl_multi_info_read($this->multi)) {
                $name = array_search($done['handle'], $running, true);
                curl_multi_remove_handle($this->multi, $done['handle']);
                if ($done['result'] !== CURLE_OK) {
                    $failure ??= new RuntimeException("cURL error {$done['result']}: " . curl_error($done['handle']));
                }
                curl_reset($done['handle']);
                $this->idle[] = $done['handle'];
                unset($running[$name]);
            }
        } while ($active || $running);
        if ($failure !== null) {
            throw $failure;
        }
        return array_map(static function ($body): string {
            rewind($body);
            return stream_get_contents($body);
        }, $bodies);
    }
}
