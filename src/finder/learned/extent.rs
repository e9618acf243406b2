//! How far contents reach: a clause goes on behind the incise that interrupts it, and ends where the
//! sentence that it is inserted into goes on.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::grammar::inserted_end;
use crate::language::class::{Class, ClassSet};

const VERB: ClassSet = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Negation, Class::Clitic]);

/// Mends the contents of all candidates.
pub fn repair(document: &Document<'_>, found: &mut [Candidate]) {
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    for candidate in found {
        if let Some(rest) = interrupted(document, &taken, candidate) {
            candidate.content.push(rest);
        }
        inserted(document, candidate);
    }
}

/// « L’incendie, selon les pompiers, | a détruit deux hangars »: what follows the incise and nobody claims, if it
/// goes on with the clause's verb.
fn interrupted(document: &Document<'_>, taken: &[bool], candidate: &Candidate) -> Option<Range<usize>> {
    let [content] = candidate.content.as_slice() else { return None };
    let incise_end = candidate.cue.end.max(candidate.source.end);
    let sentence = document.sentence_at(candidate.cue.start)?.tokens.clone();
    let before = content.start == sentence.start && content.end + 1 == candidate.cue.start.min(incise_start(candidate));
    let fenced =
        before && document.word(content.end) == "," && incise_end < sentence.end && document.word(incise_end) == ",";
    let rest = incise_end + 1..sentence.end;
    let first = document.tokens.get(rest.start)?;
    let goes_on = fenced && first.classes.meets(VERB) && !document.is(rest.start, Class::Gerund);
    (goes_on && !taken[rest.clone()].contains(&true)).then_some(rest)
}

/// Where cue and source start.
fn incise_start(candidate: &Candidate) -> usize {
    if candidate.source.is_empty() { candidate.cue.start } else { candidate.cue.start.min(candidate.source.start) }
}

/// « Le ministre, estimant que rien ne presse, | a reporté sa visite »: the content of an inserted gerund ends
/// where the sentence's own verb follows a comma.
fn inserted(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    let gerund = cue.clone().any(|at| document.is(at, Class::Gerund) && !document.is(at, Class::Finite));
    let fenced = cue.start > 0 && document.word(cue.start - 1) == ",";
    let subject = !candidate.source.is_empty() && candidate.source.end + 1 == cue.start;
    if !(gerund && fenced && subject) {
        return;
    }
    let Some(content) = candidate.content.last_mut() else { return };
    let goes_on = |comma: usize| document.tokens[comma + 1].classes.meets(VERB);
    if let Some(end) = inserted_end(document, content.start + 1..content.end.saturating_sub(1), goes_on) {
        content.end = end;
    }
}
