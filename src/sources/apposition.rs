//! What describes a name behind it: « Anna Weiss, ministre de la Culture, », « Élodie, 36 ans, ».

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::sources::traits::PERSON;
use crate::text::token::TokenKind;

/// A description is no longer, in tokens.
const LONGEST: usize = 12;

/// The tokens of the description behind the comma or bracket at `behind`: ages, trades, offices. Empty if there is none.
pub fn apposition(document: &Document<'_>, behind: usize) -> Range<usize> {
    let none = behind..behind;
    let Some(sentence) = document.sentence_at(behind) else { return none };
    let end = sentence.tokens.end;
    let mut at = behind;
    let mut found = none;
    while at + 1 < end && matches!(document.mark(at), ',' | '(') {
        let stop = part_end(document, at + 1..end.min(at + 1 + LONGEST));
        if !describes(document, at + 1..stop) {
            break;
        }
        found = behind + 1..stop;
        at = stop;
    }
    found
}

/// Where a part of a description ends.
fn part_end(document: &Document<'_>, rest: Range<usize>) -> usize {
    let stop = ClassSet::of(&[Class::Relative, Class::Complementizer, Class::Auxiliary, Class::SubjectPronoun]);
    let closes = |&at: &usize| {
        let tagged = &document.tokens[at];
        matches!(document.mark(at), ',' | ')' | '(' | ';' | ':' | '.' | '«' | '“' | '"')
            || tagged.classes.meets(stop)
            || tagged.classes.has(Class::Finite) && !tagged.classes.meets(PERSON)
    };
    let end = rest.end;
    rest.clone().find(closes).unwrap_or(end)
}

/// Whether words tell who somebody is: an age, or a noun of people before any name.
fn describes(document: &Document<'_>, part: Range<usize>) -> bool {
    let Some(first) = document.tokens.get(part.start).filter(|_| !part.is_empty()) else { return false };
    let age = first.token.kind == TokenKind::Number && part.len() <= 3;
    let noun = part.clone().take(5).find(|&at| document.tokens[at].classes.meets(PERSON));
    age || noun.is_some_and(|noun| !(part.start..noun).any(|at| document.is(at, Class::Preposition)))
}
