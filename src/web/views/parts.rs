//! What panel and details share.

use web_sys::HtmlElement;

use crate::analysis::Attributed;
use crate::attribution::Family;
use crate::text::span::Utf16;
use crate::web::page::dom::add;
use crate::web::page::error::Thrown;
use crate::web::views::request::Owner;
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

/// A link to the page that says how all this is found, if the site has it.
pub fn method(line: &HtmlElement, article: &dyn Owner) -> Result<(), Thrown> {
    if article.method().is_empty() {
        return Ok(());
    }
    let link = [("href", article.method()), ("target", "_blank")];
    add(line, "a", &link, &article.texts().get("panel.method")).map(drop)
}

/// The family's shape; its name always stands beside it.
pub fn shape(parent: &HtmlElement, family: Family) -> Result<HtmlElement, Thrown> {
    add(parent, "i", &[("class", "shape"), ("data-family", family.name()), ("aria-hidden", "true")], "")
}
