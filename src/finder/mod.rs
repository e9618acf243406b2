//! Finds attributions: by the network where there is one, else by lexicon and structure.

pub mod candidate;
pub mod learned;
pub mod lexical;

use crate::document::Document;
use crate::language::Language;
use candidate::Candidate;

/// The attributions of a document, in no order.
pub fn find(document: &Document<'_>, language: Language<'_>) -> Vec<Candidate> {
    match language.network.filter(|_| language.pack.is_learned) {
        Some(network) => learned::find(document, network),
        None => lexical::find(document),
    }
}
