//! Who, near a cue: the noun phrase before a verb, after it, or after a preposition.

use std::ops::Range;

use crate::finder::lexical::scope::Scope;
use crate::language::class::{Class, ClassSet};

/// A noun phrase is no longer than this, in tokens (98 % of the sources of `fr-train` are shorter).
const LONGEST: usize = 40;

/// Pronouns and relatives that are a source by themselves.
const ALONE: ClassSet = ClassSet::of(&[Class::SubjectPronoun, Class::Relative, Class::SpeakerPronoun]);

/// The subject that ends right before `end`, none if there is no noun phrase there.
pub fn before(scope: &Scope<'_, '_>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| scope.range.contains(last))?;
    if scope.classes(last).meets(ALONE) {
        return Some(last..end);
    }
    if scope.is_comma(last) || scope.word(last) == ")" {
        return apposed(scope, last);
    }
    simple_before(scope, end).map(|start| start..end)
}

/// A subject whose apposition closes with the comma or bracket at `close`, and which ends with it.
fn apposed(scope: &Scope<'_, '_>, close: usize) -> Option<Range<usize>> {
    let lowest = scope.range.start.max(close.saturating_sub(LONGEST));
    let opening = if scope.is_comma(close) { "," } else { "(" };
    let open = (lowest..close).rev().find(|&at| scope.word(at) == opening)?;
    // „…, haben sie gewählt, | teilte das Amt mit“: a clause is no description.
    let relative = scope.is(open + 1, Class::Relative);
    if scope.moves_subjects() && !relative && (open + 1..close).any(|at| scope.breaks_phrase(at)) {
        return None;
    }
    // "La ministra, | en cambio, | pidió calma".
    let aside = scope.moves_subjects() && (open + 1..close).all(|at| scope.is(at, Class::CueAdverb));
    let end = if aside { open } else { close + 1 };
    // A second pair right before is part of the description: « X, 40 ans, maire de Y, ».
    let start = simple_before(scope, open).or_else(|| {
        let second = (lowest..open).rev().find(|&at| scope.word(at) == opening)?;
        simple_before(scope, second)
    });
    start.map(|start| start..end)
}

/// The start of the noun phrase without commas that ends right before `end`.
fn simple_before(scope: &Scope<'_, '_>, end: usize) -> Option<usize> {
    let lowest = scope.range.start.max(end.saturating_sub(LONGEST));
    let mut low = end;
    // "Soto no llamó y el alcalde".
    let denies = |at: usize| scope.moves_subjects() && scope.is(at, Class::Negation);
    while low > lowest && !scope.breaks_phrase(low - 1) && !scope.is_comma(low - 1) && !denies(low - 1) {
        low -= 1;
    }
    let inside = ClassSet::of(&[
        Class::Preposition,
        Class::Determiner,
        Class::Title,
        Class::CuePreposition,
        Class::SourceLink,
        Class::InfinitiveMarker,
    ]);
    (low..end).find(|&at| {
        let previous = at.checked_sub(1).map(|before| scope.classes(before)).unwrap_or_default();
        scope.starts_phrase(at) && (at == low || !previous.meets(inside))
    })
}

/// The noun phrase that starts at `start`, with its appositions.
pub fn after(scope: &Scope<'_, '_>, start: usize) -> Option<Range<usize>> {
    let pronoun = scope.classes(start).meets(ClassSet::of(&[Class::SubjectPronoun, Class::SpeakerPronoun]));
    if pronoun && !scope.is(start, Class::Determiner) {
        return Some(start..start + 1);
    }
    if !scope.starts_phrase(start) {
        return None;
    }
    let mut end = simple_after(scope, start);
    let closes = |at: usize| scope.is_comma(at) || scope.moves_subjects() && scope.is_dash(at);
    // An apposition after a comma belongs to the source as long as no new clause starts in it.
    while scope.is_comma(end) && end < start + LONGEST {
        let next = simple_after(scope, end + 1);
        let described = next > end + 1 && (closes(next) || next + 1 >= scope.range.end);
        // « Le barrage, assure l’ingénieure, ne présente aucun danger »: the sentence goes on.
        let goes_on = (end + 1..next).any(|at| scope.is(at, Class::Negation));
        if !described || goes_on || scope.has_finite(end + 1..next) {
            break;
        }
        end = next;
    }
    Some(start..end)
}

/// The noun phrase without determiner that starts at `start`.
pub fn bare(scope: &Scope<'_, '_>, start: usize) -> Option<Range<usize>> {
    let end = simple_after(scope, start);
    (end > start).then_some(start..end)
}

/// Where the noun phrase without commas that starts at `start` ends.
fn simple_after(scope: &Scope<'_, '_>, start: usize) -> usize {
    let highest = scope.range.end.min(start + LONGEST);
    let stop = |at: &usize| {
        let classes = scope.classes(*at);
        scope.is_comma(*at)
            || scope.breaks_phrase(*at) && *at > start
            || classes.has(Class::TimeWord) && !scope.is_capital(*at)
    };
    (start..highest).find(stop).unwrap_or(highest)
}
