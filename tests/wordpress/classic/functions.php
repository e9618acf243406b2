<?php
// What the style sheets expect, and the editor's wide blocks.
add_action( 'after_setup_theme', function () {
	add_theme_support( 'title-tag' );
	add_theme_support( 'align-wide' );
	add_theme_support( 'html5', array( 'script', 'style' ) );
} );
add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_style( 'classic', get_stylesheet_uri(), array(), '1' );
} );
