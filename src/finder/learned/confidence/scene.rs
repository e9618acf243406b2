//! What surrounds the attributions of a document, ready to be asked in next to no time.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::{Candidate, has_word};
use crate::network::{Label, Role};

/// An attribution's tokens are compared with so many on both sides.
const AROUND: usize = 40;

/// A document, what the network and the lexical finder say of it, and where its attributions are.
pub struct Scene<'s> {
    /// The document.
    pub document: &'s Document<'s>,
    /// The network's labels of its tokens.
    pub labels: &'s [Label],
    /// The lexical finder's proposals.
    proposals: &'s [Candidate],
    /// For each token, the first proposal whose cue holds it.
    proposed: Vec<usize>,
    /// Whether each token is in an attribution.
    taken: Vec<bool>,
    /// Its quotations as tokens.
    quotations: Vec<Range<usize>>,
}

impl<'s> Scene<'s> {
    /// Takes stock of a document.
    pub fn new(
        document: &'s Document<'s>,
        labels: &'s [Label],
        proposals: &'s [Candidate],
        found: &[Candidate],
    ) -> Self {
        // Searching all proposals for each cue would not be linear.
        let mut proposed = vec![usize::MAX; labels.len()];
        proposals.iter().enumerate().rev().for_each(|(at, proposal)| proposed[proposal.cue.clone()].fill(at));
        let mut taken = vec![false; labels.len()];
        found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
        Scene { document, labels, proposals, proposed, taken, quotations: document.quotation_tokens() }
    }

    /// The first proposal with a word of a cue.
    pub fn proposal(&self, cue: &Range<usize>) -> Option<&'s Candidate> {
        self.proposals.get(self.proposed[cue.clone()].iter().copied().min()?)
    }

    /// The quotation that holds a token, marks included.
    pub fn quotation_at(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.quotations.partition_point(|quoted| quoted.end <= at);
        self.quotations.get(next).filter(|quoted| quoted.contains(&at))
    }

    /// Whether more is quoted before and behind a range in its block.
    pub fn quotations_beside(&self, range: &Range<usize>) -> [bool; 2] {
        let before = self.quotations.partition_point(|quoted| quoted.end <= range.start);
        let behind = self.quotations.partition_point(|quoted| quoted.start < range.end);
        [before.checked_sub(1), Some(behind)].map(|place| {
            let quoted = place.and_then(|place| self.quotations.get(place));
            quoted.is_some_and(|quoted| self.block(quoted.start) == self.block(range.start))
        })
    }

    fn block(&self, at: usize) -> Option<usize> {
        self.document.sentences.get(self.document.sentence_number(at)).map(|sentence| sentence.block)
    }

    /// Whether a token is a word that is in no attribution.
    pub fn is_loose(&self, at: usize) -> bool {
        self.taken.get(at) == Some(&false) && has_word(self.document, at..at + 1)
    }

    /// The probabilities of a role of the tokens around some that are in no attribution, added up: of those in the
    /// same block, or only of those in the same sentence.
    pub fn unclaimed(&self, range: &Range<usize>, role: Role, in_sentence: bool) -> f32 {
        let sentences = &self.document.sentences;
        let (first, last) = (self.document.sentence_number(range.start), self.document.sentence_number(range.end - 1));
        let near = |one: usize, other: usize| !in_sentence && sentences[one].block == sentences[other].block;
        let wide = range.start.saturating_sub(AROUND)..(range.end + AROUND).min(self.labels.len());
        let before = (0..first).rev().take_while(|&at| near(at, first) && sentences[at].tokens.end > wide.start).last();
        let behind = (last + 1..sentences.len())
            .take_while(|&at| near(at, last) && sentences[at].tokens.start < wide.end)
            .last();
        let start = sentences.get(before.unwrap_or(first)).map_or(range.start, |sentence| sentence.tokens.start);
        let end = sentences.get(behind.unwrap_or(last)).map_or(range.end, |sentence| sentence.tokens.end);
        let free = (start.max(wide.start)..end.min(wide.end)).filter(|at| !range.contains(at) && !self.taken[*at]);
        free.map(|at| self.labels[at].probability(role)).sum()
    }
}
