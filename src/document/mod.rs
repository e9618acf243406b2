//! An article taken apart: what every later stage reads.

pub mod block;
mod mark;
pub mod name;
pub mod nickname;
pub mod quotation;
pub mod sentence;
pub mod tagging;

use std::ops::Range;

use crate::language::class::Class;
use crate::language::pack::Pack;
use crate::language::traits::{Trait, TraitSet};
use crate::text::form::Forms;
use crate::text::span::Span;
use crate::text::token::tokenize;
use block::{Block, blocks};
use quotation::{Quotation, quotations};
use sentence::{Sentence, sentences};
use tagging::{Tagged, tag};

/// The parts of an article, each list in text order.
#[derive(Default)]
pub struct Document<'t> {
    /// The whole text.
    pub text: &'t str,
    /// BCP 47 tag of the language that it is read in.
    pub lang: String,
    /// What holds of that language.
    traits: TraitSet,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// The tokens of all blocks of prose.
    pub tokens: Vec<Tagged>,
    /// Their normalised forms.
    forms: Forms,
    /// Sentences of prose.
    pub sentences: Vec<Sentence>,
    /// Outermost quotations.
    pub quotations: Vec<Quotation>,
    /// How many blocks have been taken apart.
    read: usize,
}

impl<'t> Document<'t> {
    /// Takes a text apart.
    pub fn new(text: &'t str, pack: &Pack) -> Self {
        let mut document = Document::opened(text, pack);
        while document.read_on(pack, usize::MAX) {}
        document
    }

    /// A text cut into blocks, none of which has been taken apart.
    pub fn opened(text: &'t str, pack: &Pack) -> Self {
        let blocks = blocks(text, pack);
        let quotations = quotations(text, &blocks);
        Document { text, lang: pack.tag.clone(), traits: pack.traits, blocks, quotations, ..Document::default() }
    }

    /// Takes blocks apart, in text order, until `enough` tokens more are there; false if none was left.
    pub fn read_on(&mut self, pack: &Pack, enough: usize) -> bool {
        let enough = self.tokens.len().saturating_add(enough);
        let first = self.read;
        let mut plain = Vec::new();
        while let Some(block) = self.blocks.get(self.read).filter(|_| self.tokens.len() < enough) {
            if block.kind.is_prose() {
                plain.clear();
                tokenize(self.text, block.span, &pack.splits, &mut plain);
                let start = self.tokens.len();
                tag(self.text, &plain, pack, &mut self.forms, &mut self.tokens);
                let range = start..self.tokens.len();
                let open = self.quotations.partition_point(|q| q.span.end <= block.span.start);
                let within = self.quotations[open..].iter().take_while(|q| q.span.start < block.span.end).count();
                let inside = &self.quotations[open..open + within];
                let has_ordinals = self.has(Trait::CapitalNouns);
                sentences(self.text, &self.tokens, range, inside, self.read, has_ordinals, &mut self.sentences);
            }
            self.read += 1;
        }
        self.read > first
    }

    /// The same parts over another mention of the same text: they can be kept without it.
    pub fn over(self, text: &str) -> Document<'_> {
        Document { text, ..self }
    }

    /// The text of a token.
    #[inline(never)]
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens[at].token.span.of(self.text)
    }

    /// The character that a token is; NUL for one of several characters, and outside of the document.
    #[inline(never)]
    pub fn mark(&self, at: usize) -> char {
        let Some(tagged) = self.tokens.get(at) else { return '\0' };
        let mut chars = tagged.token.span.of(self.text).chars();
        chars.next().filter(|_| chars.next().is_none()).unwrap_or('\0')
    }

    /// The normalised form of a token: see [`crate::text::character::normalized`].
    #[inline(never)]
    pub fn form(&self, at: usize) -> &str {
        self.forms.get(at)
    }

    /// Whether a token has a class.
    #[inline(never)]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|tagged| tagged.classes.has(class))
    }

    /// Whether something holds of the language.
    pub fn has(&self, one: Trait) -> bool {
        self.traits.has(one)
    }

    /// The place of the sentence that holds a token, or of the next one.
    #[inline(never)]
    pub fn sentence_number(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The sentence that holds a token.
    #[inline(never)]
    pub fn sentence_at(&self, token: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentence_number(token)).filter(|sentence| sentence.tokens.contains(&token))
    }

    /// The bytes from the first to the last of some tokens.
    ///
    /// An empty range gives an empty span at the text's start.
    #[inline(never)]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.token.span.join(&last.token.span),
            _ => Span::new(0, 0),
        }
    }

    /// The outermost quotations as token ranges, marks included.
    pub fn quotation_tokens(&self) -> Vec<Range<usize>> {
        let mut at = 0;
        let mut ranges = Vec::with_capacity(self.quotations.len());
        for quotation in &self.quotations {
            let rest = &self.tokens[at..];
            let start = at + rest.partition_point(|tagged| tagged.token.span.start < quotation.span.start);
            let inside = self.tokens[start..].partition_point(|tagged| tagged.token.span.end <= quotation.span.end);
            ranges.push(start..start + inside);
            at = start + inside;
        }
        ranges
    }
}
