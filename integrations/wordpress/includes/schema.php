<?php
/**
 * Brings what a browser sends as an analysis into the form that the JSON Schema of analyses tells.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** An analysis may have so many bytes as JSON. The demo page's articles take 50 to 57 bytes a word: this is one of 36,000 words. */
const LARGEST = 2097152;

/** A value is not what the schema tells. */
class Unfit extends \Exception {}

/** An analysis as JSON, with what the schema knows of it alone; empty if it is none, or too large. */
function clean_analysis( $json ): string {
	if ( ! is_string( $json ) || '' === $json || strlen( $json ) > LARGEST ) {
		return '';
	}
	$schema = asset_json( 'selon/analysis.schema.json' );
	try {
		$clean = ( new Schema( $schema['$defs'] ?? array() ) )->clean( json_decode( $json, true, 32 ), $schema );
	} catch ( Unfit $unfit ) {
		return '';
	}
	$written = wp_json_encode( $clean, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	return is_string( $written ) && strlen( $written ) <= LARGEST ? $written : '';
}

/** As much of JSON Schema as that schema uses. */
class Schema {
	/** What `$ref` leads to, by name. */
	private $defs;

	public function __construct( array $defs ) {
		$this->defs = $defs;
	}

	/** The value without what the schema does not know; throws if what it knows is otherwise. */
	public function clean( $value, array $schema ) {
		if ( isset( $schema['$ref'] ) ) {
			return $this->clean( $value, $this->defs[ basename( $schema['$ref'] ) ] ?? array( 'const' => null ) );
		}
		if ( array_key_exists( 'const', $schema ) && $schema['const'] !== $value ) {
			throw new Unfit();
		}
		foreach ( array( 'anyOf', 'oneOf' ) as $several ) {
			if ( isset( $schema[ $several ] ) ) {
				return $this->one_of( $value, $schema[ $several ] );
			}
		}
		foreach ( (array) ( $schema['type'] ?? array() ) as $type ) {
			if ( $this->is( $value, $type ) ) {
				return 'object' === $type ? $this->properties( $value, $schema ) : $this->bounded( $value, $type, $schema );
			}
		}
		throw new Unfit();
	}

	private function one_of( $value, array $schemas ) {
		foreach ( $schemas as $schema ) {
			try {
				return $this->clean( $value, $schema );
			} catch ( Unfit $unfit ) {
				continue;
			}
		}
		throw new Unfit();
	}

	private function is( $value, string $type ): bool {
		switch ( $type ) {
			case 'object':
				return is_array( $value ) && ( array() === $value || ! wp_is_numeric_array( $value ) );
			case 'array':
				return is_array( $value ) && wp_is_numeric_array( $value );
			case 'string':
				return is_string( $value );
			case 'integer':
				return is_int( $value );
			case 'number':
				return is_int( $value ) || is_float( $value );
			case 'null':
				return null === $value;
			default:
				return false;
		}
	}

	private function bounded( $value, string $type, array $schema ) {
		if ( isset( $schema['minimum'] ) && null !== $value && $value < $schema['minimum'] ) {
			throw new Unfit();
		}
		if ( 'array' !== $type ) {
			return $value;
		}
		return array_map(
			function ( $item ) use ( $schema ) {
				return $this->clean( $item, $schema['items'] );
			},
			array_values( $value )
		);
	}

	private function properties( array $value, array $schema ): array {
		$known = $schema['properties'] ?? array();
		$rest  = $schema['additionalProperties'] ?? null;
		if ( array_diff( $schema['required'] ?? array(), array_keys( $value ) ) ) {
			throw new Unfit();
		}
		$clean = array();
		foreach ( $value as $name => $item ) {
			$of = $known[ $name ] ?? $rest;
			// Names are kept for what counts by type alone, and those are plain words.
			if ( is_array( $of ) && preg_match( '/^\w+$/', (string) $name ) ) {
				$clean[ $name ] = $this->clean( $item, $of );
			}
		}
		return $clean;
	}
}
