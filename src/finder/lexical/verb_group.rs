//! Cue verbs with the auxiliaries, negations, adverbs and pronouns around them.

use std::ops::Range;

use crate::finder::grammar;
use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;

/// A verb group around a cue verb.
#[derive(Clone, Debug)]
pub struct VerbGroup {
    /// All of it.
    pub range: Range<usize>,
    /// The cue verb (the first word of a phrase).
    pub head: usize,
    /// What the cue verb can introduce, and its form.
    pub classes: ClassSet,
    /// Where its first verb stands: in „hat am Montag gesagt“, `hat`; else where it starts.
    pub opening: usize,
    /// An inverted pronoun: in « a-t-il dit », `il`.
    pub inverted: Option<usize>,
    /// Whether the group has a person: it can have a subject of its own.
    pub is_finite: bool,
    /// Whether the cue verb is a participle under the copula: « est accusé », "was told".
    pub is_passive: bool,
}

/// Classes that make a word a cue verb.
pub const FRAMES: ClassSet =
    ClassSet::of(&[Class::QuoteVerb, Class::ClauseVerb, Class::InfinitiveVerb, Class::ObjectVerb, Class::LightVerb]);

/// Frames with content behind the verb.
const CONTENT: ClassSet = ClassSet::of(&[Class::ClauseVerb, Class::InfinitiveVerb, Class::ObjectVerb]);

const INSIDE: ClassSet =
    ClassSet::of(&[Class::Auxiliary, Class::Negation, Class::CueAdverb, Class::Clitic, Class::Modal]);

/// Puts all verb groups of a sentence that hold a cue verb into `groups`, in order, quoted ones included.
pub fn verb_groups(scope: &Scope<'_, '_>, groups: &mut Vec<VerbGroup>) {
    groups.clear();
    let mut at = scope.range.start;
    while at < scope.range.end {
        let length = usize::from(scope.document.tokens[at].phrase).max(1);
        if scope.classes(at).meets(FRAMES) && !is_nominal(scope, at) {
            let group = around(scope, at, length);
            at = group.range.end.max(at + length);
            // « a voulu préciser »: the modal is part of the group of the verb that it stands before.
            let takes_content = group.classes.meets(CONTENT);
            groups.pop_if(|modal| takes_content && modal.range.start >= group.range.start);
            groups.push(group);
        } else {
            at += length;
        }
    }
}

/// Whether a word that could be a cue verb is a noun here: after a determiner or preposition.
fn is_nominal(scope: &Scope<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let classes = scope.classes(before);
    let infinitive = scope.is(at, Class::Infinitive) && classes.has(Class::InfinitiveMarker);
    let gerund = scope.is(at, Class::Gerund);
    let clitic = classes.has(Class::Clitic) && !scope.is_capital(at);
    classes.meets(ClassSet::of(&[Class::Determiner, Class::Preposition])) && !infinitive && !gerund && !clitic
}

fn around(scope: &Scope<'_, '_>, head: usize, length: usize) -> VerbGroup {
    let mut start = head;
    let mut inverted = None;
    if is_inverted_before(scope, head) {
        inverted = Some(head - 1);
    } else {
        while start > scope.range.start && scope.classes(start - 1).meets(INSIDE) && !scope.is_mark(start - 1) {
            start -= 1;
        }
    }
    let mut end = head + length;
    if inverted.is_none() && is_connector(scope, end) && scope.is(end + 1, Class::SubjectPronoun) {
        inverted = Some(end + 1);
    } else {
        // « affirme également », but « affirme | de son côté ».
        let inside = |at: usize| scope.classes(at).meets(ClassSet::of(&[Class::Negation, Class::CueAdverb]));
        while inside(end) && scope.document.tokens[end].phrase == 1 && !scope.is_mark(end) {
            end += 1;
        }
        // "Diz-se", „mitgeteilt habe“.
        if scope.document.has(Trait::DropsSubject) && is_connector(scope, end) && scope.is(end + 1, Class::Clitic) {
            end += 2;
        }
        while scope.document.has(Trait::VerbFinal) && scope.is(end, Class::Auxiliary) {
            end += 1;
        }
    }
    let classes = scope.classes(head);
    let finite = |at: usize| scope.is_finite(at);
    let has_person = (start..end).any(finite) || inverted.is_some();
    let opening = if has_person { None } else { bracket(scope, start, head) };
    VerbGroup {
        head,
        classes,
        opening: opening.unwrap_or(start),
        inverted,
        is_finite: has_person || opening.is_some(),
        is_passive: is_passive(scope, opening.unwrap_or(start), head),
        range: start..end,
    }
}

/// „Hat der Wirt am Montag | gesagt“: the auxiliary of a participle that stands at its clause's end.
fn bracket(scope: &Scope<'_, '_>, start: usize, head: usize) -> Option<usize> {
    if !scope.document.has(Trait::VerbFinal) || !scope.is(head, Class::Participle) {
        return None;
    }
    let clause = (scope.range.start..start).rev().take_while(|&at| !scope.is_mark(at));
    clause.into_iter().find(|&at| scope.is(at, Class::Auxiliary) && scope.is_finite(at))
}

/// « a-t-il dit »: the word before the head is a pronoun tied to the auxiliary.
fn is_inverted_before(scope: &Scope<'_, '_>, head: usize) -> bool {
    head >= scope.range.start + 2 && scope.is(head - 1, Class::SubjectPronoun) && is_connector(scope, head - 2)
}

/// Whether a token ties a pronoun to a verb: `-` or `-t-`.
fn is_connector(scope: &Scope<'_, '_>, at: usize) -> bool {
    scope.is_mark(at) && scope.word(at).starts_with(['-', '\u{2010}', '\u{2011}'])
}

/// Whether the auxiliaries between a group's start and its head make it passive: the last one is a form of the copula.
fn is_passive(scope: &Scope<'_, '_>, start: usize, head: usize) -> bool {
    let last = (start..head).rev().find(|&at| scope.is(at, Class::Auxiliary));
    let copula = last.filter(|&at| scope.is(at, Class::Copula));
    // « s’est », but « leur est »: a reflexive pronoun has no number.
    let other = ClassSet::of(&[Class::Singular, Class::Plural, Class::Determiner, Class::Preposition]);
    copula.is_some_and(|at| {
        let pronoun = at.saturating_sub(1).max(scope.range.start)..at;
        grammar::is_passive(scope.document, at, head..head + 1, pronoun, other)
    })
}
