<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Cache;

use Magento\Customer\Api\CustomerRepositoryInterface;

/**
 * The customer who asks for a page. Magento forgets them while it makes a page that everybody may get.
 */
class Visitor
{
    /** A shorter text is in many pages by chance. */
    private const SHORTEST = 8;

    /** @var int|null */
    private ?int $customerId = null;

    /**
     * @param CustomerRepositoryInterface $customerRepository
     */
    public function __construct(private readonly CustomerRepositoryInterface $customerRepository)
    {
    }

    /**
     * Keep who is logged in
     *
     * @param int $customerId
     * @return void
     */
    public function remember(int $customerId): void
    {
        $this->customerId = $customerId;
    }

    /**
     * `customer:42`, or `guest`
     *
     * @return string
     */
    public function consumer(): string
    {
        return $this->customerId === null ? 'guest' : 'customer:' . $this->customerId;
    }

    /**
     * Values that no page for everybody has a reason to hold, by their kind; none for a guest
     *
     * @return array<string, string[]>
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    public function marks(): array
    {
        if ($this->customerId === null) {
            return [];
        }
        $customer = $this->customerRepository->getById($this->customerId);
        $marks = ['email' => [$customer->getEmail()], 'name' => [], 'telephone' => [], 'street' => []];
        foreach ([$customer, ...($customer->getAddresses() ?? [])] as $person) {
            $marks['name'][] = $person->getFirstname() . ' ' . $person->getLastname();
        }
        foreach ($customer->getAddresses() ?? [] as $address) {
            $marks['telephone'][] = $address->getTelephone();
            array_push($marks['street'], ...($address->getStreet() ?? []));
        }
        return array_map(
            static fn (array $values): array => array_values(array_unique(array_filter(
                array_map(static fn ($value): string => trim((string) $value), $values),
                static fn (string $value): bool => strlen($value) >= self::SHORTEST
            ))),
            $marks
        );
    }
}
