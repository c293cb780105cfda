<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Webapi\Caller;
use Psr\Log\LoggerInterface;

/**
 * Every file that staff downloads passes here: the log says who got which, and a masked one says so in its name.
 */
class MarkDownload
{
    /**
     * @param CurrentExport $export
     * @param Caller $caller
     * @param LoggerInterface $logger
     */
    public function __construct(
        private readonly CurrentExport $export,
        private readonly Caller $caller,
        private readonly LoggerInterface $logger
    ) {
    }

    /**
     * Name the file
     *
     * @param \Magento\Framework\App\Response\Http\FileFactory $subject
     * @param string $fileName
     * @param mixed $rest
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeCreate($subject, $fileName, ...$rest): array
    {
        $this->logger->info(sprintf(
            'LeakGuard: %s downloads %s%s',
            $this->caller->destination('export')->consumer ?: 'somebody',
            $fileName,
            $this->export->isMasked() ? ', masked' : ''
        ));
        return [$this->export->nameFor((string) $fileName), ...$rest];
    }
}
