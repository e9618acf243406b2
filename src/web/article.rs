//! An article's DOM: what of it is prose, its text, and the way back from the text to the DOM.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, Node, Range, Text, Window};

use super::badge;
use super::dom;
use super::editor::Correction;
use super::error::Thrown;
use super::placement::Rect;
use super::reading::{Place, Reader, Reading, WhiteSpace};
use super::text_node::{Container, TextNode, is_badge};
use crate::text::span::{Span, Utf16};

/// Elements in which a button would be a button in a button.
const INTERACTIVE: &str = "a,button,label,summary,[role=button],[role=link]";

/// An article as it was read.
pub struct Article {
    /// The element that holds it.
    pub root: Element,
    /// Its text and the map to `nodes`.
    pub reading: Reading,
    /// What the editor wrote on its elements, outer ones first.
    pub corrections: Vec<Correction>,
    nodes: Vec<TextNode>,
}

impl Article {
    /// An article of which nothing has been read yet.
    pub fn unread(root: &Element) -> Self {
        Article { root: root.clone(), reading: Reading::default(), corrections: Vec::new(), nodes: Vec::new() }
    }

    /// Whether the same was read in the same nodes.
    pub fn is_same(&self, other: &Article) -> bool {
        self.reading.text == other.reading.text
            && self.corrections == other.corrections
            && self.nodes.len() == other.nodes.len()
            && self.nodes.iter().zip(&other.nodes).all(|(one, other)| one.own() == other.own())
    }

    /// Whether the DOM still holds the words of some spans; `known`: which nodes do, as far as they were asked.
    pub fn holds(&self, mut spans: impl Iterator<Item = Span<Utf16>>, known: &mut Intact) -> bool {
        known.0.resize(self.nodes.len(), None);
        let mut intact = |node: usize| *known.0[node].get_or_insert_with(|| self.nodes[node].intact());
        spans.all(|span| self.reading.nodes(span).all(&mut intact))
    }

    /// A text node by its number.
    pub fn node(&self, number: usize) -> &TextNode {
        &self.nodes[number]
    }

    /// Puts the pieces of a text node together again. Badges between them must have been removed.
    pub fn join(&mut self, number: usize) {
        self.nodes[number].join();
    }

    /// Puts text nodes together again that are in pieces and no part of a later reading.
    pub fn leave_to(&mut self, later: &Article) {
        let mut behind = 0;
        for node in self.nodes.iter_mut().filter(|node| node.own() != node.last()) {
            let mut places = (behind..later.nodes.len()).chain(0..behind);
            match places.find(|&place| later.nodes[place].own() == node.own()) {
                Some(place) => behind = place + 1,
                None => node.join(),
            }
        }
    }

    /// The ends in the DOM of each stretch of a span of the text; several where it runs over lines or things
    /// not read.
    pub fn stretches(&self, span: Span<Utf16>) -> impl Iterator<Item = Stretch> + '_ {
        self.reading.stretches(span).into_iter().map(|(from, to)| {
            let (start, start_offset) = self.nodes[from.node].before(from.offset);
            let (end, end_offset) = self.nodes[to.node].after(to.offset);
            Stretch { start: start.clone(), start_offset, end: end.clone(), end_offset }
        })
    }

    /// Where a badge belongs that stands behind the first `end` units of the text: outside of links and of
    /// inline elements that end there. None if there is no place: text laid out by flex or grid would come
    /// apart. `last`: what was found out for the badge before.
    pub fn spot(&self, place: Place, last: &mut Option<Around>) -> Result<Option<Spot>, Thrown> {
        let node = &self.nodes[place.node];
        let text = node.after(place.offset).0;
        let Some(parent) = text.parent_element() else { return Ok(None) };
        let around = match last.take().filter(|last| last.element == parent) {
            Some(around) => around,
            None => Around { interactive: self.outermost_interactive(&parent), element: parent },
        };
        let around = last.insert(around);
        let behind = match &around.interactive {
            Some(interactive) => Some(interactive.clone()),
            None if node.goes_on(place.offset) || !node.container.is_inline => None,
            None => self.outermost_ending_with(text)?,
        };
        Ok(match behind {
            None => node.container.takes_badges.then_some(Spot::Text(place)),
            Some(element) => {
                let parent = element.parent_element().map(|parent| display(&parent)).transpose()?;
                let takes_badges = parent.is_some_and(|display| Container::from_css(&display).takes_badges);
                takes_badges.then(|| Spot::Behind(element.into()))
            }
        })
    }

    /// Inserts a badge, behind those that stand there already.
    pub fn insert(&mut self, badge: &Element, spot: Spot) -> Result<(), Thrown> {
        let mut before = match spot {
            Spot::Behind(node) => node,
            Spot::Text(place) => self.nodes[place.node].cut(place.offset)?.into(),
        };
        while let Some(next) = before.next_sibling().filter(is_badge) {
            before = next;
        }
        if let Some(parent) = before.parent_element() {
            parent.insert_before(badge, before.next_sibling().as_ref())?;
        }
        Ok(())
    }

    /// Puts all text nodes together again. Badges must have been removed.
    pub fn restore(&mut self) {
        self.nodes.iter_mut().for_each(TextNode::join);
    }

    /// The outermost link or button of the article that an element is or is in.
    fn outermost_interactive(&self, element: &Element) -> Option<Element> {
        let mut outermost = None;
        let mut at = Some(element.clone());
        while let Some(found) = at.and_then(|element| dom::closest(&element, INTERACTIVE)) {
            if *found == self.root || !self.root.contains(Some(&found)) {
                break;
            }
            at = found.parent_element();
            outermost = Some(found.into());
        }
        outermost
    }

    /// The outermost inline element of which `text` is the very end.
    fn outermost_ending_with(&self, text: &Node) -> Result<Option<Element>, Thrown> {
        let mut outermost: Option<Element> = None;
        loop {
            let inner = outermost.as_deref().unwrap_or(text);
            let parent = inner.parent_element().filter(|parent| *parent != self.root && inner.next_sibling().is_none());
            let Some(parent) = parent else { break };
            if !Container::from_css(&display(&parent)?).is_inline {
                break;
            }
            outermost = Some(parent);
        }
        Ok(outermost)
    }
}

/// Which text nodes hold what was read, as far as they were asked: asking takes a copy of their text.
#[derive(Default)]
pub struct Intact(Vec<Option<bool>>);

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

/// An element in which text ends that badges stand behind.
pub struct Around {
    element: Element,
    /// The outermost link or button that it is or is in.
    interactive: Option<Element>,
}

/// Where a badge is to be inserted. Finding it reads styles, inserting changes them: all are found first.
pub enum Spot {
    /// Behind an element.
    Behind(Node),
    /// In a text node or at its end; which piece of the node that is shows when earlier badges stand.
    Text(Place),
}

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
        if name == badge::TAG {
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
    // Text for screen readers alone: clipped away from the line it stands in.
    if property(style, "position") == "absolute" && matches!(property(style, "width").as_str(), "0px" | "1px") {
        return Flow::Absent;
    }
    // A drop cap floats, but belongs to its word.
    let is_letter = || dom::string(element, "textContent").trim().chars().count() <= 2;
    if property(style, "float") != "none" && is_letter() { Flow::Inline } else { Flow::Block }
}

fn white_space(style: Option<&CssStyleDeclaration>) -> WhiteSpace {
    style.map_or(WhiteSpace::Collapse, |style| WhiteSpace::from_css(&property(style, "white-space")))
}

fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// Computed; empty for an element that is in no page.
fn display(element: &Element) -> Result<String, Thrown> {
    let style = dom::window()?.get_computed_style(element)?;
    Ok(style.map_or_else(String::new, |style| property(&style, "display")))
}
