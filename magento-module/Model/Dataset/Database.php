<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Dataset;

use Magento\Framework\App\DeploymentConfig;

/**
 * The shop's database, as the command `leakguard` is told of it
 */
class Database
{
    /** The recipes that ship name it as their source. */
    private const VARIABLE = 'LEAKGUARD_DATABASE';

    /**
     * @param DeploymentConfig $config
     */
    public function __construct(private readonly DeploymentConfig $config)
    {
    }

    /**
     * The connection as `leakguard dataset` takes it, for its environment
     *
     * @return array<string, string>
     * @throws \RuntimeException the shop is not installed
     */
    public function environment(): array
    {
        $connection = $this->config->get('db/connection/default');
        if (!is_array($connection) || ($connection['dbname'] ?? '') === '') {
            throw new \RuntimeException('app/etc/env.php names no database.');
        }
        // As Magento's own adapter reads it: a path is a socket, a colon parts host and port.
        $host = (string) ($connection['host'] ?? 'localhost');
        $socket = str_contains($host, '/') ? $host : (string) ($connection['unix_socket'] ?? '');
        // "localhost" means this socket to PHP, and a network address to others.
        $default = (string) ini_get('pdo_mysql.default_socket');
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        if ($socket === '' && $host === 'localhost' && $default !== '' && file_exists($default)) {
            $socket = $default;
        }
        [$host, $port] = explode(':', $socket === '' ? $host : 'localhost', 2) + [1 => (string) ($connection['port'] ?? '')];
        return [
            self::VARIABLE => sprintf(
                'mysql://%s:%s@%s%s/%s%s',
                rawurlencode((string) ($connection['username'] ?? '')),
                rawurlencode((string) ($connection['password'] ?? '')),
                $host,
                $port === '' || $socket !== '' ? '' : ':' . $port,
                rawurlencode((string) $connection['dbname']),
                $socket === '' ? '' : '?socket=' . rawurlencode($socket)
            ),
        ];
    }

    /**
     * What stands in front of every table's name
     *
     * @return string
     */
    public function prefix(): string
    {
        return (string) $this->config->get('db/table_prefix', '');
    }

    /**
     * Where the command is, if app/etc/env.php says so. No page of the administration does: who could write it there
     * would run what they like.
     *
     * @return string|null
     */
    public function program(): ?string
    {
        $path = $this->config->get('leakguard/program');
        return is_string($path) && $path !== '' ? $path : null;
    }
}
