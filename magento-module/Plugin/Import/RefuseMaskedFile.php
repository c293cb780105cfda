<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Import;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\StandInException;
use Leakguard\Dlp\Model\Webapi\Caller;
use Leakguard\Dlp\Model\WithheldException;
use Magento\ImportExport\Model\Import\ErrorProcessing\ProcessingError;

/**
 * A masked export is no backup: imported again it would put labels into the place of people.
 */
class RefuseMaskedFile
{
    private const CODE = 'leakguardMasked';

    /** Enough to see what is wrong with a file of a million rows. */
    private const MOST_ERRORS = 20;

    /**
     * @param Gateway $gateway
     * @param Caller $caller
     * @param Alerts $alerts
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Caller $caller,
        private readonly Alerts $alerts
    ) {
    }

    /**
     * Look at the file before Magento does
     *
     * @param \Magento\ImportExport\Model\Import $subject
     * @param callable $proceed
     * @param \Magento\ImportExport\Model\Import\AbstractSource $source
     * @return bool
     */
    public function aroundValidateSource($subject, callable $proceed, $source)
    {
        $errors = in_array(CurrentExport::COLUMN, (array) $source->getColNames(), true)
            ? [null => __('LeakGuard has masked this file when it was exported. It cannot be imported.')]
            : $this->standIns($source);
        if ($errors === []) {
            return $proceed($source);
        }
        $entity = 'import_export/' . $subject->getData('entity');
        $this->alerts->raise(Alerts::WRITE_BACK, $this->caller->destination('export')->consumer, $entity);
        foreach ($errors as $row => $message) {
            $subject->getErrorAggregator()->addError(
                self::CODE,
                ProcessingError::ERROR_LEVEL_CRITICAL,
                $row === '' ? null : $row,
                null,
                (string) $message
            );
        }
        return false;
    }

    /**
     * Rows that hold masked values, by their number
     *
     * @param \Magento\ImportExport\Model\Import\AbstractSource $source
     * @return array<int|string, \Magento\Framework\Phrase>
     */
    private function standIns($source): array
    {
        $errors = [];
        $sender = $this->caller->destination('export', 'import');
        try {
            $source->rewind();
            while ($source->valid() && count($errors) < self::MOST_ERRORS) {
                $row = $source->current();
                $number = (int) $source->key();
                try {
                    if ($this->gateway->restore($row, $sender) !== $row) {
                        $errors[$number] = __('LeakGuard tokens have to be turned back before the import.');
                    }
                } catch (StandInException $standIn) {
                    $errors[$number] = __(
                        'These columns hold values that LeakGuard has masked, and not the data: %1',
                        implode(', ', $standIn->fields)
                    );
                }
                $source->next();
            }
        } catch (WithheldException $withheld) {
            $errors[''] = __('The file cannot be checked for masked values: %1', $withheld->getMessage());
        } catch (\InvalidArgumentException) {
            // A row with too many or too few values: Magento's own validation says so.
            return $errors;
        } finally {
            $source->rewind();
        }
        return $errors;
    }
}
