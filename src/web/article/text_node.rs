//! A text node of the article that may be cut for a badge, and is given back whole.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use crate::web::page::error::Thrown;
use crate::web::page::own::is_badge;

/// How the element around a text node lays it out.
#[derive(Clone, Copy)]
pub struct Container {
    /// It is part of a line.
    pub is_inline: bool,
    /// What is inserted into it stands in its lines; boxes of flex and grid would come apart.
    pub takes_badges: bool,
}

impl Container {
    /// From the computed value of the CSS property `display`.
    pub fn from_css(display: &str) -> Self {
        Container {
            is_inline: display == "inline",
            takes_badges: !display.ends_with("flex") && !display.ends_with("grid"),
        }
    }
}

/// One text node as it was read, and the pieces it is in now.
#[derive(Clone)]
pub struct TextNode {
    /// What is around it.
    pub container: Container,
    /// What was read.
    data: String,
    /// Its length.
    units: usize,
    /// The article's own node first, then what was cut off its end, in order.
    pieces: Vec<Piece>,
}

/// The units of the node from `start` on, up to the next piece.
#[derive(Clone)]
struct Piece {
    start: usize,
    node: Text,
}

impl TextNode {
    /// A node, read but not cut.
    pub fn new(node: Text, data: String, container: Container) -> Self {
        let units = data.chars().map(char::len_utf16).sum();
        TextNode { container, data, units, pieces: vec![Piece { start: 0, node }] }
    }

    /// What was read.
    pub fn data(&self) -> &str {
        &self.data
    }

    /// The article's own node.
    pub fn own(&self) -> &Text {
        &self.pieces[0].node
    }

    /// Whether the node still holds what was read.
    pub fn intact(&self) -> bool {
        let mut now = String::with_capacity(self.data.len());
        self.pieces.iter().for_each(|piece| now.push_str(&piece.node.data()));
        now == self.data
    }

    /// The piece in which the unit at `offset` stands, and the offset in it.
    pub fn before(&self, offset: usize) -> (&Text, u32) {
        self.locate(self.pieces.partition_point(|piece| piece.start <= offset), offset)
    }

    /// The piece in which the unit that ends at `offset` stands, and the end's offset in it.
    pub fn after(&self, offset: usize) -> (&Text, u32) {
        self.locate(self.pieces.partition_point(|piece| piece.start < offset), offset)
    }

    fn locate(&self, pieces_up_to: usize, offset: usize) -> (&Text, u32) {
        let piece = &self.pieces[pieces_up_to.saturating_sub(1)];
        (&piece.node, u32::try_from(offset - piece.start).unwrap_or(u32::MAX))
    }

    /// Whether a piece goes on at `offset`.
    pub fn goes_on(&self, offset: usize) -> bool {
        let next = self.pieces.partition_point(|piece| piece.start < offset);
        offset < self.pieces.get(next).map_or(self.units, |piece| piece.start)
    }

    /// The last piece; its own node if it is not cut.
    pub fn last(&self) -> &Text {
        self.pieces.last().map_or(self.own(), |piece| &piece.node)
    }

    /// Whether the node still holds what was read, in pieces with nothing but badges between.
    pub fn whole(&self) -> bool {
        let mut at: Option<Node> = Some(self.own().clone().into());
        let stands = |piece: &Piece| {
            while at.as_ref().is_some_and(is_badge) {
                at = at.take().and_then(|badge| badge.next_sibling());
            }
            let stands = at.as_ref() == Some(piece.node.as_ref());
            at = piece.node.next_sibling();
            stands
        };
        self.pieces.iter().all(stands) && self.intact()
    }

    /// Makes a piece end at `offset` and gives it back.
    pub fn cut(&mut self, offset: usize) -> Result<Text, Thrown> {
        let (node, local) = self.after(offset);
        let node = node.clone();
        if self.goes_on(offset) {
            let tail = node.split_text(local)?;
            let at = self.pieces.partition_point(|piece| piece.start < offset);
            self.pieces.insert(at, Piece { start: offset, node: tail });
        }
        Ok(node)
    }

    /// Puts the pieces together again in the article's own node; badges between them must be gone.
    ///
    /// If the page has meanwhile written or removed its own node, but not what was cut off, it took the
    /// node for whole: then what was cut off is dropped.
    pub fn join(&mut self) {
        let tails = self.pieces.split_off(1);
        let head = self.own().clone();
        let Some(first) = tails.first() else { return };
        let read = |from: usize, to: usize| self.data.encode_utf16().skip(from).take(to - from);
        let written = !head.data().encode_utf16().eq(read(0, first.start));
        let ends = tails.iter().skip(1).map(|tail| tail.start).chain([usize::MAX]);
        let tails_as_cut =
            tails.iter().zip(ends).all(|(tail, end)| tail.node.data().encode_utf16().eq(read(tail.start, end)));
        let stale = tails_as_cut && (written || head.parent_element().is_none());
        for Piece { node: tail, .. } in tails {
            let adjacent = head.next_sibling().as_ref() == Some(tail.as_ref());
            if adjacent && !stale {
                let _ = head.append_data(&tail.data());
            }
            if adjacent || stale {
                // Text nodes have the same `remove()`.
                tail.unchecked_ref::<Element>().remove();
            }
        }
    }
}
