<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\Requester;

/**
 * A queue consumer writes the file later, when nobody is logged in: keep who asked for it.
 */
class RememberRequester
{
    /**
     * @param Requester $requester
     */
    public function __construct(private readonly Requester $requester)
    {
    }

    /**
     * The file has its name now
     *
     * @param \Magento\ImportExport\Model\Export\Entity\ExportInfoFactory $subject
     * @param \Magento\ImportExport\Api\Data\ExportInfoInterface $result
     * @return \Magento\ImportExport\Api\Data\ExportInfoInterface
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterCreate($subject, $result)
    {
        $this->requester->remember((string) $result->getFileName());
        return $result;
    }
}
