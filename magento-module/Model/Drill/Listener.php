<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

/**
 * A web server for one request, in a process of its own: it keeps what arrives and answers with an empty object.
 */
class Listener
{
    private const SERVER = <<<'PHP'
        $server = stream_socket_server('tcp://127.0.0.1:0');
        echo stream_socket_get_name($server, false), "\n";
        $client = @stream_socket_accept($server, 20);
        if ($client === false) { exit; }
        stream_set_timeout($client, 5);
        $request = '';
        $length = null;
        do {
            $bytes = fread($client, 65536);
            $request .= $bytes;
            $head = strpos($request, "\r\n\r\n");
            if ($head !== false && $length === null) {
                $length = preg_match('/^content-length: *(\d+)/im', $request, $found) ? (int) $found[1] : 0;
            }
        } while ($bytes !== '' && $bytes !== false && ($head === false || strlen($request) < $head + 4 + $length));
        fwrite($client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n");
        fwrite($client, "Connection: close\r\n\r\n{}");
        fclose($client);
        echo $request;
        PHP;

    // phpcs:ignore Magento2.Commenting.ClassPropertyPHPDocFormatting -- the sniff does not know readonly
    public readonly int $port;

    /** @var resource */
    private $process;

    /** @var resource[] */
    private array $pipes = [];

    /**
     * @throws \RuntimeException no process can be started
     */
    public function __construct()
    {
        // Without ini files: what arrives must not be judged by this end.
        // phpcs:disable Magento2.Security.InsecureFunction, Magento2.Functions.DiscouragedFunction
        $process = proc_open([PHP_BINARY, '-n', '-r', self::SERVER], [1 => ['pipe', 'w']], $this->pipes);
        if ($process === false) {
            throw new \RuntimeException('no listener can be started');
        }
        $this->process = $process;
        $this->port = (int) substr((string) strrchr((string) fgets($this->pipes[1]), ':'), 1);
        // phpcs:enable
    }

    /**
     * What has arrived; the server is gone afterwards
     *
     * @return string
     */
    public function received(): string
    {
        // phpcs:disable Magento2.Security.InsecureFunction, Magento2.Functions.DiscouragedFunction
        $received = '';
        $end = microtime(true) + 6;
        try {
            stream_set_blocking($this->pipes[1], false);
            while (microtime(true) < $end && !feof($this->pipes[1])) {
                $read = [$this->pipes[1]];
                $none = null;
                stream_select($read, $none, $none, 1);
                $received .= (string) fread($this->pipes[1], 65536);
            }
        } finally {
            fclose($this->pipes[1]);
            proc_terminate($this->process);
            proc_close($this->process);
        }
        return $received;
        // phpcs:enable
    }
}
