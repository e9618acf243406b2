//! The conditional of rumour: « le général aurait été arrêté », with nobody named.

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, trim};
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
    let inside = ClassSet::of(&[Class::Auxiliary, Class::CueAdverb, Class::Negation]);
    let participle = (at + 1..scope.range.end).find(|&next| !scope.classes(next).meets(inside)).unwrap_or(at);
    if !scope.classes(participle).meets(ClassSet::of(&[Class::Participle, Class::ParticipleEnding])) {
        return;
    }
    let content = vec![trim(scope.document, scope.range.clone())];
    found.push(Candidate {
        source: 0..0,
        cue: at..participle + 1,
        content,
        construction: Construction::Rumour,
        confidence: 0.6,
    });
}
