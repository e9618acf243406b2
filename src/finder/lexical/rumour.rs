//! The conditional of rumour: « le général aurait été arrêté », with nobody named.

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, trim};
use crate::finder::grammar::{opens_rumour, rumour};
use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;

/// The rumours of a sentence in which nobody is cited. `si` and other conditions make them hypotheses.
pub fn find(scope: &Scope<'_, '_>, found: &mut Vec<Candidate>) {
    let hypothetical = ClassSet::of(&[Class::Subordinator, Class::Complementizer, Class::SpeakerPronoun]);
    let is_mood = scope.document.has(Trait::ReportedMood);
    if !is_mood && scope.range.clone().any(|at| scope.classes(at).meets(hypothetical)) || !found.is_empty() {
        return;
    }
    let opens = |at: &usize| opens_rumour(scope.document, *at) && scope.quotation_at(*at).is_none();
    let Some(at) = scope.range.clone().find(opens) else { return };
    let Some(cue) = rumour(scope.document, at, scope.range.end) else { return };
    // „Ein Mann, | der geflohen sein soll, | ist gefasst“.
    let clause =
        (scope.range.start..at).rev().find(|&at| scope.is_comma(at)).filter(|_| is_mood && scope.is_mark(at + 1));
    let start = clause.unwrap_or(scope.range.start);
    let content = vec![trim(scope.document, start..clause.map_or(scope.range.end, |_| at + 1))];
    found.push(Candidate { source: 0..0, cue, content, construction: Construction::Rumour, confidence: 0.6 });
}
