//! Tokens with what the lexicon knows of them.

use crate::language::class::ClassSet;
use crate::language::pack::Pack;
use crate::token::Token;

/// A token and its classes. All words of a phrase carry the phrase's classes instead of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Where and what it is.
    pub token: Token,
    /// What the lexicon knows of it.
    pub classes: ClassSet,
    /// Number of tokens of the phrase that starts here; 0 inside a phrase, 1 for a single word.
    pub phrase: u8,
}

/// Looks every token up: the longest phrase at each place, else the word alone.
pub fn tag(text: &str, tokens: &[Token], pack: &Pack) -> Vec<Tagged> {
    let mut tagged = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let words = tokens[at..].iter().map(|token| token.span.of(text));
        let (single, phrase, length) = pack.lexicon.look_up(words);
        let (classes, length) = if length > 0 { (phrase, length) } else { (single, 1) };
        for (offset, &token) in tokens[at..at + length].iter().enumerate() {
            let phrase = if offset == 0 { length as u8 } else { 0 };
            tagged.push(Tagged { token, classes, phrase });
        }
        at += length;
    }
    tagged
}
