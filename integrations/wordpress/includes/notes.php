<?php
/**
 * A list of a post's sources in HTML, with links to their statements and back: for readers without script.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** So many characters of a statement are told. */
const EXCERPT = 90;

/** A text as it is written in HTML, also in attributes: an "&amp;" that an article has is told as such, which `esc_html` would not. */
function escaped( string $text ): string {
	return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
}

/** The reference that stands behind a statement. */
function reference( array $found, Words $words ): string {
	$name = '' === $found['name'] ? $words->get( 'family.unspecified' ) : $found['name'];
	return sprintf(
		'<sup data-selon-ref=""><a id="selon-%1$d" href="#selon-note-%1$d" role="doc-noteref" aria-label="%2$s">%1$d</a></sup>',
		$found['id'] + 1,
		escaped( ( $found['id'] + 1 ) . ', ' . $name )
	);
}

/** The whole list. */
function notes( array $analysis, Words $words ): string {
	$all     = $analysis['attributions'];
	$sources = $analysis['sources'];
	$groups  = '';
	foreach ( $sources as $source ) {
		$members = array_intersect_key( $all, array_flip( $source['attributions'] ) );
		$name    = sprintf( '<b lang="%s">%s</b>', escaped( $analysis['lang'] ), escaped( $source['name'] ) );
		$groups .= group( $name . ', ' . escaped( $words->count( "type.{$source['type']}", 1 ) ), $members, $analysis['lang'], $words );
	}
	foreach ( array( 'panel.pronouns' => true, 'family.unspecified' => false ) as $key => $is_named ) {
		$members = array_filter(
			$all,
			function ( $found ) use ( $is_named ) {
				return ! isset( $found['sourceId'] ) && ( '' !== $found['name'] ) === $is_named;
			}
		);
		if ( $members ) {
			$groups .= group( '<b>' . escaped( $words->get( $key ) ) . '</b>', $members, $analysis['lang'], $words );
		}
	}
	$unchecked = array_filter(
		$all,
		function ( $found ) {
			return ! isset( $found['check'] );
		}
	);
	$counts    = array( $words->count( 'summary.total', count( $all ) ) );
	if ( $sources ) {
		$counts[] = $words->count( 'panel.sources', count( $sources ) );
	}
	return sprintf(
		'<selon-list lang="%s"><section role="doc-endnotes" aria-label="%s"><p>%s</p><ul>%s</ul><p><small>%s</small></p></section></selon-list>',
		escaped( $words->lang ),
		escaped( end( $counts ) ),
		escaped( implode( ', ', $counts ) ),
		$groups,
		escaped( $words->get( $unchecked ? 'panel.automatic' : 'panel.checked' ) )
	);
}

/** A source, as HTML, with its statements. */
function group( string $who, array $members, string $lang, Words $words ): string {
	$items = '';
	foreach ( $members as $found ) {
		$items .= sprintf(
			'<li id="selon-note-%1$d"><a href="#selon-%1$d" role="doc-backlink" lang="%2$s">%1$d. %3$s</a>%4$s</li>',
			$found['id'] + 1,
			escaped( $lang ),
			escaped( excerpt( $found['content']['text'] ) ),
			isset( $found['check'] ) ? ' <small>' . escaped( $words->get( 'card.checked' ) ) . '</small>' : ''
		);
	}
	return "<li>$who<ul>$items</ul></li>";
}

/** A statement in short, on one line. */
function excerpt( string $text ): string {
	$line = trim( preg_replace( '~[ \t\r\n]+~', ' ', $text ) );
	if ( ! preg_match( '~^.{1,' . EXCERPT . '}(?= )~u', $line, $start ) || mb_strlen( $line ) <= EXCERPT ) {
		return $line;
	}
	return $start[0] . '…';
}
