//! The network: from the features of a block's tokens to a tag and its probability for each.
//!
//! Summed embeddings, layers of bidirectional gated recurrent units, a conditional random field. Products are of
//! whole numbers, and all else is arithmetic that every processor rounds alike: labels are the same everywhere.

mod crf;
mod embedding;
mod gru;
pub mod input;
mod label;
mod lanes;
mod math;
mod matrix;
mod model;
mod read;
mod reader;

pub use label::{Label, Role, TAGS, Tag};
pub use model::{Network, Scratch};
pub use read::NetworkError;
pub use reader::Reader;
