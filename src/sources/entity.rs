//! Everybody and everything that an article mentions and that could speak: mentions grouped by who they are of.

use std::ops::Range;

use crate::base::hash::Hash;
use crate::document::Document;
use crate::document::name::is_name_word;
use crate::language::class::{Class, ClassSet};
use crate::language::table::Table;
use crate::sources::traits::Traits;
use crate::text::token::TokenKind;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody with a name, by given name, title, office or description.
    Person,
    /// A name of which nothing tells whether it is somebody's.
    Name,
    /// One person without a name: « un voisin ».
    Nameless,
    /// Several people.
    Group,
    /// An institution, a state, a medium, a text.
    Thing,
}

/// A place where an entity is mentioned.
#[derive(Clone, Debug)]
pub struct Place {
    /// The tokens of the mention.
    pub range: Range<usize>,
    /// The name in it; empty for a phrase without one.
    pub name: Range<usize>,
    /// The word that tells who it is: the last of the name, or the noun.
    pub head: usize,
    /// The entity, as a place in [`Entities::all`].
    pub entity: usize,
}

/// Somebody or something that the article mentions.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Gender and number, as far as any mention tells.
    pub traits: Traits,
    /// The fullest mention.
    pub full: Range<usize>,
    /// The name in it, if it has one.
    pub name: Range<usize>,
    /// Its noun, if it has no name.
    pub noun: Option<usize>,
}

impl Entity {
    /// Whether it has a name and traits do not exclude it.
    pub fn may_be(&self, traits: Traits) -> bool {
        !self.name.is_empty() && !self.traits.contradicts(traits)
    }
}

/// All entities of an article.
#[derive(Default)]
pub struct Entities {
    /// In the order of their first mention.
    pub all: Vec<Entity>,
    /// All mentions, in text order.
    pub places: Vec<Place>,
    /// For the words of each name and each noun, the last of its links: its place, counted from 1.
    by_word: Table,
    /// An entity with a word, and the link before for the same word; 0 for none.
    links: Vec<(usize, u64)>,
}

/// An entity that shares a word is looked for among so many, at most: keeps the work linear.
const NEAR: usize = 12;

impl Entities {
    /// The entities that have a word in their name or noun, the last first.
    pub fn with_word(&self, document: &Document<'_>, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.by_word.get(key(document, at));
        let link = move || {
            let (entity, before) = *self.links.get((next as usize).checked_sub(1)?)?;
            next = before;
            Some(entity)
        };
        std::iter::from_fn(link).take(NEAR)
    }

    /// Makes an entity known by words of its name, or by its noun.
    pub fn index(&mut self, document: &Document<'_>, words: impl Iterator<Item = usize>, entity: usize) {
        for at in words {
            if !self.with_word(document, at).any(|known| known == entity) {
                let last = self.by_word.entry(key(document, at));
                self.links.push((entity, *last));
                *last = self.links.len() as u64;
            }
        }
    }

    /// The named entities that hold all words of a name, or all of whose words it holds, and that the traits do not
    /// exclude.
    pub fn named_by(&self, document: &Document<'_>, name: &Range<usize>, traits: Traits) -> Vec<usize> {
        let words: Vec<usize> = name_words(document, name).collect();
        let mut found: Vec<usize> = Vec::new();
        for &word in &words {
            for entity in self.with_word(document, word) {
                let known = &self.all[entity];
                if known.name.is_empty() || found.contains(&entity) || known.traits.contradicts(traits) {
                    continue;
                }
                let theirs: Vec<usize> = name_words(document, &known.name).collect();
                if holds_all(document, &theirs, &words) || holds_all(document, &words, &theirs) {
                    found.push(entity);
                }
            }
        }
        found
    }
}

/// The words of a description that tell something.
pub fn described(document: &Document<'_>, range: Range<usize>) -> Vec<usize> {
    let small = ClassSet::of(&[Class::Determiner, Class::Preposition, Class::NameParticle, Class::TopicPreposition]);
    range
        .filter(|&at| {
            let tagged = &document.tokens[at];
            tagged.token.kind != TokenKind::Mark && !tagged.classes.meets(small)
        })
        .collect()
}

/// Whether each word of `inner` is among `outer`.
pub fn holds_all(document: &Document<'_>, outer: &[usize], inner: &[usize]) -> bool {
    inner.iter().all(|&one| outer.iter().any(|&other| same_word(document, one, other)))
}

/// Whether two words are one, whatever their spelling.
pub fn same_word(document: &Document<'_>, one: usize, other: usize) -> bool {
    document.form(one) == document.form(other)
}

/// The words of a name, without particles and marks.
pub fn name_words<'d>(document: &'d Document<'_>, name: &Range<usize>) -> impl Iterator<Item = usize> + use<'d> {
    name.clone().filter(|&at| is_name_word(document, at))
}

fn key(document: &Document<'_>, at: usize) -> Hash {
    Hash::new(0).text(document.form(at))
}
