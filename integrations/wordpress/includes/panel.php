<?php
/**
 * The summary where an author wants it: a block, and a shortcode for the classic editor.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	function () {
		add_shortcode( 'selon', __NAMESPACE__ . '\panel' );
		register_block_type( __DIR__ . '/../block', array( 'render_callback' => __NAMESPACE__ . '\panel' ) );
	}
);

/** A mark within the post's words, which are whole only later; in a template of the theme, the element itself. */
function panel(): string {
	if ( ! is_of_page() ) {
		return '';
	}
	if ( doing_filter( 'the_content' ) ) {
		return HERE;
	}
	$fitted = is_placed() ? null : fit( analysis_of( get_the_ID() ), new Ground( get_post()->post_content ), true );
	if ( ! $fitted ) {
		return '';
	}
	is_placed( true );
	return element( $fitted[0], new Words() );
}
