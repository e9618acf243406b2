//! The pipeline, a bounded piece at a time: a page stays responsive while a long article is analysed.
//!
//! What comes out does not depend on the pieces: each stage ends before the next starts.

pub mod assemble;

use std::mem::take;

use crate::analysis::{Analysis, READERS};
use crate::document::Document;
use crate::finder::Search;
use crate::finder::candidate::Candidate;
use crate::finder::learned::Memory;
use crate::language::pack::Pack;
use crate::network::{Network, NetworkError, Reader};
use assemble::assemble;

/// What the engine reads an article with.
#[derive(Clone, Copy, Debug)]
pub struct Language<'k> {
    /// The language's words.
    pub pack: &'k Pack,
    /// The network that reads it; without, attributions are found by lexicon alone.
    pub reader: Option<Reader<'k>>,
}

impl<'k> Language<'k> {
    /// A pack, read with `network` if that has learned the language.
    ///
    /// # Errors
    /// If the pack was made with another network.
    pub fn new(pack: &'k Pack, network: &'k Network) -> Result<Self, NetworkError> {
        let reader = pack.rows.as_ref().map(|rows| Reader::new(network, rows)).transpose()?;
        Ok(Language { pack, reader })
    }
}

/// What a caller can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Attributions less probable than this are left out. From 0 (everything) to 1 (nothing);
    /// high values show fewer, surer attributions.
    pub threshold: f32,
}

impl Options {
    /// What readers are shown.
    pub const READERS: Options = Options { threshold: READERS };

    /// What editors can go through: also what may well be wrong, each with its probability.
    pub const EDITORS: Options = Options { threshold: 0.25 };
}

impl Default for Options {
    fn default() -> Self {
        Options::EDITORS
    }
}

/// About as many tokens does the network read in one step, and a quarter of what one step takes apart.
const PIECE: usize = 300;

/// An analysis under way.
#[derive(Default)]
pub struct Steps {
    /// Kept without its text.
    document: Option<Document<'static>>,
    search: Option<Search>,
    found: Option<Vec<Candidate>>,
    memory: Memory,
}

impl Steps {
    /// An analysis of a text that shares blocks with the one that left this memory.
    pub fn after(memory: Memory) -> Self {
        Steps { memory, ..Steps::default() }
    }

    /// Goes on, or starts; gives the analysis when it is done. The arguments must be the same each time.
    pub fn step(&mut self, text: &str, language: Language<'_>, options: &Options) -> Option<Analysis> {
        let Some(document) = self.document.take() else {
            self.document = Some(Document::opened(text, language.pack).over(""));
            return None;
        };
        let mut document = document.over(text);
        let analysis = self.advance(&mut document, language, options);
        self.document = Some(document.over(""));
        analysis
    }

    fn advance(&mut self, document: &mut Document<'_>, language: Language<'_>, options: &Options) -> Option<Analysis> {
        if let Some(mut found) = self.found.take() {
            found.retain(|candidate| candidate.confidence >= options.threshold);
            return Some(assemble(document, &language.pack.tag, found));
        }
        if let Some(search) = &mut self.search {
            if !search.step(document, language.reader, PIECE) {
                let (found, memory) = self.search.take()?.finish(document);
                (self.found, self.memory) = (Some(found), memory);
            }
        } else if !document.read_on(language.pack, 4 * PIECE) {
            self.search = Some(Search::new(document, language.reader.is_some(), take(&mut self.memory)));
        }
        None
    }

    /// What helps the next analysis, when this one is done.
    pub fn memory(self) -> Memory {
        self.memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::language;

    fn run(text: &str, memory: Memory) -> (Analysis, Memory) {
        let mut steps = Steps::after(memory);
        let language = language("fr").unwrap();
        let analysis = (0..10_000).find_map(|_| steps.step(text, language, &Options::default())).unwrap();
        (analysis, steps.memory())
    }

    #[test]
    fn a_changed_article_is_analysed_as_if_it_were_new() {
        let paragraphs: Vec<String> = (0..40)
            .map(|at| {
                format!(
                    "Le chantier {at} avance. « C’est le lot {at} », a déclaré le maire Luc Carrel. Il dit que oui."
                )
            })
            .collect();
        let before = paragraphs.join("\n\n");
        let after = format!("La préfète a démenti toute fermeture.\n\n{}", paragraphs[3..30].join("\n\n"));
        let (first, memory) = run(&before, Memory::default());
        assert_eq!(first, crate::annotate(&before, language("fr").unwrap(), &Options::default()));
        assert!(first.attributions.len() >= 40, "{}", first.attributions.len());
        let (second, _) = run(&after, memory);
        assert_eq!(second, run(&after, Memory::default()).0);
    }

    #[test]
    fn known_blocks_are_not_read_again() {
        let text = "Le maire a dit non.\n\nLa préfète a dit oui.".to_owned();
        let (_, memory) = run(&text, Memory::default());
        let language = language("fr").unwrap();
        let document = Document::new(&text, language.pack);
        let mut search = Search::new(&document, true, memory);
        // One token would be enough: only known blocks are passed over so fast.
        assert!(search.step(&document, language.reader, 1));
        assert!(!search.step(&document, language.reader, 1));
    }
}
