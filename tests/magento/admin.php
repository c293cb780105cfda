<?php

/**
 * What the run of the admin pages asks of the shop at MAGENTO_ROOT beside HTTP and commands.
 *
 *   php admin.php MAGENTO_ROOT send            hands the findings that wait to the queue, as the cron job does
 *   php admin.php MAGENTO_ROOT tables          names the module's tables, settings and queues that are there
 *   php admin.php MAGENTO_ROOT break           makes a setting unreadable, past the form that would refuse it
 *   php admin.php MAGENTO_ROOT age             lets all findings be a year old
 *   php admin.php MAGENTO_ROOT prune           runs the nightly job
 *   php admin.php MAGENTO_ROOT waiting         counts the messages of findings in MySQL's queue
 *   php admin.php MAGENTO_ROOT drilled         counts the orders that drills have left behind
 *   php admin.php MAGENTO_ROOT clerk PASSWORD  makes a login "leakguard_clerk" that may only see orders
 *   php admin.php MAGENTO_ROOT remove          takes the clerk out
 */

declare(strict_types=1);

use Leakguard\Dlp\Cron\PruneFindings;
use Leakguard\Dlp\Cron\SendFindings;
use Magento\Authorization\Model\RoleFactory;
use Magento\Authorization\Model\RulesFactory;
use Magento\Framework\App\Area;
use Magento\Framework\App\Bootstrap;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\App\State;
use Magento\Framework\ObjectManager\ConfigLoaderInterface;
use Magento\Framework\ObjectManagerInterface;
use Magento\User\Model\UserFactory;

const CLERK = 'leakguard_clerk';

[, $root, $task] = $argv + ['', '', ''];
if (!is_file("$root/app/bootstrap.php")) {
    fwrite(STDERR, "usage: php admin.php MAGENTO_ROOT send|tables|break|age|prune|waiting|drilled|clerk|remove\n");
    exit(2);
}
require "$root/app/bootstrap.php";
$shop = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$shop->get(State::class)->setAreaCode(Area::AREA_ADMINHTML);
$shop->configure($shop->get(ConfigLoaderInterface::class)->load(Area::AREA_ADMINHTML));
$resource = $shop->get(ResourceConnection::class);
match ($task) {
    'send' => $shop->get(SendFindings::class)->execute(),
    'prune' => $shop->get(PruneFindings::class)->execute(),
    'tables' => tables($resource),
    'break' => $resource->getConnection()->insertOnDuplicate(
        $resource->getTableName('core_config_data'),
        ['scope' => 'default', 'scope_id' => 0, 'path' => 'leakguard/exemptions/rules', 'value' => '[{"consumer":'],
        ['value']
    ),
    'age' => age($resource),
    'waiting' => print(waiting($resource)),
    'drilled' => print($resource->getConnection()->fetchOne(
        'SELECT COUNT(*) FROM ' . $resource->getTableName('sales_order') . " WHERE increment_id LIKE 'LGDRILL%'"
    )),
    'clerk' => clerk($shop, $argv[3]),
    'remove' => removeClerk($shop),
};

function tables(ResourceConnection $resource): void
{
    $connection = $resource->getConnection();
    foreach ($connection->getTables($resource->getTableName('leakguard') . '%') as $table) {
        echo "table $table\n";
    }
    foreach (['core_config_data' => 'path', 'queue' => 'name', 'cron_schedule' => 'job_code'] as $table => $column) {
        $select = $connection->select()->from($resource->getTableName($table), [$column])
            ->where("$column LIKE ?", 'leakguard%')->distinct();
        foreach ($connection->fetchCol($select) as $name) {
            echo "$table $name\n";
        }
    }
}

function waiting(ResourceConnection $resource): int
{
    $select = $resource->getConnection()->select()
        ->from(['status' => $resource->getTableName('queue_message_status')], ['COUNT(*)'])
        ->join(['queue' => $resource->getTableName('queue')], 'queue.id = status.queue_id', [])
        ->where('queue.name = ?', 'leakguard.findings')
        ->where('status.status IN (?)', [2, 5]); // new, to be tried again
    return (int) $resource->getConnection()->fetchOne($select);
}

function age(ResourceConnection $resource): void
{
    $resource->getConnection()->update(
        $resource->getTableName('leakguard_finding'),
        ['bucket' => gmdate('Y-m-d H:00:00', time() - 365 * 86400)]
    );
}

function clerk(ObjectManagerInterface $shop, string $password): void
{
    removeClerk($shop);
    $role = $shop->get(RoleFactory::class)->create();
    $role->setRoleName(CLERK)->setUserType('2')->setPid(0)->setRoleType('G')->save();
    $shop->get(RulesFactory::class)->create()->setRoleId($role->getId())
        ->setResources([
            'Magento_Backend::admin', 'Magento_Sales::sales', 'Magento_Sales::sales_operation',
            'Magento_Sales::sales_order', 'Magento_Sales::actions_view',
        ])->saveRel();
    $shop->get(UserFactory::class)->create()->setData([
        'username' => CLERK, 'firstname' => 'Run', 'lastname' => 'Clerk', 'is_active' => 1, 'interface_locale' => 'en_US',
        'email' => 'run.clerk@shop.example', 'password' => $password, 'role_id' => $role->getId(),
    ])->save();
}

function removeClerk(ObjectManagerInterface $shop): void
{
    $user = $shop->get(UserFactory::class)->create()->loadByUsername(CLERK);
    if ($user->getId()) {
        $user->delete();
    }
    foreach ($shop->get(RoleFactory::class)->create()->getCollection()->addFieldToFilter('role_name', CLERK) as $role) {
        $role->delete();
    }
}
