<?php
/**
 * Plugin Name:       Selon
 * Description:       Shows, inside an article, who says what. Statements are found in the editor's own browser when a post is saved, can be corrected there, and are shown to readers without any server but yours.
 * Version:           {version}
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       selon
 * Domain Path:       /languages
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

const VERSION = '{version}';
const PLUGIN  = __FILE__;

foreach ( array( 'assets', 'settings', 'schema', 'meta', 'ground', 'fit', 'words', 'notes', 'page', 'panel', 'editor' ) as $selon_part ) {
	require __DIR__ . "/includes/$selon_part.php";
}
unset( $selon_part );

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'selon', false, dirname( plugin_basename( PLUGIN ) ) . '/languages' );
	}
);
