<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Setup;

use Leakguard\Dlp\Model\Findings\Outbox;
use Leakguard\Dlp\Model\Findings\Store;
use Magento\Framework\App\ResourceConnection;

/**
 * Takes out of the database what the module put there: tables, settings, the queue and its messages.
 */
class Removal
{
    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Remove all of it; may be done twice
     *
     * @return void
     */
    public function remove(): void
    {
        $connection = $this->resource->getConnection();
        foreach ([Store::FINDING, Store::ALERT, Store::OUTBOUND] as $table) {
            $connection->dropTable($this->resource->getTableName($table));
        }
        $connection->delete($this->resource->getTableName('core_config_data'), ['path LIKE ?' => 'leakguard/%']);
        $connection->delete($this->resource->getTableName('cron_schedule'), ['job_code LIKE ?' => 'leakguard_%']);
        if ($connection->isTableExists($this->resource->getTableName('queue'))) {
            // The messages' places in the queue go with it, by a foreign key.
            $connection->delete($this->resource->getTableName('queue'), ['name = ?' => Outbox::TOPIC]);
            $connection->delete($this->resource->getTableName('queue_message'), ['topic_name = ?' => Outbox::TOPIC]);
        }
    }
}
