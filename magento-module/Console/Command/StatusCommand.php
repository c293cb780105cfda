<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Health;
use Leakguard\Dlp\Model\Protection;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:status`: is this PHP protected? Exits 1 when it is not.
 */
class StatusCommand extends Command
{
    /**
     * @param Protection $protection
     * @param Health|null $health
     */
    public function __construct(private readonly Protection $protection, private readonly ?Health $health = null)
    {
        parent::__construct('leakguard:status');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $this->setDescription('Tells whether LeakGuard masks the data that leaves this shop');
    }

    /**
     * @inheritdoc
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        foreach ($this->protection->facts() as $name => $value) {
            $output->writeln(sprintf('%-14s %s', $name, $value), OutputInterface::OUTPUT_RAW);
        }
        foreach ($this->checks() as $check) {
            $output->writeln(
                sprintf('%-4s %s: %s', $check['state'], $check['name'], $check['text']),
                OutputInterface::OUTPUT_RAW
            );
        }
        $problem = $this->protection->problem();
        if ($problem === null) {
            $output->writeln('LeakGuard is in force in this PHP. php-fpm reads its own ini files: see its phpinfo().');
            return 0;
        }
        $output->writeln($problem, OutputInterface::OUTPUT_RAW);
        return 1;
    }

    /**
     * Settings, keys and findings; none while the database cannot be asked
     *
     * @return array[]
     */
    private function checks(): array
    {
        try {
            return $this->health?->checks() ?? [];
        } catch (\Throwable) {
            return [];
        }
    }
}
