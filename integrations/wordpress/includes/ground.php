<?php
/**
 * A post's HTML as quotes are looked for in it: by letters and digits alone, since themes and WordPress set other spaces,
 * quotation marks and apostrophes than were typed.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** Words of so many bytes that stand in a text once are those that are meant. */
const LONG = 16;
/** Shorter ones need so many bytes of their neighbourhood. */
const NEAR = 8;
/** Words that stand there several times need so many, and `NEAR` more than where they fit next best. */
const NEARER = 16;

/** Marks that close a statement, as HTML has them; a space before some of them belongs to them in French. */
const CLOSING = '~\G(?:[.,;:!?…)\]”»"]|[’\'](?![\p{L}\p{N}])|&(?:\#8217|\#0?39|rsquo);(?![\p{L}\p{N}])|&(?:\#8221|\#187|\#8230|raquo|rdquo|hellip|quot);' .
	'|(?:[ \x{A0}\x{202F}]|&(?:nbsp|\#160|\#8239);)+(?=[»!?;:]|&(?:raquo|\#187);))+~u';

/** Elements in which a link would be a link in a link. */
const INTERACTIVE = array( 'a', 'button', 'label', 'summary' );

/** HTML that is read once, and into which words can be put. */
class Ground {
	/** Texts at even places, tags between them. */
	private $parts;
	/** All letters and digits of the prose, one behind the other. */
	private $letters = '';
	/** Its words: place in `letters`, part, place and length in the part. */
	private $words = array();
	/** For a text within a link, the part that ends the link. */
	private $links = array();

	public function __construct( string $html ) {
		$this->parts = wp_html_split( $html );
		$this->read( array_flip( array_filter( asset_json( 'prose.json' )['notProse'] ?? array(), 'ctype_alnum' ) ) );
	}

	/** Where an attribution's last word ends, and the marks behind it; none if one of its passages is not surely there. */
	public function end_of( array $found ): ?array {
		$last = 0;
		foreach ( array( 'source', 'cue', 'content', 'referent' ) as $name ) {
			$quotes = $found[ $name ]['quotes'] ?? array();
			if ( count( $quotes ) < count( $found[ $name ]['spans'] ?? array() ) ) {
				return null;
			}
			foreach ( $quotes as $quote ) {
				$end = $this->find( $quote );
				if ( null === $end ) {
					return null;
				}
				// Who is meant may be told anywhere.
				$last = 'referent' === $name ? $last : max( $last, $end );
			}
		}
		return 0 === $last ? null : $this->behind_marks( $this->place( $last ) );
	}

	/** The HTML with words at places; each is a part and an offset in it. */
	public function with( array $places, array $words ): string {
		$parts = $this->parts;
		uksort(
			$places,
			function ( $one, $other ) use ( $places ) {
				return array( $places[ $other ], $other ) <=> array( $places[ $one ], $one );
			}
		);
		foreach ( $places as $at => list( $part, $offset ) ) {
			if ( isset( $this->links[ $part ] ) ) {
				$link           = $this->links[ $part ];
				$parts[ $link ] = substr_replace( $parts[ $link ], $words[ $at ], strlen( $this->parts[ $link ] ), 0 );
			} else {
				$parts[ $part ] = substr_replace( $parts[ $part ], $words[ $at ], $offset, 0 );
			}
		}
		return implode( '', $parts );
	}

	private function read( array $skipped ): void {
		$skips = array();
		$link  = array();
		foreach ( $this->parts as $at => $part ) {
			if ( 0 === $at % 2 ) {
				if ( ! $skips && '' !== $part ) {
					$this->read_text( $at, $part );
					$link['texts'][] = $at;
				}
			} elseif ( preg_match( '~^<(/?)([a-z][a-z0-9-]*)~i', $part, $tag ) ) {
				list( , $closes, $name ) = $tag;
				$name = strtolower( $name );
				if ( isset( $skipped[ $name ] ) || 'sup' === $name ) {
					$skips = $this->nested( $skips, $name, '' !== $closes );
				} elseif ( in_array( $name, INTERACTIVE, true ) ) {
					$link = $this->linked( $link, $name, '' !== $closes, $at );
				}
			}
		}
	}

	/** The open elements of those that are left out. */
	private function nested( array $open, string $name, bool $closes ): array {
		if ( ! $closes ) {
			$open[] = $name;
		} elseif ( false !== ( $at = array_search( $name, $open, true ) ) ) { // phpcs:ignore Generic.CodeAnalysis.AssignmentInCondition -- the place is needed.
			array_splice( $open, $at );
		}
		return $open;
	}

	/** The outermost link that is open, with its texts; what one has that is closed is remembered. */
	private function linked( array $link, string $name, bool $closes, int $at ): array {
		if ( ! $closes ) {
			return isset( $link['name'] ) ? $link : array( 'name' => $name, 'texts' => array() );
		}
		if ( ( $link['name'] ?? '' ) !== $name ) {
			return $link;
		}
		$this->links += array_fill_keys( $link['texts'], $at );
		return array();
	}

	private function read_text( int $part, string $text ): void {
		preg_match_all( '~&(?:\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);|[\p{L}\p{N}]+~iu', $text, $found, PREG_OFFSET_CAPTURE );
		foreach ( $found[0] as list( $raw, $at ) ) {
			$letters = '&' === $raw[0] ? self::letters( html_entity_decode( $raw, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) : $raw;
			if ( '' !== $letters ) {
				$this->words[]  = array( strlen( $this->letters ), $part, $at, strlen( $raw ) );
				$this->letters .= $letters;
			}
		}
	}

	private static function letters( string $text ): string {
		return (string) preg_replace( '~[^\p{L}\p{N}]+~u', '', $text );
	}

	/** Where in the letters a quote ends; none if it is not surely there. */
	private function find( array $quote ): ?int {
		list( $exact, $prefix, $suffix ) = array_map( array( __CLASS__, 'letters' ), array( $quote['exact'], $quote['prefix'], $quote['suffix'] ) );
		if ( '' === $exact ) {
			// A mark alone, as the colon is a cue.
			$at = strlen( $prefix . $suffix ) >= NEAR ? strpos( $this->letters, $prefix . $suffix ) : false;
			return false === $at ? null : $at + strlen( $prefix );
		}
		$best = null;
		$next = null;
		for ( $at = strpos( $this->letters, $exact ); false !== $at; $at = strpos( $this->letters, $exact, $at + 1 ) ) {
			$context = $this->context( $at, $at + strlen( $exact ), $prefix, $suffix );
			if ( null === $best || $context > $best[0] ) {
				$next = null === $best ? null : $best[0];
				$best = array( $context, $at + strlen( $exact ) );
			} else {
				$next = max( $next ?? 0, $context );
			}
		}
		if ( null === $best ) {
			return null;
		}
		$all     = strlen( $prefix . $suffix );
		$is_sure = null === $next
			? strlen( $exact ) >= LONG || $best[0] >= min( NEAR, $all )
			: $best[0] >= min( NEARER, $all ) && $best[0] >= $next + NEAR;
		return $is_sure ? $best[1] : null;
	}

	/** How many bytes around a passage are as they should be, counted from the passage on. */
	private function context( int $start, int $end, string $prefix, string $suffix ): int {
		$before = substr( $this->letters, max( 0, $start - strlen( $prefix ) ), min( $start, strlen( $prefix ) ) );
		$behind = substr( $this->letters, $end, strlen( $suffix ) );
		return self::alike( strrev( $before ), strrev( $prefix ) ) + self::alike( $behind, $suffix );
	}

	/** With how many of the same bytes two texts start. */
	private static function alike( string $one, string $other ): int {
		return strspn( $one ^ $other, "\0" );
	}

	/** The part and the offset in it where so many letters end. */
	private function place( int $end ): array {
		$low  = 0;
		$high = count( $this->words ) - 1;
		while ( $low < $high ) {
			$middle = intdiv( $low + $high + 1, 2 );
			if ( $this->words[ $middle ][0] < $end ) {
				$low = $middle;
			} else {
				$high = $middle - 1;
			}
		}
		list( $start, $part, $at, $length ) = $this->words[ $low ];
		return array( $part, $at + ( '&' === $this->parts[ $part ][ $at ] ? $length : min( $length, $end - $start ) ) );
	}

	/** The place behind the marks that close a statement; they may stand behind the end of an element within the line. */
	private function behind_marks( array $place ): array {
		list( $part, $offset ) = $place;
		for ( $next = $part; isset( $this->parts[ $next ] ); $next += 2, $offset = 0 ) {
			$length = preg_match( CLOSING, $this->parts[ $next ], $marks, 0, $offset ) ? strlen( $marks[0] ) : 0;
			if ( $length > 0 ) {
				$place = array( $next, $offset + $length );
			}
			$is_inline = preg_match( '~^</?(?:' . implode( '|', asset_json( 'prose.json' )['inline'] ?? array() ) . ')\b~i', $this->parts[ $next + 1 ] ?? '' );
			if ( ! $is_inline || $offset + $length < strlen( $this->parts[ $next ] ) ) {
				break;
			}
		}
		return $place;
	}
}
