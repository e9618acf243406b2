//! What speaks for and against the types of somebody without a name. Training and inference both get it from here.

use std::ops::Range;

use crate::attribution::SourceType;
use crate::base::logistic::{self, Values, scaled};
use crate::document::Document;
use crate::language::class::Class;
use crate::sources::entity::{Entities, Kind};
use crate::sources::office::holds_office;
use crate::sources::phrase::phrase_at;
use crate::sources::pronoun::PERSONAL;
use crate::sources::traits::{Traits, of_source};

logistic::evidence! {
    // What the source says of itself, or what it stands for.
    New "Its words alone make it one kept unnamed: « un diplomate ».",
    Indefinite "It opens with a determiner of something new.",
    Office "Its noun is that of an office.",
    Spokesperson "Its noun is that of who speaks for an institution.",
    NoNoun "It is no pronoun, and no noun tells what it is.",
    Pronoun "It is a personal pronoun.",
    Gender "Its gender is told.",
    Complement "Number of tokens behind its noun, scaled.",
    // What the article says of it.
    Named "What it stands for is somebody named.",
    Group "What it stands for is several people.",
    Introduced "It is mentioned before as something new: « un voisin … le voisin ».",
    // What the article says of others.
    NobodyBefore "No named person that it could be is mentioned near before it.",
    NobodyBehind "No named person that it could be is mentioned near behind it.",
    OfficeBefore "Beside the name of a named person that it could be, before it, stands an office.",
    NamedSpoke "A named person that it could be has spoken before.",
    Opening "It stands in one of the first three sentences.",
}

/// How many pieces there are.
pub const COUNT: usize = Evidence::ALL.len();

/// So many mentions, and so many sources, are near: keeps the work linear.
const NEAR: usize = 40;
const SPOKE: usize = 30;

/// Where a source stands that names nobody.
pub struct Scene<'a, 't> {
    /// The article.
    pub document: &'a Document<'t>,
    /// Who and what it mentions.
    pub entities: &'a Entities,
    /// Where the sources before start, and which entities they are.
    pub spoke: &'a [(usize, Option<usize>)],
    /// The source.
    pub source: &'a Range<usize>,
    /// What it stands for, or itself.
    pub told: &'a Range<usize>,
    /// Whom it is known to be.
    pub entity: Option<usize>,
}

/// Who is named near a source and could be it.
#[derive(Clone, Copy, Default)]
struct Near {
    /// Any name.
    name: bool,
    /// A person's.
    person: bool,
    /// One beside which an office stands.
    office: bool,
}

impl Scene<'_, '_> {
    /// The values of all pieces, with the type by words; none where no name near could be that of the source.
    pub fn values(&self, by_words: SourceType) -> Option<Values<COUNT>> {
        let Scene { document, told, .. } = self;
        let is_pronoun = self.is_pronoun();
        let traits = match is_pronoun {
            true => Traits::of_word(document, told.start),
            false => of_source(document, told),
        };
        let [before, behind] = self.near(traits);
        if !before.name && !behind.name {
            return None;
        }
        let noun = self.noun();
        let has = |class: Class| noun.is_some_and(|noun| document.is(noun, class));
        let kind = self.entity.map(|entity| self.entities.all[entity].kind);
        let named = |&(_, spoke): &(usize, Option<usize>)| spoke.is_some_and(|entity| self.is_person(entity, traits));
        let mut values = Values::NONE;
        for (evidence, is_there) in [
            (Evidence::New, by_words == SourceType::Anonymous),
            (Evidence::Indefinite, document.is(told.start, Class::Indefinite)),
            (Evidence::Office, has(Class::RoleNoun)),
            (Evidence::Spokesperson, has(Class::Spokesperson)),
            (Evidence::NoNoun, noun.is_none() && !is_pronoun),
            (Evidence::Pronoun, is_pronoun),
            (Evidence::Gender, traits.tells_gender()),
            (Evidence::Named, kind == Some(Kind::Person)),
            (Evidence::Group, kind == Some(Kind::Group)),
            (Evidence::Introduced, self.is_introduced()),
            (Evidence::NobodyBefore, !before.person),
            (Evidence::NobodyBehind, !behind.person),
            (Evidence::OfficeBefore, before.office),
            (Evidence::NamedSpoke, self.spoke.iter().rev().take(SPOKE).any(named)),
            (Evidence::Opening, document.sentence_number(self.source.start) < 3),
        ] {
            values.note(evidence, is_there);
        }
        values.set(Evidence::Complement, noun.map_or(0.0, |noun| scaled(told.end - noun - 1)));
        Some(values)
    }

    /// Whether it is mentioned before as something new to the reader: its noun, or whom it is known to be.
    pub fn is_introduced(&self) -> bool {
        let Scene { document, entities, told, entity, .. } = self;
        let is_new = |entity: usize| {
            let entity = &entities.all[entity];
            entity.name.is_empty() && document.is(entity.full.start, Class::Indefinite)
        };
        let mut same = self.noun().into_iter().flat_map(|noun| entities.with_word(document, noun));
        entity.is_some_and(is_new) || same.any(|other| entities.all[other].full.start < told.start && is_new(other))
    }

    fn noun(&self) -> Option<usize> {
        phrase_at(self.document, self.told.start, self.told.end).map(|phrase| phrase.head)
    }

    fn is_pronoun(&self) -> bool {
        let opening = &self.document.tokens[self.told.start];
        opening.classes.meets(PERSONAL) && self.told.len() == usize::from(opening.phrase)
    }

    /// Who is named near before and near behind the source and could be it.
    fn near(&self, traits: Traits) -> [Near; 2] {
        let places = &self.entities.places;
        let before = places.partition_point(|place| place.range.end <= self.source.start);
        let behind = places.partition_point(|place| place.range.start < self.source.end);
        let sides = [before.saturating_sub(NEAR)..before, behind..places.len().min(behind + NEAR)];
        sides.map(|side| {
            let mut near = Near::default();
            for place in &places[side] {
                let entity = &self.entities.all[place.entity];
                near.name |= entity.kind == Kind::Name && entity.may_be(traits);
                if self.is_person(place.entity, traits) {
                    let office = near.office || holds_office(self.document, place);
                    near = Near { name: true, person: true, office };
                }
            }
            near
        })
    }

    /// Whether an entity is a named person whom traits do not exclude.
    fn is_person(&self, entity: usize, traits: Traits) -> bool {
        let entity = &self.entities.all[entity];
        entity.kind == Kind::Person && entity.may_be(traits)
    }
}
