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

namespace {
    if (!function_exists('__')) {
        function __(string $text, mixed ...$arguments): \Magento\Framework\Phrase
        {
            return new \Magento\Framework\Phrase($text, $arguments);
        }
    }
}

namespace Magento\Framework {
    if (!class_exists(Phrase::class)) {
        class Phrase
        {
            public function __construct(private string $text, private array $arguments = [])
            {
            }

            public function __toString(): string
            {
                foreach ($this->arguments as $place => $argument) {
                    $this->text = str_replace('%' . ($place + 1), (string) $argument, $this->text);
                }
                return $this->text;
            }
        }
    }

    if (!class_exists(FlagManager::class)) {
        class FlagManager
        {
            public array $flags = [];

            public function getFlagData($code)
            {
                return $this->flags[$code] ?? null;
            }

            public function saveFlag($code, $value): bool
            {
                $this->flags[$code] = $value;
                return true;
            }

            public function deleteFlag($code): bool
            {
                unset($this->flags[$code]);
                return true;
            }
        }
    }
}

namespace Magento\Framework\Exception {
    if (!class_exists(LocalizedException::class)) {
        class LocalizedException extends \Exception
        {
            public function __construct($phrase, ?\Exception $cause = null, $code = 0)
            {
                parent::__construct((string) $phrase, (int) $code, $cause);
            }
        }
    }
}

namespace Magento\Framework\Webapi {
    if (!class_exists(Exception::class)) {
        class Exception extends \Magento\Framework\Exception\LocalizedException
        {
            public const HTTP_BAD_REQUEST = 400;

            public function __construct($phrase, $code = 0, private int $httpCode = self::HTTP_BAD_REQUEST)
            {
                parent::__construct($phrase, null, $code);
            }

            public function getHttpCode(): int
            {
                return $this->httpCode;
            }
        }
    }
}

namespace Magento\Framework\GraphQl\Exception {
    if (!class_exists(GraphQlInputException::class)) {
        class GraphQlInputException extends \Magento\Framework\Exception\LocalizedException
        {
        }
    }
}

namespace Magento\Framework\HTTP\PhpEnvironment {
    if (!class_exists(Response::class)) {
        class Response
        {
            public int $httpResponseCode = 200;

            public array $headers = [];

            private string $body = '';

            public function getContent()
            {
                return $this->body;
            }

            public function setBody($value)
            {
                $this->body = (string) $value;
                return $this;
            }

            public function getHttpResponseCode()
            {
                return $this->httpResponseCode;
            }

            public function setHttpResponseCode($code)
            {
                $this->httpResponseCode = $code;
                return $this;
            }

            public function setHeader($name, $value, $replace = false)
            {
                $this->headers[strtolower($name)] = $value;
                return $this;
            }

            public function getHeader($name)
            {
                $value = $this->headers[strtolower($name)] ?? null;
                return $value === null ? false : new class ($value) {
                    public function __construct(private string $value)
                    {
                    }

                    public function getFieldValue(): string
                    {
                        return $this->value;
                    }
                };
            }

            public function clearHeader($name)
            {
                unset($this->headers[strtolower($name)]);
                return $this;
            }
        }
    }
}

namespace Magento\Framework\App\Response {
    if (!class_exists(Http::class)) {
        class Http extends \Magento\Framework\HTTP\PhpEnvironment\Response
        {
            public function setNoCacheHeaders(): void
            {
                $this->setHeader('cache-control', 'no-store, no-cache, must-revalidate, max-age=0', true);
            }
        }
    }
}

namespace Magento\Framework\App\Request {
    if (!class_exists(Http::class)) {
        class Http
        {
            public function getFullActionName(): string
            {
                return 'cms_index_index';
            }
        }
    }
}

namespace Magento\Framework\App {
    if (!interface_exists(RequestInterface::class)) {
        interface RequestInterface
        {
            public function getParam($key, $defaultValue = null);
        }
    }

    if (!class_exists(ResourceConnection::class)) {
        class ResourceConnection
        {
            public function getConnection($resourceName = 'default')
            {
                return null;
            }

            public function getTableName($modelEntity)
            {
                return $modelEntity;
            }
        }
    }

    if (!class_exists(Bootstrap::class)) {
        class Bootstrap
        {
            public function __construct(private array $server)
            {
            }

            public function getParams(): array
            {
                return $this->server;
            }
        }
    }
}

namespace Magento\Framework\DB\Adapter {
    if (!interface_exists(AdapterInterface::class)) {
        interface AdapterInterface
        {
            public function select();

            public function fetchCol($sql);

            public function fetchAll($sql);
        }
    }
}

namespace Magento\Framework\Event {
    if (!interface_exists(ObserverInterface::class)) {
        interface ObserverInterface
        {
            public function execute(Observer $observer);
        }
    }

    if (!class_exists(Observer::class)) {
        class Observer
        {
            public function __construct(private array $data = [])
            {
            }

            public function getData($key)
            {
                return $this->data[$key] ?? null;
            }
        }
    }
}

namespace Magento\Customer\Model {
    if (!class_exists(Session::class)) {
        class Session
        {
            public ?int $customerId = null;

            public function getCustomerId()
            {
                return $this->customerId;
            }
        }
    }
}

namespace Magento\Framework\MessageQueue {
    if (!interface_exists(EnvelopeInterface::class)) {
        interface EnvelopeInterface
        {
            public function getBody();

            public function getProperties();
        }
    }

    if (!class_exists(EnvelopeFactory::class)) {
        class EnvelopeFactory
        {
            public function create(array $data = [])
            {
                return new \Leakguard\Dlp\Test\Unit\Double\Person($data);
            }
        }
    }
}

namespace Magento\ImportExport\Model\Import\ErrorProcessing {
    if (!class_exists(ProcessingError::class)) {
        class ProcessingError
        {
            public const ERROR_LEVEL_CRITICAL = 'critical';
        }
    }
}

namespace Magento\Framework\Exception {
    if (!class_exists(MailException::class)) {
        class MailException extends LocalizedException
        {
        }
    }
}

namespace Magento\Framework\Mail {
    if (!interface_exists(EmailMessageInterface::class)) {
        interface EmailMessageInterface
        {
            public function getTo();

            public function getCc();

            public function getBcc();

            public function getMessageBody();

            public function getSubject();

            public function getBody();

            public function setSubject($subject);

            public function setBodyHtml($html);

            public function setBodyText($text);
        }
    }
}

namespace Laminas\Mime {
    if (!class_exists(Mime::class)) {
        class Mime
        {
            public const TYPE_TEXT = 'text/plain';
            public const ENCODING_QUOTEDPRINTABLE = 'quoted-printable';
            public const DISPOSITION_INLINE = 'inline';
        }

        class Message
        {
            private array $parts = [];

            public function getParts(): array
            {
                return $this->parts;
            }

            public function setParts(array $parts): void
            {
                $this->parts = $parts;
            }

            // Two texts are all that the tests put into a part.
            public static function createFromMessage(string $message, string $boundary): self
            {
                $parsed = new self();
                foreach (array_slice(explode("--$boundary", $message), 1, -1) as $part) {
                    [$head, $body] = explode("\n\n", trim($part), 2);
                    $one = new Part($body);
                    $one->setType(substr($head, strlen('Content-Type: ')));
                    $parsed->parts[] = $one;
                }
                return $parsed;
            }
        }

        class Part
        {
            private array $said = [];

            public function __construct(private string $content = '')
            {
            }

            public function setContent(string $content): self
            {
                $this->content = $content;
                return $this;
            }

            public function getRawContent(): string
            {
                return $this->content;
            }

            public function getContent(): string
            {
                return $this->content;
            }

            public function getHeaders(): string
            {
                return 'Content-Type: ' . $this->getType() . "\n";
            }

            public function __call(string $method, array $arguments)
            {
                if (str_starts_with($method, 'set')) {
                    $this->said[substr($method, 3)] = $arguments[0];
                    return $this;
                }
                return $this->said[substr($method, 3)] ?? null;
            }
        }
    }
}

namespace Magento\Framework\App\Config {
    if (!interface_exists(ScopeConfigInterface::class)) {
        interface ScopeConfigInterface
        {
            public function getValue($path, $scopeType = 'default', $scopeCode = null);
        }
    }
}

namespace Magento\Store\Model {
    if (!interface_exists(ScopeInterface::class)) {
        interface ScopeInterface
        {
            public const SCOPE_STORE = 'store';
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
