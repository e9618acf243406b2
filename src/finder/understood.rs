//! Verbs without a subject, in languages that need none: "Añadió que vendrán". Who speaks has been named before.

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, length, passive};
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;

/// Whether the subject of a candidate's cue is left to be understood: its verb has a person, and nothing says that this is
/// nobody in particular.
pub fn is_understood(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Candidate { source, cue, content, construction, .. } = candidate;
    if !document.has(Trait::DropsSubject) || !source.is_empty() || *construction == Construction::Rumour {
        return false;
    }
    let is = |class: Class| cue.clone().any(|at| document.is(at, class));
    let nobody = is(Class::ImpersonalCue) || passive(document, cue).is_some();
    // "Se informó que", but "se quejó de que", "se negó a venir", "se refirió a la crisis".
    let opens = ClassSet::of(&[Class::Infinitive, Class::InfinitiveMarker]);
    let tied = |at: usize| classes(document, at).meets(opens) || length(document, at) > 1;
    let own = content.iter().any(|part| part.start == cue.end && tied(part.start))
        || document.is(cue.end.wrapping_sub(1), Class::Preposition);
    // "La carta que llegó | dijo que" has a subject.
    let subject = classes(document, cue.start.wrapping_sub(1)).has(Class::Finite);
    is(Class::Finite) && !subject && !nobody && (own || !is_impersonal(document, candidate))
}

/// Whether a pronoun that can stand for an empty subject is in a cue, right before it, or tied to its end: "se informó",
/// "diz-se".
fn is_impersonal(document: &Document<'_>, candidate: &Candidate) -> bool {
    let around = candidate.cue.start.saturating_sub(1)..candidate.cue.end + 2;
    around.into_iter().any(|at| document.is(at, Class::ImpersonalPronoun) || document.is(at, Class::IndefinitePronoun))
}
