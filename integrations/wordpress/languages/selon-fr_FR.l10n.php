<?php
/**
 * The plugin's own words in French.
 *
 * @package Selon
 */

return array(
	'domain'       => 'selon',
	'plural-forms' => 'nplurals=2; plural=n > 1;',
	'language'     => 'fr_FR',
	'messages'     => array(
		'Settings'                                                       => 'Réglages',
		'Selon: who says what'                                           => 'Selon : qui dit quoi',
		'In the text'                                                    => 'Dans le texte',
		'Markers, which take no room'                                    => 'Des repères, qui ne prennent pas de place',
		'Labels with a short name'                                       => 'Des étiquettes avec un nom court',
		'Shaded words alone'                                             => 'Seulement des mots surlignés',
		'Summary of sources'                                             => 'Résumé des sources',
		'Two lines, which open'                                          => 'Deux lignes, à déplier',
		'Open from the start'                                            => 'Déplié dès le début',
		'None'                                                           => 'Aucun',
		'Where the summary stands'                                       => 'Place du résumé',
		'Above the text, or where the block or [selon] is'               => 'Au-dessus du texte, ou là où se trouve le bloc ou [selon]',
		'Only where the block or [selon] is; posts without it are left as they are' => 'Seulement là où se trouve le bloc ou [selon] ; sans lui, l’article reste tel quel',
		'Language of the articles'                                       => 'Langue des articles',
		'Detected for each'                                              => 'Reconnue pour chacun',
		'Language of summary and details'                                => 'Langue du résumé et des détails',
		'That of the page'                                               => 'Celle de la page',
		'Shown in'                                                       => 'Montré dans',
		'Posts that were written before are analysed when they are saved the next time.' => 'Les articles déjà écrits sont analysés à leur prochain enregistrement.',
		'Who says what'                                                  => 'Qui dit quoi',
		'Show readers who says what'                                     => 'Montrer aux lecteurs qui dit quoi',
		'Statements'                                                     => 'Déclarations',
		'Reading the post…'                                              => 'Lecture de l’article…',
		'There is nothing to read yet.'                                  => 'Il n’y a encore rien à lire.',
		'No statement was found.'                                        => 'Aucune déclaration n’a été repérée.',
		'The post could not be analysed:'                                => 'L’article n’a pas pu être analysé :',
		'The analysis is too large to be kept.'                          => 'L’analyse est trop grande pour être gardée.',
		'Add a statement'                                                => 'Ajouter une déclaration',
		'Undo'                                                           => 'Annuler',
		'The least sure come first. What you correct is kept when you save the post. Nothing leaves this site.' => 'Les moins sûres d’abord. Vos corrections sont gardées quand vous enregistrez l’article. Rien ne quitte ce site.',
		'Readers are not shown who says what in this post.'              => 'Dans cet article, les lecteurs ne voient pas qui dit quoi.',
		'The summary of the sources stands here.'                        => 'Le résumé des sources se trouve ici.',
		'Readers see it when the post has been saved and has statements.' => 'Les lecteurs le voient quand l’article a été enregistré et contient des déclarations.',
	),
);
