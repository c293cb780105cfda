<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Export;

/**
 * The export that is being written in this process: what it is, who asked for it, and whether it was masked.
 */
class CurrentExport
{
    /** Files whose names begin so are no copy of the shop's data. */
    public const PREFIX = 'masked-';

    /** A column of this name in the head of a file says the same to an import. */
    public const COLUMN = 'leakguard_masked';

    /** @var string */
    private string $route = '';

    /** @var string */
    private string $consumer = '';

    /** @var bool */
    private bool $masked = false;

    /**
     * A new file begins
     *
     * @param string $route what is exported, e.g. `import_export/customer`
     * @return void
     */
    public function begin(string $route): void
    {
        $this->route = $route;
        $this->masked = false;
    }

    /**
     * Whom the file is for, where no user is logged in: a queue consumer writes it
     *
     * @param string $consumer `admin:<login>`, '' when unknown
     * @return void
     */
    public function isFor(string $consumer): void
    {
        $this->consumer = $consumer;
    }

    /**
     * Something in it was changed
     *
     * @return void
     */
    public function markMasked(): void
    {
        $this->masked = true;
    }

    /**
     * What is exported, '' when nobody said it
     *
     * @return string
     */
    public function route(): string
    {
        return $this->route;
    }

    /**
     * Whom the file is for, '' when unknown
     *
     * @return string
     */
    public function consumer(): string
    {
        return $this->consumer;
    }

    /**
     * Does the file differ from the shop's data?
     *
     * @return bool
     */
    public function isMasked(): bool
    {
        return $this->masked;
    }

    /**
     * The file's name, with the mark when it needs one
     *
     * @param string $fileName
     * @return string
     */
    public function nameFor(string $fileName): string
    {
        return $this->masked && !str_starts_with($fileName, self::PREFIX) ? self::PREFIX . $fileName : $fileName;
    }
}
