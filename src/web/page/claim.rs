//! What articles at work leave in the page for other copies of Selon, and for each other.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use crate::web::page::dom;
use crate::web::page::error::Thrown;
use crate::web::page::own::BADGE;

/// The style sheets of a document or shadow root that no element of the page holds.
const SHEETS: &str = "adoptedStyleSheets";
/// The property that marks the root element of an article at work, and what belongs to it, for all copies of Selon on a
/// page and for `www/widget/strays.js`.
const AT_WORK: &str = "selonAtWork";

/// Marks an article that Selon is at work in, or no longer.
pub fn claim(root: &Element, at_work: bool) -> Result<(), Thrown> {
    dom::set(root, AT_WORK, &at_work.into())
}

/// Whether Selon is at work in `root`, around it or in it. What looks like a badge may be a copy of one: copies do not
/// have the property.
pub fn claimed(root: &Element) -> bool {
    let mut around = std::iter::successors(Some(root.clone()), |element| element.parent_element());
    let is_live = |element: &Element| dom::flag(element, AT_WORK);
    around.any(|element| is_live(&element)) || dom::all(root, BADGE).iter().any(|badge| is_live(badge))
}

/// Adds a style sheet to a document or shadow root. Each article adds its own mention of
/// it, so that it stays as long as one of them needs it.
pub fn adopt(tree: &Node, sheet: &JsValue) -> Result<(), Thrown> {
    let sheets = Array::from(&dom::get(tree, SHEETS));
    sheets.push(sheet);
    dom::set(tree, SHEETS, &sheets)
}

/// Takes one mention of a style sheet away again.
pub fn disown(tree: &Node, sheet: &JsValue) -> Result<(), Thrown> {
    let kept = Array::new();
    let mut taken = false;
    for other in Array::from(&dom::get(tree, SHEETS)).iter() {
        if !taken && other == *sheet {
            taken = true;
        } else {
            kept.push(&other);
        }
    }
    dom::set(tree, SHEETS, &kept)
}
