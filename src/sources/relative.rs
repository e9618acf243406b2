//! Whom « qui » and "who" follow: the head of the phrase before, not a name inside it.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::sources::entity::{Entities, Kind, Place};

/// The phrase that a relative pronoun follows, from its first word to its last, and the place of its head.
pub fn antecedent<'e>(
    document: &Document<'_>,
    entities: &'e Entities,
    relative: usize,
) -> Option<(Range<usize>, &'e Place)> {
    let sentence = document.sentence_at(relative)?.tokens.clone();
    let fenced = relative > sentence.start && matches!(document.mark(relative - 1), ',' | ')');
    let end = relative - usize::from(fenced);
    let before = entities.places.partition_point(|place| place.range.start < end);
    let inside: Vec<&Place> =
        entities.places[..before].iter().rev().take_while(|place| place.range.start >= sentence.start).collect();
    let (first, rest) = inside.split_first()?;
    if !is_loose(document, first.range.end..end) {
        return None;
    }
    let mut place = *first;
    let mut range = place.range.start..end;
    for outer in rest {
        if outer.range.end > range.start {
            continue;
        }
        let between = outer.range.end..range.start;
        let hangs = !between.is_empty() && governs(document, between.clone());
        let entity = &entities.all[outer.entity];
        let apposed = between.len() == 1
            && document.mark(between.start) == ','
            && matches!(entity.kind, Kind::Person | Kind::Name)
            && entities.all[place.entity].name.is_empty();
        if hangs {
            range.start = outer.range.start;
        } else if apposed {
            range = outer.range.clone();
        } else {
            break;
        }
        place = outer;
    }
    Some((range, place))
}

/// Whether what stands between two phrases hangs the second on the first: « le frère | de | Marc Belin ».
fn governs(document: &Document<'_>, mut between: Range<usize>) -> bool {
    let small = ClassSet::of(&[Class::Preposition, Class::Determiner, Class::NameParticle]);
    document.is(between.start, Class::Preposition) && between.all(|at| document.tokens[at].classes.meets(small))
}

/// Whether words between a phrase and a relative pronoun go on with the phrase: no verb, no mark.
fn is_loose(document: &Document<'_>, mut between: Range<usize>) -> bool {
    let verb = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Relative, Class::Complementizer]);
    between.len() <= 4 && between.all(|at| !document.tokens[at].classes.meets(verb) && document.mark(at) != ',')
}
