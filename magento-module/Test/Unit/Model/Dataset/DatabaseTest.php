<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit\Model\Dataset;

use Leakguard\Dlp\Model\Dataset\Database;
use Magento\Framework\App\DeploymentConfig;
use PHPUnit\Framework\TestCase;

class DatabaseTest extends TestCase
{
    /**
     * @dataProvider connections
     * @param array<string, string> $connection
     * @param string $url
     */
    public function testAConnectionIsSaidAsMagentoItselfReadsIt(array $connection, string $url): void
    {
        $connection += ['dbname' => 'shop', 'username' => 'magento', 'password' => 'a'];
        self::assertSame(['LEAKGUARD_DATABASE' => $url], $this->database(['db/connection/default' => $connection])->environment());
    }

    /**
     * @return array<string, array{array<string, string>, string}>
     */
    public function connections(): array
    {
        return [
            'a host' => [['host' => 'db.example'], 'mysql://magento:a@db.example/shop'],
            'a host and its port' => [['host' => 'db.example:3307'], 'mysql://magento:a@db.example:3307/shop'],
            'a port of its own' => [['host' => 'db.example', 'port' => '3308'], 'mysql://magento:a@db.example:3308/shop'],
            'a socket' => [['host' => '/run/my sql.sock'], 'mysql://magento:a@localhost/shop?socket=%2Frun%2Fmy%20sql.sock'],
            'signs of a URL in a password' => [
                ['host' => 'db', 'username' => 'u@x', 'password' => 'p:/?#[]@%é', 'dbname' => 'a/b'],
                'mysql://u%40x:p%3A%2F%3F%23%5B%5D%40%25%C3%A9@db/a%2Fb',
            ],
            'an address of this machine' => [['host' => '127.0.0.1'], 'mysql://magento:a@127.0.0.1/shop'],
        ];
    }

    public function testLocalhostIsTheSocketThatPhpTakesForIt(): void
    {
        $connection = ['host' => 'localhost', 'dbname' => 'shop', 'username' => 'u', 'password' => ''];
        $url = $this->database(['db/connection/default' => $connection])->environment()['LEAKGUARD_DATABASE'];
        $default = (string) ini_get('pdo_mysql.default_socket');
        $socket = $default !== '' && file_exists($default) ? '?socket=' . rawurlencode($default) : '';
        self::assertSame('mysql://u:@localhost/shop' . $socket, $url);
    }

    public function testAShopThatIsNotInstalledIsSaid(): void
    {
        $this->expectExceptionMessage('app/etc/env.php names no database.');
        $this->database([])->environment();
    }

    public function testThePrefixAndTheProgramAreReadFromTheDeployment(): void
    {
        $database = $this->database(['db/table_prefix' => 'm2_', 'leakguard/program' => '/opt/leakguard']);
        self::assertSame(['m2_', '/opt/leakguard'], [$database->prefix(), $database->program()]);
        self::assertSame(['', null], [$this->database([])->prefix(), $this->database([])->program()]);
    }

    /**
     * @param array<string, mixed> $values
     */
    private function database(array $values): Database
    {
        $config = $this->createMock(DeploymentConfig::class);
        $config->method('get')->willReturnCallback(static fn ($key, $default = null) => $values[$key] ?? $default);
        return new Database($config);
    }
}
