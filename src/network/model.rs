//! From the features of a block's tokens to a label for each.

use super::crf::{self, Chain};
use super::embedding::Embeddings;
use super::gru::{self, Direction, ONE};
use super::input::Features;
use super::label::{Label, TAGS};
use super::lanes::{Lanes, Work, with_widest};
use super::matrix::Matrix;
use crate::language::rows::WordRows;

/// A network, ready for use.
#[derive(Clone, Debug)]
pub struct Network {
    /// What tells it from other networks.
    pub(super) checksum: u32,
    pub(super) embeddings: Embeddings,
    pub(super) layers: Vec<[Direction; 2]>,
    pub(super) scores: Matrix<16>,
    pub(super) score_biases: [f32; TAGS],
    pub(super) chain: Chain,
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
    /// Labels the tokens of a block; see [`Reader::label`](super::Reader::label).
    pub(super) fn label(&self, block: &[Features], words: &WordRows, scratch: &mut Scratch, labels: &mut Vec<Label>) {
        with_widest(Scoring { network: self, words, block, scratch });
        self.chain.label(&scratch.emissions, &mut scratch.chain, labels);
    }
}

/// From a block's features to the scores of its tokens' tags.
struct Scoring<'s> {
    network: &'s Network,
    words: &'s WordRows,
    block: &'s [Features],
    scratch: &'s mut Scratch,
}

impl Work for Scoring<'_> {
    #[inline(always)]
    fn run<V: Lanes>(self) {
        let Scoring { network, words, block, scratch } = self;
        let Scratch { inputs, outputs, emissions, layer, .. } = scratch;
        inputs.clear();
        inputs.resize(block.len() * network.embeddings.width, 0);
        for (features, row) in block.iter().zip(inputs.chunks_exact_mut(network.embeddings.width)) {
            network.embeddings.embed(features, words.row(features.word), row);
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
