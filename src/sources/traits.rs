//! Gender and number, as far as words tell them. What they tell excludes: it is never outweighed.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::sources::mention::Mention;

/// Gender and number; each may be untold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(ClassSet);

/// Opposites: nobody is told to be both.
const GENDER: [Class; 2] = [Class::Feminine, Class::Masculine];
const NUMBER: [Class; 2] = [Class::Singular, Class::Plural];

impl Traits {
    /// What one set of classes tells. Both of a pair tell nothing: « ministre ».
    pub fn of(classes: ClassSet) -> Self {
        let mut told = ClassSet::default();
        for [one, other] in [GENDER, NUMBER] {
            if classes.has(one) != classes.has(other) {
                told = told.union(ClassSet::of(&[if classes.has(one) { one } else { other }]));
            }
        }
        Traits(told)
    }

    /// What a single word tells.
    pub fn of_word(document: &Document<'_>, at: usize) -> Self {
        document.tokens.get(at).map_or(Traits::default(), |tagged| Traits::of(tagged.classes))
    }

    /// What a named person's title, given name, office and determiner tell, the surest first.
    pub fn of_name(document: &Document<'_>, mention: &Mention) -> Self {
        let word = |at: usize| Traits::of_word(document, at);
        let office = mention.range.start..mention.name.start;
        let courtesy = |&at: &usize| document.is(at, Class::Title) && !document.is(at, Class::RoleNoun);
        let title = office.clone().rev().find(courtesy).map(word).unwrap_or_default();
        let given = mention.name.clone().filter(|&at| document.is(at, Class::FirstName));
        let given = given.map(word).next().unwrap_or_default();
        let noun = office.clone().find(|&at| document.tokens[at].classes.meets(PERSON)).map(word).unwrap_or_default();
        let opening = if office.is_empty() { Traits::default() } else { determiner(document, office.start) };
        title.gender().or(given).or(opening).or(noun).singular()
    }

    /// What the noun and the determiner of a phrase tell.
    pub fn of_phrase(document: &Document<'_>, start: usize, head: usize) -> Self {
        let noun = Traits::of_word(document, head);
        if start == head { noun } else { determiner(document, start).or(noun) }
    }

    /// Whether one tells what the other denies.
    pub fn contradicts(self, other: Traits) -> bool {
        [GENDER, NUMBER]
            .into_iter()
            .any(|[one, two]| self.0.has(one) && other.0.has(two) || self.0.has(two) && other.0.has(one))
    }

    /// These traits, and what only the others tell.
    pub fn or(self, other: Traits) -> Self {
        let mut all = self.0;
        for pair in [GENDER, NUMBER] {
            let pair = ClassSet::of(&pair);
            if !self.0.meets(pair) {
                all = all.union(ClassSet(other.0.0 & pair.0));
            }
        }
        Traits(all)
    }

    /// Several, of whatever gender.
    pub fn plural() -> Self {
        Traits(ClassSet::of(&[Class::Plural]))
    }

    /// The gender alone.
    pub fn gender(self) -> Self {
        Traits(ClassSet(self.0.0 & ClassSet::of(&GENDER).0))
    }

    /// The same of one person.
    pub fn singular(self) -> Self {
        self.gender().or(Traits(ClassSet::of(&[Class::Singular])))
    }

    /// Whether these are several.
    pub fn is_plural(self) -> bool {
        self.0.has(Class::Plural)
    }

    /// Whether the gender is told.
    pub fn tells_gender(self) -> bool {
        self.0.meets(ClassSet::of(&GENDER))
    }
}

/// Nouns of individuals.
pub const PERSON: ClassSet = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun]);

/// What a phrase's determiner tells. A possessive may tell of the possessor: "his opponent".
fn determiner(document: &Document<'_>, at: usize) -> Traits {
    let is_own = document.is(at, Class::Determiner) && !document.is(at, Class::Possessive);
    if is_own { Traits::of_word(document, at) } else { Traits::default() }
}

/// What a source says of itself: a pronoun, or a phrase with its title, given names and nouns.
pub fn of_source(document: &Document<'_>, source: &Range<usize>) -> Traits {
    let word = |at: usize| Traits::of_word(document, at);
    let first = |class: Class| source.clone().find(|&at| document.is(at, class)).map(word).unwrap_or_default();
    let noun = source.clone().find(|&at| document.tokens[at].classes.meets(PERSON)).map(word).unwrap_or_default();
    first(Class::Title).or(first(Class::FirstName)).or(determiner(document, source.start)).or(noun)
}
