//! What panel and details share.

use web_sys::HtmlElement;

use crate::analysis::Attributed;
use crate::attribution::Family;
use crate::text::span::Utf16;
use crate::web::page::dom::add;
use crate::web::page::error::Thrown;
use crate::web::words::texts::{Texts, statement};

/// How much of a statement a button quotes, in characters.
pub const QUOTED: usize = 90;

/// A list item with a button that jumps to a statement.
pub fn item(list: &HtmlElement, found: &Attributed<Utf16>, lang: &str, texts: &Texts) -> Result<(), Thrown> {
    let item = add(list, "li", &[], "")?;
    let id = found.id.to_string();
    add(&item, "button", &[("data-go", &id), ("lang", lang)], &statement(found, QUOTED, texts))?;
    Ok(())
}

/// The family's shape; its name always stands beside it.
pub fn shape(parent: &HtmlElement, family: Family) -> Result<HtmlElement, Thrown> {
    add(parent, "i", &[("class", "shape"), ("data-family", family.name()), ("aria-hidden", "true")], "")
}
