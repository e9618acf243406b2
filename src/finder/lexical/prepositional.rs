//! A preposition ties the words to the source: « selon X », "according to X", « de source policière ».

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::language::class::Class;

/// The attributions by preposition.
pub fn find(scope: &Scope<'_, '_>, found: &mut Vec<Candidate>) {
    let mut at = scope.range.start;
    while at < scope.range.end {
        let length = usize::from(scope.document.tokens[at].phrase).max(1);
        if scope.quotation_at(at).is_none() {
            found.extend(preposition(scope, at..at + length));
        }
        at += length;
    }
}

fn preposition(scope: &Scope<'_, '_>, cue: Range<usize>) -> Option<Candidate> {
    let source = if scope.is(cue.start, Class::CuePreposition) {
        let pronoun = scope.range.contains(&cue.end) && scope.is(cue.end, Class::Clitic);
        if pronoun { cue.end..cue.end + 1 } else { noun_phrase::after(scope, cue.end)? }
    } else if scope.is(cue.start, Class::SourcePreposition) && scope.is(cue.end, Class::AnonymousMarker) {
        noun_phrase::after(scope, cue.end).unwrap_or(cue.end..cue.end + 1)
    } else {
        return None;
    };
    let content = content(scope, &cue, &source);
    let words = content.first().is_some_and(|first| has_word(scope.document, first.clone()));
    words.then_some(Candidate { source, cue, content, construction: Construction::Preposition, confidence: 0.9 })
}

/// What is before the preposition and, where the sentence goes on behind a comma, what is after the source.
fn content(scope: &Scope<'_, '_>, cue: &Range<usize>, source: &Range<usize>) -> Vec<Range<usize>> {
    let before = scope.range.start..cue.start;
    let after = source.end..scope.range.end;
    if !has_word(scope.document, before.clone()) {
        return vec![after];
    }
    // « Mais, selon X, …»: a word alone before the preposition is no clause.
    let bracketed = scope.word(source.end) == ")";
    let goes_on = scope.is_comma(source.end) && !bracketed && has_word(scope.document, after.clone());
    let fenced = cue.start > scope.range.start && scope.is_comma(cue.start - 1);
    if goes_on && fenced { vec![before, after] } else { vec![before] }
}
