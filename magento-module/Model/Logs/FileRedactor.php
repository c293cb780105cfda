<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Logs;

use Leakguard\Dlp\Model\Extension;

/**
 * Redacts a file that exists: into a new one beside it, which then takes its place. A reader sees the old file or the
 * new one, never half of it; whatever fails leaves the old one as it is.
 */
class FileRedactor
{
    public const CHANGED = 'changed';
    public const CLEAN = 'clean';
    public const ROTATED = 'rotated meanwhile';

    private const BLOCK = 262144;

    /**
     * @param Extension $extension
     */
    public function __construct(private readonly Extension $extension)
    {
    }

    /**
     * Redact one file
     *
     * @param string $path
     * @param bool $dryRun look only
     * @return string one of this class's constants
     * @throws \RuntimeException it cannot be read or written; the message names the file
     * @throws \LeakGuard\Exception the engine refused it
     */
    public function redact(string $path, bool $dryRun = false): string
    {
        // Locks, inodes and fsync() are not in Magento's file driver.
        // phpcs:disable Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $source = @fopen($path, 'rb');
        if ($source === false) {
            throw new \RuntimeException("cannot read $path");
        }
        $temporary = $dryRun ? 'php://memory' : $this->temporary($path);
        $target = @fopen($temporary, 'wb');
        try {
            if ($target === false) {
                throw new \RuntimeException("cannot write beside $path");
            }
            if (!$this->copy($source, $target, $path, $dryRun)) {
                return self::CLEAN;
            }
            return $dryRun ? self::CHANGED : $this->replace($source, $target, $temporary, $path);
        } finally {
            fclose($source);
            if (is_resource($target)) {
                fclose($target);
            }
            if (!$dryRun && is_file($temporary)) {
                unlink($temporary);
            }
        }
        // phpcs:enable
    }

    /**
     * Logs are redacted even where the shop only watches them: somebody asked for it
     *
     * @return \LeakGuard\Engine
     * @throws \LeakGuard\Exception
     */
    private function engine(): \LeakGuard\Engine
    {
        return $this->extension->compile(['mode' => 'enforce', 'rule' => [[
            'name' => 'settings: redact-logs',
            'channel' => ['log'],
            'category' => ['personal', 'confidential'],
            'action' => 'redact',
        ]]]);
    }

    /**
     * Everything that is in the source now, redacted
     *
     * @param resource $source
     * @param resource $target
     * @param string $path
     * @param bool $dryRun
     * @return bool whether something changed
     */
    private function copy($source, $target, string $path, bool $dryRun): bool
    {
        $gzip = str_ends_with($path, '.gz');
        $stream = $this->engine()->stream(
            new \LeakGuard\Context('log'),
            str_contains($path, '.log') ? 'log' : 'auto',
            $gzip ? 'gzip' : ''
        );
        [$before, $after] = [hash_init('sha256'), hash_init('sha256')];
        $write = static function (string $bytes) use ($target, $after, $dryRun, $path): void {
            hash_update($after, $bytes);
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            if (!$dryRun && fwrite($target, $bytes) !== strlen($bytes)) {
                throw new \RuntimeException("cannot write beside $path: is the disk full?");
            }
        };
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        while (($block = (string) fread($source, self::BLOCK)) !== '') {
            hash_update($before, $block);
            $write($stream->push($block));
        }
        $write($stream->finish());
        return hash_final($before) !== hash_final($after);
    }

    /**
     * Put the new file in the place of the old one
     *
     * @param resource $source
     * @param resource $target
     * @param string $temporary
     * @param string $path
     * @return string
     */
    private function replace($source, $target, string $temporary, string $path): string
    {
        // phpcs:disable Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $old = fstat($source);
        if (!fflush($target) || !fsync($target)) {
            throw new \RuntimeException("cannot write beside $path: is the disk full?");
        }
        chmod($temporary, $old['mode'] & 07777);
        @chown($temporary, $old['uid']);
        @chgrp($temporary, $old['gid']);
        clearstatcache(true, $path);
        $now = @stat($path);
        if ($now === false || [$now['dev'], $now['ino']] !== [$old['dev'], $old['ino']]) {
            return self::ROTATED; // the name is another file's by now, which must not be lost
        }
        if (!rename($temporary, $path)) {
            throw new \RuntimeException("cannot replace $path");
        }
        $this->append($source, $path);
        return self::CHANGED;
        // phpcs:enable
    }

    /**
     * Lines that somebody wrote into the old file until it was gone
     *
     * @param resource $source
     * @param string $path
     * @return void
     */
    private function append($source, string $path): void
    {
        // phpcs:ignore Magento2.Functions.DiscouragedFunction, Magento2.Exceptions.TryProcessSystemResources
        $late = str_ends_with($path, '.gz') ? '' : (string) stream_get_contents($source);
        if ($late !== '') {
            $late = $this->engine()->redact($late, new \LeakGuard\Context('log'), 'log');
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            file_put_contents($path, $late, FILE_APPEND | LOCK_EX);
        }
    }

    /**
     * A new file of its own in the same folder: only there a rename is one step
     *
     * @param string $path
     * @return string
     * @throws \RuntimeException
     */
    private function temporary(string $path): string
    {
        // phpcs:disable Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $folder = dirname($path);
        $temporary = is_writable($folder) ? @tempnam($folder, '.leakguard-') : false;
        if ($temporary === false || dirname($temporary) !== realpath($folder) && dirname($temporary) !== $folder) {
            throw new \RuntimeException("cannot write beside $path");
        }
        return $temporary;
        // phpcs:enable
    }
}
