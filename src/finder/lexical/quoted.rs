//! Quotations that no cue claims: they continue an attribution, or stand free.

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word, overlap};
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::finder::lexical::verb_group::verb_groups;
use crate::language::class::Class;
use crate::text::character::opens_quotation;
use crate::text::token::TokenKind;

/// A quotation of fewer words is a name, a title or a turn of phrase.
const FEWEST_WORDS: usize = 5;

/// Gives the unclaimed quotations of a sentence to the attribution they continue.
pub fn claim(scope: &Scope<'_, '_>, kept: &mut [Candidate], accepted: &mut Vec<Candidate>) {
    for quoted in scope.quoted {
        let inside = quoted.start.max(scope.range.start)..quoted.end.min(scope.range.end);
        let taken = |candidate: &Candidate| candidate.parts().any(|range| overlap(&range, &inside));
        if kept.iter().any(taken) || words(scope, &inside) < FEWEST_WORDS || !is_sentence(scope, &inside) {
            continue;
        }
        if let Some(candidate) = announced(scope, inside.clone()) {
            accepted.push(candidate);
            continue;
        }
        match accepted.last_mut().filter(|last| continues(scope, last)) {
            Some(last) => last.content.push(inside),
            None => accepted.push(free(inside)),
        }
    }
}

fn words(scope: &Scope<'_, '_>, range: &Range<usize>) -> usize {
    scope.document.tokens[range.clone()].iter().filter(|tagged| tagged.token.kind != TokenKind::Mark).count()
}

/// Whether the quotation makes up the whole sentence.
fn is_sentence(scope: &Scope<'_, '_>, inside: &Range<usize>) -> bool {
    !has_word(scope.document, scope.range.start..inside.start) && !has_word(scope.document, inside.end..scope.range.end)
}

/// A quotation in a block of its own, announced by the sentence before: "He said:".
fn announced(scope: &Scope<'_, '_>, content: Range<usize>) -> Option<Candidate> {
    let document = scope.document;
    let before = document.sentence_at(scope.range.start.checked_sub(1)?)?;
    let colon = before.tokens.end - 1;
    if document.mark(colon) != ':' {
        return None;
    }
    let before = Scope { document, range: before.tokens.clone(), quoted: &[] };
    let mut groups = Vec::new();
    verb_groups(&before, &mut groups);
    let group = groups.into_iter().rev().find(|group| group.classes.has(Class::QuoteVerb))?;
    let source = noun_phrase::before(&before, group.range.start)?;
    let end = if group.range.end == colon { colon + 1 } else { group.range.end };
    let cue = group.range.start..end;
    Some(Candidate { source, cue, content: vec![content], construction: Construction::Colon, confidence: 0.8 })
}

/// Whether an unclaimed quotation can continue an attribution: one that quoted, too.
fn continues(scope: &Scope<'_, '_>, last: &Candidate) -> bool {
    let quoted = |range: &Range<usize>| {
        let opens = |at: usize| opens_quotation(scope.document.word(at));
        range.clone().any(opens)
    };
    last.content.iter().any(quoted)
}

fn free(content: Range<usize>) -> Candidate {
    Candidate {
        source: 0..0,
        cue: 0..0,
        content: vec![content],
        construction: Construction::Quotation,
        confidence: 0.5,
    }
}
