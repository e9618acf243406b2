//! Reads an article's prose off its DOM.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, Node, Text, Window};

use crate::text::reading::{Reader, WhiteSpace};
use crate::text::span::Span;
use crate::web::article::Article;
use crate::web::article::correction::Correction;
use crate::web::article::text_node::{Container, TextNode};
use crate::web::page::dom::{self, property};
use crate::web::page::error::Thrown;
use crate::web::page::own::{BADGE, is_badge};

/// A walk over an article's elements and text nodes in document order, in steps.
pub struct Walk {
    window: Window,
    root: Element,
    /// Says of an element whether it is left out.
    skip: Function,
    /// The elements that the walk is in, outermost first.
    inside: Vec<Inside>,
    /// The text nodes that were cut when the article was read last, and the place behind the one met last.
    cut: Vec<TextNode>,
    behind: usize,
    reader: Reader,
    nodes: Vec<TextNode>,
    corrections: Vec<Correction>,
}

/// An element that the walk is in.
struct Inside {
    /// What comes next in it.
    next: Option<Node>,
    container: Container,
    white_space: WhiteSpace,
    is_block: bool,
    is_quotation: bool,
    /// The editor's word on it, as a place in the list.
    correction: Option<usize>,
}

/// How an element takes part in the text around it.
enum Flow {
    /// Not shown, or shown elsewhere.
    Absent,
    /// Within a line.
    Inline,
    /// Lines of its own.
    Block,
}

impl Walk {
    /// Starts to read the prose of an article's element as it is now, without the elements for which `skip` is
    /// true. Text nodes that badges cut are read as the whole they were.
    pub fn start(article: &Article, skip: &Function) -> Result<Self, Thrown> {
        let window = dom::window()?;
        let style = window.get_computed_style(&article.root)?;
        let whole = Inside {
            next: article.root.first_child(),
            container: style
                .as_ref()
                .map_or(Container::from_css(""), |style| Container::from_css(&property(style, "display"))),
            white_space: white_space(style.as_ref()),
            is_block: true,
            is_quotation: false,
            correction: None,
        };
        Ok(Walk {
            window,
            root: article.root.clone(),
            skip: skip.clone(),
            inside: vec![whole],
            cut: article.nodes.iter().filter(|node| node.own() != node.last()).cloned().collect(),
            behind: 0,
            reader: Reader::default(),
            nodes: Vec::new(),
            corrections: Vec::new(),
        })
    }

    /// Goes on by some nodes; false if none was left.
    ///
    /// # Errors
    /// What `skip` throws.
    pub fn step(&mut self, nodes: usize) -> Result<bool, Thrown> {
        for _ in 0..nodes {
            let Some(inside) = self.inside.last_mut() else { return Ok(false) };
            let (white_space, container) = (inside.white_space, inside.container);
            let Some(node) = inside.next.take() else {
                self.leave();
                continue;
            };
            inside.next = node.next_sibling();
            match node.node_type() {
                Node::TEXT_NODE => self.text(node.unchecked_into(), white_space, container),
                Node::ELEMENT_NODE => self.element(node.unchecked_ref(), white_space)?,
                _ => {}
            }
        }
        Ok(true)
    }

    /// What was read.
    pub fn finish(self) -> Article {
        let Walk { root, reader, corrections, nodes, .. } = self;
        Article { root, reading: reader.finish(), corrections, nodes }
    }

    /// Reads a text node, also one in pieces.
    fn text(&mut self, node: Text, white_space: WhiteSpace, container: Container) {
        let badge = node.next_sibling().filter(|next| !self.cut.is_empty() && is_badge(next));
        let before_badge = badge.is_some_and(|badge| badge.next_sibling().is_some());
        let known = before_badge.then(|| self.known(&node)).flatten();
        let read = known.unwrap_or_else(|| {
            let data = node.data();
            TextNode::new(node, data, container)
        });
        self.reader.text(self.nodes.len(), read.data(), white_space);
        if let Some(inside) = self.inside.last_mut() {
            inside.next = read.last().next_sibling();
        }
        self.nodes.push(read);
    }

    /// A text node that badges cut; looks first behind the one found last, since nodes mostly keep their order.
    fn known(&mut self, node: &Text) -> Option<TextNode> {
        let mut places = (self.behind..self.cut.len()).chain(0..self.behind);
        let place = places.find(|&place| self.cut[place].own() == node)?;
        self.behind = place + 1;
        Some(self.cut[place].clone())
    }

    fn element(&mut self, element: &Element, inherited: WhiteSpace) -> Result<(), Thrown> {
        let name = element.local_name();
        if name == BADGE {
            return Ok(());
        }
        if name == "br" {
            self.reader.line_break();
            return Ok(());
        }
        let style = self.window.get_computed_style(element)?;
        let display = style.as_ref().map_or_else(String::new, |style| property(style, "display"));
        let flow = style.as_ref().map_or(Flow::Inline, |style| flow(element, style, &display));
        let is_block = matches!(flow, Flow::Block);
        if is_block {
            self.reader.block_break();
        }
        if matches!(flow, Flow::Absent) || self.skip.call1(&JsValue::NULL, element)?.is_truthy() {
            self.reader.gap();
            if is_block {
                self.reader.block_break();
            }
            return Ok(());
        }
        let white_space = style.as_ref().map_or(inherited, |style| white_space(Some(style)));
        self.enter(
            element,
            Inside {
                next: element.first_child(),
                container: Container::from_css(&display),
                white_space,
                is_block,
                is_quotation: name == "q",
                correction: None,
            },
        );
        Ok(())
    }

    /// Into an element, with the quotation mark that browsers draw and the editor's word.
    fn enter(&mut self, element: &Element, mut inside: Inside) {
        if inside.is_quotation {
            self.reader.generated('“');
        }
        if let Some(value) = element.get_attribute("data-selon-source") {
            inside.correction = Some(self.corrections.len());
            self.corrections.push(Correction::parse(&value, Span::new(self.reader.units(), usize::MAX)));
        }
        self.inside.push(inside);
    }

    /// Out of the element that the walk is in.
    fn leave(&mut self) {
        let Some(left) = self.inside.pop() else { return };
        if let Some(correction) = left.correction.and_then(|at| self.corrections.get_mut(at)) {
            correction.span.end = self.reader.units();
        }
        if left.is_quotation {
            self.reader.generated('”');
        }
        if left.is_block {
            self.reader.block_break();
        }
    }
}

fn flow(element: &Element, style: &CssStyleDeclaration, display: &str) -> Flow {
    if display == "none" || property(style, "visibility") != "visible" {
        return Flow::Absent;
    }
    if display.starts_with("inline") || display == "contents" || display.starts_with("ruby") {
        return Flow::Inline;
    }
    // A drop cap floats, but belongs to its word.
    let is_letter = || dom::string(element, "textContent").trim().chars().count() <= 2;
    if property(style, "float") != "none" && is_letter() { Flow::Inline } else { Flow::Block }
}

fn white_space(style: Option<&CssStyleDeclaration>) -> WhiteSpace {
    style.map_or(WhiteSpace::Collapse, |style| WhiteSpace::from_css(&property(style, "white-space")))
}
