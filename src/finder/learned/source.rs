//! Sources for cues that the tags give none: whom the lexical finder names, else whom the network half sees.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::{Candidate, has_word};
use crate::language::class::Class;
use crate::network::{Label, Role};

/// Least probability of every token of a source that the network half sees. From 0.35 down to 0.05 whole
/// attributions on publishers left out of training rise slowly (F1 73.0 to 73.5), on PolNeAR dev they fall below 0.1.
const LIKELY: f32 = 0.1;

/// Attributions before and behind one whose words are no source of it.
const NEAR: usize = 3;

/// Gives sources to the candidates without one.
pub fn complete(document: &Document<'_>, labels: &[Label], proposals: &[Candidate], found: &mut [Candidate]) {
    for at in 0..found.len() {
        if found[at].source.is_empty() {
            let source = proposed(proposals, &found[at]).or_else(|| half_seen(document, labels, found, at));
            found[at].source = source.unwrap_or(0..0);
        }
    }
}

/// The source of the proposal with the same cue.
fn proposed(proposals: &[Candidate], candidate: &Candidate) -> Option<Range<usize>> {
    let meet = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let proposal = proposals.iter().find(|proposal| meet(&proposal.cue, &candidate.cue))?;
    let apart = !candidate.content.iter().any(|content| meet(content, &proposal.source));
    (apart && !proposal.source.is_empty()).then(|| proposal.source.clone())
}

/// The stretch of the cue's sentence that is most probably a source and in no attribution near. A cue with the
/// copula has none: « il est suggéré que » names nobody.
fn half_seen(document: &Document<'_>, labels: &[Label], found: &[Candidate], at: usize) -> Option<Range<usize>> {
    let cue = &found[at].cue;
    if cue.is_empty() || cue.clone().any(|token| document.is(token, Class::Copula)) {
        return None;
    }
    let near = &found[at.saturating_sub(NEAR)..(at + NEAR + 1).min(found.len())];
    let taken = |token: &usize| {
        near.iter().any(|one| one.cue.contains(token) || one.content.iter().any(|part| part.contains(token)))
    };
    let probability = |token: usize| labels[token].probability(Role::Source);
    let seen = |token: &usize| probability(*token) >= LIKELY && !taken(token);
    let mut best = (0.0, None);
    let sentence = document.sentence_at(cue.start)?.tokens.clone();
    let mut token = sentence.start;
    while token < sentence.end {
        let stretch = token..(token..sentence.end).find(|token| !seen(token)).unwrap_or(sentence.end);
        let highest = stretch.clone().map(probability).fold(0.0, f32::max);
        if highest > best.0 && has_word(document, stretch.clone()) {
            best = (highest, Some(stretch.clone()));
        }
        token = stretch.end + 1;
    }
    best.1
}
