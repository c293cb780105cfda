<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml;

use Magento\Backend\App\Action;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\ResultFactory;
use Magento\Framework\Controller\ResultInterface;

/**
 * A page of System > LeakGuard that its layout describes. Its ACL resource is its place in the menu, too.
 */
abstract class Page extends Action implements HttpGetActionInterface
{
    /**
     * Title of the page
     *
     * @return \Magento\Framework\Phrase
     */
    abstract protected function title();

    /**
     * @inheritdoc
     */
    public function execute(): ResultInterface
    {
        $page = $this->resultFactory->create(ResultFactory::TYPE_PAGE);
        $page->setActiveMenu(static::ADMIN_RESOURCE);
        $page->getConfig()->getTitle()->prepend($this->title());
        return $page;
    }
}
