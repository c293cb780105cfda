<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Dataset;

/**
 * The command `leakguard`: where it is, and a run of it on this terminal
 */
class Program
{
    private const NAME = 'leakguard';

    /**
     * Its path
     *
     * @param string|null $path where it is said to be; without it, PATH is searched
     * @return string
     * @throws \RuntimeException there is none
     */
    public function find(?string $path = null): string
    {
        $places = $path !== null && $path !== ''
            ? [$path]
            : array_map(
                static fn (string $folder): string => $folder . DIRECTORY_SEPARATOR . self::NAME,
                array_filter(explode(PATH_SEPARATOR, (string) getenv('PATH')))
            );
        foreach ($places as $place) {
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            if (is_file($place) && is_executable($place)) {
                return $place;
            }
        }
        throw new \RuntimeException(
            $path !== null && $path !== ''
                ? sprintf('%s is no program that can be run.', $path)
                : 'There is no command "leakguard" on PATH. It comes with the package of the PHP extension; '
                    . 'say where it is with --program, or as leakguard/program in app/etc/env.php.'
        );
    }

    /**
     * Runs it: what it says and its progress bar go where this command's own would
     *
     * @param string $path
     * @param string[] $words
     * @param array<string, string> $environment on top of this process's own
     * @return int its exit code; 1 when a signal ended it
     * @throws \RuntimeException it cannot be started
     */
    public function run(string $path, array $words, array $environment): int
    {
        $pipes = [];
        // A list, so no shell reads the words; the environment, so no list of processes shows the password.
        // phpcs:disable Magento2.Security.InsecureFunction
        $process = function_exists('proc_open')
            ? proc_open([$path, ...$words], [], $pipes, null, $environment + getenv())
            : false;
        // phpcs:enable
        if ($process === false) {
            throw new \RuntimeException(sprintf('%s cannot be started: is proc_open() disabled?', $path));
        }
        $code = proc_close($process);
        return $code < 0 ? 1 : $code;
    }
}
