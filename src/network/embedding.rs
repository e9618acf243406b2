//! The rows that a token's features stand for.

use super::input::{Features, PLACES, PROPOSALS, SHAPES};
use super::lanes::add_bytes;

/// Bits of a word's hash that tell it from the others.
const WORD_BITS: u32 = 22;

/// Rows that are summed for each token.
#[derive(Clone, Debug)]
pub struct Embeddings {
    /// What one unit is worth.
    pub step: f32,
    pub width: usize,
    /// The upper bits of the hashes of known words, in order. The table's first row is that of unknown words,
    /// then come known words, affixes, shapes, places, proposals.
    pub words: Vec<u32>,
    /// Number of rows for affixes.
    pub affixes: usize,
    pub rows: Vec<i8>,
    /// For each bit of a class set its row; none for classes that the network has not been trained with.
    pub classes: Vec<Option<Vec<i8>>>,
}

impl Embeddings {
    /// Adds up a token's rows.
    pub fn embed(&self, features: &Features, sum: &mut [i16]) {
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
