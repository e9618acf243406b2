//! A noun is the cue: « les critiques de X contre Y », « Y est une source d’inquiétude pour X ».

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::Candidate;
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};

/// The attributions whose cue is a noun outside any verb's reach.
pub fn find(scope: &Scope<'_, '_>, found: &mut Vec<Candidate>) {
    for noun in scope.range.clone().filter(|&at| scope.is(at, Class::CueNoun) && scope.quotation_at(at).is_none()) {
        found.extend(stance(scope, noun).or_else(|| of_somebody(scope, noun)));
    }
}

/// « Y est une source d’inquiétude pour X ».
fn stance(scope: &Scope<'_, '_>, noun: usize) -> Option<Candidate> {
    let preposition = (noun + 1..scope.range.end.min(noun + 4)).find(|&at| scope.is(at, Class::StancePreposition))?;
    let source = noun_phrase::after(scope, preposition + 1)?;
    let copula = (scope.range.start..noun).rev().take(6).find(|&at| scope.is(at, Class::Copula))?;
    let subject = noun_phrase::before(scope, copula);
    let start = scope.range.start;
    // A subject with a relative clause is longer than a simple noun phrase: take the sentence's start then.
    let introduced = (start..copula).find(|&at| scope.is_comma(at)).map_or(start, |comma| comma + 1);
    let content = match subject {
        Some(subject) if !scope.has_finite(start..subject.start) => subject,
        _ => introduced..copula,
    };
    let cue = copula..preposition + 1;
    (!content.is_empty()).then_some(Candidate {
        source,
        cue,
        content: vec![content],
        construction: Construction::Nominal,
        confidence: 0.6,
    })
}

/// « les critiques de X contre Y », « sa crainte que Y ».
fn of_somebody(scope: &Scope<'_, '_>, noun: usize) -> Option<Candidate> {
    let before = noun.checked_sub(1).filter(|before| scope.range.contains(before))?;
    if scope.is(before, Class::Possessive) && opens_content(scope, noun + 1) {
        // "Her fear that", but in "the mayor's fear that" the source is what the possessive hangs on.
        let determiner = scope.is(before, Class::Determiner);
        let start = if determiner { before } else { noun_phrase::before(scope, before)?.start };
        let source = start..noun;
        return Some(candidate(scope, source, noun..noun + 1, noun + 1));
    }
    if !scope.is(before, Class::Determiner) || !scope.is(noun + 1, Class::Preposition) {
        return None;
    }
    // « la promesse du candidat »: the article may be in the preposition.
    let source = noun_phrase::after(scope, noun + 2).or_else(|| noun_phrase::bare(scope, noun + 2))?;
    // The noun phrase reader takes « X contre Y » for one phrase: cut it where the content opens.
    let cut = source.clone().skip(1).chain([source.end]).find(|&at| opens_content(scope, at))?;
    Some(candidate(scope, source.start..cut, before..noun + 1, cut))
}

/// Words that open what a noun of speech is about.
fn opens_content(scope: &Scope<'_, '_>, at: usize) -> bool {
    scope.classes(at).meets(ClassSet::of(&[Class::Complementizer, Class::TopicPreposition]))
}

fn candidate(scope: &Scope<'_, '_>, source: Range<usize>, cue: Range<usize>, opening: usize) -> Candidate {
    let start = if scope.is(opening, Class::Complementizer) { opening } else { opening + 1 };
    let stop = |at: &usize| {
        scope.is_comma(*at) || *at > start && scope.is_finite(*at) && !scope.is(start, Class::Complementizer)
    };
    let end = (start..scope.range.end).find(stop).unwrap_or(scope.range.end);
    let content = vec![start..end.max(start)];
    Candidate { source, cue, content, construction: Construction::Nominal, confidence: 0.55 }
}
