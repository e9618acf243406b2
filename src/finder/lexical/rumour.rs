//! The conditional of rumour: « le général aurait été arrêté », with nobody named.

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, trim};
use crate::finder::grammar::rumour;
use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};

/// The rumours of a sentence in which nobody is cited. `si` and other conditions make them hypotheses.
pub fn find(scope: &Scope<'_, '_>, found: &mut Vec<Candidate>) {
    let hypothetical = ClassSet::of(&[Class::Subordinator, Class::Complementizer, Class::SpeakerPronoun]);
    if scope.range.clone().any(|at| scope.classes(at).meets(hypothetical)) || !found.is_empty() {
        return;
    }
    let conditional = |at: &usize| scope.is(*at, Class::Conditional) && scope.quotation_at(*at).is_none();
    let Some(at) = scope.range.clone().find(conditional) else { return };
    let Some(cue) = rumour(scope.document, at, scope.range.end) else { return };
    let content = vec![trim(scope.document, scope.range.clone())];
    found.push(Candidate { source: 0..0, cue, content, construction: Construction::Rumour, confidence: 0.6 });
}
