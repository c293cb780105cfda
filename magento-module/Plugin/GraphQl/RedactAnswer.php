<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\GraphQl;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\App\Response\Http as HttpResponse;

/**
 * Every GraphQL answer, data and errors, as the client gets it.
 *
 * Stands outside of the page cache: an answer that was masked for one caller must not be stored for the next.
 */
class RedactAnswer
{
    public const ROUTE = 'graphql';

    /**
     * @param AnswerRedactor $redactor
     * @param MatchedRoute $route
     * @param CacheGuard $cacheGuard
     */
    public function __construct(
        private readonly AnswerRedactor $redactor,
        private readonly MatchedRoute $route,
        private readonly CacheGuard $cacheGuard
    ) {
    }

    /**
     * Check the body, or put a fixed notice in its place
     *
     * @param \Magento\Framework\App\FrontControllerInterface $subject
     * @param callable $proceed
     * @param \Magento\Framework\App\RequestInterface $request
     * @return \Magento\Framework\App\ResponseInterface
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundDispatch($subject, callable $proceed, $request)
    {
        $response = $proceed($request);
        if ($response instanceof HttpResponse) {
            $this->route->remember(self::ROUTE);
            $this->cacheGuard->inspect($response, self::ROUTE);
            try {
                $response->setBody($this->redactor->redactBody((string) $response->getContent(), 'json'));
            } catch (WithheldException $withheld) {
                $notice = $this->redactor->notice($withheld);
                $response->setHttpResponseCode($notice['status']);
                $response->setNoCacheHeaders();
                $response->setBody((string) json_encode(['errors' => [[
                    'message' => $notice['message'],
                    'extensions' => ['category' => 'leakguard'],
                ]]]));
            }
        }
        return $response;
    }
}
