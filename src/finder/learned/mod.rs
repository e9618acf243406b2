//! Finds attributions with the network: tags become spans, spans are linked, structure repairs them.

pub mod confidence;
mod extent;
pub mod features;
mod interrupted;
mod link;
mod repair;
mod source;
mod spans;
mod supplement;
mod whole_name;

use std::ops::Range;

use crate::base::hash::Hash;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker;
use crate::language::class::Class;
use crate::network::input::Features;
use crate::network::{Label, Reader, Scratch};
use features::features;

/// The labels of an analysed document, to be used again for blocks that another version of it shares.
///
/// What the network says of a block depends on the block's features alone.
#[derive(Default)]
pub struct Memory {
    /// Hash of a block's features, and its labels.
    blocks: Vec<(Hash, Range<usize>)>,
    labels: Vec<Label>,
}

impl Memory {
    /// The labels of all tokens.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The place of a block; looks first behind the one found last, since blocks mostly keep their order.
    fn find(&self, hash: Hash, length: usize, behind: usize) -> Option<usize> {
        let same = |place: &usize| self.blocks[*place].0 == hash && self.blocks[*place].1.len() == length;
        (behind..self.blocks.len()).chain(0..behind).find(same)
    }
}

/// The network at work, block by block.
pub struct Labelling {
    features: Vec<Features>,
    scratch: Scratch,
    /// The next sentence, as a place in the document's list.
    sentence: usize,
    made: Memory,
    known: Memory,
    /// Behind the block that was known last.
    behind: usize,
}

impl Labelling {
    /// Starts with the lexical finder's proposals.
    pub fn new(document: &Document<'_>, proposals: &[Candidate], known: Memory) -> Self {
        let features = features(document, proposals);
        let made = Memory { blocks: Vec::new(), labels: Vec::with_capacity(features.len()) };
        Labelling { features, scratch: Scratch::default(), sentence: 0, made, known, behind: 0 }
    }

    /// Labels blocks, in text order, until the network has read `enough` tokens; false if none was left.
    pub fn step(&mut self, document: &Document<'_>, reader: Reader<'_>, enough: usize) -> bool {
        let mut read = 0;
        let first = self.sentence;
        while let Some(opening) = document.sentences.get(self.sentence).filter(|_| read < enough) {
            let rest = &document.sentences[self.sentence..];
            let block = rest.iter().take_while(|sentence| sentence.block == opening.block);
            self.sentence += block.clone().count();
            let tokens = opening.tokens.start..block.last().unwrap_or(opening).tokens.end;
            read += self.block(tokens, reader);
        }
        self.sentence > first
    }

    /// Labels one block; gives the number of tokens that the network had to read.
    fn block(&mut self, block: Range<usize>, reader: Reader<'_>) -> usize {
        let features = &self.features[block];
        let hash = features.iter().fold(Hash::new(0), |hash, features| features.hash(hash));
        let Memory { blocks, labels } = &mut self.made;
        blocks.push((hash, labels.len()..labels.len() + features.len()));
        let Some(place) = self.known.find(hash, features.len(), self.behind) else {
            reader.label(features, &mut self.scratch, labels);
            return features.len();
        };
        self.behind = place + 1;
        labels.extend_from_slice(&self.known.labels[self.known.blocks[place].1.clone()]);
        0
    }

    /// The attributions.
    pub fn finish(self, document: &Document<'_>, proposals: Vec<Candidate>) -> (Vec<Candidate>, Memory) {
        let labels = &self.made.labels;
        let mut found = decode(document, labels);
        interrupted::go_on(document, &proposals, &mut found);
        source::complete(document, labels, &proposals, &mut found);
        supplement::supplement(document, labels, &proposals, &mut found);
        found.iter_mut().for_each(|candidate| whole_name::repair(document, candidate));
        let false_cue = |candidate: &Candidate| candidate.cue.clone().any(|at| document.is(at, Class::FalseCue));
        found.retain_mut(|candidate| !false_cue(candidate) && candidate.make_sound());
        // What structure vouches for is as sure as that, whatever the network says.
        found.iter_mut().for_each(|candidate| candidate.confidence = link::UNJUDGED);
        speaker::settle(document, &mut found);
        let vouched: Vec<f32> = found.iter().map(|candidate| candidate.confidence).collect();
        confidence::judge(document, labels, &proposals, &mut found);
        for (candidate, sure) in found.iter_mut().zip(vouched) {
            candidate.confidence = candidate.confidence.max(sure);
        }
        (found, self.made)
    }
}

/// The attributions that the labels of a document's tokens say.
pub fn decode(document: &Document<'_>, labels: &[Label]) -> Vec<Candidate> {
    let quotations = document.quotation_tokens();
    let spans = spans::spans(document, &quotations, labels);
    let mut found: Vec<Candidate> = Vec::new();
    for block in spans.chunk_by(|one, other| one.block == other.block) {
        link::link(document, block, &mut found);
    }
    repair::repair(document, &quotations, &mut found);
    found
}
