<?php
/**
 * The files that browsers load, in a folder of their version: what a browser or a network keeps of one is never mixed with another.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** The path of a file that browsers load. */
function asset_path( string $name ): string {
	return __DIR__ . '/../assets/' . VERSION . "/$name";
}

/** Its address. */
function asset_url( string $name ): string {
	return plugins_url( 'assets/' . VERSION . "/$name", PLUGIN );
}

/** What a JSON file among them holds; an empty array if it is not there. */
function asset_json( string $name ): array {
	$file = asset_path( $name );
	$data = is_readable( $file ) ? json_decode( file_get_contents( $file ), true ) : null; // phpcs:ignore WordPress.WP.AlternativeFunctions -- a file of this plugin.
	return is_array( $data ) ? $data : array();
}

/** The names of the files `*.ENDING` of a folder, without ending: languages. */
function asset_names( string $folder, string $ending ): array {
	$names = array_map(
		function ( $file ) use ( $ending ) {
			return basename( $file, ".$ending" );
		},
		glob( asset_path( "$folder/*.$ending" ) ) ?: array()
	);
	return array_values( $names );
}

/** The languages that articles are read in, those that readers are spoken to in. Both follow from the files that came along. */
function article_languages(): array {
	return array_values( array_diff( asset_names( 'selon', 'pack' ), array( 'model' ) ) );
}

/** See [`article_languages`]. */
function reader_languages(): array {
	return asset_names( 'selon/ui', 'json' );
}

/** The first of these languages that is among others, by its primary tag; else English. */
function spoken( array $wanted, array $known ): string {
	foreach ( $wanted as $tag ) {
		$primary = strtolower( preg_replace( '/[-_].*/', '', (string) $tag ) );
		if ( in_array( $primary, $known, true ) ) {
			return $primary;
		}
	}
	return 'en';
}
