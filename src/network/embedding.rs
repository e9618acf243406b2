//! The rows that a token's features stand for.

use super::input::{Features, PLACES, PROPOSALS, SHAPES};
use super::lanes::add_bytes;

/// Rows that are summed for each token.
#[derive(Clone, Debug)]
pub struct Embeddings {
    /// What one unit is worth.
    pub step: f32,
    pub width: usize,
    /// Number of rows for affixes.
    pub affixes: usize,
    /// The first row is that of unknown words, then come affixes, shapes, places, proposals.
    pub rows: Vec<i8>,
    /// For each bit of a class set its row; none for classes that the network has not been trained with.
    pub classes: Vec<Option<Vec<i8>>>,
}

impl Embeddings {
    /// Adds up a token's rows; `word` is that of its word, if the language's pack has one.
    pub fn embed(&self, features: &Features, word: Option<&[i8]>, sum: &mut [i16]) {
        let row = |at: usize| &self.rows[at * self.width..][..self.width];
        let affix = |at: usize| row(1 + features.affixes[at] as usize % self.affixes);
        let marks = 1 + self.affixes;
        let shape = row(marks + usize::from(features.shape) % SHAPES);
        let place = row(marks + SHAPES + usize::from(features.place) % PLACES);
        let proposal = row(marks + SHAPES + PLACES + usize::from(features.proposal) % PROPOSALS);
        for row in [word.unwrap_or(row(0)), affix(0), affix(1), affix(2), shape, place, proposal] {
            add_bytes(sum, row);
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
