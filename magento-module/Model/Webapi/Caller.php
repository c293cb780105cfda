<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Magento\Authorization\Model\UserContextInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\User\Model\ResourceModel\User as UserResource;
use Leakguard\Dlp\Model\Destination;
use Magento\User\Model\UserFactory;

/**
 * Who receives the answer of this request: an API's, a file's, a page's.
 */
class Caller
{
    /** @var string|null consumer, once it was read without an error */
    private ?string $consumer = null;

    /** @var string[]|null the customer's own values, once they were read without an error */
    private ?array $subject = null;

    /**
     * @param UserContextInterface $userContext
     * @param IntegrationServiceInterface $integrationService
     * @param UserFactory $userFactory
     * @param UserResource $userResource
     * @param CustomerValues $customerValues
     * @param MatchedRoute $route
     * @param string $anonymous who asks where Magento knows of no user: the storefront has no user context for guests
     */
    public function __construct(
        private readonly UserContextInterface $userContext,
        private readonly IntegrationServiceInterface $integrationService,
        private readonly UserFactory $userFactory,
        private readonly UserResource $userResource,
        private readonly CustomerValues $customerValues,
        private readonly MatchedRoute $route,
        private readonly string $anonymous = ''
    ) {
    }

    /**
     * The channel with everything known about this request
     *
     * @param string $channel `api` or `export`
     * @param string|null $route in place of the route that was matched
     * @return Destination
     */
    public function destination(string $channel = 'api', ?string $route = null): Destination
    {
        [$consumer, $subject] = $this->identity();
        return new Destination($channel, $consumer, $subject, $route ?? $this->route->path());
    }

    /**
     * The same for data that this caller sends in
     *
     * Without the customer's values: read now, they would miss what this very request is about to save.
     *
     * @return Destination
     */
    public function sender(): Destination
    {
        try {
            return new Destination('api', $this->consumer(), [], $this->route->path());
        } catch (\Throwable) {
            return new Destination('api', '', [], $this->route->path());
        }
    }

    /**
     * Consumer and subject; unknown (the strictest rules) when Magento cannot say
     *
     * @return array{string, string[]}
     */
    private function identity(): array
    {
        try {
            return [$this->consumer(), $this->subject ??= $this->ownValues()];
        } catch (\Throwable) {
            // After a refused OAuth 1.0a request the question alone validates the nonce again and throws.
            return ['', []];
        }
    }

    /**
     * Ask Magento, until it answers
     *
     * @return string
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    private function consumer(): string
    {
        if ($this->consumer !== null) {
            return $this->consumer;
        }
        $type = $this->userContext->getUserType();
        $id = (int) $this->userContext->getUserId();
        return $this->consumer = $type === null ? $this->anonymous : match ((int) $type) {
            UserContextInterface::USER_TYPE_INTEGRATION =>
                $this->named('integration', $this->integrationService->get($id)->getName()),
            UserContextInterface::USER_TYPE_ADMIN => $this->named('admin', $this->adminName($id)),
            UserContextInterface::USER_TYPE_CUSTOMER => 'customer:' . $id,
            UserContextInterface::USER_TYPE_GUEST => 'guest',
            default => '',
        };
    }

    /**
     * What this caller may see of personal data
     *
     * @return string[]
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    private function ownValues(): array
    {
        [$kind, $id] = explode(':', $this->consumer(), 2) + [1 => ''];
        return $kind === 'customer' ? $this->customerValues->of((int) $id) : [];
    }

    /**
     * Login name of a member of staff
     *
     * @param int $id
     * @return string|null
     */
    private function adminName(int $id): ?string
    {
        $user = $this->userFactory->create();
        $this->userResource->load($user, $id);
        return $user->getUserName();
    }

    /**
     * `kind:name`, and unknown without a name: `kind:` must not match a rule
     *
     * @param string $kind
     * @param string|null $name
     * @return string
     */
    private function named(string $kind, ?string $name): string
    {
        return (string) $name === '' ? '' : $kind . ':' . $name;
    }
}
