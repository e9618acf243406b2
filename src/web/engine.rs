//! What JavaScript can call of the engine. Thin, as `exports` is.

use wasm_bindgen::prelude::*;

use crate::language::detect;
use crate::text::span::Utf16;
use crate::web::objects::write;
use crate::web::page::error::Thrown;
use crate::web::{options, packs};

/// Reads a language pack; gives the tag of its language.
#[wasm_bindgen(js_name = loadPack)]
pub fn load_pack(bytes: &[u8]) -> Result<String, Thrown> {
    Ok(packs::load(bytes)?)
}

/// Reads the network, which all languages share.
#[wasm_bindgen(js_name = loadNetwork)]
pub fn load_network(bytes: &[u8]) -> Result<(), Thrown> {
    Ok(packs::load_network(bytes)?)
}

/// The tag of the language a text is most likely in, on a page that says it is in `declared`, or says nothing.
#[wasm_bindgen]
pub fn detect(text: &str, declared: &str) -> String {
    detect::overrule(text, declared).to_owned()
}

/// Annotates a text; spans count UTF-16 units. The language's pack must be loaded. `threshold`: see
/// [`crate::Options`]; undefined for that of editors.
#[wasm_bindgen]
pub fn annotate(text: &str, lang: &str, threshold: &JsValue) -> Result<JsValue, Thrown> {
    let analysis =
        packs::annotate(text, lang, &packs::options(options::threshold(threshold), crate::pipeline::Options::EDITORS))?;
    Ok(write::analysis(&analysis.in_units::<Utf16>(text)))
}
