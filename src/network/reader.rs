//! A network together with the words of one language: what reads its blocks.

use crate::language::rows::WordRows;

use super::input::Features;
use super::label::Label;
use super::model::{Network, Scratch};
use super::read::NetworkError;

/// A network that reads one language.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'n> {
    network: &'n Network,
    words: &'n WordRows,
}

impl<'n> Reader<'n> {
    /// Puts a network and a language's rows together.
    ///
    /// # Errors
    /// If the rows were trained with another network.
    pub fn new(network: &'n Network, words: &'n WordRows) -> Result<Self, NetworkError> {
        let is_same = words.network == network.checksum && words.width == network.embeddings.width;
        if is_same { Ok(Reader { network, words }) } else { Err(NetworkError::OtherRows) }
    }

    /// Labels the tokens of a block: appends to `labels` one label for each. Time and memory are linear in the
    /// number of tokens.
    pub fn label(self, block: &[Features], scratch: &mut Scratch, labels: &mut Vec<Label>) {
        self.network.label(block, self.words, scratch, labels);
    }
}
