<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Export;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\Webapi\Caller;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\Exception\LocalizedException;

/**
 * Checks the rows of a file that somebody downloads.
 */
class RowRedactor
{
    /**
     * @param Gateway $gateway
     * @param Caller $caller
     * @param CurrentExport $export
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Caller $caller,
        private readonly CurrentExport $export
    ) {
    }

    /**
     * The row with what the policy says done to it: the same columns in the same order, empty where a value was dropped
     *
     * @param array $row values by the names of their columns
     * @param string $route what is exported; '' is what CurrentExport says
     * @return array
     * @throws LocalizedException
     */
    public function redact(array $row, string $route = ''): array
    {
        try {
            $redacted = $this->gateway->redactArray($row, $this->destination($route));
        } catch (WithheldException $withheld) {
            throw new LocalizedException(
                __('The export is withheld by LeakGuard: %1', $withheld->getMessage())
            );
        }
        if ($redacted === $row) {
            return $row;
        }
        $this->export->markMasked();
        foreach ($row as $column => $value) {
            $row[$column] = $redacted[$column] ?? ($value === null ? null : '');
        }
        return $row;
    }

    /**
     * Who gets the file: whoever is logged in, or who asked the queue for it
     *
     * @param string $route
     * @return Destination
     */
    private function destination(string $route): Destination
    {
        $route = $route === '' ? $this->export->route() : $route;
        $destination = $this->caller->destination('export', $route);
        return $destination->consumer === '' && $this->export->consumer() !== ''
            ? new Destination('export', $this->export->consumer(), [], $route)
            : $destination;
    }
}
