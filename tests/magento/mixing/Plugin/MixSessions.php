<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Plugin;

/** The bug: where the request asks for it, a customer's answer holds another customer. */
final class MixSessions
{
    private const OTHER = ['email' => 'run.jan.devries@voorbeeld.example', 'firstname' => 'Jan', 'lastname' => 'de Vries'];

    public function afterProcess($subject, $result)
    {
        return is_array($result) && isset($result['email']) ? $this->mix($result) : $result;
    }

    public function afterExecute($subject, $result)
    {
        return $this->mix($result);
    }

    public function afterGetSectionsData($subject, $result)
    {
        if (isset($result['customer'])) {
            $result['customer'] = $this->mix($result['customer']);
        }
        return $result;
    }

    private function mix(array $customer): array
    {
        return isset($_SERVER['HTTP_X_RUN_MIX']) ? array_replace($customer, self::OTHER) : $customer;
    }
}
