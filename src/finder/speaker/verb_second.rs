//! Where the verb is the second part of a clause, an adjunct at its start sends the subject behind the verb: „Im Gespräch
//! mit dem Sender sagte | Horn“. Who stands in the adjunct does not speak.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::{Candidate, overlap};
use crate::finder::lexical::{noun_phrase, scope::Scope};
use crate::finder::speaker::look::{VERB, all_classes, length, passive, sentence};
use crate::language::class::{Class, ClassSet, PARTICIPLE};
use crate::language::traits::Trait;

/// A preposition has no more words: „in einem Interview mit“.
const LONGEST: usize = 4;

/// Gives a candidate whose source is an adjunct right before the verb the subject of the clause.
pub fn take(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, .. } = &*candidate;
    if !document.has(Trait::VerbFinal) || Range::is_empty(source) || source.end != cue.start {
        return;
    }
    let verb = all_classes(document, cue.clone());
    // „In der Mitteilung heißt es“, „Auf dem Foto ist zu sehen“, „von Ärzten untersucht“: what stands there tells.
    if verb.meets(ClassSet::of(&[Class::ImpersonalCue, Class::Copula])) || passive(document, cue).is_some() {
        return;
    }
    let Some(first) = tie(document, source.start) else { return };
    let scope = Scope { document, range: sentence(document, cue.start), quoted: quotations };
    let Some(subject) = subject(&scope, first, cue.start) else { return };
    if overlap(&subject, cue) || overlap(&subject, source) {
        return;
    }
    for part in &mut candidate.content {
        if part.contains(&subject.start) || subject.contains(&part.start) {
            part.start = part.start.max(subject.end).min(part.end);
        }
    }
    candidate.source = subject;
}

/// The first word of the preposition that ties what starts at `start`: „im Gespräch mit | dem Sender“.
fn tie(document: &Document<'_>, start: usize) -> Option<usize> {
    let is = |at: usize, class: Class| document.is(at, class);
    if is(start, Class::Preposition) && !is(start, Class::Determiner) {
        return Some(start);
    }
    let ends = |&at: &usize| is(at, Class::Preposition) && at + length(document, at) == start;
    (start.saturating_sub(LONGEST)..start).find(ends)
}

/// The subject of the clause whose adjunct starts at `first` and whose cue starts at `cue`.
fn subject(scope: &Scope<'_, '_>, first: usize, cue: usize) -> Option<Range<usize>> {
    let is_verb = |at: usize| scope.classes(at).meets(VERB) && !scope.is(at, Class::Participle);
    if is_verb(cue) {
        return behind(scope, cue);
    }
    // „Horn hatte bei einem Besuch in Polen | erklärt“, but „von Ärzten | untersucht“
    let divided = scope.classes(cue).meets(PARTICIPLE) && !scope.is(first, Class::Agent);
    if !divided && !scope.is(cue, Class::Infinitive) {
        return None;
    }
    let carries = ClassSet::of(&[Class::Auxiliary, Class::Modal]);
    let carrier = (scope.range.start..first).rev().find(|&at| scope.classes(at).meets(carries))?;
    let before = noun_phrase::before(scope, carrier).filter(|before| tie(scope.document, before.start).is_none());
    before.or_else(|| behind(scope, carrier).filter(|behind| behind.end <= first))
}

/// The noun phrase behind a verb, reflexive pronouns aside.
fn behind(scope: &Scope<'_, '_>, verb: usize) -> Option<Range<usize>> {
    let reflexive = |at: usize| scope.is(at, Class::Clitic) && !scope.is(at, Class::SubjectPronoun);
    let start = (verb + 1..verb + 3).find(|&at| !reflexive(at))?;
    let phrase = noun_phrase::after(scope, start).filter(|_| !scope.is(start, Class::ImpersonalPronoun))?;
    // „rief Horn | die Abgeordneten auf“, „räumte Horn | aber“
    let others = ClassSet::of(&[Class::Determiner, Class::CueAdverb]);
    let end = (start + 1..phrase.end).find(|&at| {
        let named = is_name_word(scope.document, at - 1);
        named && scope.classes(at).meets(others) && !scope.is(at, Class::NameParticle)
    });
    let mut end = end.unwrap_or(phrase.end);
    while end > start + 1 && scope.is(end - 1, Class::Conjunction) {
        end -= 1;
    }
    Some(start..end)
}
