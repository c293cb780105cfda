<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Magento\Customer\Api\CustomerRepositoryInterface;

/**
 * What a customer may see of personal data: their own.
 */
class CustomerValues
{
    /**
     * @param CustomerRepositoryInterface $customerRepository
     * @param OrderValues $orderValues
     */
    public function __construct(
        private readonly CustomerRepositoryInterface $customerRepository,
        private readonly OrderValues $orderValues
    ) {
    }

    /**
     * What is the customer's own: e-mail, names, date of birth, gender, tax numbers and addresses
     *
     * Those of their orders and carts included: a present goes to somebody who is not in the address book.
     *
     * @param int $customerId
     * @return string[]
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    public function of(int $customerId): array
    {
        $customer = $this->customerRepository->getById($customerId);
        $values = [
            $customer->getEmail(),
            $customer->getDob(),
            $customer->getTaxvat(),
            $customer->getGender(),
            ...$this->names($customer),
            ...$this->attributes($customer),
            ...$this->orderValues->of($customerId),
        ];
        foreach ($customer->getAddresses() ?? [] as $address) {
            $street = $address->getStreet() ?? [];
            array_push(
                $values,
                ...$this->names($address),
                ...$this->attributes($address),
                ...$street,
                ...[
                    implode("\n", $street),
                    implode(', ', $street),
                    $address->getCompany(),
                    $address->getCity(),
                    $address->getPostcode(),
                    $address->getRegion()?->getRegion(),
                    $address->getRegion()?->getRegionCode(),
                    $address->getTelephone(),
                    $address->getFax(),
                    $address->getVatId(),
                ]
            );
        }
        $values = array_map(static fn ($value): string => trim((string) $value), $values);
        return array_values(array_unique(array_filter($values, static fn (string $value): bool => $value !== '')));
    }

    /**
     * Names as the shop writes them, apart and together
     *
     * @param \Magento\Customer\Api\Data\CustomerInterface|\Magento\Customer\Api\Data\AddressInterface $person
     * @return string[]
     */
    private function names($person): array
    {
        $parts = array_filter([$person->getFirstname(), $person->getMiddlename(), $person->getLastname()]);
        return [
            ...array_values($parts),
            implode(' ', $parts),
            $person->getFirstname() . ' ' . $person->getLastname(),
            $person->getPrefix(),
            $person->getSuffix(),
        ];
    }

    /**
     * What the shop keeps beside Magento's own fields, e.g. a second telephone number
     *
     * @param \Magento\Customer\Api\Data\CustomerInterface|\Magento\Customer\Api\Data\AddressInterface $person
     * @return string[]
     */
    private function attributes($person): array
    {
        $values = [];
        foreach ($person->getCustomAttributes() ?? [] as $attribute) {
            $values[] = $attribute->getValue();
        }
        return array_values(array_filter($values, 'is_string'));
    }
}
