//! Finds attributions: by the network where there is one, else by lexicon and structure.

pub mod candidate;
pub mod learned;
pub mod lexical;
