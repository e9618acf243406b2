//! A preposition with a verb of its own, or behind its noun: "según explicó la alcaldesa", „wie der Sender mitteilte“,
//! „Berichten zufolge“.

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word, trim};
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::finder::lexical::verb_group::VerbGroup;
use crate::language::class::{Class, ClassSet};

/// A noun before its preposition is no longer, in tokens.
const NEAR: usize = 6;

/// The attributions by such words. A preposition that is a subordinator, too, is no part of the cue; one that ties nouns,
/// too, stands behind its noun.
pub fn find(scope: &Scope<'_, '_>, groups: &[VerbGroup], found: &mut Vec<Candidate>) {
    let mut at = scope.range.start;
    while at < scope.range.end {
        let end = at + usize::from(scope.document.tokens[at].phrase).max(1);
        if scope.is(at, Class::CuePreposition) && scope.quotation_at(at).is_none() {
            found.extend(if scope.is(at, Class::SourceLink) {
                postponed(scope, at..end)
            } else {
                with_verb(scope, groups, at..end)
            });
        }
        at = end;
    }
}

/// "Según | explicó la alcaldesa", „wie | der Sender mitteilte“, "secondo quanto | riferito dai medici".
fn with_verb(scope: &Scope<'_, '_>, groups: &[VerbGroup], preposition: Range<usize>) -> Option<Candidate> {
    let says = ClassSet::of(&[Class::QuoteVerb, Class::ClauseVerb]);
    let clause = (preposition.end..scope.range.end).find(|&at| scope.is_mark(at)).unwrap_or(scope.range.end);
    let compares = scope.is(preposition.start, Class::Subordinator);
    let mut near = groups.iter().filter(|group| preposition.end <= group.range.start && group.range.end <= clause);
    // « Pour dire »: a preposition and an infinitive.
    let group =
        near.find(|group| group.classes.meets(says) && (group.is_finite || group.classes.has(Class::Participle)))?;
    let verb = group.range.clone();
    let source = if verb.start == preposition.end {
        let agent = usize::from(scope.is(verb.end, Class::Agent));
        let named = noun_phrase::after(scope, verb.end + agent).or_else(|| {
            // "Dai medici": the article is in the preposition.
            (agent > 0).then(|| noun_phrase::bare(scope, verb.end + 1)).flatten()
        });
        named.map_or(verb.end..verb.end, |named| named.start..named.end.min(clause))
    } else {
        let named = noun_phrase::after(scope, preposition.end).filter(|_| compares)?;
        trim(scope.document, named.start..named.end.min(verb.start))
    };
    let cue = if compares { verb.clone() } else { preposition.start..verb.end };
    candidate(scope, preposition.start..verb.end.max(source.end), source, cue)
}

/// „Einem Bericht | zufolge“.
fn postponed(scope: &Scope<'_, '_>, cue: Range<usize>) -> Option<Candidate> {
    let whole = noun_phrase::before(scope, cue.start)?;
    let opens = whole.start == scope.range.start || scope.is_comma(whole.start - 1);
    let near = whole.start.max(cue.start.saturating_sub(NEAR))..cue.start;
    let inner = || near.clone().rev().find(|&at| scope.is(at, Class::Determiner)).unwrap_or(cue.start - 1);
    let source = if opens && whole.len() <= NEAR { whole } else { inner()..cue.start };
    candidate(scope, source.start..cue.end, source, cue)
}

/// What stands around the words that tell the source.
fn candidate(scope: &Scope<'_, '_>, words: Range<usize>, source: Range<usize>, cue: Range<usize>) -> Option<Candidate> {
    let parts = [scope.range.start..words.start, words.end..scope.range.end];
    let content: Vec<_> = parts.into_iter().filter(|part| has_word(scope.document, part.clone())).collect();
    let construction = Construction::Preposition;
    (!content.is_empty()).then_some(Candidate { source, cue, content, construction, confidence: 0.85 })
}
