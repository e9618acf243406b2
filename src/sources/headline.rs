//! Headlines: where most words have a capital, a capital tells no name.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::text::token::TokenKind;

/// Words that stay small in headlines.
const SMALL: ClassSet = ClassSet::of(&[
    Class::Determiner,
    Class::Preposition,
    Class::Conjunction,
    Class::NameParticle,
    Class::InfinitiveMarker,
]);

/// Whether a sentence is written with capitals throughout, as headlines are: there a capital tells no name.
pub fn is_headline(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    let (mut capitals, mut small) = (0, 0);
    for at in sentence.clone().filter(|&at| document.tokens[at].token.kind == TokenKind::Word) {
        let word = document.word(at);
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if !document.tokens[at].classes.meets(SMALL) {
            small += 1;
        }
    }
    capitals >= 3 && capitals > 8 * small
}
