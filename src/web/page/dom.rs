//! Small helpers over the DOM.
//!
//! Every interface of web-sys that is named adds an import, with its name, to the JavaScript that a page
//! downloads. What is not called for each node of an article is therefore reached by its name through
//! `Reflect`.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Document, Element, Event, HtmlElement, Node, Window};

use crate::web::page::error::{Error, Thrown};
use crate::web::page::rect::Rect;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;
}

/// The page's window.
pub fn window() -> Result<Window, Thrown> {
    WINDOW.with(Clone::clone).ok_or_else(|| Error::NoDocument.into())
}

/// The document of a node of the page.
pub fn document(node: &Node) -> Result<Document, Thrown> {
    node.owner_document().ok_or_else(|| Error::NoDocument.into())
}

/// Appends an element with attributes and a text, which is set as text.
pub fn add(parent: &Node, tag: &str, attributes: &[(&str, &str)], text: &str) -> Result<HtmlElement, Thrown> {
    let element = create(&document(parent)?, tag, attributes)?;
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element)?;
    Ok(element)
}

/// A new element with attributes.
pub fn create(document: &Document, tag: &str, attributes: &[(&str, &str)]) -> Result<HtmlElement, Thrown> {
    let element = document.create_element(tag)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element.unchecked_into())
}

/// A property of an object; undefined if it cannot be read.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is an object of a type known by the specification; none for null and undefined.
pub fn object<T: JsCast>(object: &JsValue, key: &str) -> Option<T> {
    let value = get(object, key);
    value.is_object().then(|| value.unchecked_into())
}

/// A property that is a number; zero if it is none.
pub fn number(object: &JsValue, key: &str) -> f64 {
    get(object, key).as_f64().unwrap_or_default()
}

/// A property that is a string; empty if it is none.
pub fn string(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

/// Whether a property is true.
pub fn flag(object: &JsValue, key: &str) -> bool {
    get(object, key).is_truthy()
}

/// Calls a method with an argument.
pub fn call(object: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, Thrown> {
    get(object, method).unchecked_into::<Function>().call1(object, argument)
}

/// The document or shadow root that a node is in, or the outermost of the nodes that it is in.
pub fn tree(node: &Node) -> Result<Node, Thrown> {
    call(node, "getRootNode", &JsValue::UNDEFINED).map(JsCast::unchecked_into)
}

/// Sets a property.
pub fn set(object: &JsValue, key: &str, value: &JsValue) -> Result<(), Thrown> {
    Reflect::set(object, &JsValue::from_str(key), value)?;
    Ok(())
}

/// A new object with these properties, for an interface that takes it.
pub fn dictionary<T: JsCast>(entries: &[(&str, &JsValue)]) -> Result<T, Thrown> {
    let object = Object::new();
    for (key, value) in entries {
        set(&object, key, value)?;
    }
    Ok(object.unchecked_into())
}

/// The target of an event, if it is an element; also one in a shadow root.
pub fn target(event: &Event) -> Option<Element> {
    path(event).next()
}

/// The elements that an event passes, the innermost first.
pub fn path(event: &Event) -> impl Iterator<Item = Element> {
    let path = event.composed_path();
    let nodes = (0..path.length()).map(move |at| path.get(at));
    let element = |node: &JsValue| number(node, "nodeType") == f64::from(Node::ELEMENT_NODE);
    nodes.filter(element).map(JsCast::unchecked_into)
}

/// The nearest of the element and its ancestors that `selector` matches; none for a broken selector.
pub fn closest(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// The elements below another that `selector` matches.
pub fn all(element: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = element.query_selector_all(selector).ok();
    found.map(|found| Array::from(&found).iter().map(JsCast::unchecked_into).collect()).unwrap_or_default()
}

/// An element's own style, by way of the CSS object model, which no Content-Security-Policy forbids.
pub fn style(element: &HtmlElement, property: &str, value: &str) -> Result<(), Thrown> {
    if let Some(style) = object::<CssStyleDeclaration>(element, "style") {
        style.set_property(property, value)?;
    }
    Ok(())
}

/// A property of a computed style.
pub fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// The computed value of `display`; empty for an element that is in no page.
pub fn display(element: &Element) -> Result<String, Thrown> {
    let style = window()?.get_computed_style(element)?;
    Ok(style.map_or_else(String::new, |style| property(&style, "display")))
}

/// A `DOMRect`.
pub fn to_rect(rect: &JsValue) -> Rect {
    let [left, top, right, bottom] = ["left", "top", "right", "bottom"].map(|edge| number(rect, edge));
    Rect { left, top, right, bottom }
}

/// An element's box in the viewport.
pub fn rect(element: &Element) -> Rect {
    to_rect(&element.get_bounding_client_rect())
}

/// Width and height of the viewport without scroll bars.
pub fn view() -> Result<(f64, f64), Thrown> {
    let window = window()?;
    let root = get(&get(&window, "document"), "documentElement");
    Ok((number(&root, "clientWidth"), number(&root, "clientHeight")))
}

/// How much larger than it says the page's style sheet makes an element.
pub fn zoom(element: &JsValue) -> f64 {
    get(element, "currentCSSZoom").as_f64().unwrap_or(1.0)
}

/// Scrolls an element to the middle of the viewport, at once.
pub fn scroll_to(element: &Element) -> Result<(), Thrown> {
    let options: JsValue = dictionary(&[("block", &"center".into()), ("behavior", &"instant".into())])?;
    call(element, "scrollIntoView", &options).map(drop)
}

/// Gives an element the focus; with `still`, without scrolling to it.
pub fn focus(element: &HtmlElement, still: bool) -> Result<(), Thrown> {
    let options: JsValue = dictionary(&[("preventScroll", &still.into())])?;
    call(element, "focus", &options).map(drop)
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    let list = window().and_then(|window| call(&window, "matchMedia", &JsValue::from_str(query)));
    list.is_ok_and(|list| flag(&list, "matches"))
}

/// Whether the reader has selected text.
pub fn has_selection() -> bool {
    let selection = window().and_then(|window| call(&window, "getSelection", &JsValue::UNDEFINED));
    selection.is_ok_and(|selection| selection.is_object() && !flag(&selection, "isCollapsed"))
}
