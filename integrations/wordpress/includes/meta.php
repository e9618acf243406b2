<?php
/**
 * What is kept of a post: its analysis, and whether readers are shown it. Both go through WordPress's own REST interface for
 * posts, which has checked nonce and capability by then; nobody but those who may edit the post reads them there.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

const ANALYSIS = '_selon_analysis';
const OFF      = '_selon_off';

add_action(
	'init',
	function () {
		foreach ( settings()['types'] as $type ) {
			register_post_meta(
				$type,
				ANALYSIS,
				array(
					'type'              => 'string',
					'single'            => true,
					'default'           => '',
					'sanitize_callback' => __NAMESPACE__ . '\clean_analysis',
					'auth_callback'     => __NAMESPACE__ . '\may_edit',
					'show_in_rest'      => array( 'schema' => array( 'type' => 'string', 'context' => array( 'edit' ), 'maxLength' => LARGEST ) ),
				)
			);
			register_post_meta(
				$type,
				OFF,
				array(
					'type'          => 'boolean',
					'single'        => true,
					'default'       => false,
					'auth_callback' => __NAMESPACE__ . '\may_edit',
					'show_in_rest'  => array( 'schema' => array( 'type' => 'boolean', 'context' => array( 'edit' ) ) ),
				)
			);
		}
	},
	// After other plugins have registered their types.
	99
);

/** Whether somebody may change what is kept of a post. */
function may_edit( $allowed, $key, $post_id, $user_id ): bool {
	return user_can( $user_id, 'edit_post', $post_id );
}

/** The analysis that is kept of a post, whole; none if there is none, or readers are not to see it. */
function analysis_of( int $post_id ): ?array {
	if ( ! in_array( get_post_type( $post_id ), settings()['types'], true ) || get_post_meta( $post_id, OFF, true ) ) {
		return null;
	}
	$analysis = json_decode( (string) get_post_meta( $post_id, ANALYSIS, true ), true );
	return is_array( $analysis ) && 1 === ( $analysis['format'] ?? 0 ) && $analysis['attributions'] ? $analysis : null;
}
