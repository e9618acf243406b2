//! Finds what is in an article: by the engine.

use std::cell::RefCell;
use std::mem::take;

use wasm_bindgen::JsValue;

use crate::analysis::Analysis;
use crate::finder::learned::Memory;
use crate::pipeline::Steps;
use crate::web::options::Options;
use crate::web::packs;
use crate::web::page::error::Thrown;

/// What finds the attributions of one article, again and again as it changes.
#[derive(Default)]
pub struct Finder {
    /// What helps the next search.
    memory: RefCell<Memory>,
}

/// A search under way.
pub struct Search(Box<Steps>);

impl Finder {
    /// Needs nothing of what the page chose.
    pub fn read(_: &JsValue) -> Result<Self, Thrown> {
        Ok(Finder::default())
    }

    /// Starts to search.
    pub fn start(&self, _: &str) -> Search {
        Search(Box::new(Steps::after(self.memory.take())))
    }

    /// Goes on by a bounded piece; gives what was found when it is done. The arguments must be the same each time.
    ///
    /// # Errors
    /// If the language's pack is missing.
    pub fn step(&self, search: &mut Search, text: &str, options: &Options) -> Result<Option<Analysis>, Thrown> {
        let chosen = packs::options(options.threshold, crate::Options::READERS);
        let found = packs::with(&options.lang, |language| search.0.step(text, language, &chosen))?;
        if found.is_some() {
            self.memory.replace(take(&mut *search.0).memory());
        }
        Ok(found)
    }
}
