//! Links the spans of a block: each content to its cue, each cue to its source, by distance.

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::learned::spans::Tagged;
use crate::language::class::{Class, ClassSet};
use crate::network::Role;

/// What a sentence border between two spans adds to their distance, in tokens.
const BORDER: usize = 12;

/// What a rival between two spans adds.
const RIVAL: usize = 6;

/// How many cues away a source can be from its own.
const REACH: usize = 2;

/// Links the spans of a block and appends the attributions. Contents without a cue in the block
/// go on with the attribution before, or stand free.
pub fn link(document: &Document<'_>, spans: &[Tagged], found: &mut Vec<Candidate>) {
    let cues: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].role == Role::Cue).collect();
    let contents: Vec<Option<usize>> = (0..spans.len()).map(|at| content_cue(spans, at)).collect();
    let sources = sources(document, spans, &cues);
    let first = found.len();
    for (&cue, source) in cues.iter().zip(&sources) {
        let mine: Vec<&Tagged> =
            (0..spans.len()).filter(|&at| contents[at] == Some(cue)).map(|at| &spans[at]).collect();
        if mine.is_empty() {
            continue;
        }
        let source_span = source.map(|at| &spans[at]);
        found.push(Candidate {
            source: source_span.map_or(0..0, |span| span.range.clone()),
            cue: spans[cue].range.clone(),
            content: mine.iter().map(|span| span.range.clone()).collect(),
            construction: construction(document, &spans[cue], source_span, mine[0]),
            confidence: confidence(&spans[cue], source_span, &mine),
        });
    }
    if cues.is_empty() {
        free(spans, first, found);
    }
}

/// Contents of a block without any cue.
fn free(spans: &[Tagged], first: usize, found: &mut Vec<Candidate>) {
    let contents: Vec<&Tagged> = spans.iter().filter(|span| span.role == Role::Content).collect();
    let Some(opening) = contents.first() else { return };
    let ranges = contents.iter().map(|span| span.range.clone());
    let source = spans.iter().find(|span| span.role == Role::Source);
    match found[..first].last_mut().filter(|_| source.is_none()) {
        Some(last) => last.content.extend(ranges),
        None => found.push(Candidate {
            source: source.map_or(0..0, |span| span.range.clone()),
            cue: 0..0,
            content: ranges.collect(),
            construction: Construction::Quotation,
            confidence: opening.probability * 0.8,
        }),
    }
}

/// The cue of a content: the nearer of the last one before it and the first one after it.
fn content_cue(spans: &[Tagged], at: usize) -> Option<usize> {
    if spans[at].role != Role::Content {
        return None;
    }
    let before = (0..at).rev().find(|&other| spans[other].role == Role::Cue);
    let after = (at + 1..spans.len()).find(|&other| spans[other].role == Role::Cue);
    match (before, after) {
        (Some(before), Some(after)) if cost(spans, at, after) < cost(spans, before, at) => Some(after),
        (Some(before), _) => Some(before),
        (None, after) => after,
    }
}

/// What tying a content to a cue costs: their distance, and more for each content in between, which
/// has the better claim to the cue.
fn cost(spans: &[Tagged], one: usize, other: usize) -> usize {
    let between = spans[one + 1..other].iter().filter(|span| span.role == Role::Content).count();
    distance(spans, one, other) + RIVAL * between
}

/// The source of each cue, none if nobody is named. A source goes to the cue nearest to it; a cue
/// left without one shares the source of the cue before it in its sentence.
fn sources(document: &Document<'_>, spans: &[Tagged], cues: &[usize]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for source in (0..spans.len()).filter(|&at| spans[at].role == Role::Source) {
        let next = cues.partition_point(|&cue| cue < source);
        for at in next.saturating_sub(REACH)..(next + REACH).min(cues.len()) {
            let jumped = if at < next { next - 1 - at } else { at - next };
            pairs.push((reach(spans, source, cues[at]) + RIVAL * jumped, source, at));
        }
    }
    pairs.sort_unstable();
    let mut taken = vec![false; spans.len()];
    let mut sources: Vec<Option<usize>> = vec![None; cues.len()];
    for (_, source, at) in pairs {
        if !taken[source] && sources[at].is_none() {
            taken[source] = true;
            sources[at] = Some(source);
        }
    }
    for at in 1..cues.len() {
        let (previous, cue) = (&spans[cues[at - 1]], &spans[cues[at]]);
        if sources[at].is_none() && previous.sentence == cue.sentence && shares(document, cue) {
            sources[at] = sources[at - 1];
        }
    }
    sources
}

/// Whether a cue without a source of its own has that of the cue before: not if it is impersonal.
fn shares(document: &Document<'_>, cue: &Tagged) -> bool {
    let nobody = ClassSet::of(&[Class::IndefinitePronoun, Class::ImpersonalPronoun]);
    let around = cue.range.start.saturating_sub(1)..(cue.range.end + 2).min(document.tokens.len());
    !around.into_iter().any(|at| document.tokens[at].classes.meets(nobody))
}

/// Distance of a source and a cue; one across a sentence border is out of reach of a nearer one.
fn reach(spans: &[Tagged], source: usize, cue: usize) -> usize {
    let (one, other) = if source < cue { (source, cue) } else { (cue, source) };
    distance(spans, one, other)
}

/// Tokens between two spans, `one` before `other`, that are in no other span; more across sentences.
fn distance(spans: &[Tagged], one: usize, other: usize) -> usize {
    let gap = spans[other].range.start.saturating_sub(spans[one].range.end);
    let covered: usize =
        spans[one + 1..other].iter().filter(|span| span.role != Role::Cue).map(|span| span.range.len()).sum();
    gap.saturating_sub(covered) + BORDER * spans[other].sentence.abs_diff(spans[one].sentence)
}

/// Probability of an attribution from those of its parts: the cue's and content's weigh most.
fn confidence(cue: &Tagged, source: Option<&Tagged>, contents: &[&Tagged]) -> f32 {
    let content = contents.iter().map(|span| span.probability).sum::<f32>() / contents.len() as f32;
    let source = source.map_or(1.0, |span| span.probability.sqrt());
    (cue.probability * content * source).clamp(0.0, 1.0)
}

/// What kind of construction the order and the cue's words show.
fn construction(document: &Document<'_>, cue: &Tagged, source: Option<&Tagged>, content: &Tagged) -> Construction {
    let is = |class| cue.range.clone().any(|at| document.is(at, class));
    let verb =
        ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Gerund, Class::Participle, Class::ParticipleEnding]);
    let verbal = cue.range.clone().any(|at| document.tokens[at].classes.meets(verb));
    if is(Class::CuePreposition) || is(Class::SourcePreposition) {
        Construction::Preposition
    } else if document.word(cue.range.end - 1) == ":" && !verbal {
        Construction::Colon
    } else if is(Class::CueNoun) && !verbal {
        Construction::Nominal
    } else if source.is_none() {
        Construction::Impersonal
    } else if content.range.start < cue.range.start {
        Construction::Incise
    } else {
        Construction::Clause
    }
}
