<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Webapi;

use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\Webapi\Rest\Response;

/**
 * Every REST answer, errors and async replies included, just before it becomes JSON or XML.
 */
class RedactAnswer
{
    /**
     * @param AnswerRedactor $redactor
     * @param Response $response
     */
    public function __construct(
        private readonly AnswerRedactor $redactor,
        private readonly Response $response
    ) {
    }

    /**
     * Give the renderer checked data, or a fixed notice
     *
     * @param \Magento\Framework\Webapi\Rest\Response\RendererInterface $subject
     * @param mixed $data
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeRender($subject, $data): array
    {
        try {
            return [$this->redactor->redact($data)];
        } catch (WithheldException $withheld) {
            $notice = $this->redactor->notice($withheld);
            $this->response->setHttpResponseCode($notice['status']);
            return [['message' => $notice['message']]];
        }
    }
}
