//! A cue that is no verb of anybody: « il paraît que », "reportedly".

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::lexical::scope::Scope;
use crate::finder::lexical::verb_group::FRAMES;
use crate::language::class::{Class, ClassSet};

/// The hearsay of a sentence. What is said follows the cue, or surrounds an adverb.
pub fn find(scope: &Scope<'_, '_>, found: &mut Vec<Candidate>) {
    for at in scope.range.clone() {
        let length = usize::from(scope.document.tokens[at].phrase);
        let hearsay =
            scope.is(at, Class::ImpersonalCue) && !scope.classes(at).meets(FRAMES.union(ClassSet::of(&[Class::Modal])));
        if length == 0 || !hearsay || scope.quotation_at(at).is_some() {
            continue;
        }
        // « il paraît que »: the empty subject is no part of the cue.
        let subject = usize::from(length > 1 && scope.is(at, Class::ImpersonalPronoun));
        let cue = at + subject..at + length;
        let (before, after) = (scope.range.start..at, cue.end..scope.range.end);
        let clause = scope.is(after.start, Class::Complementizer);
        let parts = if clause { vec![after] } else { vec![before, after] };
        let content: Vec<_> = parts.into_iter().filter(|part| has_word(scope.document, part.clone())).collect();
        if !content.is_empty() {
            let construction = Construction::Impersonal;
            found.push(Candidate { source: 0..0, cue, content, construction, confidence: 0.6 });
        }
    }
}
