//! Who a pronoun stands for: of the entities that nothing excludes, the most probable, if it is probable enough.
//!
//! What is seen of each candidate is weighed by a logistic model; `training/referents.py` makes its weights.

use std::ops::Range;

use crate::base::curve::exp;
use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::sources::entity::{Entities, Entity, Kind, Place};
use crate::sources::traits::Traits;
use crate::sources::weights::PRONOUN;
use crate::text::character::precedes_incise;

/// How many mentions back an antecedent may be.
const NEAR: usize = 40;

/// How many sources back one may be.
const SPOKE: usize = 8;

/// What is seen of a candidate, in the order of the weights.
pub const SEEN: [&str; 33] = [
    "bias",
    "same-sentence",
    "sentence-before",
    "two-before",
    "farther",
    "same-block",
    "subject",
    "governed",
    "quoted",
    "person",
    "nameless",
    "group",
    "thing",
    "agrees",
    "last-source",
    "source-before",
    "earlier-source",
    "last-source-in-block",
    "most-recent",
    "second",
    "mentions",
    "alone",
    "rivals",
    "incise",
    "subject-before",
    "opens-sentence",
    "incise-last-source",
    "incise-same-sentence",
    "clause-last-source",
    "relational",
    "only-person-near",
    "only-person-near-agrees",
    "only-person",
];

/// A candidate and what is seen of it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The entity, as a place in [`Entities::all`].
    pub entity: usize,
    /// One number for each of [`SEEN`].
    pub seen: [f32; SEEN.len()],
}

impl Candidate {
    /// The probability that the pronoun stands for it.
    pub fn probability(&self) -> f32 {
        let sum: f32 = self.seen.iter().zip(PRONOUN).map(|(seen, weight)| seen * weight).sum();
        1.0 / (1.0 + exp(-sum))
    }
}

/// The candidates for the pronoun that is the token `at`. `pronouns`: those before, with whom they stand for; `spoke`:
/// where the sources before start, and which entities they are.
pub fn candidates(
    document: &Document<'_>,
    entities: &Entities,
    (pronouns, spoke): (&[Place], &[(usize, Option<usize>)]),
    at: usize,
) -> Vec<Candidate> {
    let traits = Traits::of_word(document, at);
    let end = entities.places.partition_point(|place| place.range.end <= at);
    let mut recent: Vec<(usize, &Place, usize)> = Vec::new();
    for place in merged(&entities.places[..end], pronouns).take(NEAR) {
        match recent.iter_mut().find(|(entity, ..)| *entity == place.entity) {
            Some((_, _, count)) => *count += 1,
            None if fits(&entities.all[place.entity], traits) => recent.push((place.entity, place, 1)),
            None => {}
        }
    }
    let rivals = recent.len();
    let here = document.sentence_number(at);
    let is_person = |entity: usize| matches!(entities.all[entity].kind, Kind::Person | Kind::Name);
    let persons = recent.iter().filter(|(entity, ..)| is_person(*entity));
    let near = persons.clone().filter(|(_, place, _)| document.sentence_number(place.head) + 1 >= here).count();
    let context = Context { document, spoke, at, rivals, persons: persons.count(), near };
    let ranked = recent.into_iter().enumerate();
    ranked
        .map(|(rank, (entity, place, count))| {
            let seen = context.seen(&entities.all[entity], place, rank, count);
            Candidate { entity, seen }
        })
        .collect()
}

/// Two lists of mentions in text order as one, the last first.
fn merged<'p>(mut one: &'p [Place], mut other: &'p [Place]) -> impl Iterator<Item = &'p Place> {
    std::iter::from_fn(move || {
        let later = match (one.last(), other.last()) {
            (Some(first), Some(second)) => first.range.end > second.range.end,
            (first, _) => first.is_some(),
        };
        let list = if later { &mut one } else { &mut other };
        let (last, rest) = list.split_last()?;
        *list = rest;
        Some(last)
    })
}

/// Whether somebody else nearby is told to be of a pronoun's gender, while of `chosen` nothing tells it: « His wife
/// wept. “He is innocent,” she said. » A name is passed over for a `sure` choice, a subject without name is not.
pub fn is_doubtful(entities: &Entities, all: &[Candidate], chosen: usize, sure: bool) -> bool {
    let rival = |one: &Candidate| {
        let entity = &entities.all[one.entity];
        let [_, here, before, _, _, _, subject, ..] = one.seen;
        let somebody = entity.kind == Kind::Person && !sure || entity.kind == Kind::Nameless && subject > 0.0;
        one.entity != chosen && here + before > 0.0 && entity.traits.tells_gender() && somebody
    };
    !entities.all[chosen].traits.tells_gender() && all.iter().any(rival)
}

/// Whether a pronoun with these traits can stand for an entity.
fn fits(entity: &Entity, pronoun: Traits) -> bool {
    let agrees = !entity.traits.contradicts(pronoun);
    agrees
        && match (pronoun.tells_gender(), pronoun.is_plural()) {
            // A thing has a gender where its language has one for things.
            (true, false) => entity.kind != Kind::Thing && entity.kind != Kind::Group || entity.traits.tells_gender(),
            // "it"
            (false, false) => matches!(entity.kind, Kind::Thing | Kind::Group),
            (_, true) => matches!(entity.kind, Kind::Group | Kind::Thing),
        }
}

/// Whether a noun without determiner or name is all that is said of somebody: « de source proche du dossier » brings
/// nobody in whom a pronoun could take up.
pub fn is_bare(document: &Document<'_>, entity: &Entity) -> bool {
    let introduces = ClassSet::of(&[Class::Determiner, Class::Indefinite, Class::Possessive]);
    let noun = entity.noun.unwrap_or(entity.full.start);
    let is_introduced = |at: usize| document.tokens[at].classes.meets(introduces);
    entity.kind == Kind::Nameless && !entity.traits.tells_gender() && !(entity.full.start..=noun).any(is_introduced)
}

/// Where a pronoun stands.
struct Context<'c, 't> {
    document: &'c Document<'t>,
    spoke: &'c [(usize, Option<usize>)],
    at: usize,
    /// How many candidates there are, how many of them with a name, and how many of these in this sentence or the last.
    rivals: usize,
    persons: usize,
    near: usize,
}

impl Context<'_, '_> {
    fn seen(&self, entity: &Entity, place: &Place, rank: usize, count: usize) -> [f32; SEEN.len()] {
        let document = self.document;
        let sentence = |at: usize| document.sentence_number(at);
        let (here, there) = (sentence(self.at), sentence(place.head));
        let distance = here - there;
        let block = |sentence: usize| document.sentences.get(sentence).map(|sentence| sentence.block);
        let is_near = block(here) == block(there);
        let back = self.spoke.iter().rev().take(SPOKE).position(|&(_, spoke)| spoke == Some(place.entity));
        let last_in_block =
            back == Some(0) && self.spoke.last().is_some_and(|&(token, _)| block(sentence(token)) == block(here));
        let subject = is_subject(document, &place.range);
        let incise = is_incise(document, self.at);
        let opens = document.sentences.get(here).is_some_and(|sentence| self.at < sentence.tokens.start + 3);
        let only_near = entity.kind == Kind::Person && distance <= 1 && self.near == 1;
        let told = [
            true,
            distance == 0,
            distance == 1,
            distance == 2,
            distance > 2,
            is_near,
            subject,
            is_governed(document, place.range.start),
            is_quoted(document, place.head),
            entity.kind == Kind::Person,
            entity.kind == Kind::Nameless,
            entity.kind == Kind::Group,
            entity.kind == Kind::Thing,
            entity.traits.tells_gender(),
            back == Some(0),
            back == Some(1),
            back.is_some_and(|back| back > 1),
            last_in_block,
            rank == 0,
            rank == 1,
            false,
            self.rivals == 1,
            false,
            incise,
            distance == 1 && subject,
            opens,
            incise && back == Some(0),
            incise && distance == 0,
            !incise && back == Some(0),
            is_relational(document, &place.range),
            only_near,
            only_near && entity.traits.tells_gender(),
            entity.kind == Kind::Person && self.persons == 1,
        ];
        let mut seen = told.map(|told| if told { 1.0 } else { 0.0 });
        seen[20] = (count.min(8) as f32) / 4.0;
        seen[22] = (self.rivals.min(10) as f32) / 5.0;
        seen
    }
}

/// Whether a phrase is the subject of a verb that follows it.
pub fn is_subject(document: &Document<'_>, range: &Range<usize>) -> bool {
    let verb = ClassSet::of(&[
        Class::Finite,
        Class::FiniteEnding,
        Class::Auxiliary,
        Class::Negation,
        Class::Clitic,
        Class::Modal,
    ]);
    let next = document.tokens.get(range.end).map(|tagged| tagged.classes).unwrap_or_default();
    next.meets(verb) && !is_governed(document, range.start)
}

/// Whether a phrase hangs on a preposition.
fn is_governed(document: &Document<'_>, start: usize) -> bool {
    let contracted = document.is(start, Class::Preposition);
    contracted || start > 0 && document.is(start - 1, Class::Preposition)
}

/// Whether a token is inside a quotation.
pub fn is_quoted(document: &Document<'_>, at: usize) -> bool {
    let span = document.tokens[at].token.span;
    let place = document.quotations.partition_point(|quotation| quotation.span.end <= span.start);
    document.quotations.get(place).is_some_and(|quotation| quotation.span.start <= span.start)
}

/// Whether a phrase is of somebody who belongs to somebody: « sa mère », "Bell's lawyer".
fn is_relational(document: &Document<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| document.is(at, Class::Possessive))
}

/// Whether a pronoun follows its verb: « dit-il », "said she".
fn is_incise(document: &Document<'_>, at: usize) -> bool {
    let verb = |at: usize| {
        document.tokens[at].classes.meets(ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Auxiliary]))
    };
    let connector = at >= 2 && document.word(at - 1).starts_with(['-', '\u{2010}', '\u{2011}']) && verb(at - 2);
    // ", she said": right behind quoted words.
    let behind = at >= 1 && precedes_incise(document.word(at - 1));
    connector || behind
}

/// Words that stand for somebody mentioned before: « il », « lui », « ce dernier ».
pub const PERSONAL: ClassSet = ClassSet::of(&[Class::SubjectPronoun, Class::Clitic]);

/// Words that stand for somebody mentioned before, or for anybody: « il », "someone", « qui ».
pub fn is_pronoun(document: &Document<'_>, source: &Range<usize>) -> bool {
    let Some(opening) = document.tokens.get(source.start) else { return false };
    let pronouns = ClassSet::of(&[
        Class::SubjectPronoun,
        Class::SpeakerPronoun,
        Class::ImpersonalPronoun,
        Class::IndefinitePronoun,
        Class::Clitic,
        Class::Relative,
        Class::Possessive,
    ]);
    let anybody = opening.classes.has(Class::PersonNoun) && opening.classes.has(Class::Indefinite);
    source.len() == usize::from(opening.phrase) && (opening.classes.meets(pronouns) || anybody)
}
