<?php
/**
 * The block editor: its block comes from `editor/block.js`, its sidebar from `editor/main.js`, and what these need to know from here.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\enqueue_editor' );

/** The block where posts and templates are edited; the sidebar where posts are, of the kinds that have analyses. */
function enqueue_editor(): void {
	$screen  = get_current_screen();
	$is_post = $screen && 'post' === $screen->base && in_array( $screen->post_type, settings()['types'], true );
	if ( ! $is_post && ( ! $screen || 'site-editor' !== $screen->base ) ) {
		return;
	}
	wp_enqueue_script( 'selon-block', asset_url( 'editor/block.js' ), array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element' ), null, true );
	wp_add_inline_script( 'selon-block', 'window.selonEditor = ' . wp_json_encode( editor_data(), JSON_HEX_TAG ) . ';', 'before' );
	if ( $is_post ) {
		$needs = array( 'selon-block', 'wp-api-fetch', 'wp-core-data', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-plugins' );
		wp_enqueue_script( 'selon-editor', asset_url( 'editor/start.js' ), $needs, null, true );
	}
}

/** What the editor's scripts cannot know. */
function editor_data(): array {
	$desk = spoken( array( get_user_locale() ), asset_names( 'review', 'json' ) );
	return array(
		'meta'  => array( 'analysis' => ANALYSIS, 'off' => OFF ),
		'lang'  => settings()['lang'],
		'site'  => get_bloginfo( 'language' ),
		'desk'  => $desk,
		'most'  => LARGEST,
		'texts' => array(
			'title'   => __( 'Who says what', 'selon' ),
			'show'    => __( 'Show readers who says what', 'selon' ),
			'open'    => __( 'Statements', 'selon' ),
			'busy'    => __( 'Reading the post…', 'selon' ),
			'empty'   => __( 'There is nothing to read yet.', 'selon' ),
			'none'    => __( 'No statement was found.', 'selon' ),
			'failed'  => __( 'The post could not be analysed:', 'selon' ),
			'large'   => __( 'The analysis is too large to be kept.', 'selon' ),
			'add'     => __( 'Add a statement', 'selon' ),
			'undo'    => __( 'Undo', 'selon' ),
			'hint'    => __( 'The least sure come first. What you correct is kept when you save the post. Nothing leaves this site.', 'selon' ),
			'off'     => __( 'Readers are not shown who says what in this post.', 'selon' ),
			'block'   => __( 'The summary of the sources stands here.', 'selon' ),
			'caption' => __( 'Readers see it when the post has been saved and has statements.', 'selon' ),
		),
	);
}
