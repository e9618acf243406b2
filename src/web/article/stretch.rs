//! Words in the DOM.

use js_sys::Array;
use web_sys::{Element, Range, Text};

use crate::web::page::dom;
use crate::web::page::error::Thrown;
use crate::web::page::rect::Rect;

/// Words of one text node or of several with nothing between.
pub struct Stretch {
    /// Where it starts.
    pub start: Text,
    /// Units before its start in that node.
    pub start_offset: u32,
    /// Where it ends.
    pub end: Text,
    /// Units before its end in that node.
    pub end_offset: u32,
}

impl Stretch {
    /// Whether some of it is in an element.
    pub fn meets(&self, element: &Element) -> bool {
        self.range().and_then(|range| range.intersects_node(element)).unwrap_or_default()
    }

    fn range(&self) -> Result<Range, Thrown> {
        let range = dom::document(&self.start)?.create_range()?;
        range.set_start(&self.start, self.start_offset)?;
        range.set_end(&self.end, self.end_offset)?;
        Ok(range)
    }

    /// Where it is in the viewport, line by line; nothing if the page has changed it.
    pub fn rects(&self) -> Vec<Rect> {
        let list = self.range().ok().and_then(|range| range.get_client_rects());
        list.map(|list| Array::from(&list).iter().map(|rect| dom::to_rect(&rect)).collect()).unwrap_or_default()
    }
}
