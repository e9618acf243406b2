//! « … » — Luc Hamel, maire de Bray; « … » (une ouvrière).

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::signed::parts::{block_end, candidate, is_mark, source};
use crate::language::class::{Class, ClassSet};
use crate::text::character::ends_sentence;
use crate::text::token::TokenKind;

/// What is quoted and signed in brackets has a word of these: else it is a title, and its author is in the brackets.
const CLAUSE: ClassSet = ClassSet::of(&[
    Class::Finite,
    Class::FiniteEnding,
    Class::Auxiliary,
    Class::SubjectPronoun,
    Class::SpeakerPronoun,
    Class::IndefinitePronoun,
    Class::Negation,
]);

/// The quotations that are signed.
pub fn find(document: &Document<'_>, quotations: &[Range<usize>], found: &mut Vec<Candidate>) {
    for (at, quoted) in quotations.iter().enumerate() {
        let next = quotations.get(at + 1).map_or(usize::MAX, |next| next.start);
        if opens(document, quoted.start)
            && let Some(signed) = signature(document, quoted, next)
        {
            found.push(candidate(signed, 0..0, vec![quoted.clone()]));
        }
    }
}

/// Whether a quotation that starts here is a sentence of its own: behind a full stop, a bracket or nothing.
fn opens(document: &Document<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|&before| block_end(document, before) > start);
    before.is_none_or(|before| ends_sentence(document.word(before)) || is_mark(document, before, &[")", ":", ";", "•"]))
}

/// Who signs a quotation, before the next one.
fn signature(document: &Document<'_>, quoted: &Range<usize>, next: usize) -> Option<Range<usize>> {
    let end = block_end(document, quoted.start).min(next);
    let mark = quoted.end + usize::from(is_mark(document, quoted.end, &[",", "."]));
    if mark + 1 >= end {
        return None;
    }
    if is_mark(document, mark, &["("]) {
        let close = (mark..end).find(|&at| document.mark(at) == ')')?;
        let closes = close + 1 == end || is_mark(document, close + 1, &[".", ";", ",", "!", "…"]);
        let ends = closes && (close + 2 >= end || !is_mark(document, close + 1, &[","]));
        let clause = document.tokens[quoted.clone()].iter().any(|tagged| tagged.classes.meets(CLAUSE));
        return source(document, mark + 1..close).filter(|_| ends && clause);
    }
    let start =
        mark + document.tokens[mark..end].iter().take_while(|t| is_dash(t.token.span.of(document.text))).count();
    let sentence = document.sentence_at(start)?.tokens.end.min(end);
    let mut rest = start..sentence;
    while rest.end > rest.start && ends_sentence(document.word(rest.end - 1)) {
        rest.end -= 1;
    }
    let rest = undated(document, rest);
    source(document, rest).filter(|_| start > mark)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "-" | "‒")
}

/// A signature without handle and date: "Lea Marin (@leamarin) March 3", « Léa Morin, le 3 mars 2026 ».
fn undated(document: &Document<'_>, range: Range<usize>) -> Range<usize> {
    let dated = |at: usize| {
        let rest = document.tokens[at..range.end].iter().filter(|tagged| tagged.token.kind != TokenKind::Mark);
        let mut rest =
            rest.skip_while(|tagged| tagged.classes.meets(ClassSet::of(&[Class::Determiner, Class::Preposition])));
        let pair = [rest.next(), rest.next()];
        let number = pair.iter().flatten().any(|tagged| tagged.token.kind == TokenKind::Number);
        let month = pair.iter().flatten().any(|tagged| tagged.classes.has(Class::TimeWord));
        number && month
    };
    let ends = |&at: &usize| match document.word(at) {
        "(" | "@" | "|" | "·" => true,
        "," => dated(at),
        _ => false,
    };
    let end = range.clone().skip(1).find(ends).unwrap_or(range.end);
    range.start..end
}
