//! Small helpers over the DOM.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, Node, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    Window,
};

use super::error::Error;
use super::placement::Rect;

/// The page's window.
pub fn window() -> Result<Window, Error> {
    web_sys::window().ok_or_else(|| Error::Browser(JsValue::from_str("there is no window")))
}

/// The document of a node of the page.
pub fn document(node: &Node) -> Result<Document, Error> {
    node.owner_document().ok_or_else(|| Error::Browser(JsValue::from_str("the node has no document")))
}

/// Appends an element with attributes and a text, which is set as text.
pub fn add(parent: &Node, tag: &str, attributes: &[(&str, &str)], text: &str) -> Result<HtmlElement, Error> {
    let element = create(&document(parent)?, tag)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element)?;
    Ok(element)
}

/// A new element without attributes.
pub fn create(document: &Document, tag: &str) -> Result<HtmlElement, Error> {
    Ok(document.create_element(tag)?.unchecked_into())
}

/// A property of an object; undefined if it cannot be read.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// The nearest of the element and its ancestors that `selector` matches; none for a broken selector.
pub fn closest(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// An element's box in the viewport.
pub fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

/// Width and height of the viewport without scroll bars.
pub fn view(node: &Node) -> Result<(f64, f64), Error> {
    let root = document(node)?.document_element();
    Ok(root.map(|root| (f64::from(root.client_width()), f64::from(root.client_height()))).unwrap_or_default())
}

/// How far the page is scrolled to the right and down.
pub fn scrolled() -> (f64, f64) {
    let window = web_sys::window();
    window.map(|it| (it.scroll_x().unwrap_or_default(), it.scroll_y().unwrap_or_default())).unwrap_or_default()
}

/// Scrolls an element to the middle of the viewport, at once.
pub fn scroll_to(element: &Element) -> Result<(), Error> {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    Ok(())
}

/// Gives an element the focus without scrolling to it.
pub fn focus_in_place(element: &HtmlElement) -> Result<(), Error> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    Ok(element.focus_with_options(&options)?)
}

/// Whether the reader has selected text.
pub fn has_selection() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
