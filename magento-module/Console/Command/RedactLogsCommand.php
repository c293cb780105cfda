<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Logs\FileRedactor;
use Magento\Framework\App\Filesystem\DirectoryList;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Helper\ProgressBar;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\ConsoleOutputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:redact-logs`: what was logged before LeakGuard came. Exits 1 when a file could not be done.
 */
class RedactLogsCommand extends Command
{
    /**
     * @param FileRedactor $redactor
     * @param DirectoryList $directories
     */
    public function __construct(
        private readonly FileRedactor $redactor,
        private readonly DirectoryList $directories
    ) {
        parent::__construct('leakguard:redact-logs');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $this->setDescription('Redacts the log files and error reports that exist (var/log, var/report)')
            ->addArgument('files', InputArgument::IS_ARRAY, 'other files or folders in place of those')
            ->addOption('dry-run', null, InputOption::VALUE_NONE, 'say what would change, change nothing');
    }

    /**
     * @inheritdoc
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        if (!class_exists(\LeakGuard\Engine::class, false)) {
            $output->writeln('The PHP extension "leakguard" is not loaded into this PHP.');
            return 1;
        }
        $var = $this->directories->getPath(DirectoryList::VAR_DIR);
        $dryRun = (bool) $input->getOption('dry-run');
        $files = $this->files($input->getArgument('files') ?: [$var . '/log', $var . '/report']);
        $screen = $output instanceof ConsoleOutputInterface ? $output->getErrorOutput() : $output;
        $bar = new ProgressBar($screen, count($files));
        $said = [];
        foreach ($files as $file) {
            try {
                $said[$file] = $this->redactor->redact($file, $dryRun);
            } catch (\RuntimeException $failure) {
                $said[$file] = 'FAILED: ' . $failure->getMessage();
            }
            $bar->advance();
        }
        $bar->finish();
        $screen->writeln('');
        foreach (array_diff($said, [FileRedactor::CLEAN]) as $file => $what) {
            $output->writeln(
                sprintf('%s: %s', $file, $dryRun && $what === FileRedactor::CHANGED ? 'would change' : $what),
                OutputInterface::OUTPUT_RAW
            );
        }
        $changed = count(array_keys($said, FileRedactor::CHANGED, true));
        $output->writeln(sprintf('%d of %d files %s', $changed, count($said), $dryRun ? 'would change' : 'changed'));
        return array_filter($said, static fn (string $what): bool => str_starts_with($what, 'FAILED')) === [] ? 0 : 1;
    }

    /**
     * Regular files below these; a link's target may be anybody's
     *
     * @param string[] $paths
     * @return string[]
     */
    private function files(array $paths): array
    {
        $files = [];
        foreach ($paths as $path) {
            // phpcs:disable Magento2.Functions.DiscouragedFunction
            if (is_dir($path)) {
                $found = new \RecursiveIteratorIterator(
                    new \RecursiveDirectoryIterator($path, \FilesystemIterator::SKIP_DOTS)
                );
                foreach ($found as $file) {
                    if ($file->isFile() && !$file->isLink() && !str_starts_with($file->getFilename(), '.')) {
                        $files[] = $file->getPathname();
                    }
                }
            } elseif (is_file($path) && !is_link($path)) {
                $files[] = $path;
            }
            // phpcs:enable
        }
        sort($files);
        return $files;
    }
}
