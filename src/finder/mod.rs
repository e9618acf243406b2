//! Finds attributions: lexicon and structure propose them; where there is a network, it decides.

pub mod candidate;
mod grammar;
pub mod learned;
pub mod lexical;
mod mood;
mod signed;
mod speaker;
pub mod understood;

use crate::document::Document;
use crate::network::Reader;
use candidate::Candidate;
use learned::{Labelling, Memory};

/// A search for the attributions of a document, in steps.
pub struct Search {
    proposals: Vec<Candidate>,
    labelling: Option<Labelling>,
}

impl Search {
    /// Starts a search, learned or lexical alone; blocks that `memory` knows need not be labelled anew.
    pub fn new(document: &Document<'_>, is_learned: bool, memory: Memory) -> Self {
        let proposals = lexical::find(document);
        let labelling = is_learned.then(|| Labelling::new(document, &proposals, memory));
        Search { proposals, labelling }
    }

    /// Goes on for about `enough` tokens; false if all is done.
    pub fn step(&mut self, document: &Document<'_>, reader: Option<Reader<'_>>, enough: usize) -> bool {
        match (&mut self.labelling, reader) {
            (Some(labelling), Some(reader)) => labelling.step(document, reader, enough),
            _ => false,
        }
    }

    /// The attributions, in no order, and what helps to find them again.
    pub fn finish(self, document: &Document<'_>) -> (Vec<Candidate>, Memory) {
        let (mut found, memory) = match self.labelling {
            Some(labelling) => labelling.finish(document, self.proposals),
            None => {
                let mut found = self.proposals;
                speaker::settle(document, &mut found);
                (found, Memory::default())
            }
        };
        signed::sign(document, &mut found);
        (found, memory)
    }
}
