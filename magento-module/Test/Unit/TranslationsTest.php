<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit;

use PHPUnit\Framework\TestCase;

class TranslationsTest extends TestCase
{
    /** @dataProvider languages */
    public function testEveryTextOfTheAdminIsInEveryLanguage(string $file): void
    {
        self::assertSame([], array_values(array_diff($this->texts(), array_keys($this->read($file)))));
    }

    /** @dataProvider languages */
    public function testATranslationKeepsThePlacesOfValues(string $file): void
    {
        foreach ($this->read($file) as $text => $translation) {
            self::assertNotSame('', $translation, $text);
            self::assertSame($this->places($text), $this->places($translation), $text);
        }
    }

    public static function languages(): array
    {
        return ['English' => ['en_US'], 'German' => ['de_DE'], 'French' => ['fr_FR'], 'Spanish' => ['es_ES']];
    }

    public function testTheTextsAreFound(): void
    {
        self::assertContains('Exemption %1 needs a reason: who approved it, and what for.', $this->texts());
        self::assertContains('Records of Processing', $this->texts());
        self::assertContains('Kind of data', $this->texts());
    }

    /** @return string[] texts of __() and of translate="..." in the admin's part of the module */
    private function texts(): array
    {
        $texts = [];
        $files = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator(dirname(__DIR__, 2), \FilesystemIterator::SKIP_DOTS)
        );
        foreach ($files as $file) {
            $path = $file->getPathname();
            if (str_contains($path, '/Test/Unit/')) {
                continue;
            }
            if (in_array($file->getExtension(), ['php', 'phtml'], true)) {
                array_push($texts, ...$this->called((string) file_get_contents($path)));
            } elseif ($file->getExtension() === 'xml') {
                array_push($texts, ...$this->marked($path));
            }
        }
        return array_unique($texts);
    }

    /** @return string[] */
    private function called(string $php): array
    {
        $string = "'(?:[^'\\\\]|\\\\.)*'";
        preg_match_all("/\\b__\\(\\s*((?:$string)(?:\\s*\\.\\s*$string)*)\\s*[,)]/", $php, $calls);
        return array_map(static function (string $call) use ($string): string {
            preg_match_all("/$string/", $call, $parts);
            $plain = static fn (string $part): string => stripslashes(substr($part, 1, -1));
            return implode('', array_map($plain, $parts[0]));
        }, $calls[1]);
    }

    /** @return string[] */
    private function marked(string $path): array
    {
        $document = new \DOMDocument();
        $document->load($path);
        $texts = [];
        foreach ((new \DOMXPath($document))->query('//*[@translate]') as $element) {
            foreach (explode(' ', $element->getAttribute('translate')) as $name) {
                if ($name === 'true') {
                    $texts[] = trim($element->textContent);
                } elseif ($element->hasAttribute($name)) {
                    $texts[] = $element->getAttribute($name);
                }
                foreach ($element->childNodes as $child) {
                    if ($child->nodeName === $name) {
                        $texts[] = trim($child->textContent);
                    }
                }
            }
        }
        return $texts;
    }

    /** @return array<string, string> */
    private function read(string $language): array
    {
        $file = fopen(dirname(__DIR__, 2) . "/i18n/$language.csv", 'rb');
        self::assertIsResource($file);
        $rows = [];
        while (($row = fgetcsv($file, 0, ',', '"', '')) !== false) {
            $rows[$row[0]] = $row[1];
        }
        return $rows;
    }

    /** @return string[] */
    private function places(string $text): array
    {
        preg_match_all('/%\d/', $text, $places);
        sort($places[0]);
        return $places[0];
    }
}
