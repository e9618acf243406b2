//! Who hears is no part of what is said: "told the court | the roof had leaked", "told Ann Lee’s lawyer | that".

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{VERB, classes, opens_phrase, word};
use crate::language::class::{Class, ClassSet};
use crate::text::character::opens_quotation;
use crate::text::token::TokenKind;

/// Who hears is named in no more tokens.
const LONGEST: usize = 16;

/// A clause has its verb in so many tokens.
const CLAUSE: usize = 12;

/// Nouns of those who can hear; the lexicon marks those of a hall, too: a trial, a hearing.
const HEARERS: ClassSet = ClassSet::of(&[
    Class::PersonNoun,
    Class::GroupNoun,
    Class::RoleNoun,
    Class::FirstName,
    Class::Title,
    Class::Media,
    Class::OrganizationNoun,
    Class::Organization,
    Class::Hearer,
]);

/// Words behind which a noun phrase goes on.
const INSIDE: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Determiner, Class::Possessive, Class::Title, Class::Conjunction]);

/// Words that are in no phrase of who hears.
const OTHER: ClassSet = ClassSet::of(&[Class::Finite, Class::Complementizer, Class::Subordinator]);

const PRONOUN: ClassSet =
    ClassSet::of(&[Class::SubjectPronoun, Class::SpeakerPronoun, Class::ImpersonalPronoun, Class::IndefinitePronoun]);

/// Takes the hearer off a content's start, and gives a lone preposition back to it.
pub fn leave(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    let verb = ClassSet::of(&[Class::Finite, Class::Participle, Class::Infinitive, Class::Gerund]);
    let last = classes(document, cue.end.wrapping_sub(1));
    let told = last.has(Class::Hearer) && last.meets(verb);
    let lost = cue.end + 1;
    // "Said | despite the delay the line would open".
    if let Some(content) = candidate.content.iter_mut().find(|content| last.meets(verb) && content.start == lost)
        && opens_clause(document, cue.end, content)
        && !candidate.source.contains(&cue.end)
    {
        content.start = cue.end;
    }
    let Some(content) = candidate.content.iter_mut().find(|content| told && content.start == cue.end) else { return };
    if let Some(clause) = clause(document, content) {
        content.start = clause;
    }
}

/// Whether a content's clause starts with the lone preposition before it.
fn opens_clause(document: &Document<'_>, at: usize, content: &Range<usize>) -> bool {
    let here = classes(document, at);
    let other = ClassSet::of(&[Class::Hearer, Class::Agent, Class::TopicPreposition, Class::InfinitiveMarker]);
    here.has(Class::Preposition)
        && !here.meets(other)
        && document.is(content.start, Class::Determiner)
        && content.clone().any(|at| document.is(at, Class::Finite))
}

/// Where what is said starts behind who hears it.
fn clause(document: &Document<'_>, content: &Range<usize>) -> Option<usize> {
    let start = content.start;
    let first = classes(document, start);
    let pronoun = first.meets(PRONOUN) && !first.has(Class::Determiner);
    let someone = opens_phrase(document, start) || first.meets(HEARERS);
    if pronoun || !someone || first.has(Class::Preposition) {
        return None;
    }
    let mut heard = false;
    let limit = content.end.min(start + LONGEST);
    for at in start..limit {
        let here = classes(document, at);
        // "Told the man who had hit her | that": the clause says who hears.
        if heard && here.has(Class::Relative) && classes(document, at + 1).meets(VERB) {
            let opens = |&at: &usize| document.is(at, Class::Complementizer) && !document.is(at, Class::Relative);
            return (at + 1..limit).find(opens);
        }
        let name = is_name_word(document, at);
        if at > start && heard && opens(document, start, at, content.end) {
            return Some(at);
        }
        // "Told her to leave", "told the crowd because": what follows is no clause of its own.
        let infinitive = here.has(Class::InfinitiveMarker) && !opens_phrase(document, at + 1);
        if infinitive || here.meets(OTHER) && !name && !here.meets(HEARERS) {
            return None;
        }
        heard |= here.meets(HEARERS) || name;
    }
    None
}

/// Whether a clause or a quotation starts at `at`.
fn opens(document: &Document<'_>, start: usize, at: usize, end: usize) -> bool {
    let here = classes(document, at);
    let before = classes(document, at - 1);
    let name = is_name_word(document, at);
    if here.has(Class::Complementizer) && !before.has(Class::Preposition) {
        return true;
    }
    if document.mark(at) == ':' || opens_quotation(word(document, at)) {
        return !before.meets(INSIDE);
    }
    let has_verb = (at + 1..end.min(at + CLAUSE)).any(|at| classes(document, at).meets(VERB));
    // "The minister Carter": a name behind an office, a title or a name goes on with it.
    let apart = document.tokens[at - 1].token.kind == TokenKind::Word
        && !is_name_word(document, at - 1)
        && !before.meets(ClassSet::of(&[Class::RoleNoun, Class::PersonNoun, Class::FirstName]));
    let phrase = here.meets(PRONOUN) || here.meets(ClassSet::of(&[Class::Determiner, Class::Title])) || name && apart;
    let possessed = start + 1 == at && document.is(start, Class::Determiner);
    phrase && has_verb && !possessed && !before.meets(INSIDE)
}
