//! Text to blocks: title, paragraphs, headings, list items, boilerplate.
//!
//! A line break parts blocks. A single break inside a sentence (hard-wrapped text) does not: the
//! line before it ends in the middle of a sentence and the next goes on in lower case.

use crate::language::class::Class;
use crate::language::pack::Pack;
use crate::text::character;
use crate::text::form::Forms;
use crate::text::span::Span;
use crate::text::token::{Token, tokenize};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's first block, if it is as short as a headline; and short blocks in capitals right behind one in capitals.
    Title,
    /// Running text.
    Paragraph,
    /// A short block without final punctuation, between others.
    Heading,
    /// A block that starts with a bullet.
    ListItem,
    /// No prose of the article: « Lire aussi », « Laisser un commentaire », credits.
    Boilerplate,
}

impl BlockKind {
    /// Whether attributions are looked for in such blocks.
    pub fn is_prose(self) -> bool {
        !matches!(self, BlockKind::Heading | BlockKind::Boilerplate)
    }
}

/// A stretch of text between line breaks, without white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it is, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A heading has at most this many words (the longest cross-headings of `fr-train` have 12).
const HEADING_WORDS: usize = 14;

/// Cuts a text into blocks.
pub fn blocks(text: &str, pack: &Pack) -> Vec<Block> {
    let lines = lines(text);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut opening = Opening::default();
    let mut is_head = true;
    for span in lines {
        let kind = kind_of(text, span, pack, &mut opening, is_head);
        is_head = kind == BlockKind::Title && !span.of(text).contains(char::is_lowercase);
        blocks.push(Block { span, kind });
    }
    blocks
}

/// The spans between line breaks, hard-wrapped lines joined, white space trimmed.
fn lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut empty_before = true;
    let mut at = 0;
    for raw in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{85}']) {
        let trimmed = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        at += raw.len();
        if trimmed.is_empty() {
            empty_before = true;
            continue;
        }
        let span = Span::new(start, start + trimmed.len());
        match lines.last_mut() {
            Some(previous)
                if !empty_before && goes_on(previous.of(text), trimmed) || signs(previous.of(text), trimmed) =>
            {
                *previous = previous.join(&span)
            }
            _ => lines.push(span),
        }
        empty_before = false;
    }
    lines
}

/// Whether a line is hard-wrapped into the next.
fn goes_on(line: &str, next: &str) -> bool {
    let open = line.ends_with(|c: char| c.is_alphanumeric() || character::goes_on(c));
    open && next.starts_with(char::is_lowercase)
}

/// Whether a line signs the quotation before it: « — Luc Hamel, maire de Bray ».
fn signs(line: &str, next: &str) -> bool {
    let name = next.trim_start_matches(['—', '–', '―', '-', '‒', ' ', '\u{a0}']);
    let is_name = name.len() < next.len() && name.starts_with(char::is_alphabetic);
    let quoted = line.ends_with(character::CLOSES_SIGNED) || line.ends_with("''");
    quoted && is_name && next.split_whitespace().count() <= HEADING_WORDS && !next.ends_with(character::ENDS_PROSE)
}

fn kind_of(text: &str, span: Span, pack: &Pack, opening: &mut Opening, is_head: bool) -> BlockKind {
    let block = span.of(text);
    if is_boilerplate(text, span, pack, opening) {
        return BlockKind::Boilerplate;
    }
    if block.starts_with(['•', '▪', '‣', '◦', '*', '·']) {
        return BlockKind::ListItem;
    }
    let words = block.split_whitespace().take(HEADING_WORDS + 1).count();
    let sentence_end = block.ends_with(character::ENDS_PROSE) || is_signed(block);
    let short = words <= HEADING_WORDS && !sentence_end;
    match (short, is_head) {
        (true, true) => BlockKind::Title,
        (true, false) => BlockKind::Heading,
        (false, _) => BlockKind::Paragraph,
    }
}

/// Whether a block is a quotation and who signs it: « … » (une ouvrière)
fn is_signed(block: &str) -> bool {
    let behind = block.rsplit(character::CLOSES_SIGNED).next().unwrap_or_default().trim_start();
    block.starts_with(character::OPENS_SIGNED) && behind.starts_with(character::SIGNS)
}

/// Buffers, reused from block to block.
#[derive(Default)]
struct Opening {
    tokens: Vec<Token>,
    forms: Forms,
}

/// Whether a block opens with a boilerplate phrase of the language (behind a bracket, arrow or bullet).
fn is_boilerplate(text: &str, span: Span, pack: &Pack, Opening { tokens, forms }: &mut Opening) -> bool {
    /// No boilerplate phrase is longer, in bytes.
    const LOOK: usize = 96;
    let mut end = span.end.min(span.start + LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    tokens.clear();
    tokenize(text, Span::new(span.start, end), &pack.splits, tokens);
    let is_word = |token: &Token| token.span.of(text).starts_with(char::is_alphanumeric);
    let Some(first) = tokens.iter().position(is_word) else { return false };
    forms.clear();
    tokens[first..].iter().for_each(|token| forms.push(token.span.of(text)));
    let known = pack.lexicon.look_up(tokens[first].span.of(text), forms, 0..tokens.len() - first);
    // A single word is boilerplate only as a block of its own or as a label: « Publicité », "Advertisement:".
    let alone = || tokens.iter().filter(|token| is_word(token)).count() == 1;
    let label = || tokens.get(1).is_some_and(|token| token.span.of(text) == ":");
    known.phrase.has(Class::Boilerplate) || known.single.has(Class::Boilerplate) && (alone() || label())
}
