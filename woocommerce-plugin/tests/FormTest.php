<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Outlet\Form;
use PHPUnit\Framework\TestCase;

final class FormTest extends TestCase {

	/** @return array<string, array{string, array}> */
	public function forms(): array {
		return array(
			'plain'                => array( 'a=1&b=x+y%2Fz', array( 'a' => '1', 'b' => 'x y/z' ) ),
			'nested'               => array( 'billing%5Bemail%5D=a&billing[name]=b', array( 'billing' => array( 'email' => 'a', 'name' => 'b' ) ) ),
			'list'                 => array( 'to[]=a&to[]=b', array( 'to' => array( 'a', 'b' ) ) ),
			'repeated'             => array( 'to=a&to=b', array( array( 'to' => 'a' ), array( 'to' => 'b' ) ) ),
			'text and array alike' => array( 'a=1&a[b]=2', array( array( 'a' => '1' ), array( 'a' => array( 'b' => '2' ) ) ) ),
			'dots and spaces stay' => array( 'a.b=1&c+d=2', array( 'a.b' => '1', 'c d' => '2' ) ),
			'no name'              => array( 'jane', array( '' => 'jane' ) ),
			'empty values'         => array( 'a=&&b', array( array( 'a' => '', '' => '' ), array( '' => 'b' ) ) ),
			'broken brackets'      => array( 'a[b=1&c]=2&[d]=3', array( 'a[b' => '1', 'c]' => '2', '[d]' => '3' ) ),
			'nothing'              => array( '', array() ),
		);
	}

	/** @dataProvider forms */
	public function test_fields_are_read_and_unchanged_ones_written_back_byte_for_byte( string $encoded, array $fields ): void {
		$form = new Form( $encoded );
		self::assertSame( $fields, $form->fields() );
		self::assertSame( $encoded, $form->encode( $form->fields() ) );
	}

	public function test_only_changed_values_are_encoded_anew(): void {
		$form   = new Form( 'q=a+b&who%5Bname%5D=jane+doe&x=%7e' );
		$fields = $form->fields();

		$fields['who']['name'] = '[PERSON] & co';
		self::assertSame( 'q=a+b&who%5Bname%5D=%5BPERSON%5D%20%26%20co&x=%7e', $form->encode( $fields ) );
	}

	public function test_a_dropped_field_is_gone(): void {
		$form   = new Form( 'a=1&b=2&c=3' );
		$fields = $form->fields();
		unset( $fields['b'] );
		self::assertSame( 'a=1&c=3', $form->encode( $fields ) );
	}

	public function test_fields_to_be_left_alone_are_not_shown_and_stay(): void {
		$form = new Form( 'key=jane&name=jane', static fn( string $name ): bool => 'key' === $name );
		self::assertSame( array( 'name' => 'jane' ), $form->fields() );
		self::assertSame( 'key=jane&name=x', $form->encode( array( 'name' => 'x' ) ) );
	}

	public function test_more_fields_than_php_reads_from_a_form_are_kept(): void {
		$encoded = implode( '&', array_map( static fn( int $i ): string => "f$i=$i", range( 1, 3000 ) ) );
		$form    = new Form( $encoded );
		self::assertCount( 3000, $form->fields() );
		self::assertSame( $encoded, $form->encode( $form->fields() ) );
	}

	public function test_deep_brackets_are_a_flat_name(): void {
		$name = 'a' . str_repeat( '[b]', 100 );
		self::assertSame( array( $name => '1' ), ( new Form( "$name=1" ) )->fields() );
	}
}
