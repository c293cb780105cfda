<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Scan\Files;
use Leakguard\Dlp\Model\Scan\Places;
use Leakguard\Dlp\Model\Scan\Tables;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Helper\ProgressBar;
use Symfony\Component\Console\Helper\Table;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\ConsoleOutputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:scan`: where does the shop keep personal data, card data and secrets? Changes nothing.
 */
class ScanCommand extends Command
{
    /** Lines of the table on the screen. */
    private const SHOWN = 50;

    /**
     * @param Tables $tables
     * @param Files $files
     */
    public function __construct(private readonly Tables $tables, private readonly Files $files)
    {
        parent::__construct('leakguard:scan');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $any = InputOption::VALUE_OPTIONAL | InputOption::VALUE_IS_ARRAY;
        $this->setDescription('Looks for personal data, card data and secrets in tables, logs and media files')
            ->addOption('tables', 't', $any, 'only tables; with a pattern only these (sales_*)')
            ->addOption('logs', null, InputOption::VALUE_NONE, 'only logs, error reports and exports in var/')
            ->addOption('media', null, InputOption::VALUE_NONE, 'only text files in pub/media')
            ->addOption('output', 'o', InputOption::VALUE_REQUIRED, 'write the whole report to this file (JSON)')
            ->addOption('exit-code', null, InputOption::VALUE_REQUIRED, 'exit with it when something was found', '0');
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
        $tables = $input->getOption('tables');
        [$logs, $media] = [$input->getOption('logs'), $input->getOption('media')];
        $all = $tables === [] && !$logs && !$media;
        $names = $all || $tables !== [] ? $this->tables->names(array_filter($tables)) : [];
        $paths = [
            ...($all || $logs ? $this->files->logs() : []),
            ...($all || $media ? $this->files->media() : []),
        ];
        $places = $this->look($names, $paths, $output);
        $this->report($places, $output);
        if (($file = $input->getOption('output')) !== null) {
            $flags = JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            file_put_contents((string) $file, json_encode($places->toArray(), $flags) . "\n");
        }
        return $places->rows() === [] ? 0 : (int) $input->getOption('exit-code');
    }

    /**
     * One step of the bar for each table and file
     *
     * @param string[] $names
     * @param string[] $paths
     * @param OutputInterface $output
     * @return Places
     */
    private function look(array $names, array $paths, OutputInterface $output): Places
    {
        $places = new Places();
        // On standard error: the report may go into a file.
        $screen = $output instanceof ConsoleOutputInterface ? $output->getErrorOutput() : $output;
        $bar = new ProgressBar($screen, count($names) + count($paths));
        $bar->setFormat(' %current%/%max% [%bar%] %percent:3s%% %elapsed:6s% %message%');
        foreach ($names as $name) {
            $bar->setMessage($name);
            $this->tables->scan($name, $places);
            $bar->advance();
        }
        foreach ($paths as $path) {
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            $bar->setMessage(basename($path));
            $this->files->scan($path, $places);
            $bar->advance();
        }
        $bar->setMessage('');
        $bar->finish();
        $screen->writeln('');
        return $places;
    }

    /**
     * The most frequent findings and the sum
     *
     * @param Places $places
     * @param OutputInterface $output
     * @return void
     */
    private function report(Places $places, OutputInterface $output): void
    {
        $report = $places->toArray();
        $rows = array_map('array_values', array_slice($report['places'], 0, self::SHOWN));
        (new Table($output))->setHeaders(['Where', 'Kind of data', 'Count'])->setRows($rows)->render();
        if (count($report['places']) > self::SHOWN) {
            $output->writeln(sprintf('... and %d more: --output FILE', count($report['places']) - self::SHOWN));
        }
        foreach ($report['skipped'] as $place) {
            $output->writeln(sprintf('cannot be read: %s', $place), OutputInterface::OUTPUT_RAW);
        }
        $output->writeln(sprintf('%d findings in %.1f MB', $report['findings'], $report['bytes'] / 1048576));
    }
}
