//! Finds what is in an article: in an analysis that was made before.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use crate::analysis::anchor::{Fitted, Fitting};
use crate::analysis::{Analysis, READERS};
use crate::text::span::Utf16;
use crate::web::objects::read;
use crate::web::options::Options;
use crate::web::page::dom;
use crate::web::page::error::{Thrown, thrown};

/// As many attributions are looked for at once.
const PIECE: usize = 40;

/// What finds the attributions of one article, again and again as it changes.
pub struct Finder {
    given: Analysis<Utf16>,
    lost: Cell<usize>,
}

/// A search under way.
pub struct Search(Option<Fitting>);

impl Finder {
    /// Reads `analysis` of what the page chose.
    ///
    /// # Errors
    /// If it is none, or of another version of the format.
    pub fn read(object: &JsValue) -> Result<Self, Thrown> {
        Ok(Finder { given: read::analysis(&dom::get(object, "analysis"))?, lost: Cell::default() })
    }

    /// Starts to search.
    pub fn start(&self, text: &str) -> Search {
        Search(Some(Fitting::new(&self.given, text)))
    }

    /// Goes on by a bounded piece; gives what was found when it is done. The arguments must be the same each time.
    ///
    /// # Errors
    /// If the analysis is of another text.
    pub fn step(&self, search: &mut Search, text: &str, options: &Options) -> Result<Option<Analysis>, Thrown> {
        let threshold = options.threshold.unwrap_or(READERS);
        let Some(mut fitting) = search.0.take() else { return Ok(None) };
        if fitting.step(&self.given, text, threshold, PIECE) {
            search.0 = Some(fitting);
            return Ok(None);
        }
        let Fitted { analysis, lost } = fitting.finish(&self.given).map_err(|misfit| thrown(&misfit.to_string()))?;
        self.lost.set(lost);
        Ok(Some(analysis))
    }

    /// How many statements could not be found at last.
    pub fn lost(&self) -> usize {
        self.lost.get()
    }
}
