//! Who holds an office: whose name stands beside the same noun, with nothing in the two descriptions that differs.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::Class;
use crate::sources::apposition::apposition;
use crate::sources::entity::{Entities, Place, described, holds_all, same_word};
use crate::sources::phrase::phrase_at;
use crate::sources::traits::{PERSON, Traits};

/// How many mentions around are looked at: keeps the work linear.
const NEAR: usize = 80;

/// A source that is told by a noun.
pub struct Described {
    /// The source.
    range: Range<usize>,
    /// Its noun.
    head: usize,
    /// The words that describe it, the noun aside.
    words: Vec<usize>,
    /// Gender and number.
    pub traits: Traits,
    /// « son avocat », "his lawyer".
    is_possessed: bool,
}

impl Described {
    /// Reads a source; none if it has no noun that tells, or is new to the reader: « un voisin ».
    pub fn of(document: &Document<'_>, source: &Range<usize>) -> Option<Described> {
        let phrase = phrase_at(document, source.start, source.end)?;
        if document.is(source.start, Class::Indefinite) {
            return None;
        }
        let start = source.start + usize::from(document.is(source.start, Class::Determiner));
        let end = (phrase.head..source.end)
            .find(|&at| matches!(document.mark(at), ',' | '(') || document.is(at, Class::Relative))
            .unwrap_or(source.end);
        let mut words = described(document, start..phrase.head);
        words.extend(described(document, phrase.head + 1..end));
        let is_possessed = (source.start..end).any(|at| document.is(at, Class::Possessive));
        let traits = Traits::of_phrase(document, source.start, phrase.head);
        Some(Described { range: source.clone(), head: phrase.head, words, traits, is_possessed })
    }

    /// Whether it is one person, told by no other.
    pub fn is_one(&self) -> bool {
        !self.traits.is_plural() && !self.is_possessed
    }

    /// Whether its noun is that of an office.
    pub fn is_office(&self, document: &Document<'_>) -> bool {
        document.tokens[self.head].classes.has(Class::RoleNoun)
    }

    /// The entities without a name that have the same noun and that the description does not exclude.
    pub fn fitting(&self, document: &Document<'_>, entities: &Entities) -> Vec<usize> {
        let fits = |&entity: &usize| {
            let entity = &entities.all[entity];
            let noun = entity.noun.unwrap_or(self.head);
            let theirs = described(document, entity.full.clone());
            entity.name.is_empty()
                && same_word(document, noun, self.head)
                && !entity.traits.contradicts(self.traits)
                && holds_all(document, &theirs, &self.words)
        };
        entities.with_word(document, self.head).filter(fits).collect()
    }
}

/// The named persons beside whose names the noun of a description stands.
pub fn same_office(document: &Document<'_>, entities: &Entities, source: &Described) -> Vec<usize> {
    let mut found = Vec::new();
    if !document.tokens[source.head].classes.meets(PERSON) || source.traits.is_plural() {
        return found;
    }
    let middle = entities.places.partition_point(|place| place.range.end <= source.range.start);
    let around = middle.saturating_sub(NEAR)..(middle + NEAR).min(entities.places.len());
    for place in &entities.places[around] {
        let entity = &entities.all[place.entity];
        let unnamed = entity.name.is_empty() || place.name.is_empty();
        if unnamed || entity.traits.contradicts(source.traits) || found.contains(&place.entity) {
            continue;
        }
        if offices(document, place).into_iter().any(|office| tells(document, office, source)) {
            found.push(place.entity);
        }
    }
    found
}

/// What stands beside a name and may tell an office.
fn offices(document: &Document<'_>, place: &Place) -> [Range<usize>; 2] {
    [place.range.start..place.name.start, apposition(document, place.range.end)]
}

/// Whether an office stands beside a name.
pub fn holds_office(document: &Document<'_>, place: &Place) -> bool {
    let mut words = offices(document, place).into_iter().flatten();
    !place.name.is_empty() && words.any(|at| document.tokens[at].classes.meets(PERSON))
}

/// Whether an office beside a name has the noun of a description, and all that it says.
fn tells(document: &Document<'_>, office: Range<usize>, source: &Described) -> bool {
    let has_noun = office.clone().any(|at| same_word(document, at, source.head));
    let possessed = office.clone().any(|at| document.is(at, Class::Possessive) || document.is(at, Class::NameParticle));
    has_noun && holds_all(document, &described(document, office), &source.words) && (!source.is_possessed || possessed)
}
