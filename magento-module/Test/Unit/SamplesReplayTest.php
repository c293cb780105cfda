<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Test\Unit;

use Leakguard\Dlp\Model\Cache\CacheGuard;
use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Export\RowRedactor;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Plugin\Export\RedactGridRow;
use Leakguard\Dlp\Plugin\Export\RedactLegacyCell;
use Leakguard\Dlp\Plugin\GraphQl\RedactAnswer as RedactGraphQlAnswer;
use Leakguard\Dlp\Plugin\Soap\RedactAnswer as RedactSoapAnswer;
use Leakguard\Dlp\Plugin\Webapi\RedactAnswer;
use Leakguard\Dlp\Test\Unit\Double\Person;
use Leakguard\Dlp\Test\Unit\Plugin\AnswerTestCase;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\App\Response\Http;
use Magento\Framework\Webapi\Rest\Response;

/**
 * What a real Magento 2.4.6 answered and exported, through the module's outlets, the extension and the strict policy.
 */
class SamplesReplayTest extends AnswerTestCase
{
    private const SAMPLES = __DIR__ . '/../../../tests/samples/magento/';

    /** @var \LeakGuard\Engine */
    private $before;

    protected function setUp(): void
    {
        parent::setUp();
        if (!extension_loaded('leakguard') || !is_dir(self::SAMPLES)) {
            self::markTestSkipped('needs the extension and the samples of the repository');
        }
        $this->needWholeExtension();
        $this->before = \LeakGuard\Engine::default();
        \LeakGuard\Engine::fromPolicy('preset:strict')->makeDefault();
        $this->consumer = 'integration:ERP';
    }

    protected function tearDown(): void
    {
        if (isset($this->before)) {
            $this->before->makeDefault();
        }
    }

    /**
     * @dataProvider answers
     */
    public function testAnAnswerOfRestKeepsItsShapeAndNamesNobody(string $file, string ...$people): void
    {
        $answer = json_decode($this->sample($file), true);
        [$masked] = (new RedactAnswer($this->redactor(), new Response()))->beforeRender(null, $answer);
        $json = (string) json_encode($masked, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $this->assertNobodyIn($json, $file, $people);
        self::assertSame($this->shape($answer), $this->shape($masked));
    }

    public static function answers(): array
    {
        return [
            'orders' => ['rest_orders.json', 'Costello', 'Honey Bluff'],
            'customers' => ['rest_customers_search.json', 'Costello', 'Honey Bluff', '229-3326'],
            'a customer' => ['rest_customers_me.json'],
            'carts' => ['rest_carts_search.json'],
            'an error' => ['rest_customer_unknown_email_error.json'],
            'a 404' => ['rest_error_404_email.json'],
            'a duplicate' => ['rest_error_duplicate_customer.json'],
        ];
    }

    public function testWhatIsAboutNobodyStaysAsItIs(): void
    {
        foreach (['rest_products.json', 'rest_error_401.json', 'rest_async_customer.json'] as $file) {
            $answer = json_decode($this->sample($file), true);
            self::assertSame(
                [$answer],
                (new RedactAnswer($this->redactor(), new Response()))->beforeRender(null, $answer),
                $file
            );
        }
    }

    public function testGraphQlSoapAndSectionsNameNobody(): void
    {
        $graphQl = new RedactGraphQlAnswer($this->redactor(), $this->route, $this->createMock(CacheGuard::class));
        $response = (new Http())->setBody($this->sample('graphql_customer.json'));
        $graphQl->aroundDispatch(null, static fn (): Http => $response, null);
        $people = ['Kowalska', 'Marszalkowska', '601 234'];
        $this->assertNobodyIn($response->getContent(), 'graphql_customer.json', $people);
        self::assertIsArray(json_decode($response->getContent(), true));

        foreach (['soap_customer.xml' => ['Kowalska', '601 234'], 'soap_fault_email.xml' => []] as $file => $people) {
            ob_start();
            $soap = new RedactSoapAnswer($this->redactor(), $this->route);
            $soap->aroundDispatch(null, function () use ($file): void {
                // phpcs:ignore Magento2.Security.LanguageConstruct.DirectOutput
                echo $this->sample($file);
            }, null);
            $said = (string) ob_get_clean();
            $this->assertNobodyIn($said, $file, $people);
            self::assertTrue((new \DOMDocument())->loadXML($said), $file);
        }

        $sections = $this->redactor()->redact(json_decode($this->sample('section_load.json'), true));
        $this->assertNobodyIn((string) json_encode($sections), 'section_load.json', ['de Vries']);
    }

    public function testFilesOfGridsNameNobodyWithMagentosGuardAgainstFormulas(): void
    {
        $rows = new RowRedactor(new Gateway(), $this->caller(), new CurrentExport());
        $grid = new RedactGridRow($rows, $this->createMock(RequestInterface::class));
        $fields = ['entity_id', 'name', 'email', 'billing_telephone'];
        // Seen in 2.4.6: a value that begins with + gets a space before it.
        $row = ['1', 'Jan de Vries', 'jan.devries@voorbeeld.example', ' +31 20 794 5678'];
        self::assertSame(
            ['1', '[PERSON]', '[EMAIL_ADDRESS]'],
            array_slice($masked = $grid->aroundGetRowData(null, static fn (): array => $row, null, $fields, []), 0, 3)
        );
        self::assertStringNotContainsString('794 5678', $masked[3]);

        $cell = new RedactLegacyCell($rows);
        $lines = array_filter(explode("\n", $this->sample('reports_newsletter.csv')));
        foreach (array_map('str_getcsv', $lines) as $line) {
            $said = '';
            foreach (['subscriber_id', 'subscriber_email', 'type', 'firstname', 'lastname'] as $place => $name) {
                $column = new Person(['index' => $name]);
                $said .= $cell->aroundGetRowFieldExport($column, static fn () => $line[$place], null) . ',';
            }
            $this->assertNobodyIn($said, 'reports_newsletter.csv', $line[0] === 'ID' ? [] : ['García']);
        }
    }

    public function testCustomersOfADataTransferNameNobody(): void
    {
        $lines = array_map('str_getcsv', array_filter(explode("\n", $this->sample('importexport_customer.csv'))));
        $columns = array_shift($lines);
        $rows = new RowRedactor(new Gateway(), $this->caller(), new CurrentExport());
        foreach ($lines as $line) {
            $row = array_combine($columns, $line);
            $masked = $rows->redact($row, 'import_export/customer');
            self::assertSame($columns, array_keys($masked));
            foreach (['email', 'firstname', 'lastname', 'password_hash', 'rp_token'] as $column) {
                self::assertTrue($row[$column] === '' || $masked[$column] !== $row[$column], $column);
            }
            self::assertSame($row['website_id'], $masked['website_id']);
        }
    }

    private function sample(string $file): string
    {
        return (string) file_get_contents(self::SAMPLES . $file);
    }

    /**
     * @param string[] $people
     */
    private function assertNobodyIn(string $said, string $file, array $people): void
    {
        foreach ($people as $person) {
            self::assertStringContainsString($person, $this->sample($file), 'the sample names them');
        }
        preg_match_all('/[\w.+-]+@[\w-]+\.[a-z.]+/', $this->sample($file), $addresses);
        foreach (array_unique([...$addresses[0], ...$people]) as $value) {
            self::assertStringNotContainsString($value, $said, $file);
        }
    }

    private function shape(mixed $data): mixed
    {
        return is_array($data) ? array_map(fn ($value): mixed => $this->shape($value), $data) : gettype($data);
    }
}
