//! Pairs quotation marks: what is quoted, however it is marked, nested or left open.
//!
//! Marks pair within a block. A mark left open runs to the block's end; so does the convention of
//! quotations of several paragraphs, which open in each and close in the last.

use crate::document::block::Block;
use crate::text::character::precedes_word;
use crate::text::span::{Span, part};

/// A pair of quotation marks and what is between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included, in bytes.
    pub span: Span,
    /// Whether a closing mark was found.
    pub is_closed: bool,
}

/// A kind of marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    Guillemets,
    Curly,
    Low,
    SingleGuillemets,
    SingleCurly,
    /// `"`, or two straight apostrophes: the same character opens and closes.
    Straight,
    /// `'`, opening and closing by what is around it.
    SingleStraight,
    /// A dash at the start of a block: dialogue, to the block's end.
    Dash,
}

/// What a mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
}

/// A mark met in the text.
struct Mark {
    marks: Marks,
    turn: Turn,
    span: Span,
}

/// Quotations nest no deeper; bounds the work on text that is all opening marks.
const DEEPEST: usize = 8;

/// The outermost quotations of a text, in order. Nested ones are part of the one around them.
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for block in blocks.iter().filter(|block| block.kind.is_prose()) {
        pair(text, block.span, &mut found);
    }
    found
}

/// Pairs the marks of one block.
fn pair(text: &str, block: Span, found: &mut Vec<Quotation>) {
    let first = found.len();
    let mut open: Vec<Mark> = Vec::new();
    let mut at = block.start;
    while let Some(mark) = next_mark(text, Span::new(at, block.end), block.start, &open) {
        at = mark.span.end;
        match mark.turn {
            Turn::Opens if open.len() < DEEPEST => open.push(mark),
            Turn::Opens => {}
            Turn::Closes => {
                // A closing mark ends whatever was left open inside its pair; one without a pair is passed over.
                let Some(depth) = open.iter().rposition(|opened| opened.marks == mark.marks) else { continue };
                open.truncate(depth + 1);
                if let (Some(opened), true) = (open.pop(), open.is_empty()) {
                    found.push(Quotation { span: opened.span.join(&mark.span), is_closed: true });
                }
            }
        }
    }
    if let Some(opened) = open.first() {
        // Quotations closed inside one left open are its part, not quotations of their own.
        let before = found[first..].iter().take_while(|quotation| quotation.span.end <= opened.span.start).count();
        found.truncate(first + before);
        found.push(Quotation { span: Span::new(opened.span.start, block.end), is_closed: false });
    }
}

/// The next mark of `rest`, a tail of the block that starts at `block_start`.
fn next_mark(text: &str, rest: Span, block_start: usize, open: &[Mark]) -> Option<Mark> {
    let mut previous = part(text, 0..rest.start).chars().next_back().filter(|_| rest.start > block_start);
    let mut chars = rest.of(text).char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let start = rest.start + offset;
        let next = chars.peek().map(|&(_, next)| next);
        let doubled = c == '\'' && next == Some('\'');
        let around =
            Around { previous, next: if doubled { part(text, start + 2..rest.end).chars().next() } else { next } };
        if let Some((marks, turn)) = mark_of(c, doubled, &around, open) {
            let end = start + if doubled { 2 } else { c.len_utf8() };
            return Some(Mark { marks, turn, span: Span::new(start, end) });
        }
        previous = Some(c);
    }
    None
}

/// The characters before and after a mark; none at a block's border.
struct Around {
    previous: Option<char>,
    next: Option<char>,
}

impl Around {
    /// Whether a word could start after the mark: space or an opening bracket or mark before it.
    fn starts_word(&self) -> bool {
        let before = self.previous.is_none_or(|c| c.is_whitespace() || precedes_word(c));
        before && self.next.is_some_and(|c| !c.is_whitespace())
    }

    /// Whether a word or sentence could end before the mark.
    fn ends_word(&self) -> bool {
        self.previous.is_some_and(|c| !c.is_whitespace()) && self.next.is_none_or(|c| !c.is_alphanumeric())
    }
}

fn mark_of(c: char, doubled: bool, around: &Around, open: &[Mark]) -> Option<(Marks, Turn)> {
    let is_open = |marks: Marks| open.iter().any(|mark| mark.marks == marks);
    Some(match c {
        '«' => (Marks::Guillemets, Turn::Opens),
        '»' => (Marks::Guillemets, Turn::Closes),
        '‹' => (Marks::SingleGuillemets, Turn::Opens),
        '›' => (Marks::SingleGuillemets, Turn::Closes),
        '„' => (Marks::Low, Turn::Opens),
        '“' if is_open(Marks::Low) => (Marks::Low, Turn::Closes),
        '“' => (Marks::Curly, Turn::Opens),
        '”' if is_open(Marks::Low) && !is_open(Marks::Curly) => (Marks::Low, Turn::Closes),
        '”' => (Marks::Curly, Turn::Closes),
        '‘' => (Marks::SingleCurly, Turn::Opens),
        '’' if is_open(Marks::SingleCurly) && around.ends_word() => (Marks::SingleCurly, Turn::Closes),
        '"' => straight(around, is_open(Marks::Straight)),
        '\'' if doubled => straight(around, is_open(Marks::Straight)),
        '\'' if is_open(Marks::SingleStraight) && around.ends_word() => (Marks::SingleStraight, Turn::Closes),
        '\'' if !is_open(Marks::SingleStraight) && around.starts_word() => (Marks::SingleStraight, Turn::Opens),
        '—' | '–' if around.previous.is_none() => (Marks::Dash, Turn::Opens),
        _ => return None,
    })
}

/// A straight double mark closes what is open, unless it can only open.
fn straight(around: &Around, is_open: bool) -> (Marks, Turn) {
    let only_opens = around.starts_word() && !around.ends_word() && around.previous.is_some();
    let turn = if is_open && !only_opens { Turn::Closes } else { Turn::Opens };
    (Marks::Straight, turn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::BlockKind;

    fn quoted(text: &str) -> Vec<&str> {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            blocks.push(Block { span: Span::new(at, at + line.trim_end().len()), kind: BlockKind::Paragraph });
            at += line.len();
        }
        quotations(text, &blocks).iter().map(|quotation| quotation.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_marks_pairs() {
        assert_eq!(
            quoted("Il dit « oui » puis “non”, \"peut-être\" et ‹ si ›, „ja“."),
            ["« oui »", "“non”", "\"peut-être\"", "‹ si ›", "„ja“"]
        );
        assert_eq!(quoted("She said ''we won'' and left."), ["''we won''"]);
        assert_eq!(quoted("‘It’s over,’ the mayor’s aide said."), ["‘It’s over,’"]);
        assert_eq!(quoted("'It isn't over,' he said."), ["'It isn't over,'"]);
    }

    #[test]
    fn nested_quotations_belong_to_the_outer_one() {
        assert_eq!(quoted("« Il m’a dit “viens” hier », dit-elle."), ["« Il m’a dit “viens” hier »"]);
        assert_eq!(quoted("\"He called it 'a sham' twice,\" she said."), ["\"He called it 'a sham' twice,\""]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_block() {
        assert_eq!(
            quoted("« Nous partons.\n« Nous reviendrons », dit-il."),
            ["« Nous partons.", "« Nous reviendrons »"]
        );
        assert_eq!(quoted("Un » égaré puis « un vrai »."), ["« un vrai »"]);
        assert_eq!(quoted("— Je pars, dit-il."), ["— Je pars, dit-il."]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(quoted("L’été des voters' concerns, c'est l’heure.").is_empty());
    }
}
