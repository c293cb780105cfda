<?php
/**
 * The few Magento types that the admin side's constructors name, for runs without Magento.
 *
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
// phpcs:disable PSR1.Classes.ClassDeclaration.MultipleClasses, Squiz.Classes.ClassFileName
// phpcs:disable Generic.Classes.DuplicateClassName
// phpcs:disable PSR1.Files.SideEffects, Magento2.NamingConvention.ReservedWords, Squiz.Functions.GlobalFunction
declare(strict_types=1);

namespace Magento\Framework {
    if (!class_exists(Phrase::class)) {
        class Phrase
        {
            public function __construct(private string $text, private array $arguments = [])
            {
            }

            public function __toString(): string
            {
                $places = array_map(static fn (int $i): string => '%' . ($i + 1), array_keys($this->arguments));
                return strtr($this->text, array_combine($places, array_map('strval', $this->arguments)));
            }
        }
    }
}

namespace Magento\Framework\Stdlib\DateTime {
    if (!class_exists(DateTime::class)) {
        class DateTime
        {
            public function gmtDate($format = null, $input = null)
            {
                return gmdate($format ?? 'Y-m-d H:i:s');
            }
        }
    }
}

namespace Magento\Framework\Data {
    if (!interface_exists(OptionSourceInterface::class)) {
        interface OptionSourceInterface
        {
            public function toOptionArray();
        }
    }
}

namespace Magento\Framework\App\Config {
    if (!interface_exists(ScopeConfigInterface::class)) {
        interface ScopeConfigInterface
        {
            public function getValue($path, $scopeType = 'default', $scopeCode = null);

            public function isSetFlag($path, $scopeType = 'default', $scopeCode = null);
        }
    }
}

namespace Magento\Framework\App {
    if (!class_exists(DeploymentConfig::class)) {
        class DeploymentConfig
        {
            public function get($key = null, $defaultValue = null)
            {
                return $defaultValue;
            }
        }
    }
}

namespace Magento\Framework\App\Filesystem {
    if (!class_exists(DirectoryList::class)) {
        class DirectoryList
        {
            public const VAR_DIR = 'var';
            public const LOG = 'log';
            public const MEDIA = 'media';
            public const ROOT = 'base';

            public function getPath($code)
            {
                return sys_get_temp_dir();
            }
        }
    }
}

namespace Magento\Framework\MessageQueue {
    if (!interface_exists(PublisherInterface::class)) {
        interface PublisherInterface
        {
            public function publish($topicName, $data);
        }
    }
}

namespace Magento\Framework\App {
    if (!class_exists(ResourceConnection::class)) {
        class ResourceConnection
        {
            public function getConnection($resourceName = 'default')
            {
                return null;
            }

            public function getTableName($modelEntity, $connectionName = 'default')
            {
                return $modelEntity;
            }
        }
    }
}

namespace Magento\Framework\DB\Sql {
    if (!class_exists(Expression::class)) {
        class Expression
        {
            public function __construct(private string $expression)
            {
            }

            public function __toString()
            {
                return $this->expression;
            }
        }
    }
}

namespace Magento\Store\Model {
    if (!interface_exists(StoreManagerInterface::class)) {
        interface StoreManagerInterface
        {
            public function getStore($storeId = null);

            public function getStores($withDefault = false, $codeKey = false);

            public function getWebsites($withDefault = false, $codeKey = false);
        }
    }
}

namespace {
    if (!function_exists('__')) {
        function __($text, ...$arguments)
        {
            return new \Magento\Framework\Phrase((string) $text, $arguments);
        }
    }
}
