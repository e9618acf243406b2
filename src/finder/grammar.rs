//! What both finders ask of grammar.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};

/// Whether a pronoun that names nobody is right behind a cue or up to `before` tokens before it: « on estime »,
/// « il est suggéré », « dit-on ».
pub fn names_nobody(document: &Document<'_>, cue: &Range<usize>, before: usize) -> bool {
    let nobody = ClassSet::of(&[Class::IndefinitePronoun, Class::ImpersonalPronoun]);
    let around = cue.start.saturating_sub(before)..(cue.end + 2).min(document.tokens.len());
    around.into_iter().any(|at| document.tokens[at].classes.meets(nobody))
}
