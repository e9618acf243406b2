//! An article's DOM: what of it is prose, its text, and the way back from the text to the DOM.

pub mod correction;
pub mod stretch;
pub mod text_node;
pub mod walk;

use web_sys::{Element, Node};

use crate::text::reading::{Place, Reading};
use crate::text::span::{Span, Utf16};
use crate::web::article::correction::Correction;
use crate::web::article::stretch::Stretch;
use crate::web::article::text_node::{Container, TextNode};
use crate::web::page::dom::{self, display};
use crate::web::page::error::Thrown;
use crate::web::page::own::is_badge;

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
