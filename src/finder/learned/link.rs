//! Links the spans of a block: each content to its cue, each cue to its source, by distance.

use crate::attribution::Construction;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::grammar::names_nobody;
use crate::finder::learned::spans::RoleSpan;
use crate::language::class::{Class, ClassSet};
use crate::network::Role;

/// What a sentence border between two spans adds to their distance, in tokens.
const BORDER: usize = 12;

/// What a rival between two spans adds.
const RIVAL: usize = 6;

/// Spans farther from each other than so many others are not compared: keeps the work linear.
const FARTHEST: usize = 60;

/// The confidence of what has not been judged: see [`crate::finder::learned::confidence`].
pub const UNJUDGED: f32 = 0.0;

/// How many cues away a source can be from its own.
const REACH: usize = 2;

/// Links the spans of a block and appends the attributions. Contents without a cue in the block
/// go on with the attribution before, or stand free.
pub fn link(document: &Document<'_>, spans: &[RoleSpan], found: &mut Vec<Candidate>) {
    let cues: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].role == Role::Cue).collect();
    let contents = contents(spans, &cues);
    let sources = sources(document, spans, &cues);
    let first = found.len();
    for ((&cue, source), mine) in cues.iter().zip(&sources).zip(contents) {
        if mine.is_empty() {
            continue;
        }
        let source_span = source.map(|at| &spans[at]);
        found.push(Candidate {
            source: source_span.map_or(0..0, |span| span.range.clone()),
            cue: spans[cue].range.clone(),
            content: mine.iter().map(|span| span.range.clone()).collect(),
            construction: construction(document, &spans[cue], source_span, mine[0]),
            confidence: UNJUDGED,
        });
    }
    if cues.is_empty() {
        free(spans, first, found);
    }
}

/// Contents of a block without any cue.
fn free(spans: &[RoleSpan], first: usize, found: &mut Vec<Candidate>) {
    let contents: Vec<&RoleSpan> = spans.iter().filter(|span| span.role == Role::Content).collect();
    if contents.is_empty() {
        return;
    }
    let ranges = contents.iter().map(|span| span.range.clone());
    let source = spans.iter().find(|span| span.role == Role::Source);
    match found[..first].last_mut().filter(|_| source.is_none()) {
        Some(last) => last.content.extend(ranges),
        None => found.push(Candidate {
            source: source.map_or(0..0, |span| span.range.clone()),
            cue: 0..0,
            content: ranges.collect(),
            construction: Construction::Quotation,
            confidence: UNJUDGED,
        }),
    }
}

/// The contents of each cue: each content goes to the cheaper of the last cue before it and the first after.
fn contents<'s>(spans: &'s [RoleSpan], cues: &[usize]) -> Vec<Vec<&'s RoleSpan>> {
    let mut contents = vec![Vec::new(); cues.len()];
    let mut next = 0;
    for (at, span) in spans.iter().enumerate() {
        next += usize::from(cues.get(next) == Some(&at));
        if span.role != Role::Content {
            continue;
        }
        let cue = match (next.checked_sub(1), cues.get(next)) {
            (Some(before), Some(&after)) if cost(spans, at, after) < cost(spans, cues[before], at) => next,
            (Some(before), _) => before,
            (None, Some(_)) => next,
            (None, None) => continue,
        };
        contents[cue].push(span);
    }
    contents
}

/// What tying a content to a cue costs: their distance, and more for each content in between, which
/// has the better claim to the cue.
fn cost(spans: &[RoleSpan], one: usize, other: usize) -> usize {
    if other - one > FARTHEST {
        return usize::MAX;
    }
    let between = spans[one + 1..other].iter().filter(|span| span.role == Role::Content).count();
    distance(spans, one, other) + RIVAL * between
}

/// The source of each cue, none if nobody is named. A source goes to the cue nearest to it; a cue
/// left without one shares the source of the cue before it in its sentence.
fn sources(document: &Document<'_>, spans: &[RoleSpan], cues: &[usize]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for source in (0..spans.len()).filter(|&at| spans[at].role == Role::Source) {
        let next = cues.partition_point(|&cue| cue < source);
        let near = next.saturating_sub(REACH)..(next + REACH).min(cues.len());
        for (at, &cue) in cues.iter().enumerate().take(near.end).skip(near.start) {
            let jumped = if at < next { next - 1 - at } else { at - next };
            pairs.push((reach(spans, source, cue) + RIVAL * jumped, source, at));
        }
    }
    sort_by_key(&mut pairs, |&pair| pair);
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
fn shares(document: &Document<'_>, cue: &RoleSpan) -> bool {
    let gerund = document.is(cue.range.start, Class::Gerund) && !document.is(cue.range.start, Class::Finite);
    gerund || !names_nobody(document, &cue.range, 1)
}

/// Distance of a source and a cue; one across a sentence border is out of reach of a nearer one.
fn reach(spans: &[RoleSpan], source: usize, cue: usize) -> usize {
    let (one, other) = if source < cue { (source, cue) } else { (cue, source) };
    distance(spans, one, other)
}

/// Tokens between two spans, `one` before `other`, that are in no other span; more across sentences.
fn distance(spans: &[RoleSpan], one: usize, other: usize) -> usize {
    let gap = spans[other].range.start.saturating_sub(spans[one].range.end);
    let covered: usize =
        spans[one + 1..other].iter().filter(|span| span.role != Role::Cue).map(|span| span.range.len()).sum();
    gap.saturating_sub(covered) + BORDER * spans[other].sentence.abs_diff(spans[one].sentence)
}

/// What kind of construction the order and the cue's words show.
fn construction(
    document: &Document<'_>,
    cue: &RoleSpan,
    source: Option<&RoleSpan>,
    content: &RoleSpan,
) -> Construction {
    let is = |class| cue.range.clone().any(|at| document.is(at, class));
    let verb =
        ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Gerund, Class::Participle, Class::ParticipleEnding]);
    let verbal = cue.range.clone().any(|at| document.tokens[at].classes.meets(verb));
    if is(Class::CuePreposition) || is(Class::SourcePreposition) {
        Construction::Preposition
    } else if document.mark(cue.range.end - 1) == ':' && !verbal {
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
