//! Tokens to sentences: knows abbreviations, initials, decimals, ellipses and quotations.

use std::ops::Range;

use crate::document::quotation::Quotation;
use crate::document::tagging::Tagged;
use crate::language::class::Class;
use crate::text::character;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, as places in the document's list.
    pub tokens: Range<usize>,
    /// The block it is in, as a place in the document's list.
    pub block: usize,
}

/// No sentence is longer, in tokens: what has no end in sight is cut, so that work per sentence stays bounded
/// (the longest of the dev corpora has 240).
const LONGEST: usize = 600;

/// Cuts the tokens of a block, `range` of `tagged`, into sentences.
///
/// Where it `has_ordinals`, a number's stop before a word of time ends none: „am 3. Mai“. A closed quotation is never cut: « Il pleut. Je reste », dit-il. is one sentence.
pub fn sentences(
    text: &str,
    tagged: &[Tagged],
    range: Range<usize>,
    quotations: &[Quotation],
    block: usize,
    has_ordinals: bool,
    found: &mut Vec<Sentence>,
) {
    let mut start = range.start;
    let mut at = range.start;
    let mut quotations = quotations.iter().filter(|quotation| quotation.is_closed).peekable();
    while at < range.end {
        let here = tagged[at].token.span;
        while quotations.next_if(|quotation| quotation.span.end <= here.start).is_some() {}
        let quotation = quotations.peek().filter(|quotation| quotation.span.start <= here.start);
        if at - start >= LONGEST {
            found.push(Sentence { tokens: start..at, block });
            start = at;
        }
        if let Some(quotation) = quotation.filter(|quotation| quotation.span.len() < LONGEST * 4) {
            // Jump to the closing mark; the sentence may end with it if it ended before it.
            let close =
                at + tagged[at..range.end].iter().take_while(|t| t.token.span.end <= quotation.span.end).count() - 1;
            let ended = close > at && is_terminal(word(text, tagged, close - 1));
            at = close + 1;
            if ended && opens_sentence(text, tagged, at..range.end) {
                found.push(Sentence { tokens: start..at, block });
                start = at;
            }
            continue;
        }
        let ordinal = has_ordinals
            && at > start
            && tagged[at - 1].token.kind == TokenKind::Number
            && tagged.get(at + 1).is_some_and(|next| next.classes.has(Class::TimeWord));
        let ends = is_terminal(here.of(text)) && !ordinal && !is_abbreviation(text, tagged, at, start);
        at += 1;
        if ends {
            // A mark that opens a quotation belongs to the next sentence, whatever it looks like.
            let quotation = quotations.peek().map(|quotation| quotation.span.start);
            let opens = |t: &Tagged| quotation == Some(t.token.span.start);
            let closes = |t: &&Tagged| character::closes_sentence(t.token.span.of(text)) && !opens(t);
            let tail = tagged[at..range.end].iter().take_while(closes).count();
            let quotes = tagged[at + tail..range.end].first().is_some_and(opens);
            if quotes || opens_sentence(text, tagged, at + tail..range.end) {
                at += tail;
                found.push(Sentence { tokens: start..at, block });
                start = at;
            }
        }
    }
    if start < range.end {
        found.push(Sentence { tokens: start..range.end, block });
    }
}

fn word<'t>(text: &'t str, tagged: &[Tagged], at: usize) -> &'t str {
    tagged[at].token.span.of(text)
}

fn is_terminal(word: &str) -> bool {
    character::ends_sentence(word) || word.len() > 1 && word.ends_with('.')
}

/// Whether what follows looks like the start of a sentence: nothing, a capital, a digit, an opening mark.
fn opens_sentence(text: &str, tagged: &[Tagged], rest: Range<usize>) -> bool {
    let Some(next) = tagged[rest].first() else { return true };
    let word = next.token.span.of(text);
    match next.token.kind {
        TokenKind::Word => word.starts_with(char::is_uppercase),
        TokenKind::Number => true,
        TokenKind::Mark => character::opens_sentence(word),
    }
}

/// Whether the full stop at `at` belongs to the word before it: an abbreviation or an initial.
fn is_abbreviation(text: &str, tagged: &[Tagged], at: usize, start: usize) -> bool {
    let stop = &tagged[at];
    if stop.classes.has(Class::Abbreviation) {
        // « etc. » ends a sentence where a capital follows, unless that is a day or a zone of time, "p.m. Monday"; « M. »
        // never does. The lexicon lists the latter as titles, too.
        let next = tagged.get(at + 1);
        let is_capital = next.is_some_and(|t| t.token.span.of(text).starts_with(char::is_uppercase));
        let is_time = next.is_some_and(|t| t.phrase == 1 && t.classes.has(Class::TimeWord));
        return stop.classes.has(Class::Title) || is_time || !is_capital;
    }
    let whole = stop.token.span.of(text);
    if whole.len() > 1 {
        // An acronym with its stops: « U.S. » ends a sentence only where nothing tells otherwise.
        return tagged.get(at + 1).is_some_and(|next| next.token.span.start > stop.token.span.end);
    }
    if whole != "." || at == start {
        return false;
    }
    let before: Span = tagged[at - 1].token.span;
    character::is_initial(before.of(text)) && before.end == stop.token.span.start
}
