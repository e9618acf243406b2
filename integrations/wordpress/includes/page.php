<?php
/**
 * A post as readers get it: its analysis and the list of its sources in an element, a reference behind each statement, and the
 * light build of Selon, which shows them better where scripts run. Nothing is put around the post's blocks, so that a theme
 * lays them out as before.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** What stands where an author wants the summary, until the post is whole. */
const HERE = '<!--selon-panel-->';

/** After everything that changes words or tags: typography, shortcodes, emoticons, lazy images. */
add_filter( 'the_content', __NAMESPACE__ . '\put_into', 1000 );
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue' );
add_action( 'wp_head', __NAMESPACE__ . '\head', 1 );

/** The post that this page is about, if readers are to see its analysis. Feeds, embeds and excerpts are none of it. */
function post_of_page(): int {
	if ( ! is_singular( settings()['types'] ) || is_feed() || is_embed() || doing_filter( 'get_the_excerpt' ) ) {
		return 0;
	}
	$post_id = get_queried_object_id();
	// The analysis has the words of the post.
	return ! post_password_required( $post_id ) && is_in_post( $post_id ) ? $post_id : 0;
}

/** Whether anything of a post's analysis is in the post as it is now, and has a place there. */
function is_in_post( int $post_id ): bool {
	static $known = array();
	if ( ! isset( $known[ $post_id ] ) ) {
		$analysis          = analysis_of( $post_id );
		$known[ $post_id ] = $analysis && fit( $analysis, new Ground( get_post( $post_id )->post_content ), true );
	}
	return $known[ $post_id ];
}

/** Whether the words that are made now are those of the page's post. */
function is_of_page(): bool {
	return in_the_loop() && is_main_query() && get_the_ID() && get_the_ID() === post_of_page();
}

/** Whether a template of the theme has the element already; says so with `true`. */
function is_placed( bool $now = false ): bool {
	static $placed = false;
	$placed        = $placed || $now;
	return $placed;
}

/** The post's words with element and references. */
function put_into( $content ) {
	$is_here = false !== strpos( $content, HERE );
	if ( ! is_of_page() || ( ! $is_here && ! is_placed() && 'block' === settings()['place'] ) ) {
		return str_replace( HERE, '', $content );
	}
	$ground = new Ground( $content );
	$fitted = fit( analysis_of( get_the_ID() ), $ground, $GLOBALS['numpages'] > 1 );
	if ( ! $fitted ) {
		return str_replace( HERE, '', $content );
	}
	list( $analysis, $places ) = $fitted;
	$words      = new Words();
	$references = array_map(
		function ( $found ) use ( $words ) {
			return reference( $found, $words );
		},
		$analysis['attributions']
	);
	$content    = marked( $ground->with( $places, $references ) );
	$element    = is_placed() ? '' : element( $analysis, $words );
	if ( ! $is_here ) {
		return $element . $content;
	}
	list( $before, $behind ) = explode( HERE, $content, 2 );
	return $before . $element . str_replace( HERE, '', $behind );
}

/** The words with a mark on their first element, by which the script finds whose child it is: the theme's element for the post. */
function marked( string $content ): string {
	$tags = new \WP_HTML_Tag_Processor( $content );
	if ( $tags->next_tag() ) {
		$tags->set_attribute( 'data-selon-post', (string) get_the_ID() );
	}
	return $tags->get_updated_html();
}

/** The element: the analysis, and the list that reads without script. */
function element( array $analysis, Words $words ): string {
	$settings   = settings();
	$attributes = array(
		'for'     => sprintf( ':has(> [data-selon-post="%d"])', get_the_ID() ),
		'badges'  => $settings['badges'],
		'panel'   => $settings['panel'],
		'ui-lang' => $settings['ui_lang'],
	);
	$html       = '<selon-article';
	foreach ( array_filter( $attributes ) as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	// Nothing in it ends the script, and nothing that WordPress looks for in HTML is in it.
	$json = wp_json_encode( $analysis, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	return "$html><script type=\"application/selon+json\">$json</script>" . notes( $analysis, $words ) . '</selon-article>';
}

/** Whether the page has, or will have, the element: a block theme has made its page by now, but for what it has in its head. */
function is_shown(): bool {
	$post_id = post_of_page();
	return $post_id && ( 'above' === settings()['place'] || is_placed() || has_block( 'selon/panel', $post_id ) || has_shortcode( get_post( $post_id )->post_content, 'selon' ) );
}

/** The light build: selon.js fetches it, and no engine, for a page that has its analysis. */
function enqueue(): void {
	if ( is_shown() ) {
		wp_enqueue_script_module( 'selon', asset_url( 'selon/selon.js' ), array(), null );
	}
}

/** What browsers can fetch before the script asks, and the room of the summary. Where scripts do not run, or Selon cannot start, list and references stay. */
function head(): void {
	if ( ! is_shown() ) {
		return;
	}
	printf( '<link rel="modulepreload" href="%s">', esc_url( asset_url( 'selon/view.js' ) ) );
	printf( '<link rel="preload" href="%s" as="fetch" crossorigin="">', esc_url( asset_url( 'selon/view.wasm' ) ) );
	$has_panel = 'none' !== settings()['panel'];
	// A theme gives blocks their widths.
	echo '<style id="selon-room">selon-article,selon-list{display:block}.selon-starts sup[data-selon-ref],.selon-starts selon-list{display:none}';
	echo $has_panel ? '.selon-starts selon-article:not(:defined){padding-block-start:4.25rem}' : '';
	echo '</style>';
	wp_print_inline_script_tag(
		'(function(c){c.add("selon-starts");function end(){c.remove("selon-starts")}' .
		'document.addEventListener("selon:error",end);' .
		'addEventListener("error",function(e){e.target&&e.target.id==="selon-js-module"&&end()},true)})(document.documentElement.classList)'
	);
}
