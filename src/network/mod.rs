//! The network: from the features of a block's tokens to a tag and its probability for each.
//!
//! Summed embeddings, layers of bidirectional gated recurrent units, a conditional random field. Products are of
//! whole numbers, and all else is arithmetic that every processor rounds alike: labels are the same everywhere.

mod crf;
mod gru;
pub mod input;
mod lanes;
mod math;
mod matrix;
mod read;

use crf::Chain;
use gru::{Direction, ONE};
use input::{Features, PLACES, PROPOSALS, SHAPES};
use lanes::{Lanes, Work, add_bytes, with_widest};
use matrix::Matrix;

pub use read::NetworkError;

/// Bits of a word's hash that tell it from the others.
const WORD_BITS: u32 = 22;

/// Number of tags.
pub const TAGS: usize = 7;

/// The part a token plays in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who is cited.
    Source,
    /// What signals it.
    Cue,
    /// What is cited.
    Content,
}

/// What the network says of a token. A role's span starts with its begin tag and goes on with its inside tags.
/// Each token has one: the words of a cue inside its content are tagged as the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// No part of an attribution.
    Outside,
    /// First of a source.
    SourceBegin,
    /// Inside a source.
    SourceInside,
    /// First of a cue.
    CueBegin,
    /// Inside a cue.
    CueInside,
    /// First of a content.
    ContentBegin,
    /// Inside a content.
    ContentInside,
}

impl Tag {
    /// All tags; the place in the list is the place in [`Label::probabilities`].
    pub const ALL: [Tag; TAGS] = [
        Tag::Outside,
        Tag::SourceBegin,
        Tag::SourceInside,
        Tag::CueBegin,
        Tag::CueInside,
        Tag::ContentBegin,
        Tag::ContentInside,
    ];

    /// The role of a token with this tag.
    pub fn role(self) -> Option<Role> {
        match self {
            Tag::Outside => None,
            Tag::SourceBegin | Tag::SourceInside => Some(Role::Source),
            Tag::CueBegin | Tag::CueInside => Some(Role::Cue),
            Tag::ContentBegin | Tag::ContentInside => Some(Role::Content),
        }
    }

    /// Whether a sequence may start with this tag: unless it is inside a span.
    pub fn may_start(self) -> bool {
        !matches!(self, Tag::SourceInside | Tag::CueInside | Tag::ContentInside)
    }

    /// Whether this tag may follow `before`.
    pub fn may_follow(self, before: Tag) -> bool {
        self.may_start() || self.role() == before.role()
    }
}

/// What the network says of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Its tag in the most probable sequence of tags.
    pub tag: Tag,
    /// The probability of each tag of [`Tag::ALL`], whatever the other tokens' tags are.
    pub probabilities: [f32; TAGS],
}

impl Label {
    /// The probability that the token has a role.
    pub fn probability(&self, role: Role) -> f32 {
        let [_, source, source_inside, cue, cue_inside, content, content_inside] = self.probabilities;
        match role {
            Role::Source => source + source_inside,
            Role::Cue => cue + cue_inside,
            Role::Content => content + content_inside,
        }
    }
}

/// A network, ready for use.
#[derive(Clone, Debug)]
pub struct Network {
    embeddings: Embeddings,
    layers: Vec<[Direction; 2]>,
    scores: Matrix<16>,
    score_biases: [f32; TAGS],
    chain: Chain,
}

/// The embeddings: rows that are summed for each token.
#[derive(Clone, Debug)]
struct Embeddings {
    /// What one unit is worth.
    step: f32,
    width: usize,
    /// The upper bits of the hashes of known words, in order. The table's first row is that of unknown words,
    /// then come known words, affixes, shapes, places, proposals.
    words: Vec<u32>,
    /// Number of rows for affixes.
    affixes: usize,
    rows: Vec<i8>,
    /// For each bit of a class set its row; none for classes that the network has not been trained with.
    classes: Vec<Option<Vec<i8>>>,
}

/// Buffers of the network, to be reused from block to block.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    inputs: Vec<i16>,
    outputs: Vec<i16>,
    emissions: Vec<crf::Row>,
    layer: gru::Buffers,
    chain: crf::Buffers,
}

impl Network {
    /// Labels the tokens of a block: appends to `labels` one label for each. Time and memory are linear in the
    /// number of tokens.
    pub fn label(&self, block: &[Features], scratch: &mut Scratch, labels: &mut Vec<Label>) {
        with_widest(Scoring { network: self, block, scratch });
        self.chain.label(&scratch.emissions, &mut scratch.chain, labels);
    }
}

/// From a block's features to the scores of its tokens' tags.
struct Scoring<'s> {
    network: &'s Network,
    block: &'s [Features],
    scratch: &'s mut Scratch,
}

impl Work for Scoring<'_> {
    #[inline(always)]
    fn run<V: Lanes>(self) {
        let Scoring { network, block, scratch } = self;
        let Scratch { inputs, outputs, emissions, layer, .. } = scratch;
        inputs.clear();
        inputs.resize(block.len() * network.embeddings.width, 0);
        for (features, row) in block.iter().zip(inputs.chunks_exact_mut(network.embeddings.width)) {
            network.embeddings.embed(features, row);
        }
        let mut unit = network.embeddings.step;
        for directions in &network.layers {
            let hidden = directions[0].hidden();
            outputs.resize(block.len() * 2 * hidden, 0);
            for (at, direction) in directions.iter().enumerate() {
                direction.run::<V>((inputs, unit), at == 1, (outputs, at * hidden), layer);
            }
            std::mem::swap(inputs, outputs);
            unit = 1.0 / ONE;
        }
        emissions.clear();
        for row in inputs.chunks_exact(network.scores.inputs()).take(block.len()) {
            let mut products = [0.0; TAGS + 1];
            network.scores.multiply_one::<V>(row, network.scores.step / ONE, &mut products);
            emissions.push(std::array::from_fn(|tag| products[tag] + network.score_biases[tag]));
        }
    }
}

impl Embeddings {
    /// Adds up a token's rows.
    fn embed(&self, features: &Features, sum: &mut [i16]) {
        let word = self.words.binary_search(&(features.word >> (32 - WORD_BITS))).map_or(0, |at| at + 1);
        let affixes = 1 + self.words.len();
        let affix = |at: usize| affixes + features.affixes[at] as usize % self.affixes;
        let shape = affixes + self.affixes + usize::from(features.shape) % SHAPES;
        let place = affixes + self.affixes + SHAPES + usize::from(features.place) % PLACES;
        let proposal = affixes + self.affixes + SHAPES + PLACES + usize::from(features.proposal) % PROPOSALS;
        for row in [word, affix(0), affix(1), affix(2), shape, place, proposal] {
            add_bytes(sum, &self.rows[row * self.width..][..self.width]);
        }
        let mut bits = features.classes.0;
        while bits != 0 {
            if let Some(Some(row)) = self.classes.get(bits.trailing_zeros() as usize) {
                add_bytes(sum, row);
            }
            bits &= bits - 1;
        }
    }
}
