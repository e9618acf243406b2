//! Quotation marks where they stand: what each is, and which way it can turn by what is around it.
//!
//! Real copy mixes “ with ", ” with ”, « with ": a mark says by its look which way it turns, and by its place which way it
//! can turn. Where the two disagree, the place is right, if pairing allows.

use crate::text::character::{goes_on_behind_stop, precedes_word};
use crate::text::span::{Span, part};

/// Marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Guillemets,
    SingleGuillemets,
    /// `“”`, `„“`, `"`, `″`, two straight apostrophes, two backticks.
    Double,
    /// `‘’`, `‚‘`, `'`.
    Single,
    /// A dash at the start of a block: dialogue, to the block's end.
    Dash,
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Opens,
    Closes,
}

/// A mark met in the text.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub family: Family,
    /// The character; the first of two.
    pub glyph: char,
    /// Which way it turns by its look; none if it looks the same both ways.
    pub look: Option<Turn>,
    /// Which way it turns by its place; none if it could do either, or neither.
    pub place: Option<Turn>,
    pub span: Span,
}

/// The marks of one block, in order.
pub fn marks(text: &str, block: Span) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut previous = None;
    let mut chars = block.of(text).char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let start = block.start + offset;
        let doubled = matches!(c, '\'' | '`') && chars.next_if(|&(_, next)| next == c).is_some();
        let around = Around { previous, next: chars.peek().map(|&(_, next)| next) };
        if let Some((family, look)) = known(c, doubled, previous.is_none()) {
            let place = around.turn();
            // A single straight mark or a closing one between letters, or where neither side tells, is an apostrophe.
            if family != Family::Single || place.is_some() && (c != '’' || place == Some(Turn::Closes)) {
                let end = start + c.len_utf8() * if doubled { 2 } else { 1 };
                found.push(Mark { family, glyph: c, look, place, span: Span::new(start, end) });
            }
        }
        previous = Some(c);
    }
    found
}

fn known(c: char, doubled: bool, is_first: bool) -> Option<(Family, Option<Turn>)> {
    Some(match c {
        '«' => (Family::Guillemets, Some(Turn::Opens)),
        '»' => (Family::Guillemets, Some(Turn::Closes)),
        '‹' => (Family::SingleGuillemets, Some(Turn::Opens)),
        '›' => (Family::SingleGuillemets, Some(Turn::Closes)),
        '“' | '„' => (Family::Double, Some(Turn::Opens)),
        '”' => (Family::Double, Some(Turn::Closes)),
        '`' if doubled => (Family::Double, Some(Turn::Opens)),
        '\'' if doubled => (Family::Double, None),
        '"' | '″' => (Family::Double, None),
        '‘' | '‚' => (Family::Single, Some(Turn::Opens)),
        '’' => (Family::Single, Some(Turn::Closes)),
        '\'' => (Family::Single, None),
        '—' | '–' if is_first => (Family::Dash, Some(Turn::Opens)),
        _ => return None,
    })
}

/// The characters before and after a mark; none at a block's border.
struct Around {
    previous: Option<char>,
    next: Option<char>,
}

impl Around {
    /// Which way a mark can only turn here.
    fn turn(&self) -> Option<Turn> {
        match (self.starts_word(), self.ends_word()) {
            (true, false) => Some(Turn::Opens),
            (false, true) => Some(Turn::Closes),
            _ => None,
        }
    }

    /// Whether a word could start after the mark: space or an opening bracket or mark before it.
    fn starts_word(&self) -> bool {
        let before = self.previous.is_none_or(|c| c.is_whitespace() || precedes_word(c));
        let behind = |c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | ']');
        before && self.next.is_some_and(behind)
    }

    /// Whether a word or sentence could end before the mark.
    fn ends_word(&self) -> bool {
        self.previous.is_some_and(|c| !c.is_whitespace()) && self.next.is_none_or(|c| !c.is_alphanumeric())
    }
}

/// Where the sentence that holds `from` ends in `text` before `end`: behind a full stop that a capital or a mark follows.
pub fn sentence_end(text: &str, from: usize, end: usize) -> usize {
    // Of the word being read: its length, and whether a short one can be a title, « M. », "Sen.".
    let (mut word, mut is_capital) = (0, false);
    for (offset, c) in part(text, from..end).char_indices() {
        let stop = matches!(c, '!' | '?' | '…') || c == '.' && (word > 3 || word > 0 && !is_capital);
        is_capital = if word == 0 { c.is_uppercase() } else { is_capital };
        word = if c.is_alphabetic() { word + 1 } else { 0 };
        let at = from + offset + c.len_utf8();
        let behind = part(text, at..end);
        let is_small = |c: char| c.is_lowercase() || goes_on_behind_stop(c);
        if stop && behind.starts_with(char::is_whitespace) && !behind.trim_start().starts_with(is_small) {
            return at;
        }
    }
    end
}
