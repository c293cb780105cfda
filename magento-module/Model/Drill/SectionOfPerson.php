<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Customer\CustomerData\SectionSourceInterface;

/**
 * A section of the storefront that shows the test person.
 */
class SectionOfPerson implements SectionSourceInterface
{
    /** @var TestPerson|null */
    private ?TestPerson $person = null;

    /**
     * Whom to show
     *
     * @param TestPerson $person
     * @return void
     */
    public function show(TestPerson $person): void
    {
        $this->person = $person;
    }

    /**
     * @inheritdoc
     */
    public function getSectionData()
    {
        return $this->person === null ? [] : $this->person->values() + ['message' => $this->person->sentence()];
    }
}
