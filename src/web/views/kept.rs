//! What a reader has opened in a panel, and where the focus was: found again in the one built anew.

use web_sys::Element;

use crate::web::page::dom;
use crate::web::page::error::Thrown;

/// What can have the focus.
const CONTROLS: &str = "summary, button, input";

/// A reader's place in a panel, told by names.
pub struct Kept {
    open: Vec<String>,
    focus: Option<String>,
}

impl Kept {
    /// What is open and focused in `container`, which is alone in a shadow root.
    pub fn of(container: &Element) -> Self {
        let open = dom::all(container, ".sources details[open]");
        let focused = dom::tree(container).ok().and_then(|tree| dom::object::<Element>(&tree, "activeElement"));
        Kept { open: open.iter().map(|source| name(source)).collect(), focus: focused.map(|focused| name(&focused)) }
    }

    /// Opens in `container` what was open, and gives the focus back: to the panel's first line if what had it is no more.
    pub fn restore(&self, container: &Element) -> Result<(), Thrown> {
        for source in dom::all(container, ".sources details") {
            if self.open.contains(&name(&source)) {
                source.set_attribute("open", "")?;
            }
        }
        let Some(focus) = &self.focus else { return Ok(()) };
        let controls = dom::all(container, CONTROLS);
        let same = controls.iter().find(|control| name(control) == *focus);
        same.or(controls.first()).map_or(Ok(()), |control| dom::focus(control, true))
    }
}

/// A source's name, without how many statements it has; of what is no source its own text, of a switch its value.
fn name(element: &Element) -> String {
    let named = element.query_selector("b").ok().flatten();
    let text = named.as_ref().unwrap_or(element).text_content();
    text.unwrap_or_default() + &dom::string(element, "value")
}
