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
 * Who receives the REST answer of this request.
 */
class Caller
{
    /** @var array{string, string[]}|null consumer and subject, once they were read without an error */
    private ?array $known = null;

    /**
     * @param UserContextInterface $userContext
     * @param IntegrationServiceInterface $integrationService
     * @param UserFactory $userFactory
     * @param UserResource $userResource
     * @param CustomerValues $customerValues
     * @param MatchedRoute $route
     */
    public function __construct(
        private readonly UserContextInterface $userContext,
        private readonly IntegrationServiceInterface $integrationService,
        private readonly UserFactory $userFactory,
        private readonly UserResource $userResource,
        private readonly CustomerValues $customerValues,
        private readonly MatchedRoute $route
    ) {
    }

    /**
     * The API channel with everything known about this request
     *
     * @return Destination
     */
    public function destination(): Destination
    {
        [$consumer, $subject] = $this->identity();
        return new Destination('api', $consumer, $subject, $this->route->path());
    }

    /**
     * Consumer and subject; unknown (the strictest rules) when Magento cannot say
     *
     * @return array{string, string[]}
     */
    private function identity(): array
    {
        if ($this->known !== null) {
            return $this->known;
        }
        try {
            return $this->known = $this->read();
        } catch (\Throwable) {
            // After a refused OAuth 1.0a request the question alone validates the nonce again and throws.
            return ['', []];
        }
    }

    /**
     * Ask Magento
     *
     * @return array{string, string[]}
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    private function read(): array
    {
        $type = $this->userContext->getUserType();
        $id = (int) $this->userContext->getUserId();
        return match ((int) $type) {
            UserContextInterface::USER_TYPE_INTEGRATION => [
                $this->named('integration', $this->integrationService->get($id)->getName()),
                [],
            ],
            UserContextInterface::USER_TYPE_ADMIN => [$this->named('admin', $this->adminName($id)), []],
            UserContextInterface::USER_TYPE_CUSTOMER => ['customer:' . $id, $this->customerValues->of($id)],
            UserContextInterface::USER_TYPE_GUEST => ['guest', []],
            default => ['', []],
        };
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
