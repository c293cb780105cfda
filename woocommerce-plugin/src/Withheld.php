<?php
/**
 * A message that must not go out.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * LeakGuard failed and the policy withholds what could not be checked. The message never holds data of the input.
 */
class Withheld extends \RuntimeException {}
