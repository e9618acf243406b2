//! What the network overlooked or doubts although the words are plain: attributions that lexicon and
//! structure propose.

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::learned::confidence::judge;
use crate::network::Label;

/// Least confidence of a proposal that is added.
const LEAST: f32 = 0.2;

/// How much more probable a proposal must be than the attribution that it replaces.
const BETTER: f32 = 0.2;

/// Adds the lexical finder's `proposals` that share no word with any found; those with the same cue that are less
/// probable give way.
pub fn supplement(document: &Document<'_>, labels: &[Label], proposals: &[Candidate], found: &mut Vec<Candidate>) {
    judge(document, labels, proposals, found);
    let mut rivals = proposals.to_vec();
    judge(document, labels, proposals, &mut rivals);
    // « L’accès est autorisé aux riverains »: a passive that the network passed over is mostly a rule or an event.
    let is_passive = |rival: &Candidate| rival.construction == Construction::Impersonal && rival.content.len() > 1;
    rivals.retain(|rival| rival.confidence >= LEAST && !is_passive(rival));
    let mut best = vec![0.0; document.tokens.len()];
    for rival in &rivals {
        best[rival.cue.clone()].iter_mut().for_each(|known: &mut f32| *known = known.max(rival.confidence));
    }
    let rivalled = |candidate: &Candidate| candidate.cue.clone().any(|at| best[at] > candidate.confidence + BETTER);
    found.retain(|candidate| !rivalled(candidate));
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    rivals.retain(|rival| !rival.parts().any(|range| taken[range].contains(&true)));
    found.append(&mut rivals);
}
