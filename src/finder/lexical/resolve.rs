//! Of candidates that contradict each other, keeps the outer and the surer ones.

use std::ops::Range;

use crate::attribution::Construction;
use crate::base::order::sort_by_key;
use crate::finder::candidate::{Candidate, overlap};

/// The candidates of a sentence that can stand together: no word has two roles, and what is
/// attributed inside a content is left to the outer attribution. Takes all of `found`.
pub fn resolve(found: &mut Vec<Candidate>) -> Vec<Candidate> {
    found.retain_mut(Candidate::make_sound);
    sort_by_key(found, |candidate| (rank(candidate), candidate.cue.start, candidate.source.start));
    let mut kept: Vec<Candidate> = Vec::new();
    for mut candidate in found.drain(..) {
        shorten(&mut candidate, &kept);
        if candidate.content.iter().all(Range::is_empty) || kept.iter().any(|other| clash(&candidate, other)) {
            continue;
        }
        kept.push(candidate);
    }
    kept
}

/// Outer constructions first: a preposition or an incise governs the sentence it is in.
fn rank(candidate: &Candidate) -> u8 {
    match candidate.construction {
        Construction::Preposition => 0,
        Construction::Incise => 1,
        Construction::Rumour => 4,
        Construction::Nominal => 3,
        _ => 2,
    }
}

/// Cuts from a content what another attribution's cue or source has taken after its start.
fn shorten(candidate: &mut Candidate, kept: &[Candidate]) {
    for other in kept {
        for taken in [&other.cue, &other.source] {
            for content in &mut candidate.content {
                if !taken.is_empty() && content.start < taken.start && taken.start < content.end {
                    content.end = taken.start;
                }
            }
        }
    }
    candidate.content.retain(|range| !range.is_empty());
}

/// Whether two candidates cannot both be right.
fn clash(candidate: &Candidate, other: &Candidate) -> bool {
    let inside =
        |range: &Range<usize>, contents: &[Range<usize>]| contents.iter().any(|content| overlap(range, content));
    let nested = inside(&candidate.cue, &other.content)
        || !candidate.source.is_empty() && inside(&candidate.source, &other.content);
    let around =
        inside(&other.cue, &candidate.content) || !other.source.is_empty() && inside(&other.source, &candidate.content);
    let same =
        candidate.content.iter().any(|content| inside(content, &other.content)) || overlap(&candidate.cue, &other.cue);
    let cue_is_source = overlap(&candidate.cue, &other.source) || overlap(&candidate.source, &other.cue);
    nested || around || same || cue_is_source
}
