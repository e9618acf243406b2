//! What surrounds the attributions of a document, ready to be asked in constant time.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::network::{Label, Role};

/// An attribution's tokens are compared with so many around them.
const AROUND: usize = 40;

/// A document, what the network and the lexical finder say of it, and what was found.
pub struct Scene<'s> {
    /// The document.
    pub document: &'s Document<'s>,
    /// The network's labels of its tokens.
    pub labels: &'s [Label],
    /// The lexical finder's proposals.
    pub proposals: &'s [Candidate],
    /// All that was found.
    pub found: &'s [Candidate],
    /// Its quotations as tokens.
    quotations: Vec<Range<usize>>,
    /// For each token, what of what was found it belongs to.
    claims: Vec<Claims>,
}

/// What a token belongs to.
#[derive(Clone, Copy, Default)]
struct Claims {
    /// Number of attributions.
    all: u8,
    /// Number of cues.
    cues: u8,
    /// Number of contents.
    contents: u8,
    /// The first proposal whose cue holds it, counted from 1.
    proposal: u32,
}

impl<'s> Scene<'s> {
    /// Takes stock of a document.
    pub fn new(
        document: &'s Document<'s>,
        labels: &'s [Label],
        proposals: &'s [Candidate],
        found: &'s [Candidate],
    ) -> Self {
        let mut claims = vec![Claims::default(); document.tokens.len()];
        for (at, proposal) in proposals.iter().enumerate().rev() {
            claims[proposal.cue.clone()].iter_mut().for_each(|claims| claims.proposal = at as u32 + 1);
        }
        for candidate in found {
            let mut count = |range: Range<usize>, field: fn(&mut Claims) -> &mut u8| {
                claims[range].iter_mut().for_each(|claims| *field(claims) = field(claims).saturating_add(1));
            };
            count(candidate.cue.clone(), |claims| &mut claims.cues);
            candidate.content.iter().for_each(|part| count(part.clone(), |claims| &mut claims.contents));
            candidate.parts().for_each(|part| count(part, |claims| &mut claims.all));
        }
        Scene { document, labels, proposals, found, quotations: document.quotation_tokens(), claims }
    }

    /// The quotation that holds a token, marks included.
    pub fn quotation_at(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.quotations.partition_point(|quoted| quoted.end <= at);
        self.quotations.get(next).filter(|quoted| quoted.contains(&at))
    }

    /// Whether a token is inside a quotation.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotation_at(at).is_some()
    }

    /// The place of the sentence that holds a token.
    pub fn sentence(&self, at: usize) -> usize {
        self.document.sentences.partition_point(|sentence| sentence.tokens.end <= at)
    }

    /// The first proposal with a word of a cue.
    pub fn proposal(&self, cue: &Range<usize>) -> Option<&'s Candidate> {
        let first = self.claims[cue.clone()].iter().map(|claims| claims.proposal).filter(|&at| at > 0).min()?;
        self.proposals.get(first as usize - 1)
    }

    /// Whether another attribution holds words of one, its cue aside where it lies in its own content.
    pub fn is_shared(&self, candidate: &Candidate) -> bool {
        candidate.content.iter().any(|part| {
            part.clone().any(|at| self.claims[at].all > 1 + u8::from(candidate.cue.contains(&at)))
        })
    }

    /// Whether a cue is in the content of another attribution.
    pub fn is_inside(&self, candidate: &Candidate) -> bool {
        let own = |at: usize| candidate.content.iter().any(|part| part.contains(&at));
        candidate.cue.clone().any(|at| self.claims[at].contents > u8::from(own(at)))
    }

    /// Number of cues in the sentence of a token, up to 40 tokens away.
    pub fn cues_near(&self, at: usize) -> usize {
        let near = self.near(at..at + 1, true);
        let is_cue = |at: usize| self.claims[at].cues > 0;
        near.clone().filter(|&at| is_cue(at) && (at == near.start || !is_cue(at - 1))).count()
    }

    /// The probabilities of a role of the tokens around some that are in no attribution, added up.
    pub fn unclaimed(&self, range: &Range<usize>, role: Role, in_sentence: bool) -> f32 {
        let free = |at: &usize| !range.contains(at) && self.claims[*at].all == 0;
        self.near(range.clone(), in_sentence).filter(free).map(|at| self.labels[at].probability(role)).sum()
    }

    /// Tokens around some: up to the borders of their sentences or blocks.
    fn near(&self, range: Range<usize>, in_sentence: bool) -> Range<usize> {
        let wide = range.start.saturating_sub(AROUND)..(range.end + AROUND).min(self.labels.len());
        let sentences = &self.document.sentences;
        let (first, last) = (self.sentence(range.start), self.sentence(range.end.max(range.start + 1) - 1));
        let reached = |from: usize, to: usize| !in_sentence && sentences[from].block == sentences[to].block;
        let before = (0..first).rev().take_while(|&at| reached(at, first) && sentences[at].tokens.end > wide.start);
        let behind = (last + 1..sentences.len())
            .take_while(|&at| reached(at, last) && sentences[at].tokens.start < wide.end);
        let start = sentences.get(before.last().unwrap_or(first)).map_or(range.start, |first| first.tokens.start);
        let end = sentences.get(behind.last().unwrap_or(last)).map_or(range.end, |last| last.tokens.end);
        start.max(wide.start)..end.min(wide.end)
    }
}
