//! Names are whole: a source takes in the title, the initials and the nickname that stand before the name it starts with,
//! and the rest of one that its last initial or mark cuts.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::{is_name_word, name_at};
use crate::finder::candidate::{Candidate, overlap};
use crate::language::class::Class;
use crate::text::token::TokenKind;

/// How far before a source its name can start, and end behind it, in tokens.
const REACH: usize = 8;

/// Makes the name that a source starts or ends with whole, at the cost of the contents.
pub fn repair(document: &Document<'_>, candidate: &mut Candidate) {
    candidate.source.end = aside(document, candidate.source.clone()).unwrap_or(candidate.source.end);
    let source = candidate.source.clone();
    let Some(sentence) = document.sentence_at(source.start).map(|sentence| sentence.tokens.clone()) else { return };
    if source.is_empty() || !is_name_word(document, source.start) && !document.is(source.start, Class::Title) {
        return;
    }
    let start = titled(document, sentence.start, opening(document, sentence.start, &source));
    let end = closing(document, sentence.end, &source);
    let grown = start..end;
    if overlap(&grown, &candidate.cue) {
        return;
    }
    for content in &mut candidate.content {
        if content.start < source.start && content.end > start {
            content.end = start;
        } else if content.end > source.end && content.start < end {
            content.start = end;
        }
    }
    candidate.content.retain(|content| content.start < content.end);
    candidate.source = grown;
}

/// Where a bracket opens in a source that does not close there, or that holds an aside: « A. Roux (pour un temps) ».
fn aside(document: &Document<'_>, source: Range<usize>) -> Option<usize> {
    let open = source.clone().skip(1).find(|&at| document.mark(at) == '(')?;
    let closes = (open..source.end).any(|at| document.mark(at) == ')');
    let is_aside = document.is(open + 1, Class::Preposition) || document.is(open + 1, Class::CuePreposition);
    (!closes || is_aside).then_some(open)
}

/// Where the name starts that a source starts inside of, behind an initial's stop or a nickname's mark.
fn opening(document: &Document<'_>, lowest: usize, source: &Range<usize>) -> usize {
    let lowest = lowest.max(source.start.saturating_sub(REACH));
    let cut = source.start > lowest && document.tokens[source.start - 1].token.kind == TokenKind::Mark;
    let holds = |&at: &usize| name_at(document, at..source.end).end > source.start;
    (lowest..source.start).find(|at| cut && holds(at)).unwrap_or(source.start)
}

/// Where the titles before a name start: « Mme le Pr. | I. Roche ».
fn titled(document: &Document<'_>, lowest: usize, name: usize) -> usize {
    let mut start = name;
    for at in (lowest.max(name.saturating_sub(REACH))..name).rev() {
        let is_title = document.is(at, Class::Title);
        let between = start < name && at + 1 == start && document.is(at, Class::Determiner);
        if is_title || between {
            start = at;
        } else {
            break;
        }
    }
    start
}

/// Where the name ends that a source ends inside of, at an initial's stop.
fn closing(document: &Document<'_>, highest: usize, source: &Range<usize>) -> usize {
    let last = source.end - 1;
    let cut = source.end < highest && document.mark(source.end) == '.' && is_name_word(document, last);
    let rest = last..highest.min(source.end + REACH);
    if cut { name_at(document, rest).end.max(source.end) } else { source.end }
}
