//! What somebody is whom a source does not name: a person whom the article names elsewhere, one told by an office alone,
//! one kept unnamed. It tells the type; no name is lent here.
//!
//! Three logistic models weigh what the article says of them; `training/nameless.py` makes their weights.

mod evidence;
mod weights;

use std::ops::Range;

use crate::attribution::SourceType;
use crate::base::logistic::{Logistic, Values};
use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;
use crate::sources::name::own_name;
use crate::sources::phrase::is_possessive;
pub use evidence::{COUNT, Evidence, Scene};

/// What the models tell apart.
const MODELS: [(SourceType, Logistic<COUNT>); 3] = [
    (SourceType::Person, Logistic::new(weights::PERSON_BIASES, weights::PERSON)),
    (SourceType::Role, Logistic::new(weights::ROLE_BIASES, weights::ROLE)),
    (SourceType::Anonymous, Logistic::new(weights::ANONYMOUS_BIASES, weights::ANONYMOUS)),
];

/// What is seen of a source without a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Its type, by its words and what it stands for alone.
    pub by_words: SourceType,
    /// What the models weigh.
    pub values: Values<COUNT>,
}

impl Seen {
    /// The most probable type of those that the models tell apart.
    pub fn source_type(&self, document: &Document<'_>) -> SourceType {
        let chance = |model: &Logistic<COUNT>| model.probability(&document.lang, &self.values);
        let rated = MODELS.iter().map(|(source_type, model)| (*source_type, chance(model)));
        let best = rated.max_by(|one, other| one.1.total_cmp(&other.1));
        best.map_or(self.by_words, |(source_type, _)| source_type)
    }
}

/// Words that tell enough: whose somebody is, that somebody is not to be known.
const TELLING: ClassSet = ClassSet::of(&[Class::Possessive, Class::AnonymousMarker]);

/// Shorter articles, in sentences, have too little for the models to weigh: nearly all that they learned on are longer.
const SHORT: usize = 8;

/// Whether a source, whose type by its words is given, is for the models: `told`, which is the source itself or what it
/// stands for, is one person without a name, told by nobody else ("his lawyer"), of whom no word says that anonymity was
/// asked for.
pub fn is_nameless(document: &Document<'_>, told: &Range<usize>, by_words: SourceType) -> bool {
    let is_person = by_words == SourceType::Person && told.len() == 1;
    let is_told = is_person || matches!(by_words, SourceType::Role | SourceType::Anonymous);
    if !is_told || told.is_empty() || document.sentences.len() < SHORT {
        return false;
    }
    let has = |class: Class| told.clone().any(|at| document.is(at, class));
    // "a spokesman": an office, by the annotation guide.
    let speaks = document.is(told.start, Class::Indefinite) && has(Class::Spokesperson);
    // „Das Ifo-Institut“, „das“: of German articles the one that can be a relative and tells that it is one is the neuter.
    let neuter = [Class::Determiner, Class::Singular, Class::Relative];
    let is_neuter = document.has(Trait::CapitalNouns) && neuter.into_iter().all(|class| document.is(told.start, class));
    let is_thing = is_neuter && !has(Class::RoleNoun) && !has(Class::PersonNoun);
    !speaks
        && !is_thing
        && !told.clone().any(|at| document.tokens[at].classes.meets(TELLING) || is_possessive(document, at))
        && own_name(document, told).is_none()
}
