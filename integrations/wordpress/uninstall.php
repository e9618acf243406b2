<?php
/**
 * Takes away all that the plugin has kept: settings, and the analyses of all posts.
 *
 * @package Selon
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** What is kept on one site. */
function selon_forget() {
	delete_option( 'selon_settings' );
	delete_post_meta_by_key( '_selon_analysis' );
	delete_post_meta_by_key( '_selon_off' );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $selon_site ) {
		switch_to_blog( $selon_site );
		selon_forget();
		restore_current_blog();
	}
} else {
	selon_forget();
}
