<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Drill\Drill;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Helper\Table;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:drill`: does what the policy says hold at the shop's outlets? Exits 1 when something left that
 * the policy stops.
 */
class DrillCommand extends Command
{
    /**
     * @param Drill $drill
     */
    public function __construct(private readonly Drill $drill)
    {
        parent::__construct('leakguard:drill');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $this->setDescription('Sends a test person through the outlets of the shop and shows which of them held');
    }

    /**
     * @inheritdoc
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        if (!class_exists(\LeakGuard\Engine::class, false)) {
            $output->writeln('The PHP extension "leakguard" is not loaded into this PHP.');
            return 1;
        }
        $rows = [];
        $left = 0;
        foreach ($this->drill->run() as $outlet => [$verdict, $remark]) {
            $rows[] = [$outlet, $verdict, $remark];
            $left += in_array($verdict, Drill::FINE, true) ? 0 : 1;
        }
        (new Table($output))->setHeaders(['Outlet', 'Test person', 'Remark'])->setRows($rows)->render();
        $output->writeln('The receiver is unknown, of sections a guest. Only log lines of the test person are kept.');
        $output->writeln('The mail is not sent, and the AI service is a listener on this machine.');
        $output->writeln($left === 0 ? 'All held.' : sprintf('%d of %d did NOT hold.', $left, count($rows)));
        return $left === 0 ? 0 : 1;
    }
}
