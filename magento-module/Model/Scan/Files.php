<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Scan;

use Magento\Framework\App\Filesystem\DirectoryList;

/**
 * Looks into text files, a few megabytes at a time and cut at the end of a line.
 */
class Files
{
    private const BLOCK = 4194304;
    private const TEXTS = ['log', 'txt', 'csv', 'tsv', 'json', 'ndjson', 'xml', 'html', 'htm', 'sql', 'md', 'vcf',
        'ics', 'svg', 'yml', 'yaml', 'ini', 'eml', ''];

    /**
     * @param DirectoryList $directories
     */
    public function __construct(private readonly DirectoryList $directories)
    {
    }

    /**
     * Logs, error reports and exports
     *
     * @return string[] paths
     */
    public function logs(): array
    {
        $var = $this->directories->getPath(DirectoryList::VAR_DIR);
        return $this->texts([$var . '/log', $var . '/report', $var . '/export', $var . '/import_history']);
    }

    /**
     * Text files under media: what visitors or modules have put where the web server hands it out
     *
     * @return string[] paths
     */
    public function media(): array
    {
        return $this->texts([$this->directories->getPath(DirectoryList::MEDIA)]);
    }

    /**
     * Look into one file
     *
     * @param string $path
     * @param Places $places
     * @return void
     */
    public function scan(string $path, Places $places): void
    {
        $name = str_replace($this->directories->getPath(DirectoryList::ROOT) . '/', '', $path);
        // phpcs:disable Magento2.Functions.DiscouragedFunction, Generic.PHP.NoSilencedErrors
        $file = @fopen((str_ends_with($path, '.gz') ? 'compress.zlib://' : '') . $path, 'rb');
        if ($file === false) {
            $places->skipped($name);
            return;
        }
        $context = new \LeakGuard\Context('log');
        while (($block = (string) fread($file, self::BLOCK)) !== '') {
            $block .= (string) fgets($file, self::BLOCK);
            $places->read(strlen($block));
            foreach (\LeakGuard\Engine::default()->scan($block, $context) as $finding) {
                $places->found($name, $finding->entity);
            }
        }
        fclose($file);
        // phpcs:enable
    }

    /**
     * Text files in these folders and below them
     *
     * @param string[] $folders
     * @return string[] paths
     */
    private function texts(array $folders): array
    {
        $paths = [];
        foreach (array_filter($folders, 'is_dir') as $folder) {
            $files = new \RecursiveIteratorIterator(
                new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS),
                \RecursiveIteratorIterator::LEAVES_ONLY,
                \RecursiveIteratorIterator::CATCH_GET_CHILD
            );
            foreach ($files as $file) {
                $kind = strtolower((string) preg_replace('/\.gz$/', '', $file->getFilename()));
                if ($file->isFile() && !$file->isLink() && in_array($this->ending($kind), self::TEXTS, true)) {
                    $paths[] = $file->getPathname();
                }
            }
        }
        sort($paths);
        return $paths;
    }

    /**
     * What stands behind the last dot; rotated logs end in numbers or dates
     *
     * @param string $name
     * @return string
     */
    private function ending(string $name): string
    {
        $name = (string) preg_replace('/([.-]\d+)+$/', '', $name);
        return str_contains($name, '.') ? substr((string) strrchr($name, '.'), 1) : '';
    }
}
