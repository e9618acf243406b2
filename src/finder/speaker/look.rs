//! What the rooms here ask of a document at a place: all of it total, whatever the place.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::language::class::{Class, ClassSet};

/// Words that may be verbs with a person, or participles, or nouns.
pub const VERB: ClassSet = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Auxiliary, Class::Modal]);

/// The classes of a token; none outside the document.
#[inline(never)]
pub fn classes(document: &Document<'_>, at: usize) -> ClassSet {
    document.tokens.get(at).map(|tagged| tagged.classes).unwrap_or_default()
}

/// All classes of the tokens of a range.
#[inline(never)]
pub fn all_classes(document: &Document<'_>, range: Range<usize>) -> ClassSet {
    range.fold(ClassSet::default(), |all, at| all.union(classes(document, at)))
}

/// The text of a token; empty outside the document.
#[inline(never)]
pub fn word<'t>(document: &Document<'t>, at: usize) -> &'t str {
    document.tokens.get(at).map_or("", |tagged| tagged.token.span.of(document.text))
}

/// How many tokens the phrase at `at` has.
#[inline(never)]
pub fn length(document: &Document<'_>, at: usize) -> usize {
    document.tokens.get(at).map_or(1, |tagged| usize::from(tagged.phrase).max(1))
}

/// The tokens of the sentence that holds `at`.
#[inline(never)]
pub fn sentence(document: &Document<'_>, at: usize) -> Range<usize> {
    document.sentence_at(at).map_or(at..at, |sentence| sentence.tokens.clone())
}

/// Whether a noun phrase can start at `at`: a determiner, a title, a name.
#[inline(never)]
pub fn opens_phrase(document: &Document<'_>, at: usize) -> bool {
    let opening = ClassSet::of(&[Class::Determiner, Class::Title]);
    at < document.tokens.len() && (classes(document, at).meets(opening) || is_name_word(document, at))
}

/// Whether the lexicon knows nothing of a word, which is in small letters.
#[inline(never)]
pub fn is_unknown(document: &Document<'_>, at: usize) -> bool {
    let guessed = ClassSet::of(&[Class::InfinitiveEnding]);
    classes(document, at).without(guessed) == ClassSet::default() && word(document, at).starts_with(char::is_lowercase)
}

/// Whether a range touches a quotation.
#[inline(never)]
pub fn is_quoted(quotations: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = quotations.partition_point(|quoted| quoted.end <= range.start);
    quotations.get(at).is_some_and(|quoted| quoted.start < range.end)
}

/// The participle of a passive: « a été averti », "was told"; not that of « s’est dit ».
#[inline(never)]
pub fn passive(document: &Document<'_>, cue: &Range<usize>) -> Option<usize> {
    let copula = cue.clone().rev().find(|&at| document.is(at, Class::Copula))?;
    let reflexive = copula > 0 && is_reflexive(document, copula - 1);
    (copula + 1..cue.end).find(|&at| document.is(at, Class::Participle)).filter(|_| !reflexive)
}

/// « se », « s’ »: a pronoun before a verb that has neither number nor gender.
#[inline(never)]
pub fn is_reflexive(document: &Document<'_>, at: usize) -> bool {
    let other = ClassSet::of(&[Class::Singular, Class::Plural, Class::Determiner, Class::Preposition]);
    document.is(at, Class::Clitic) && !classes(document, at).meets(other)
}
