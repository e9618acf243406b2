//! A preposition ties the words to the source: « selon X », "according to X", « de source policière ».

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};

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
    let of_verb = ClassSet::of(&[Class::Subordinator, Class::SourceLink]);
    let source = if scope.classes(cue.start).meets(of_verb) {
        return None;
    } else if scope.is(cue.start, Class::CuePreposition) {
        // « selon lui », but « selon les pompiers ».
        let pronoun = scope.is(cue.end, Class::Clitic) && !scope.is(cue.end, Class::Determiner);
        if pronoun { cue.end..cue.end + 1 } else { governed(scope, &cue)? }
    } else if scope.is(cue.start, Class::SourcePreposition) && scope.is(cue.end, Class::AnonymousMarker) {
        if complements(scope, cue.start) {
            return None;
        }
        noun_phrase::after(scope, cue.end).unwrap_or(cue.end..cue.end + 1)
    } else {
        return None;
    };
    let source = leave_a_clause(scope, &cue, source);
    let content = content(scope, &cue, &source);
    let words = content.first().is_some_and(|first| has_word(scope.document, first.clone()));
    words.then_some(Candidate { source, cue, content, construction: Construction::Preposition, confidence: 0.9 })
}

/// « Selon le fabricant, la pile dure dix ans »: at the start of a sentence a clause must follow the source,
/// so what looks like an apposition up to the full stop is none.
fn leave_a_clause(scope: &Scope<'_, '_>, cue: &Range<usize>, source: Range<usize>) -> Range<usize> {
    let alone = !has_word(scope.document, scope.range.start..cue.start)
        && !has_word(scope.document, source.end..scope.range.end);
    let comma = source.clone().find(|&at| scope.is_comma(at)).filter(|_| alone);
    source.start..comma.unwrap_or(source.end)
}

/// « a-t-on appris lundi de source proche du dossier »: the preposition only says who « on » is.
fn complements(scope: &Scope<'_, '_>, preposition: usize) -> bool {
    let near = (scope.range.start..preposition).rev().find(|&at| !scope.is(at, Class::TimeWord));
    let on = |at: usize| scope.is(at, Class::IndefinitePronoun);
    near.is_some_and(|at| on(at) || scope.is(at, Class::Participle) && at > 0 && on(at - 1))
}

/// The noun phrase behind a preposition. One that ends in an article (« de l’aveu du ministre ») is a
/// determiner, too, and the noun has none of its own.
fn governed(scope: &Scope<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let contracted = || scope.is(cue.start, Class::Determiner).then(|| noun_phrase::bare(scope, cue.end)).flatten();
    noun_phrase::after(scope, cue.end).or_else(contracted)
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
