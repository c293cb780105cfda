<?php
/**
 * The few Magento types that the module's constructors name, for runs without Magento.
 * tests/magento/contract compares what the module uses with a snapshot of the real ones.
 *
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
// phpcs:disable PSR1.Classes.ClassDeclaration.MultipleClasses, Squiz.Classes.ClassFileName
// phpcs:disable PSR1.Files.SideEffects, Magento2.NamingConvention.ReservedWords
// phpcs:disable Magento2.Commenting.ClassPropertyPHPDocFormatting
declare(strict_types=1);

namespace Magento\Framework {
    if (!class_exists(DataObject::class)) {
        class DataObject
        {
            public function __construct(private array $data = [])
            {
            }

            public function getData(): array
            {
                return $this->data;
            }

            public function setData(array $data): static
            {
                $this->data = $data;
                return $this;
            }
        }
    }
}

namespace Magento\Framework\Webapi\Rest {
    if (!class_exists(Response::class)) {
        class Response
        {
            public int $httpResponseCode = 200;

            public function setHttpResponseCode($code)
            {
                $this->httpResponseCode = $code;
                return $this;
            }
        }
    }
}

namespace Magento\Authorization\Model {
    if (!interface_exists(UserContextInterface::class)) {
        interface UserContextInterface
        {
            public const USER_TYPE_INTEGRATION = 1;
            public const USER_TYPE_ADMIN = 2;
            public const USER_TYPE_CUSTOMER = 3;
            public const USER_TYPE_GUEST = 4;

            public function getUserId();

            public function getUserType();
        }
    }
}

namespace Magento\Integration\Api {
    if (!interface_exists(IntegrationServiceInterface::class)) {
        interface IntegrationServiceInterface
        {
            public function get($integrationId);
        }
    }
}

namespace Magento\Customer\Api {
    if (!interface_exists(CustomerRepositoryInterface::class)) {
        interface CustomerRepositoryInterface
        {
            public function getById($customerId);
        }
    }
}

namespace Magento\User\Model {
    if (!class_exists(User::class)) {
        class User
        {
            private ?string $userName = null;

            public function setUserName(?string $userName): static
            {
                $this->userName = $userName;
                return $this;
            }

            public function getUserName(): ?string
            {
                return $this->userName;
            }
        }
    }

    if (!class_exists(UserFactory::class)) {
        class UserFactory
        {
            public function create(array $data = [])
            {
                return new User();
            }
        }
    }
}

namespace Magento\User\Model\ResourceModel {
    if (!class_exists(User::class)) {
        class User
        {
            public function load($user, $value, $field = null)
            {
                return $this;
            }
        }
    }
}
