//! What JavaScript can call for an analysis that editors work on, without the engine. Thin, as `exports` is.

use wasm_bindgen::prelude::*;

use crate::web::objects::{read, write};
use crate::web::page::error::{Thrown, thrown};

/// An analysis as it stands in a text, with all that can be found surely.
#[wasm_bindgen]
pub fn fit(analysis: &JsValue, text: &str) -> Result<JsValue, Thrown> {
    let fitted = read::analysis(analysis)?.fit(text, 0.0).map_err(|misfit| thrown(&misfit.to_string()))?;
    Ok(write::analysis(&fitted.analysis.in_units(text)))
}

/// A new analysis of a text, in which an earlier one's checks overrule what was found.
#[wasm_bindgen]
pub fn carry(fresh: &JsValue, earlier: &JsValue, text: &str) -> Result<JsValue, Thrown> {
    let mut fresh = read::analysis(fresh)?.fit(text, 0.0).map_err(|misfit| thrown(&misfit.to_string()))?.analysis;
    fresh.carry(&read::analysis(earlier)?, text);
    Ok(write::analysis(&fresh.in_units(text)))
}
