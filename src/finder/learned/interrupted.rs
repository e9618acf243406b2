//! Quotations that an incise interrupts go on behind it, to their end: « Mes amis, a lancé la maire, l’heure est grave. La
//! digue cède », and "Friends," she began, "hear me out."

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;

/// Share of the quotations without cue that are right with a proposed one, about.
const PRECISION: f32 = 0.4;

/// Gives candidates the rest of the quotations that their incises interrupt, as far as nobody claims it.
pub fn go_on(document: &Document<'_>, proposals: &[Candidate], found: &mut [Candidate]) {
    let mut places = Places::new(document, found);
    let quotations = document.quotation_tokens();
    for quoted in quotations.iter().filter(|quoted| !quoted.is_empty()) {
        places.behind_incise(document, quoted, found);
    }
    let is_open = |at: usize| {
        let next = quotations.partition_point(|quoted| quoted.end <= at);
        quotations.get(next).is_some_and(|quoted| quoted.contains(&at) && !document.quotations[next].is_closed)
    };
    for proposal in proposals.iter().filter(|proposal| proposal.construction == Construction::Incise) {
        if is_open(proposal.cue.start) {
            places.inside(proposal, found);
        }
    }
    // « Partons. ¶ « Demain. »: one that is left open goes on with the next.
    for (at, pair) in quotations.windows(2).enumerate() {
        if let [open, next] = pair
            && !document.quotations[at].is_closed
            && !open.is_empty()
            && let Some(owner) = places.contents[open.end - 1]
        {
            places.add(owner, found, next.clone());
        }
    }
}

/// For each token, the candidate whose part it is.
struct Places {
    cues: Vec<Option<usize>>,
    contents: Vec<Option<usize>>,
    taken: Vec<bool>,
    /// The candidate whose incise ends before the token.
    ends: Vec<Option<usize>>,
}

impl Places {
    fn new(document: &Document<'_>, found: &[Candidate]) -> Self {
        let none = vec![None; document.tokens.len() + 1];
        let taken = vec![false; none.len()];
        let mut places = Places { cues: none.clone(), contents: none.clone(), taken, ends: none };
        for (at, candidate) in found.iter().enumerate() {
            candidate.parts().for_each(|part| places.taken[part].fill(true));
            places.cues[candidate.cue.clone()].fill(Some(at));
            candidate.content.iter().for_each(|content| places.contents[content.clone()].fill(Some(at)));
            if !candidate.cue.is_empty()
                && candidate.content.first().is_some_and(|content| content.end <= candidate.cue.start)
            {
                places.ends[candidate.cue.end.max(candidate.source.end)] = Some(at);
            }
        }
        places
    }

    /// "Friends," she began, | "hear me out.
    fn behind_incise(&mut self, document: &Document<'_>, quoted: &Range<usize>, found: &mut [Candidate]) {
        let comma = quoted.start.checked_sub(1).filter(|&comma| document.mark(comma) == ',');
        if let Some(at) = comma.and_then(|comma| self.ends[comma]) {
            self.add(at, found, quoted.clone());
        }
    }

    /// « Mes amis, a lancé la maire, | l’heure est grave. »
    fn inside(&mut self, proposal: &Candidate, found: &mut [Candidate]) {
        let [words, rest, ..] = proposal.content.as_slice() else { return };
        if let Some(at) = self.cues[proposal.cue.start] {
            self.add(at, found, rest.clone());
        } else if let Some(at) = self.contents[proposal.cue.start]
            && found[at].cue.is_empty()
            && let Some(whole) = found[at].content.iter_mut().find(|whole| whole.start == words.start)
        {
            whole.end = words.end;
            let free = &mut found[at];
            free.content.push(rest.clone());
            (free.source, free.cue) = (proposal.source.clone(), proposal.cue.clone());
            free.construction = Construction::Incise;
            free.confidence = free.confidence.max(PRECISION);
        }
    }

    /// Adds words to a candidate that no other has.
    fn add(&mut self, at: usize, found: &mut [Candidate], words: Range<usize>) {
        if !self.taken[words.clone()].contains(&true) {
            self.taken[words.clone()].fill(true);
            self.contents[words.clone()].fill(Some(at));
            found[at].content.push(words);
        }
    }
}
