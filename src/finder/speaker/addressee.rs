//! Who hears is not who speaks: « on lui a dit que », « à Luc Morel, on a répondu », "was told by the judge that".

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, opens_phrase, passive, sentence, word};
use crate::language::class::{Class, ClassSet};

/// Parts the source of a candidate from whom it speaks to.
pub fn part(document: &Document<'_>, candidate: &mut Candidate) {
    hears(document, candidate);
    if candidate.source.is_empty() {
        return;
    }
    let Candidate { source, cue, .. } = &mut *candidate;
    // « Interrogé par la juge, | Luc Morel a répondu ».
    if source.end <= cue.start && source.start > 0 && document.is(source.start - 1, Class::Agent) {
        let behind = |&at: &usize| document.mark(at - 1) == ',' && opens_phrase(document, at);
        source.start = (source.start + 1..source.end).find(behind).unwrap_or(source.start);
    }
    if candidate.source.end == candidate.cue.start {
        candidate.source = without_clitics(document, candidate.source.clone());
    } else if is_answered(document, candidate) {
        candidate.source = 0..0;
    }
    if candidate.source.start > candidate.cue.start {
        behind_hearer(document, candidate);
    }
}

/// "X was told that": X hears; who speaks is behind "by", if anywhere.
fn hears(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    if passive(document, &cue).is_none_or(|participle| !document.is(participle, Class::Hearer)) {
        return;
    }
    let clause = candidate.content.last().is_some_and(|last| document.is(last.start, Class::Complementizer));
    if clause && candidate.content.len() > 1 && candidate.content[0].end <= cue.start {
        candidate.content.remove(0);
    }
    if candidate.source.start >= cue.end {
        return;
    }
    candidate.source = 0..0;
    let end = sentence(document, cue.start).end;
    let Some(by) = (cue.end..end).find(|&at| !document.is(at, Class::TimeWord)) else { return };
    let opens = |at: &usize| document.is(*at, Class::Complementizer) || document.mark(*at) == ':';
    let until = (by + 1..end).find(opens).unwrap_or(by);
    if document.is(by, Class::Agent) && until > by + 1 {
        candidate.source = by + 1..until;
        for content in &mut candidate.content {
            if content.contains(&by) || content.contains(&(until - 1)) {
                content.start = until.min(content.end);
            }
        }
    }
}

/// « La mairie leur | a assuré », « on lui | a dit »: pronouns right before the verb are its objects.
fn without_clitics(document: &Document<'_>, source: Range<usize>) -> Range<usize> {
    let other = ClassSet::of(&[Class::Determiner, Class::SubjectPronoun, Class::SpeakerPronoun, Class::Preposition]);
    let number = ClassSet::of(&[Class::Singular, Class::Plural]);
    let is_object = |at: usize| {
        let classes = classes(document, at);
        classes.has(Class::Clitic) && (classes.meets(other) || !classes.meets(number))
    };
    let mut end = source.end;
    while end > source.start && is_object(end - 1) {
        end -= 1;
    }
    if end > source.start {
        return source.start..end;
    }
    // Nothing else is there: the subject stands before the pronouns.
    let is_between = |at: usize| is_object(at) || document.is(at, Class::Negation);
    let subject = (0..source.start).rev().find(|&at| !is_between(at));
    let pronoun = ClassSet::of(&[Class::SubjectPronoun, Class::Relative]);
    match subject {
        Some(at) if document.is(at, Class::IndefinitePronoun) => 0..0,
        Some(at) if classes(document, at).meets(pronoun) => at..at + 1,
        _ => source,
    }
}

/// « À Luc Morel, on a répondu »: a person; « à la mairie, on assure » says who « on » is.
fn is_answered(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Candidate { source, cue, .. } = candidate;
    let addressed = source.start > 0 && document.is(source.start - 1, Class::Hearer);
    let place = ClassSet::of(&[Class::OrganizationNoun, Class::Organization, Class::State, Class::Media]);
    let person = ClassSet::of(&[Class::PersonNoun, Class::GroupNoun, Class::RoleNoun, Class::FirstName]);
    let any = |set| source.clone().any(|at| classes(document, at).meets(set));
    let someone = any(person) || is_name_word(document, source.start);
    addressed
        && source.end < cue.start
        && (source.end..cue.start).any(|at| document.is(at, Class::IndefinitePronoun))
        && someone
        && !any(place)
}

/// « a lancé à la foule le député »: behind who is spoken to stands who speaks.
fn behind_hearer(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, .. } = candidate;
    let addressed = source.start > cue.end && document.is(source.start - 1, Class::Hearer);
    let nobody = |at: usize| document.is(at, Class::IndefinitePronoun);
    // « A-t-on | appris auprès de l’avocate des enfants » says from whom.
    let near = cue.start.saturating_sub(2)..source.start;
    if !addressed || cue.end > source.start - 1 || near.into_iter().any(nobody) {
        return;
    }
    let inside = ClassSet::of(&[Class::Preposition, Class::Determiner, Class::Conjunction, Class::Title]);
    let end = sentence(document, cue.start).end;
    let starts = |at: &usize| {
        opens_phrase(document, *at)
            && !classes(document, *at - 1).meets(inside)
            && !word(document, *at - 1).starts_with(char::is_uppercase)
            && document.mark(*at - 1) != ','
            || is_name_word(document, *at - 1) && document.is(*at, Class::Determiner)
    };
    if let Some(start) = (source.start + 1..source.end).chain([source.end]).filter(|&at| at < end).find(starts) {
        let close = |at: &usize| matches!(document.mark(*at), ',' | '.' | ';' | ':' | '»');
        let stop = (start + 1..end).find(close).unwrap_or(end);
        *source = start..stop.max(source.end);
    }
}
