//! What one tag a token cannot say: the cue of a rumour lies inside its content.

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::language::class::{Class, ClassSet};

/// Repairs candidates in place.
pub fn repair(document: &Document<'_>, found: &mut [Candidate]) {
    for candidate in found.iter_mut().filter(|candidate| is_rumour(document, candidate)) {
        candidate.construction = Construction::Rumour;
        let parts = candidate.content.iter().chain([&candidate.cue]);
        let whole = parts.clone().map(|range| range.start).min().zip(parts.map(|range| range.end).max());
        if let Some((start, end)) = whole {
            candidate.content = vec![start..end];
        }
    }
}

/// « Le général | aurait été arrêté | mardi »: nobody named, a conditional between or after the words.
fn is_rumour(document: &Document<'_>, candidate: &Candidate) -> bool {
    let conditional = ClassSet::of(&[Class::Conditional]);
    let mut cue = candidate.cue.clone();
    let before = candidate.content.first().is_some_and(|range| range.start < candidate.cue.start);
    let adjacent = candidate
        .content
        .iter()
        .all(|range| range.end.abs_diff(candidate.cue.start) <= 2 || range.start.abs_diff(candidate.cue.end) <= 2);
    candidate.source.is_empty() && before && adjacent && cue.any(|at| document.tokens[at].classes.meets(conditional))
}
