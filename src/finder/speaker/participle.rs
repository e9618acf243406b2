//! A participle at a noun is a passive: "a plan | described by | unions | as cruel", « le prêtre | accusé | de vol ». Its noun
//! is what is spoken of, never who speaks.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, opens_phrase, sentence};
use crate::finder::speaker::relative;
use crate::language::class::{Class, ClassSet, PARTICIPLE};

/// Who speaks is named in no more tokens.
const LONGEST: usize = 12;

const PRONOUN: ClassSet = ClassSet::of(&[Class::SubjectPronoun, Class::SpeakerPronoun, Class::Relative]);

/// What can be a verb with a person as well: "accused", and what only looks like a participle.
const ACTIVE: ClassSet = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::ParticipleEnding]);

/// Gives a participle's cue its agent as source; without one, its noun is no source.
pub fn settle(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    // « a-t-il | ajouté » is no noun.
    let pronoun = source.len() == 1 && classes(document, source.start).meets(PRONOUN);
    let behind = content.iter().all(|part| part.start >= cue.end);
    // "In what analysts | described": they do describe.
    let object = ClassSet::of(&[Class::Complementizer, Class::Relative]);
    let whose = source.start > 0 && classes(document, source.start - 1).meets(object);
    let subject = !Range::is_empty(source) && source.end == cue.start && behind && !pronoun && !whose;
    let Some(participle) = bare(document, cue).filter(|_| subject) else { return };
    let end = content.last().map_or(cue.end, |part| part.end).min(sentence(document, cue.start).end);
    let ambiguous = classes(document, participle).meets(ACTIVE);
    let by = (participle + 1..end).take(LONGEST).find(|&at| document.is(at, Class::Agent));
    let Some(by) = by.filter(|&by| !ambiguous || by == participle + 1) else {
        if !ambiguous {
            content.clear();
        }
        return;
    };
    let next = |from: usize| relative::verb(document, quotations, from + 1..end).unwrap_or(end);
    let verb = next(by);
    let stop = (by + 2..verb).find(|&at| leaves(document, at)).unwrap_or(verb);
    // "As a triumph | was withdrawn": "as" opens no clause here.
    let verb = if stop < verb { next(stop) } else { verb };
    if stop == by + 1 {
        return;
    }
    let said = std::mem::replace(source, by + 1..stop);
    *cue = participle..participle + 1;
    *content = vec![said, participle + 1..by, stop..verb];
}

/// The participle that is all of a cue, but for the agent's preposition, with no auxiliary before it.
fn bare(document: &Document<'_>, cue: &Range<usize>) -> Option<usize> {
    let around = ClassSet::of(&[Class::CueAdverb, Class::Agent, Class::Preposition]);
    let here = |at: usize| classes(document, at);
    let at = cue.clone().find(|&at| here(at).meets(PARTICIPLE))?;
    let rest = cue.clone().all(|other| other == at || here(other).meets(around) && !here(other).has(Class::Auxiliary));
    (rest && !here(at).has(Class::Auxiliary)).then_some(at)
}

/// Whether who speaks ends before `at`: at a mark, "as", "of".
fn leaves(document: &Document<'_>, at: usize) -> bool {
    let here = classes(document, at);
    let mark = matches!(document.mark(at), ',' | '.' | ';' | ':' | '(' | '«' | '“' | '"');
    let charge = here.has(Class::Preposition) && !opens_phrase(document, at + 1) && !here.has(Class::Determiner);
    mark || here.has(Class::Subordinator) || charge
}
