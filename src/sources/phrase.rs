//! Noun phrases that can be a source: « un vigile de 36 ans », "the county's lawyer".

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::language::traits::Trait;
use crate::text::character::breaks_phrase;
use crate::text::token::TokenKind;

/// A phrase around a noun that tells what somebody or something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// From its determiner to the end of what describes it.
    pub range: Range<usize>,
    /// Its noun.
    pub head: usize,
}

/// As many words may stand between determiner and noun: « les deux jeunes gens ».
const BEFORE: usize = 4;

/// A description behind a noun is no longer, in tokens.
const BEHIND: usize = 8;

/// What cannot stand inside a phrase.
const STOPS: ClassSet = ClassSet::of(&[
    Class::Relative,
    Class::Complementizer,
    Class::Subordinator,
    Class::Conjunction,
    Class::CuePreposition,
    Class::SubjectPronoun,
    Class::SpeakerPronoun,
    Class::Auxiliary,
    Class::TimeWord,
    Class::Negation,
]);

/// The phrase whose determiner, or bare noun, stands at `start`, no further than `end`.
pub fn phrase_at(document: &Document<'_>, start: usize, end: usize) -> Option<Phrase> {
    let nouns = SOURCE_NOUNS.union(ClassSet::of(&[Class::AnonymousMarker]));
    let opens = document.is(start, Class::Determiner) || is_possessive(document, start);
    let limit = if opens { end.min(start + 1 + BEFORE) } else { start + 1 };
    // « la Seine par une entreprise »: the noun is another phrase's.
    let anew = ClassSet::of(&[Class::Possessive, Class::Determiner]);
    let other = |at: usize| {
        document.has(Trait::CapitalNouns) && !is_common(document, at - 1) && document.tokens[at].classes.meets(anew)
    };
    let parts = |at: usize| stops(document, at) || at > start && (document.is(at, Class::Preposition) || other(at));
    let first = (start + usize::from(opens)..limit).find(|&at| is_noun(document, at, nouns) || parts(at))?;
    // "Per il 2022 | Fitch": a year is no part of a name.
    let year = |at: usize| document.tokens[at].token.kind == TokenKind::Number && document.word(at).len() == 4;
    if !is_noun(document, first, nouns) || first > start && year(first - 1) && !is_common(document, first) {
        return None;
    }
    // « un témoin » is one entry of the lexicon.
    let marks = document.is(first, Class::AnonymousMarker);
    let first = if marks { first + usize::from(document.tokens[first].phrase).saturating_sub(1) } else { first };
    // "the county lawyer", "a police spokesman": the last noun of a row is the head.
    let mut head = first;
    while head + 1 < end && is_noun(document, head + 1, SOURCE_NOUNS) && is_common(document, head + 1) {
        head += 1;
    }
    // "Singapore's Ministry of Defence": whose it is comes first.
    if head + 1 < end
        && is_possessive(document, head + 1)
        && let Some(owned) = phrase_at(document, head + 1, end)
    {
        return Some(Phrase { range: start..owned.range.end, head: owned.head });
    }
    // « la Russie | sur le sujet »: a state is told by its name.
    let end = if document.is(head, Class::State) { head + 1 } else { behind(document, head + 1, end) };
    Some(Phrase { range: start..end, head })
}

/// "'s": a possessive that is no determiner.
pub fn is_possessive(document: &Document<'_>, at: usize) -> bool {
    document.is(at, Class::Possessive) && !document.is(at, Class::Determiner)
}

fn is_noun(document: &Document<'_>, at: usize, nouns: ClassSet) -> bool {
    document.tokens[at].classes.meets(nouns) && document.tokens[at].token.kind == TokenKind::Word
}

fn is_common(document: &Document<'_>, at: usize) -> bool {
    document.word(at).starts_with(char::is_lowercase)
}

fn stops(document: &Document<'_>, at: usize) -> bool {
    let tagged = &document.tokens[at];
    let verb = tagged.classes.meets(ClassSet::of(&[Class::Finite, Class::FiniteEnding]));
    tagged.token.kind == TokenKind::Mark && document.mark(at) != '-'
        || breaks_phrase(document.word(at))
        || tagged.classes.meets(STOPS) && !tagged.classes.has(Class::Determiner)
        || verb && !tagged.classes.meets(SOURCE_NOUNS)
}

/// Where what describes a noun ends: before a verb, a mark, or whatever opens something else.
fn behind(document: &Document<'_>, start: usize, end: usize) -> usize {
    let limit = end.min(start + BEHIND);
    // A determiner without preposition opens another phrase.
    let ties = ClassSet::of(&[Class::NameParticle, Class::StancePreposition, Class::Determiner]);
    let anew = |at: usize| {
        let tagged = &document.tokens[at];
        match tagged.classes.has(Class::Preposition) {
            // „Der Verband | in der Pause“
            true => document.has(Trait::CapitalNouns) && !tagged.classes.meets(ties),
            false => tagged.classes.has(Class::Determiner) && !document.is(at - 1, Class::Preposition),
        }
    };
    let mut stop = (start..limit).find(|&at| stops(document, at) || anew(at)).unwrap_or(limit);
    // "the prosecutor of lying", « l’homme accusé d’avoir »
    if let Some(verb) =
        (start..stop).find(|&at| document.tokens[at].classes.meets(ClassSet::of(&[Class::Gerund, Class::Infinitive])))
    {
        stop = verb;
    }
    let loose = ClassSet::of(&[
        Class::Preposition,
        Class::Determiner,
        Class::Clitic,
        Class::CueAdverb,
        Class::InfinitiveMarker,
    ]);
    // „Die Behörden | ausgegangen“: where nouns have capitals, a phrase ends in one.
    let small = |at: usize| document.has(Trait::CapitalNouns) && is_common(document, at);
    while stop > start && (document.tokens[stop - 1].classes.meets(loose) || small(stop - 1)) {
        stop -= 1;
    }
    stop
}
