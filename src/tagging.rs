//! Tokens with what the lexicon knows of them.

use crate::language::class::{Class, ClassSet};
use crate::language::pack::Pack;
use crate::token::{Token, TokenKind, normalized};

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
        let (classes, length) = match length {
            0 if single == ClassSet::default() => (by_ending(text, tokens[at], pack), 1),
            0 => (single, 1),
            _ => (phrase, length),
        };
        let classes = settled(classes, tagged.last());
        for (offset, &token) in tokens[at..at + length].iter().enumerate() {
            let phrase = if offset == 0 { length as u8 } else { 0 };
            tagged.push(Tagged { token, classes, phrase });
        }
        at += length;
    }
    tagged
}

/// A clitic that is possessive or verb ("'s") is a verb behind a pronoun only: "he's", not "the mayor's".
fn settled(classes: ClassSet, before: Option<&Tagged>) -> ClassSet {
    const PRONOUNS: ClassSet = ClassSet::of(&[
        Class::SubjectPronoun,
        Class::ImpersonalPronoun,
        Class::SpeakerPronoun,
        Class::Relative,
        Class::Complementizer,
    ]);
    let possessive = ClassSet::of(&[Class::Possessive]);
    match classes.has(Class::Possessive) && classes.has(Class::Auxiliary) {
        false => classes,
        true if before.is_some_and(|before| before.classes.meets(PRONOUNS)) => ClassSet(classes.0 & !possessive.0),
        true => possessive,
    }
}

/// The classes that an unknown word's ending gives it. A capital makes it a name instead.
fn by_ending(text: &str, token: Token, pack: &Pack) -> ClassSet {
    let word = token.span.of(text);
    if token.kind != TokenKind::Word || !word.starts_with(char::is_lowercase) {
        return ClassSet::default();
    }
    let length = normalized(word).count();
    let ends = |ending: &str| {
        let skipped = length.checked_sub(ending.chars().count() + 1);
        skipped.is_some_and(|skipped| normalized(word).skip(skipped + 1).eq(ending.chars()))
    };
    pack.endings.iter().find(|(ending, _)| ends(ending)).map(|&(_, classes)| classes).unwrap_or_default()
}
