//! Which words can be a name.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::text::character::opens_in_capitals;
use crate::text::token::TokenKind;

/// Classes of capitalised words that are no part of a person's name.
const NO_NAME: ClassSet = ClassSet::of(&[
    Class::Determiner,
    Class::TimeWord,
    Class::State,
    Class::Media,
    Class::Organization,
    Class::OrganizationNoun,
    Class::DocumentNoun,
    Class::RoleNoun,
    Class::Title,
    Class::PersonNoun,
    Class::GroupNoun,
]);

/// More classes of words that are no name where a sentence starts.
const NO_OPENING: ClassSet = ClassSet::of(&[
    Class::Preposition,
    Class::SubjectPronoun,
    Class::Conjunction,
    Class::Subordinator,
    Class::Relative,
    Class::Complementizer,
    Class::CuePreposition,
    Class::CueAdverb,
    Class::Finite,
    Class::Possessive,
]);

/// The name that starts with the first token of `rest`; empty if none does.
pub fn name_at(document: &Document<'_>, rest: Range<usize>) -> Range<usize> {
    let start = rest.start;
    let mut end = start;
    let mut at = start;
    while at < rest.end {
        if is_name_word(document, at) {
            end = at + 1;
        } else if at == start || !is_particle(document, at) {
            break;
        }
        at += 1;
    }
    start..end
}

/// Whether a token can be part of a name. Where a sentence starts, any word has a capital.
pub fn is_name_word(document: &Document<'_>, at: usize) -> bool {
    let tagged = &document.tokens[at];
    if tagged.token.kind != TokenKind::Word || !document.word(at).starts_with(char::is_uppercase) {
        return false;
    }
    let opens = at == 0 || opens_in_capitals(document.word(at - 1)) && !document.is(at - 1, Class::Title);
    let excluded = if opens { NO_NAME.union(NO_OPENING) } else { NO_NAME };
    tagged.classes.has(Class::FirstName) || !tagged.classes.meets(excluded)
}

/// Lower-case words and marks inside names: « de », "van", the stop of an initial.
fn is_particle(document: &Document<'_>, at: usize) -> bool {
    let initial = document.word(at) == "." && document.word(at - 1).chars().count() == 1;
    let hyphen = document.word(at) == "-";
    initial || hyphen || document.is(at, Class::NameParticle)
}
