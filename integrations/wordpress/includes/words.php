<?php
/**
 * The words of Selon's interface, as browsers have them.
 *
 * @package Selon
 */

namespace Selon;

defined( 'ABSPATH' ) || exit;

/** The texts of one language. */
class Words {
	/** Its tag. */
	public $lang;
	private $texts;

	/** In the language that the settings say, else in the page's, else in English. */
	public function __construct() {
		$this->lang  = spoken( array( settings()['ui_lang'], get_bloginfo( 'language' ) ), reader_languages() );
		$this->texts = asset_json( "selon/ui/{$this->lang}.json" );
	}

	public function get( string $key ): string {
		return is_string( $this->texts[ $key ] ?? null ) ? $this->texts[ $key ] : $key;
	}

	/** A text for so many things, one or more. */
	public function count( string $key, int $number ): string {
		$forms = $this->texts[ $key ] ?? array();
		$form  = 1 === $number && isset( $forms['one'] ) ? $forms['one'] : ( $forms['other'] ?? $key );
		return str_replace( '{n}', number_format_i18n( $number ), $form );
	}
}
