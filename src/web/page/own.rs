//! Selon's own elements.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// At the end of each statement.
pub const BADGE: &str = "selon-badge";
/// Holds the details of what the reader has opened.
pub const POPOVER: &str = "selon-popover";
/// All that Selon puts on a page.
pub const OWN: &str = "selon-popover,selon-article,selon-badge";

/// Whether a node is a badge.
pub fn is_badge(node: &Node) -> bool {
    node.node_type() == Node::ELEMENT_NODE && node.unchecked_ref::<Element>().local_name() == BADGE
}
