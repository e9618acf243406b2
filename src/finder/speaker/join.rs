//! A verb inside what somebody says is part of it: « Selon la radio, l’usine | rejette | des eaux sales », "wrote that the
//! minister, Jane Cole, | said | she would stay".

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{VERB, classes, sentence};
use crate::language::class::Class;

/// How many attributions farther the one can be whose words are inside another's.
const NEAR: usize = 3;

/// Joins the attributions that only share the source of the clause that they are in.
pub fn inner(document: &Document<'_>, found: &mut Vec<Candidate>) {
    for at in 1..found.len() {
        for before in (at.saturating_sub(NEAR)..at).rev() {
            if is_inner(document, &found[before], &found[at]) {
                let inner = std::mem::take(&mut found[at].content);
                let end = inner.iter().map(|part| part.end).max().unwrap_or(0);
                let cue = found[at].cue.clone();
                let outer = &mut found[before];
                let behind = outer.cue.end.max(outer.source.end);
                match outer.content.last_mut() {
                    // « Le maire a, selon son avocat, | accusé ».
                    Some(last) if last.end > behind => last.end = end.max(cue.end),
                    _ => outer.content.push(cue.start..end.max(cue.end)),
                }
                break;
            }
            if let Some(subject) = subject(document, &found[before], &found[at]) {
                found[at].source = subject;
                break;
            }
        }
    }
    found.retain(|candidate| !candidate.content.is_empty());
    found.iter_mut().for_each(|candidate| according(document, candidate));
}

/// « D’après la chaîne, | le patron, furieux, dénonce un complot »: who is behind a preposition is no verb's subject.
fn according(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    let Some(last) = source.start.checked_sub(1).filter(|&at| document.is(at, Class::CuePreposition)) else { return };
    let first = (0..=last).rev().find(|&at| document.tokens[at].phrase > 0).unwrap_or(last);
    let opens = sentence(document, last).start == first && source.end < cue.start && document.mark(source.end) == ',';
    let verb = cue.clone().any(|at| document.is(at, Class::Finite));
    let Some(end) = content.iter().map(|part| part.end).max().filter(|&end| opens && verb && end > cue.start) else {
        return;
    };
    *content = vec![source.end + 1..end];
    *cue = first..last + 1;
    candidate.construction = Construction::Preposition;
}

/// "The firm, accused by rivals, | denied it": what the participle is said of is the subject, not the agent.
fn subject(document: &Document<'_>, passive: &Candidate, active: &Candidate) -> Option<Range<usize>> {
    let source = &active.source;
    let agent = source.start > 0 && document.is(source.start - 1, Class::Agent);
    let comma = active.cue.start.checked_sub(1)?;
    let behind = (source.end == comma || source.end == comma + 1) && document.mark(comma) == ',';
    let first = passive.content.first().filter(|first| first.end < passive.cue.start)?;
    let fenced = passive.cue.start == first.end + 1 && document.mark(first.end) == ',';
    (agent && behind && fenced && *source == passive.source).then(|| first.clone())
}

/// Whether a cue is the verb of the clause that another's content begins.
fn is_inner(document: &Document<'_>, outer: &Candidate, inner: &Candidate) -> bool {
    let shared = !outer.source.is_empty() && outer.source == inner.source && outer.cue.end <= inner.cue.start;
    let (Some(last), Some(words)) = (outer.content.last(), inner.content.first()) else { return false };
    // "Said that …, adding that".
    let gerund = document.is(inner.cue.start, Class::Gerund) && !document.is(inner.cue.start, Class::Finite);
    let near = shared
        && !gerund
        && inner.source.end <= inner.cue.start
        && words.start >= inner.cue.end
        && sentence(document, outer.cue.start).contains(&inner.cue.start);
    let complete = last.clone().any(|at| classes(document, at).meets(VERB) && !document.is(at, Class::Determiner));
    let adjacent = |end: usize| end == inner.cue.start || end + 1 == inner.cue.start && document.mark(end) == ',';
    if outer.cue.clone().any(|at| document.is(at, Class::CuePreposition)) {
        let behind = outer.source.end.max(outer.cue.end);
        return near && (adjacent(last.end) && !complete || last.end <= outer.cue.start && adjacent(behind));
    }
    near && adjacent(last.end) && !complete && document.is(last.start, Class::Complementizer)
}
