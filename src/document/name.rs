//! Which words can be a name.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::language::traits::Trait;
use crate::text::character::{closes_quotation, is_initial, opens_in_capitals, opens_quotation};
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

/// A nickname inside a name is no longer than this, in tokens, its marks included.
const NICKNAME: usize = 5;

/// The name that starts with the first token of `rest`; empty if none does.
pub fn name_at(document: &Document<'_>, rest: Range<usize>) -> Range<usize> {
    let start = rest.start;
    let mut end = start;
    let mut at = start;
    while at < rest.end {
        if is_name_word(document, at) || at == start + 1 && is_surname(document, at) {
            end = at + 1;
        } else if at == start {
            break;
        } else if let Some(behind) = nickname(document, at..rest.end) {
            at = behind;
            continue;
        } else if !is_particle(document, at) || is_other(document, start..at, at + 1) {
            break;
        }
        at += 1;
    }
    start..end
}

/// Whether a word is a surname because a given name stands before it, whatever else it is the name of: « Jean Roche ».
fn is_surname(document: &Document<'_>, at: usize) -> bool {
    let names = ClassSet::of(&[Class::Organization, Class::State, Class::Media]);
    // "Paulo Câmara", „Joschka Fischer“, but "Georgia Department".
    let moves = document.has(Trait::DropsSubject) || document.has(Trait::CapitalNouns);
    let names = if moves { names.union(SOURCE_NOUNS) } else { names };
    let classes = document.tokens[at].classes;
    document.is(at - 1, Class::FirstName) && document.word(at).starts_with(char::is_uppercase) && classes.meets(names)
}

/// Whether a particle parts two people: « dit Inès Roy | de Marc Belin ». Behind a whole name a given name is another's.
fn is_other(document: &Document<'_>, name: Range<usize>, next: usize) -> bool {
    let given = |at: usize| document.is(at, Class::FirstName);
    name.len() >= 2
        && given(name.start)
        && next < document.tokens.len()
        && given(next)
        && is_name_word(document, next)
        && document.word(next - 1).starts_with(char::is_lowercase)
}

/// Behind the nickname that starts with the first token of `rest`, if one does and the name goes on: « Luc « Lulu » Hamel ».
fn nickname(document: &Document<'_>, rest: Range<usize>) -> Option<usize> {
    if !opens_quotation(document.word(rest.start)) {
        return None;
    }
    let inside = rest.start + 2..rest.end.min(rest.start + NICKNAME);
    let close = inside.into_iter().find(|&at| closes_quotation(document.word(at)))?;
    (close + 1 < rest.end && is_name_word(document, close + 1)).then_some(close + 1)
}

/// Whether a token can be part of a name. Where a sentence starts, any word has a capital.
pub fn is_name_word(document: &Document<'_>, at: usize) -> bool {
    let tagged = &document.tokens[at];
    let word = document.word(at);
    if tagged.token.kind != TokenKind::Word || !word.starts_with(char::is_uppercase) {
        // « al-Amin »
        return tagged.classes.has(Class::NameParticle) && word.contains(char::is_uppercase);
    }
    let opens = at == 0 || opens_in_capitals(document.word(at - 1)) && !document.is(at - 1, Class::Title);
    let excluded = if opens { NO_NAME.union(NO_OPENING) } else { NO_NAME };
    tagged.classes.has(Class::FirstName) || !tagged.classes.meets(excluded) && !is_noun(document, at)
}

/// Whether a word with a capital is rather a noun, where all nouns have one: behind a determiner, or a small word that the
/// lexicon does not know, an adjective.
fn is_noun(document: &Document<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| document.has(Trait::CapitalNouns)) else { return false };
    let classes = document.tokens[before].classes;
    classes.meets(ClassSet::of(&[Class::Determiner, Class::Possessive]))
        || classes == ClassSet::default() && document.word(before).starts_with(char::is_lowercase)
}

/// Lower-case words and marks inside names: « de », "van", the stop of an initial.
fn is_particle(document: &Document<'_>, at: usize) -> bool {
    let initial = document.mark(at) == '.' && is_initial(document.word(at - 1));
    let hyphen = document.mark(at) == '-';
    initial || hyphen || document.is(at, Class::NameParticle)
}
