//! An article's DOM: what of it is prose, its text, and the way back from the text to the DOM.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, Node, Range, Text, Window};

use super::dom;
use super::editor::Correction;
use super::error::{Error, Thrown};
use super::placement::Rect;
use super::reading::{Place, Reader, Reading, WhiteSpace};
use super::text_node::TextNode;
use crate::span::{Span, Utf16};

/// Elements that are no prose of the article, whatever they hold. Hidden from screen readers, or
/// editable: a badge in them could not be reached, or would be saved with the text.
const NOT_PROSE: &str = "script,style,noscript,template,figure,figcaption,aside,nav,form,button,input,select,\
    textarea,iframe,object,embed,svg,math,canvas,audio,video,picture,img,code,pre,rt,rp,\
    [role=complementary],[role=navigation],[role=search],[role=form],[role=button],\
    [hidden],[inert],[aria-hidden=true],[translate=no],[contenteditable]:not([contenteditable=false]),\
    [data-selon-ignore],selon-article,selon-badge,selon-popover";

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
    /// Reads the prose of `root`, without the elements that `ignore`, a list of selectors, matches.
    ///
    /// # Errors
    /// If `ignore` is not empty and no list of selectors.
    pub fn read(root: &Element, ignore: &str) -> Result<Self, Thrown> {
        let ignored = ignore.trim();
        if !ignored.is_empty() && root.matches(ignored).is_err() {
            return Err(Error::Selector(ignored.to_owned()).into());
        }
        let comma = if ignored.is_empty() { "" } else { "," };
        let mut walk = Walk {
            window: dom::window()?,
            skipped: format!("{NOT_PROSE}{comma}{ignored}"),
            reader: Reader::default(),
            nodes: Vec::new(),
            corrections: Vec::new(),
        };
        let style = walk.window.get_computed_style(root)?;
        walk.children(root, white_space(style.as_ref()))?;
        Ok(Article {
            root: root.clone(),
            reading: walk.reader.finish(),
            corrections: walk.corrections,
            nodes: walk.nodes,
        })
    }

    /// For each text node, whether it still holds what was read.
    pub fn intact(&self) -> Vec<bool> {
        self.nodes.iter().map(TextNode::intact).collect()
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

    /// Where in the text the unit at `offset` of a text node is; none if it was not read.
    pub fn unit_at(&self, node: &Node, offset: usize) -> Option<usize> {
        let mut starts = self.nodes.iter().map(|read| read.start_of(node)).enumerate();
        let (node, start) = starts.find_map(|(node, start)| Some((node, start?)))?;
        self.reading.unit_at(Place { node, offset: start + offset })
    }

    /// Where a badge belongs that stands behind the first `end` units of the text: outside of links and of
    /// inline elements that end there. None if there is no place: text laid out by flex or grid would come
    /// apart.
    pub fn spot(&self, end: usize) -> Result<Option<Spot>, Thrown> {
        let Some(place) = self.reading.end_place(end) else { return Ok(None) };
        let (text, local) = self.nodes[place.node].after(place.offset);
        let cuts = f64::from(local) < dom::number(text, "length");
        let spot = match self.outermost_interactive(text) {
            Some(interactive) => Spot::Behind(interactive.into()),
            None if cuts => Spot::Text(place),
            None => self.outermost_ending_with(text)?.map_or(Spot::Text(place), |inline| Spot::Behind(inline.into())),
        };
        let parent = match &spot {
            Spot::Behind(node) => node.parent_element(),
            Spot::Text(_) => text.parent_element(),
        };
        let style = parent.map(|parent| computed(&parent)).transpose()?.flatten();
        let display = style.map(|style| property(&style, "display"));
        Ok(display.is_some_and(|display| !display.ends_with("flex") && !display.ends_with("grid")).then_some(spot))
    }

    /// Inserts a badge, behind those that stand there already.
    pub fn insert(&mut self, badge: &Element, spot: Spot) -> Result<(), Thrown> {
        let mut before = match spot {
            Spot::Behind(node) => node,
            Spot::Text(place) => self.nodes[place.node].cut(place.offset)?.into(),
        };
        while let Some(next) =
            before.next_sibling().filter(|next| dom::get(next, "nodeName") == dom::get(badge, "nodeName"))
        {
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

    /// The outermost link or button of the article around a node.
    fn outermost_interactive(&self, node: &Node) -> Option<Element> {
        let mut outermost = None;
        let mut at = node.parent_element();
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
            if computed(&parent)?.is_none_or(|style| property(&style, "display") != "inline") {
                break;
            }
            outermost = Some(parent);
        }
        Ok(outermost)
    }
}

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
    /// Where it is in the viewport, line by line; nothing if the page has changed it.
    pub fn rects(&self) -> Vec<Rect> {
        let range = || -> Result<Range, Thrown> {
            let range = dom::document(&self.start)?.create_range()?;
            range.set_start(&self.start, self.start_offset)?;
            range.set_end(&self.end, self.end_offset)?;
            Ok(range)
        };
        let list = range().ok().and_then(|range| range.get_client_rects());
        list.map(|list| Array::from(&list).iter().map(|rect| dom::to_rect(&rect)).collect()).unwrap_or_default()
    }
}

/// Where a badge is to be inserted. Finding it reads styles, inserting changes them: all are found first.
pub enum Spot {
    /// Behind an element.
    Behind(Node),
    /// In a text node or at its end; which piece of the node that is shows when earlier badges stand.
    Text(Place),
}

/// A walk over an article's elements and text nodes in document order.
struct Walk {
    window: Window,
    skipped: String,
    reader: Reader,
    nodes: Vec<TextNode>,
    corrections: Vec<Correction>,
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
    fn children(&mut self, parent: &Element, white_space: WhiteSpace) -> Result<(), Thrown> {
        let mut child = parent.first_child();
        while let Some(node) = child {
            match node.node_type() {
                Node::TEXT_NODE => self.text(node.clone().unchecked_into(), white_space),
                Node::ELEMENT_NODE => self.element(node.unchecked_ref(), white_space)?,
                _ => {}
            }
            child = node.next_sibling();
        }
        Ok(())
    }

    fn text(&mut self, node: Text, white_space: WhiteSpace) {
        let data = node.data();
        self.reader.text(self.nodes.len(), &data, white_space);
        self.nodes.push(TextNode::new(node, data));
    }

    fn element(&mut self, element: &Element, inherited: WhiteSpace) -> Result<(), Thrown> {
        let name = element.local_name();
        if name == "br" {
            self.reader.line_break();
            return Ok(());
        }
        let style = self.window.get_computed_style(element)?;
        let flow = style.as_ref().map_or(Flow::Inline, |style| flow(element, style));
        let block = matches!(flow, Flow::Block);
        if block {
            self.reader.block_break();
        }
        if matches!(flow, Flow::Absent) || element.matches(&self.skipped)? {
            self.reader.gap();
        } else {
            let white_space = style.as_ref().map_or(inherited, |style| white_space(Some(style)));
            self.prose(element, &name, white_space)?;
        }
        if block {
            self.reader.block_break();
        }
        Ok(())
    }

    /// The content of an element, with the quotation marks that browsers draw and the editor's word.
    fn prose(&mut self, element: &Element, name: &str, white_space: WhiteSpace) -> Result<(), Thrown> {
        if name == "q" {
            self.reader.generated('“');
        }
        let correction = element.get_attribute("data-selon-source").map(|value| {
            self.corrections.push(Correction::parse(&value, Span::new(self.reader.units(), usize::MAX)));
            self.corrections.len() - 1
        });
        self.children(element, white_space)?;
        if let Some(correction) = correction.and_then(|at| self.corrections.get_mut(at)) {
            correction.span.end = self.reader.units();
        }
        if name == "q" {
            self.reader.generated('”');
        }
        Ok(())
    }
}

fn flow(element: &Element, style: &CssStyleDeclaration) -> Flow {
    let display = property(style, "display");
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

fn computed(element: &Element) -> Result<Option<CssStyleDeclaration>, Thrown> {
    dom::window()?.get_computed_style(element)
}
