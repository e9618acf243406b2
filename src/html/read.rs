//! An article's element to its text, read as `src/web/article/walk.rs` reads it in a browser.

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node};

use super::dom;
use super::prose::Skipper;
use crate::text::reading::{Reader, Reading, WhiteSpace};

/// An element that the walk is in.
struct Inside<'d> {
    /// What comes next in it.
    next: Option<NodeRef<'d, Node>>,
    white_space: WhiteSpace,
    is_block: bool,
    is_quotation: bool,
}

/// An article's prose, blocks with an empty line between, and the text nodes that it was read from, in the order of
/// their numbers.
pub fn read(article: ElementRef<'_>) -> (Reading, Vec<NodeId>) {
    let mut skipper = Skipper::new(article);
    let mut reader = Reader::default();
    let mut nodes = Vec::new();
    let mut inside = vec![Inside {
        next: article.first_child(),
        white_space: white_space(article, WhiteSpace::Collapse),
        is_block: true,
        is_quotation: false,
    }];
    // No recursion: pages are nested as deep as they like.
    while let Some(here) = inside.last_mut() {
        let white_space = here.white_space;
        let Some(node) = here.next.take() else {
            leave(&mut reader, inside.pop());
            continue;
        };
        here.next = node.next_sibling();
        match node.value() {
            Node::Text(text) => {
                reader.text(nodes.len(), text, white_space);
                nodes.push(node.id());
            }
            Node::Element(_) => {
                let element = ElementRef::wrap(node).into_iter();
                inside.extend(element.filter_map(|element| enter(&mut reader, &mut skipper, element, white_space)));
            }
            _ => {}
        }
    }
    (reader.finish(), nodes)
}

/// Into an element, unless it is left out.
fn enter<'d>(
    reader: &mut Reader,
    skipper: &mut Skipper<'_>,
    element: ElementRef<'d>,
    inherited: WhiteSpace,
) -> Option<Inside<'d>> {
    let name = element.value().name();
    if name == "br" {
        reader.line_break();
        return None;
    }
    let is_block = dom::is_block(element);
    if is_block {
        reader.block_break();
    }
    if dom::is_hidden(element) || skipper.skips(element) {
        reader.gap();
        return None;
    }
    let is_quotation = name == "q";
    if is_quotation {
        reader.generated('“');
    }
    let white_space = white_space(element, inherited);
    Some(Inside { next: element.first_child(), white_space, is_block, is_quotation })
}

/// Out of the element that the walk is in.
fn leave(reader: &mut Reader, left: Option<Inside<'_>>) {
    let Some(left) = left else { return };
    if left.is_quotation {
        reader.generated('”');
    }
    if left.is_block {
        reader.block_break();
    }
}

fn white_space(element: ElementRef<'_>, inherited: WhiteSpace) -> WhiteSpace {
    dom::style(element, "white-space").map_or(inherited, WhiteSpace::from_css)
}
