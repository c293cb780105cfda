<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Export;

use Leakguard\Dlp\Model\Webapi\Caller;
use Magento\Framework\FlagManager;

/**
 * Who asked the queue for a file. The message has no place for it, the file's name is what both sides know.
 */
class Requester
{
    /**
     * @param Caller $caller
     * @param FlagManager $flags
     */
    public function __construct(private readonly Caller $caller, private readonly FlagManager $flags)
    {
    }

    /**
     * Keep who is asking now
     *
     * @param string $fileName
     * @return void
     */
    public function remember(string $fileName): void
    {
        $consumer = $this->caller->destination('export')->consumer;
        if ($consumer !== '') {
            $this->flags->saveFlag($this->code($fileName), $consumer);
        }
    }

    /**
     * Who asked; '' when nobody is known. Answers once: the next file of this name is another one.
     *
     * @param string $fileName
     * @return string
     */
    public function recall(string $fileName): string
    {
        try {
            $consumer = (string) $this->flags->getFlagData($this->code($fileName));
            if ($consumer !== '') {
                $this->flags->deleteFlag($this->code($fileName));
            }
            return $consumer;
        } catch (\Throwable) {
            return ''; // the strictest rules
        }
    }

    /**
     * Name of the flag
     *
     * @param string $fileName
     * @return string
     */
    private function code(string $fileName): string
    {
        return 'leakguard_export_' . hash('sha256', $fileName);
    }
}
