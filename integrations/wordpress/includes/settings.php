<?php
/**
 * What a site chooses: one option, one page below "Settings".
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

const OPTION = 'selon_settings';

/** Each choice with its values; the first is the default. Those of languages are empty for "as the page says". */
function choices(): array {
	return array(
		'badges'  => array( 'marker', 'pill', 'none' ),
		'panel'   => array( 'summary', 'open', 'none' ),
		'place'   => array( 'above', 'block' ),
		'lang'    => array_merge( array( '' ), article_languages() ),
		'ui_lang' => array_merge( array( '' ), reader_languages() ),
	);
}

/** The settings, whole. */
function settings(): array {
	return clean_settings( get_option( OPTION, array() ) );
}

/** Settings of which each has one of its values. */
function clean_settings( $given ): array {
	$given    = is_array( $given ) ? $given : array();
	$settings = array();
	foreach ( choices() as $name => $values ) {
		$settings[ $name ] = in_array( $given[ $name ] ?? null, $values, true ) ? $given[ $name ] : $values[0];
	}
	$types = array_map( 'strval', (array) ( $given['types'] ?? array( 'post' ) ) );
	// The form sends an empty one, so that none can be chosen.
	$settings['types'] = array_values( array_intersect( $types, array_keys( possible_types() ) ) );
	return $settings;
}

/** The kinds of posts that the block editor can keep an analysis of: name and label. */
function possible_types(): array {
	$types = array();
	foreach ( get_post_types( array( 'public' => true, 'show_in_rest' => true ), 'objects' ) as $type ) {
		if ( post_type_supports( $type->name, 'custom-fields' ) && post_type_supports( $type->name, 'editor' ) ) {
			$types[ $type->name ] = $type->labels->name;
		}
	}
	return $types;
}

add_action(
	'admin_init',
	function () {
		register_setting( 'selon', OPTION, array( 'type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\clean_settings' ) );
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( __( 'Selon: who says what', 'selon' ), 'Selon', 'manage_options', 'selon', __NAMESPACE__ . '\settings_page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( PLUGIN ),
	function ( $links ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=selon' ) ), esc_html__( 'Settings', 'selon' ) );
		return array_merge( array( $link ), $links );
	}
);

/** What each choice and its values are called. */
function labels(): array {
	return array(
		'badges'  => array(
			__( 'In the text', 'selon' ),
			array(
				'marker' => __( 'Markers, which take no room', 'selon' ),
				'pill'   => __( 'Labels with a short name', 'selon' ),
				'none'   => __( 'Shaded words alone', 'selon' ),
			),
		),
		'panel'   => array(
			__( 'Summary of sources', 'selon' ),
			array(
				'summary' => __( 'Two lines, which open', 'selon' ),
				'open'    => __( 'Open from the start', 'selon' ),
				'none'    => __( 'None', 'selon' ),
			),
		),
		'place'   => array(
			__( 'Where the summary stands', 'selon' ),
			array(
				'above' => __( 'Above the text, or where the block or [selon] is', 'selon' ),
				'block' => __( 'Only where the block or [selon] is; posts without it are left as they are', 'selon' ),
			),
		),
		'lang'    => array( __( 'Language of the articles', 'selon' ), array( '' => __( 'Detected for each', 'selon' ) ) ),
		'ui_lang' => array( __( 'Language of summary and details', 'selon' ), array( '' => __( 'That of the page', 'selon' ) ) ),
	);
}

/** What a language calls itself, where PHP knows. */
function language_name( string $tag ): string {
	return class_exists( 'Locale' ) ? \Locale::getDisplayLanguage( $tag, $tag ) : $tag;
}

/** The page, whose form WordPress checks and saves. */
function settings_page(): void {
	$settings = settings();
	$labels   = labels();
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form method="post" action="options.php">';
	settings_fields( 'selon' );
	echo '<table class="form-table" role="presentation">';
	foreach ( choices() as $name => $values ) {
		list( $title, $texts ) = $labels[ $name ];
		printf( '<tr><th scope="row"><label for="selon-%1$s">%2$s</label></th><td><select id="selon-%1$s" name="%3$s[%1$s]">', esc_attr( $name ), esc_html( $title ), esc_attr( OPTION ) );
		foreach ( $values as $value ) {
			$text = $texts[ $value ] ?? language_name( $value );
			printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $settings[ $name ], $value, false ), esc_html( $text ) );
		}
		echo '</select></td></tr>';
	}
	printf( '<tr><th scope="row">%s</th><td><fieldset><input type="hidden" name="%s[types][]" value="">', esc_html__( 'Shown in', 'selon' ), esc_attr( OPTION ) );
	foreach ( possible_types() as $type => $label ) {
		printf( '<label><input type="checkbox" name="%s[types][]" value="%s"%s> %s</label><br>', esc_attr( OPTION ), esc_attr( $type ), checked( in_array( $type, $settings['types'], true ), true, false ), esc_html( $label ) );
	}
	echo '</fieldset></td></tr></table>';
	submit_button();
	echo '<p>' . esc_html__( 'Posts that were written before are analysed when they are saved the next time.', 'selon' ) . '</p></form></div>';
}
