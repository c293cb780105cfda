<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\GraphQl;

use Leakguard\Dlp\Model\StandInException;
use Leakguard\Dlp\Model\Webapi\InputGuard;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\GraphQl\Exception\GraphQlInputException;

/**
 * The variables of a GraphQL query or mutation, before it is carried out.
 */
class RefuseStandIns
{
    /**
     * @param InputGuard $guard
     */
    public function __construct(private readonly InputGuard $guard)
    {
    }

    /**
     * Real values, or an error before anything is done
     *
     * @param \Magento\Framework\GraphQl\Query\QueryProcessor $subject
     * @param \Magento\Framework\GraphQl\Schema $schema
     * @param string $source
     * @param \Magento\Framework\GraphQl\Query\Resolver\ContextInterface|null $contextValue
     * @param array|null $variableValues
     * @param mixed $rest
     * @return array
     * @throws GraphQlInputException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeProcess(
        $subject,
        $schema,
        $source,
        $contextValue = null,
        $variableValues = null,
        ...$rest
    ): array {
        try {
            $variableValues = is_array($variableValues) ? $this->guard->restore($variableValues) : $variableValues;
        } catch (StandInException | WithheldException $refusal) {
            throw new GraphQlInputException($this->guard->explain($refusal));
        }
        return [$schema, $source, $contextValue, $variableValues, ...$rest];
    }
}
