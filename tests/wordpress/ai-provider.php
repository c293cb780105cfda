<?php

/**
 * A provider for WordPress's AI client whose service is the run's receiver: an OpenAI-compatible one at
 * http://api.openai.com, which the run leads to 127.0.0.1.
 */

declare(strict_types=1);

use WordPress\AiClient\Messages\Enums\ModalityEnum;
use WordPress\AiClient\Providers\ApiBasedImplementation\AbstractApiProvider;
use WordPress\AiClient\Providers\Contracts\ModelMetadataDirectoryInterface;
use WordPress\AiClient\Providers\Contracts\ProviderAvailabilityInterface;
use WordPress\AiClient\Providers\DTO\ProviderMetadata;
use WordPress\AiClient\Providers\Enums\ProviderTypeEnum;
use WordPress\AiClient\Providers\Http\DTO\Request;
use WordPress\AiClient\Providers\Http\Enums\HttpMethodEnum;
use WordPress\AiClient\Providers\Http\Enums\RequestAuthenticationMethod;
use WordPress\AiClient\Providers\Models\Contracts\ModelInterface;
use WordPress\AiClient\Providers\Models\DTO\ModelMetadata;
use WordPress\AiClient\Providers\Models\DTO\SupportedOption;
use WordPress\AiClient\Providers\Models\Enums\CapabilityEnum;
use WordPress\AiClient\Providers\Models\Enums\OptionEnum;
use WordPress\AiClient\Providers\OpenAiCompatibleImplementation\AbstractOpenAiCompatibleTextGenerationModel;

// phpcs:disable PSR1.Classes.ClassDeclaration.MissingNamespace -- a script of the run
final class RunAiProvider extends AbstractApiProvider
{
    protected static function baseUrl(): string
    {
        return 'http://api.openai.com/v1';
    }

    protected static function createModel(ModelMetadata $modelMetadata, ProviderMetadata $providerMetadata): ModelInterface
    {
        return new class ($modelMetadata, $providerMetadata) extends AbstractOpenAiCompatibleTextGenerationModel {
            protected function createRequest(HttpMethodEnum $method, string $path, array $headers = [], $data = null): Request
            {
                return new Request($method, RunAiProvider::url($path), $headers, $data, $this->getRequestOptions());
            }
        };
    }

    protected static function createProviderMetadata(): ProviderMetadata
    {
        return new ProviderMetadata('run', 'Run', ProviderTypeEnum::cloud(), null, RequestAuthenticationMethod::apiKey());
    }

    protected static function createProviderAvailability(): ProviderAvailabilityInterface
    {
        return new class implements ProviderAvailabilityInterface {
            public function isConfigured(): bool
            {
                return true;
            }
        };
    }

    protected static function createModelMetadataDirectory(): ModelMetadataDirectoryInterface
    {
        return new class implements ModelMetadataDirectoryInterface {
            public function listModelMetadata(): array
            {
                return [$this->getModelMetadata('run-1')];
            }

            public function hasModelMetadata(string $modelId): bool
            {
                return $modelId === 'run-1';
            }

            public function getModelMetadata(string $modelId): ModelMetadata
            {
                return new ModelMetadata($modelId, $modelId, [CapabilityEnum::textGeneration(), CapabilityEnum::chatHistory()], [
                    new SupportedOption(OptionEnum::inputModalities(), [[ModalityEnum::text()]]),
                    new SupportedOption(OptionEnum::outputModalities(), [[ModalityEnum::text()]]),
                    new SupportedOption(OptionEnum::systemInstruction()),
                ]);
            }
        };
    }
}
