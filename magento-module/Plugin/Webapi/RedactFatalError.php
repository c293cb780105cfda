<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Webapi;

use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\WithheldException;

/**
 * Errors that Magento prints itself: a rendering that failed, a fatal PHP error at shutdown.
 */
class RedactFatalError
{
    /**
     * @param AnswerRedactor $redactor
     */
    public function __construct(private readonly AnswerRedactor $redactor)
    {
    }

    /**
     * Check message and trace before they are printed
     *
     * @param \Magento\Framework\Webapi\ErrorProcessor $subject
     * @param string|\Magento\Framework\Phrase $errorMessage
     * @param string $trace
     * @param int $httpCode
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeRenderErrorMessage(
        $subject,
        $errorMessage,
        $trace = 'Trace is not available.',
        $httpCode = 500
    ): array {
        try {
            return [
                $this->redactor->redact((string) $errorMessage),
                $this->redactor->redact((string) $trace),
                $httpCode,
            ];
        } catch (WithheldException $withheld) {
            $notice = $this->redactor->notice($withheld);
            return [$notice['message'], 'Trace is not available.', $notice['status']];
        }
    }
}
