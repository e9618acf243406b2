//! Finds attributions: by the network where there is one, else by lexicon and structure.

pub mod candidate;
pub mod learned;
pub mod lexical;

use crate::document::Document;
use crate::language::Language;
use candidate::Candidate;
use learned::{Labelling, Memory};

/// A search for the attributions of a document, in steps.
pub struct Search {
    proposals: Vec<Candidate>,
    labelling: Option<Labelling>,
}

impl Search {
    /// Starts a search; blocks that `memory` knows need not be labelled anew.
    pub fn new(document: &Document<'_>, language: Language<'_>, memory: Memory) -> Self {
        let proposals = lexical::find(document);
        let learned = language.network.is_some() && language.pack.is_learned;
        let labelling = learned.then(|| Labelling::new(document, &proposals, memory));
        Search { proposals, labelling }
    }

    /// Goes on for about `enough` tokens; false if all is done.
    pub fn step(&mut self, document: &Document<'_>, language: Language<'_>, enough: usize) -> bool {
        match (&mut self.labelling, language.network) {
            (Some(labelling), Some(network)) => labelling.step(document, network, enough),
            _ => false,
        }
    }

    /// The attributions, in no order, and what helps to find them again.
    pub fn finish(self, document: &Document<'_>) -> (Vec<Candidate>, Memory) {
        match self.labelling {
            Some(labelling) => labelling.finish(document, self.proposals),
            None => (self.proposals, Memory::default()),
        }
    }
}
