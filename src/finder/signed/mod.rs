//! Words whose source is told by their place alone: a signature behind a quotation, a head line before it, the labels of a
//! transcript. What the finder has found in such places gives way.

mod head;
mod label;
mod parts;
mod signature;

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;

/// Puts what place tells in the place of what was found there.
pub fn sign(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let quotations = document.quotation_tokens();
    let mut signed = Vec::new();
    signature::find(document, &quotations, &mut signed);
    head::find(document, &quotations, found, &mut signed);
    label::find(document, &mut signed);
    // For each token, the signed words that it belongs to.
    let mut owner = vec![usize::MAX; document.tokens.len()];
    for (at, candidate) in signed.iter().enumerate() {
        candidate.parts().for_each(|range| owner[range].fill(at));
    }
    let owner_of = |range: &Range<usize>| owner[range.clone()].iter().copied().find(|&owner| owner < signed.len());
    let mut more: Vec<(usize, Range<usize>)> = Vec::new();
    found.retain_mut(|candidate| {
        if owner_of(&candidate.cue).or_else(|| owner_of(&candidate.source)).is_some() {
            return false;
        }
        // Quotations that went on with one that is signed now go on with it still.
        let mut last = None;
        let is_free = candidate.cue.is_empty();
        candidate.content.retain(|content| {
            last = owner_of(content).or(last);
            match last.filter(|_| is_free || owner_of(content).is_some()) {
                None => return true,
                Some(owner) if owner_of(content).is_none() => more.push((owner, content.clone())),
                Some(_) => {}
            }
            false
        });
        !candidate.content.is_empty()
    });
    more.into_iter().for_each(|(owner, content)| signed[owner].content.push(content));
    found.append(&mut signed);
}
