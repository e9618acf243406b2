//! The name of who speaks: not one that stands inside the description of somebody else.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::{is_name_word, name_at};
use crate::language::class::{Class, SOURCE_NOUNS};
use crate::language::traits::Trait;
use crate::sources::phrase::is_possessive;

/// The name of a source, if it is the source's own: « le maire de Meaux Jean Roy », but not « le frère de Marc Belin »
/// nor "Mr Lotfi's lawyer".
pub fn own_name(document: &Document<'_>, source: &Range<usize>) -> Option<Range<usize>> {
    let mut at = source.start;
    let mut found = None;
    while at < source.end {
        // What follows a comma describes whom the first part names.
        if document.mark(at) == ',' && found.is_some() || document.is(at, Class::Relative) {
            break;
        }
        if !is_name_word(document, at) {
            at += 1;
            continue;
        }
        let name = name_at(document, at..source.end);
        if is_possessor(document, &name, source) {
            return None;
        }
        if !is_inside(document, source.start, name.start) && !is_genitive(document, &name) {
            found = Some(name.clone());
        }
        at = name.end.max(at + 1);
    }
    found
}

/// "Mr Lotfi's lawyer", "Pat O'Dowd's sons".
fn is_possessor(document: &Document<'_>, name: &Range<usize>, source: &Range<usize>) -> bool {
    name.end + 1 < source.end && is_possessive(document, name.end)
}

/// Whether a name hangs on a preposition: « la coalition de Roy ». Behind a title it is part of the name: « M. de Roy ».
fn is_inside(document: &Document<'_>, lowest: usize, name: usize) -> bool {
    let mut before = name;
    // « l’avocat de Mme Petit »
    let loose = |at: usize| {
        let title = document.is(at, Class::Title) && !document.is(at, Class::RoleNoun);
        title
            || document.mark(at) == '.'
            || document.is(at, Class::Determiner) && !document.is(at, Class::Preposition)
            || names_institution(document, at)
    };
    while before > lowest && loose(before - 1) {
        before -= 1;
    }
    let hangs = before > lowest && document.is(before - 1, Class::Preposition);
    // « M. de Roy », but « le frère de Roy »
    let titled = before >= lowest + 2
        && document.is(before - 2, Class::Title)
        && !(before >= lowest + 3 && document.is(before - 3, Class::Determiner));
    hangs && !titled
}

/// "Della | società | Funivie Astra": whether a common noun makes the capitals behind it an institution's name,
/// in which no given name stands.
pub fn names_institution(document: &Document<'_>, noun: usize) -> bool {
    let common = document.has(Trait::CapitalNouns) || document.word(noun).starts_with(char::is_lowercase);
    common
        && document.is(noun, Class::OrganizationNoun)
        && is_name_word(document, noun + 1)
        && !document.is(noun + 1, Class::FirstName)
}

/// „Ein Sprecher | Seehofers“, „Seehofers | Sprecher“: whether a name is that of whom the noun beside it belongs to.
pub fn is_genitive(document: &Document<'_>, name: &Range<usize>) -> bool {
    let is = |back: usize, class: Class| document.is(name.start.wrapping_sub(back), class);
    let noun = |at: usize| document.tokens.get(at).is_some_and(|tagged| tagged.classes.meets(SOURCE_NOUNS));
    let beside = is(1, Class::RoleNoun) && is(2, Class::Determiner) || noun(name.end);
    document.has(Trait::CapitalNouns) && beside && name.len() == 1 && document.word(name.start).ends_with('s')
}

/// Whether a source names several people: no one of them is it. "Mr Afzal and Mr Kazi"
pub fn is_several(document: &Document<'_>, source: &Range<usize>) -> bool {
    let names = |at: usize| at < source.end && (is_name_word(document, at) || document.is(at, Class::Title));
    let joins = |at: usize| document.is(at, Class::Conjunction) || document.mark(at) == ',';
    let end = source.clone().find(|&at| document.is(at, Class::Relative)).unwrap_or(source.end);
    let conjunction = (source.start + 1..end).find(|&at| {
        document.is(at, Class::Conjunction) && names(at + 1) && (is_name_word(document, at - 1) || joins(at - 1))
    });
    conjunction.is_some_and(|at| !document.is(source.start, Class::Determiner) || names(at - 1))
}
