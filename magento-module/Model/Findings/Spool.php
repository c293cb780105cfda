<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

use Magento\Framework\App\Filesystem\DirectoryList;

/**
 * Collects the tallies of this server's requests in one file and gives them out at most every few seconds: a flood of
 * requests becomes one message, not thousands.
 */
class Spool
{
    /** Seconds between two messages of one server. */
    public const INTERVAL = 10;

    /**
     * @param DirectoryList $directories
     */
    public function __construct(private readonly DirectoryList $directories)
    {
    }

    /**
     * Seconds since tallies were last given out; null when they never were
     *
     * @param int $now seconds since 1970
     * @return int|null
     */
    public function age(int $now): ?int
    {
        clearstatcache();
        // phpcs:ignore Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $time = @filemtime($this->path() . '.sent');
        return $time === false ? null : $now - $time;
    }

    /**
     * Add a tally; all that has come together when it is time to send it, null when it waits
     *
     * @param Tally $tally
     * @param int $now seconds since 1970
     * @param bool $all do not wait
     * @return Tally|null
     * @throws \RuntimeException the file cannot be used
     */
    public function add(Tally $tally, int $now, bool $all = false): ?Tally
    {
        // Locks and truncating in place are not in Magento's file driver.
        // phpcs:disable Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $folder = dirname($this->path());
        if (!is_dir($folder) && !@mkdir($folder, 0770, true) && !is_dir($folder)) {
            throw new \RuntimeException('the folder var/leakguard cannot be made');
        }
        $file = @fopen($this->path(), 'c+b');
        if ($file === false || !flock($file, LOCK_EX)) {
            throw new \RuntimeException('the file var/leakguard/findings.json cannot be written');
        }
        try {
            $waiting = Tally::fromArray((array) json_decode((string) stream_get_contents($file), true));
            $waiting->merge($tally);
            $age = $this->age($now);
            $due = $all || $age === null || $age >= self::INTERVAL || $age < 0;
            ftruncate($file, 0);
            rewind($file);
            if (!$due) {
                fwrite($file, json_encode($waiting->toArray(), JSON_THROW_ON_ERROR));
                return null;
            }
            touch($this->path() . '.sent', $now);
            return $waiting;
        } finally {
            fclose($file);
        }
        // phpcs:enable
    }

    /**
     * Where the counts wait
     *
     * @return string
     */
    private function path(): string
    {
        return $this->directories->getPath(DirectoryList::VAR_DIR) . '/leakguard/findings.json';
    }
}
