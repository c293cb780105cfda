<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Console\Command;

use Leakguard\Dlp\Model\Dataset\Database;
use Leakguard\Dlp\Model\Dataset\Program;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\ConsoleOutputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * `bin/magento leakguard:dataset build|verify`: the command `leakguard dataset` on this shop's database. Exits as it does.
 */
class DatasetCommand extends Command
{
    /**
     * @param Program $program
     * @param Database $database
     */
    public function __construct(private readonly Program $program, private readonly Database $database)
    {
        parent::__construct('leakguard:dataset');
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $many = InputOption::VALUE_REQUIRED | InputOption::VALUE_IS_ARRAY;
        $this->setDescription('Builds a training set of customers and orders by a recipe, or verifies one')
            ->setHelp(
                "leakguard:dataset build --output DIR            by the recipe that ships, etc/leakguard/recipes/orders.toml\n"
                . "leakguard:dataset verify --output DIR           looks through what was built: exits 1 when something is left\n\n"
                . 'What follows after " -- " goes to "leakguard dataset" as it is.'
            )
            ->addArgument('action', InputArgument::REQUIRED, 'build or verify')
            ->addArgument('words', InputArgument::IS_ARRAY, 'further words for "leakguard dataset", behind " -- "')
            ->addOption('output', 'o', InputOption::VALUE_REQUIRED, 'the folder of the data set')
            ->addOption('recipe', null, InputOption::VALUE_REQUIRED, 'a recipe of your own')
            ->addOption('policy', null, InputOption::VALUE_REQUIRED, "a policy in place of php.ini's")
            ->addOption('keyring', null, InputOption::VALUE_REQUIRED, "a keyring in place of php.ini's")
            ->addOption('recipient', null, $many, 'an age recipient (age1...) who may decrypt; one option each')
            ->addOption('identity', null, InputOption::VALUE_REQUIRED, 'verify: the age identity of a recipient')
            ->addOption('program', null, InputOption::VALUE_REQUIRED, 'path of the command leakguard');
    }

    /**
     * @inheritdoc
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $screen = $output instanceof ConsoleOutputInterface ? $output->getErrorOutput() : $output;
        $action = (string) $input->getArgument('action');
        if (!in_array($action, ['build', 'verify'], true) || $input->getOption('output') === null) {
            $screen->writeln('leakguard:dataset build --output DIR, or leakguard:dataset verify --output DIR');
            return 2;
        }
        try {
            $program = $this->program->find($input->getOption('program') ?? $this->database->program());
            $environment = $action === 'build' ? $this->database->environment() : [];
            return $this->program->run($program, $this->words($action, $input), $environment);
        } catch (\RuntimeException $failure) {
            $screen->writeln($failure->getMessage(), OutputInterface::OUTPUT_RAW);
            return 1;
        }
    }

    /**
     * The words of the command; what the shop knows is put in where nothing else is said
     *
     * @param string $action
     * @param InputInterface $input
     * @return string[]
     */
    private function words(string $action, InputInterface $input): array
    {
        $words = ['dataset', $action];
        $folder = (string) $input->getOption('output');
        $said = [
            'policy' => $input->getOption('policy') ?? ini_get('leakguard.policy'),
            'keyring' => $input->getOption('keyring') ?? ini_get('leakguard.keyring'),
        ];
        if ($action === 'build') {
            $said['recipe'] = $input->getOption('recipe') ?? dirname(__DIR__, 2) . '/etc/leakguard/recipes/orders.toml';
            $said['prefix'] = $this->database->prefix();
            $said['output'] = $folder;
        }
        if ($action === 'verify') {
            $said['identity'] = $input->getOption('identity');
        }
        foreach (array_filter($said, static fn (mixed $value): bool => is_string($value) && $value !== '') as $name => $value) {
            array_push($words, '--' . $name, $value);
        }
        foreach ($action === 'build' ? $input->getOption('recipient') : [] as $recipient) {
            array_push($words, '--recipient', $recipient);
        }
        array_push($words, ...$input->getArgument('words'));
        return $action === 'verify' ? [...$words, $folder] : $words;
    }
}
