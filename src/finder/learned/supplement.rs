//! What the network overlooked or doubts although the words are plain: attributions that lexicon and
//! structure propose, and that the network half sees.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::network::{Label, Role};

/// Least confidence of a proposal, and least mean probabilities by the network of its cue's and its
/// content's tokens. Chosen on the dev corpora for recall of indirect speech at no loss of whole attributions.
const SURE: f32 = 0.5;
const CUE: f32 = 0.1;
const CONTENT: f32 = 0.2;

/// An attribution less probable than this gives way to a proposal with the same cue.
const DOUBTED: f32 = 0.32;

/// Adds the lexical finder's `proposals` that share no word with any found.
pub fn supplement(document: &Document<'_>, labels: &[Label], proposals: &[Candidate], found: &mut Vec<Candidate>) {
    let mut proposed = vec![false; document.tokens.len()];
    proposals.iter().for_each(|proposal| proposed[proposal.cue.clone()].fill(true));
    found.retain(|candidate| candidate.confidence >= DOUBTED || !proposed[candidate.cue.clone()].contains(&true));
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    let mean = |range: Range<usize>, role: Role| {
        let count = range.len().max(1) as f32;
        labels[range].iter().map(|label| label.probability(role)).sum::<f32>() / count
    };
    let missed = proposals.iter().filter(|proposal| {
        let free = !proposal.parts().any(|range| taken[range].contains(&true));
        let content = proposal.content.first().map_or(0.0, |range| mean(range.clone(), Role::Content));
        free && proposal.confidence >= SURE && mean(proposal.cue.clone(), Role::Cue) >= CUE && content >= CONTENT
    });
    found.extend(missed.cloned());
}
