<?php
/**
 * What readers get of an analysis: the statements that are surely in the page, without what is the newsroom's own business.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** So probable is an unchecked statement that readers are shown: see "Doubt" in Selon's chapter on embedding. */
const READERS = 0.7;

/**
 * The analysis as it stands in some HTML, and behind its statements the places of their references. None if nothing of it is
 * there, or, unless the HTML is one page of several, fewer than four of five statements: it is then of another text.
 */
function fit( array $analysis, Ground $ground, bool $is_part ): ?array {
	$kept   = array();
	$places = array();
	$tried  = 0;
	foreach ( $analysis['attributions'] as $found ) {
		if ( ! isset( $found['check'] ) && $found['confidence'] < READERS ) {
			continue;
		}
		++$tried;
		$place = $ground->end_of( $found );
		if ( null !== $place ) {
			$kept[]   = published( $found );
			$places[] = $place;
		}
	}
	if ( ! $kept || ( ! $is_part && count( $kept ) * 5 < $tried * 4 ) ) {
		return null;
	}
	unset( $analysis['removed'] );
	return array( numbered( array_merge( $analysis, array( 'attributions' => $kept ) ) ), $places );
}

/** A statement without who checked it, and when, and what it was before. */
function published( array $found ): array {
	if ( isset( $found['check'] ) ) {
		$found['check'] = array( 'kind' => $found['check']['kind'] );
	}
	return $found;
}

/** An analysis whose statements have come or gone, with numbers that fit: sources that nothing is left of go. */
function numbered( array $analysis ): array {
	$sources = array();
	$new     = array();
	foreach ( $analysis['attributions'] as $id => &$found ) {
		$found['id'] = $id;
		$old         = $found['sourceId'] ?? null;
		if ( null === $old || ! isset( $analysis['sources'][ $old ] ) ) {
			unset( $found['sourceId'] );
			continue;
		}
		if ( ! isset( $new[ $old ] ) ) {
			$new[ $old ] = count( $sources );
			$sources[]   = array_merge( $analysis['sources'][ $old ], array( 'id' => $new[ $old ], 'attributions' => array() ) );
		}
		$found['sourceId']                           = $new[ $old ];
		$sources[ $new[ $old ] ]['attributions'][] = $id;
	}
	unset( $found );
	$analysis['sources'] = $sources;
	return $analysis;
}
