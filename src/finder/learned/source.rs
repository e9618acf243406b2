//! Sources for cues that the tags give none: whom the lexical finder names, else whom the network half sees.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::{Candidate, overlap};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::network::{Label, Role};

/// Least probability of every token of a source that the network half sees. From 0.35 down to 0.05 whole
/// attributions on publishers left out of training rise slowly (F1 73.0 to 73.5), on PolNeAR dev they fall below 0.1.
const LIKELY: f32 = 0.1;

/// Classes of words that can speak.
const SPEAKS: ClassSet = SOURCE_NOUNS.union(ClassSet::of(&[
    Class::SubjectPronoun,
    Class::SpeakerPronoun,
    Class::Relative,
    Class::Possessive,
    Class::AnonymousMarker,
]));

/// Attributions before and behind one whose words are no source of it.
const NEAR: usize = 3;

/// Gives sources to the candidates without one.
pub fn complete(document: &Document<'_>, labels: &[Label], proposals: &[Candidate], found: &mut [Candidate]) {
    // For each token, the first proposal whose cue holds it: searching all for each cue would not be linear.
    let mut cues = vec![usize::MAX; document.tokens.len()];
    proposals.iter().enumerate().rev().for_each(|(at, proposal)| cues[proposal.cue.clone()].fill(at));
    for at in 0..found.len() {
        if found[at].source.is_empty() {
            let same = found[at].cue.clone().map(|token| cues[token]).min().and_then(|first| proposals.get(first));
            let source = same
                .and_then(|same| proposed(document, same, &found[at]))
                .or_else(|| half_seen(document, labels, found, at));
            if let Some(source) = source {
                found[at].source = source;
            }
        }
    }
}

/// The source of a proposal with the same cue.
fn proposed(document: &Document<'_>, proposal: &Candidate, candidate: &Candidate) -> Option<Range<usize>> {
    let apart = !candidate.content.iter().any(|content| overlap(content, &proposal.source));
    (apart && can_speak(document, &proposal.source)).then(|| proposal.source.clone())
}

/// Whether words name somebody or something that can speak: the subject of a verb need not.
fn can_speak(document: &Document<'_>, source: &Range<usize>) -> bool {
    source.clone().any(|at| document.tokens[at].classes.meets(SPEAKS) || is_name_word(document, at))
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
    // "Añadió que habló con Gil, | quien prometió obras": a relative speaks with the verb behind it.
    let later = |token: usize| token >= cue.end && document.is(token, Class::Relative);
    let seen = |token: &usize| probability(*token) >= LIKELY && !taken(token) && !later(*token);
    let mut best = (0.0, None);
    let sentence = document.sentence_at(cue.start)?.tokens.clone();
    let mut token = sentence.start;
    while token < sentence.end {
        let stretch = token..(token..sentence.end).find(|token| !seen(token)).unwrap_or(sentence.end);
        let highest = stretch.clone().map(probability).fold(0.0, f32::max);
        if highest > best.0 && can_speak(document, &stretch) {
            best = (highest, Some(stretch.clone()));
        }
        token = stretch.end + 1;
    }
    best.1
}
