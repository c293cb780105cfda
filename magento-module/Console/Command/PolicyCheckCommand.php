<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Health;
use Leakguard\Dlp\Model\Policy\SettingsPolicy;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:policy:check`: does the engine take what the settings, or a policy file, say? Exits 1 if not.
 */
class PolicyCheckCommand extends Command
{
    /**
     * @param Health $health
     * @param SettingsPolicy $policy
     */
    public function __construct(private readonly Health $health, private readonly SettingsPolicy $policy)
    {
        parent::__construct('leakguard:policy:check');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $this->setDescription('Checks the policy that the settings of each scope make, or a policy file')
            ->addArgument('file', InputArgument::OPTIONAL, 'a policy file (TOML) in place of the settings')
            ->addOption('show', null, InputOption::VALUE_NONE, 'print the policy of the default scope as JSON');
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
        $file = $input->getArgument('file');
        if ($file !== null) {
            return $this->checkFile((string) $file, $output);
        }
        $bad = 0;
        foreach ($this->health->scopes() as $check) {
            $bad += $check['state'] === 'bad' ? 1 : 0;
            $output->writeln(
                sprintf('%-8s %s: %s', $check['state'] === 'bad' ? 'REFUSED' : 'ok', $check['name'], $check['text']),
                OutputInterface::OUTPUT_RAW
            );
        }
        if ($bad === 0 && $input->getOption('show')) {
            $flags = JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR;
            $output->writeln(json_encode((object) $this->policy->of(), $flags), OutputInterface::OUTPUT_RAW);
        }
        return $bad === 0 ? 0 : 1;
    }

    /**
     * A file of its own, as php.ini would load it
     *
     * @param string $file
     * @param OutputInterface $output
     * @return int
     */
    private function checkFile(string $file, OutputInterface $output): int
    {
        try {
            // Without a slash a name could be taken for the text of a policy.
            $engine = \LeakGuard\Engine::fromPolicy(str_contains($file, '/') ? $file : './' . $file);
            $output->writeln(sprintf('ok       %s: %s', $file, $engine->policyId()), OutputInterface::OUTPUT_RAW);
            return 0;
        } catch (\LeakGuard\Exception $refused) {
            $output->writeln(sprintf('REFUSED  %s', $refused->getMessage()), OutputInterface::OUTPUT_RAW);
            return 1;
        }
    }
}
