//! "Pat O’Dowd’s sons say": who speaks is the noun that the possessive hangs on, and no part of the cue.

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::classes;
use crate::language::class::{Class, ClassSet};

/// Nouns of who can speak; a statement or a report of somebody stays with the cue.
const SPEAKERS: ClassSet =
    ClassSet::of(&[Class::PersonNoun, Class::GroupNoun, Class::RoleNoun, Class::Spokesperson, Class::OrganizationNoun]);

/// Gives a possessor's cue the noun back that belongs to the source.
pub fn complete(document: &Document<'_>, candidate: &mut Candidate) {
    let (source, cue) = (&candidate.source, &candidate.cue);
    let possessor = !source.is_empty() && source.end == cue.start && document.is(source.end - 1, Class::Possessive);
    if !possessor || cue.clone().any(|at| document.is(at, Class::CueNoun) && !classes(document, at).meets(SPEAKERS)) {
        return;
    }
    let verb = cue.clone().find(|&at| document.is(at, Class::Finite) && !classes(document, at).meets(SPEAKERS));
    let noun = verb.and_then(|verb| (cue.start..verb).rev().find(|&at| classes(document, at).meets(SPEAKERS)));
    if let Some(noun) = noun {
        candidate.source.end = noun + 1;
        candidate.cue.start = noun + 1;
    }
}
