<?php
/**
 * A message that a rule of the policy blocks.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * A rule with the action `block` matched. The message names rule, entity and field, never the value.
 */
final class Blocked extends Withheld {}
