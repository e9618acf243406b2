//! Gathers the entities of an article, sentence by sentence: full names first, then whatever else is mentioned.

use std::ops::Range;

use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::document::name::is_name_word;
use crate::language::class::{Class, ClassSet};
use crate::sources::acronym::is_acronym;
use crate::sources::apposition::apposition;
use crate::sources::entity::{Entities, Entity, Kind, Place, described, holds_all, name_words};
use crate::sources::headline::is_headline;
use crate::sources::mention::{Mention, Mentions, office_before};
use crate::sources::phrase::{Phrase, is_possessive, phrase_at};
use crate::sources::traits::{PERSON, Traits};

impl Entities {
    /// Finds the entities of a document.
    pub fn of(document: &Document<'_>, mentions: &Mentions) -> Self {
        let mut entities = Entities::default();
        // Full names first: short forms are told by them, wherever they stand.
        let prose = document.sentences.iter().map(|sentence| &sentence.tokens);
        let prose: Vec<&Range<usize>> = prose.filter(|sentence| !is_headline(document, sentence)).collect();
        let is_told = |mention: &&Mention| {
            let start = mention.name.start;
            let at = prose.partition_point(|sentence| sentence.end <= start);
            prose.get(at).is_some_and(|sentence| sentence.contains(&start))
        };
        let told: Vec<&Mention> = mentions.all.iter().filter(is_told).collect();
        let named: Vec<usize> = told.iter().map(|mention| entities.add_name(document, mention)).collect();
        let mut named = told.into_iter().zip(named).peekable();
        for sentence in prose {
            let mut at = sentence.start;
            while at < sentence.end {
                while named.next_if(|(mention, _)| mention.range.start < at).is_some() {}
                if let Some((mention, entity)) = named.next_if(|(mention, _)| mention.range.start == at) {
                    if let Some(phrase) = compound(document, at, mention.range.end, sentence.end) {
                        at = phrase.range.end;
                        entities.add_phrase(document, phrase);
                        continue;
                    }
                    entities.places.push(Place {
                        range: mention.range.clone(),
                        name: mention.name.clone(),
                        head: mention.name.end - 1,
                        entity,
                    });
                    at = mention.range.end;
                    at = entities.add_owned(document, mention.range.start, at, sentence.end);
                    continue;
                }
                let border = named.peek().map_or(sentence.end, |(mention, _)| mention.range.start);
                at = entities.add_unnamed(document, at, sentence.end.min(border).max(at + 1));
            }
        }
        entities.join(document);
        entities
    }

    /// Adds the couples: two people with nothing but a conjunction between them.
    fn join(&mut self, document: &Document<'_>) {
        let one = |place: &Place| matches!(self.all[place.entity].kind, Kind::Person | Kind::Nameless);
        let joined = |pair: &&[Place]| {
            let [first, second] = pair else { return false };
            let between = first.range.end..second.range.start;
            between.len() == 1 && document.is(between.start, Class::Conjunction) && one(first) && one(second)
        };
        let couples: Vec<Range<usize>> =
            self.places.windows(2).filter(joined).map(|pair| pair[0].range.start..pair[1].range.end).collect();
        for couple in couples {
            let (entity, traits) = (self.all.len(), Traits::plural());
            self.all.push(Entity { kind: Kind::Group, traits, full: couple.clone(), name: 0..0, noun: None });
            self.places.push(Place { range: couple.clone(), name: 0..0, head: couple.end - 1, entity });
        }
        sort_by_key(&mut self.places, |place| (place.range.end, place.range.start));
    }

    /// The entity of a full name: one with the same words that nothing told tells apart, else a new one.
    fn add_name(&mut self, document: &Document<'_>, mention: &Mention) -> usize {
        let traits = Traits::of_name(document, mention);
        let kind = if is_person(document, mention) { Kind::Person } else { Kind::Name };
        let same = self.named_by(document, &mention.name, traits);
        let known = match *same {
            [known] => Some(known),
            [] => self.behind_opening(document, mention, kind),
            // Of several the one with just these words.
            _ => same.into_iter().find(|&one| self.has_words(document, one, &mention.name)),
        };
        if let Some(known) = known {
            self.describe(document, known, mention, traits);
            if kind == Kind::Person {
                self.all[known].kind = kind;
            }
            return known;
        }
        let new = self.all.len();
        let (full, name) = (mention.range.clone(), mention.name.clone());
        self.all.push(Entity { kind, traits, full, name, noun: None });
        self.index(document, name_words(document, &mention.name), new);
        new
    }

    /// "Meanwhile Bell": a sentence's first word has a capital, but is no part of the name.
    fn behind_opening(&self, document: &Document<'_>, mention: &Mention, kind: Kind) -> Option<usize> {
        let start = mention.name.start;
        let opens = document.sentence_at(start).is_some_and(|sentence| sentence.tokens.start == start);
        if !opens || kind == Kind::Person || mention.name.len() < 2 {
            return None;
        }
        let known = self.named_by(document, &(start + 1..mention.name.end), Traits::default());
        if let [known] = *known { Some(known) } else { None }
    }

    /// Whether an entity's name has these words and no others.
    fn has_words(&self, document: &Document<'_>, entity: usize, name: &Range<usize>) -> bool {
        let known = &self.all[entity].name;
        name_words(document, known).count() == name_words(document, name).count()
    }

    /// Takes over what a further mention of somebody known tells.
    fn describe(&mut self, document: &Document<'_>, known: usize, mention: &Mention, traits: Traits) {
        let entity = &mut self.all[known];
        entity.traits = entity.traits.or(traits);
        let given = |name: &Range<usize>| document.is(name.start, Class::FirstName);
        // "Crooked Hillary Clinton" is no fuller name than "Hillary Clinton".
        let spoilt = given(&entity.name) && !given(&mention.name);
        let mends = given(&mention.name) && !given(&entity.name) && mention.name.len() > 1;
        let longer = (mention.name.len(), mention.range.len()) > (entity.name.len(), entity.full.len());
        if mends || longer && !spoilt {
            (entity.full, entity.name) = (mention.range.clone(), mention.name.clone());
            self.index(document, name_words(document, &mention.name), known);
        }
    }

    /// Adds what starts at a token and has no full name: a short form of a name, or a phrase. Gives where it ends.
    fn add_unnamed(&mut self, document: &Document<'_>, at: usize, end: usize) -> usize {
        if is_name_word(document, at) {
            let mut stop = at + 1;
            while stop < end && is_name_word(document, stop) {
                stop += 1;
            }
            if let Some(phrase) = compound(document, at, stop, end) {
                let stop = phrase.range.end;
                self.add_phrase(document, phrase);
                return stop;
            }
            let known = self.named_by(document, &(at..stop), Traits::default());
            let single = stop == at + 1 && !is_acronym(document.word(at));
            let entity = match *known {
                [entity] if single && self.all[entity].name.len() == 1 => Some(self.add_given(document, at)),
                [entity] => Some(entity),
                // A given name alone: « Élodie », « son compagnon Selim », « Ida, l’entraîneuse du jour ».
                [] if single && is_given(document, at) => Some(self.add_given(document, at)),
                _ => None,
            };
            if let Some(entity) = entity {
                self.places.push(Place { range: at..stop, name: at..stop, head: stop - 1, entity });
                return self.add_owned(document, at, stop, end);
            }
        }
        if is_possessive(document, at) {
            return at + 1;
        }
        match phrase_at(document, at, end) {
            Some(phrase) => {
                let stop = phrase.range.end;
                self.add_phrase(document, phrase);
                stop
            }
            None => at + 1,
        }
    }

    /// Adds who belongs to the one named from `start` to `at`, if somebody does: "Mr Lotfi's lawyer" is another than
    /// Mr Lotfi. Gives where that ends.
    fn add_owned(&mut self, document: &Document<'_>, start: usize, at: usize, end: usize) -> usize {
        let owned = (at < end && is_possessive(document, at)).then(|| phrase_at(document, at, end)).flatten();
        let Some(Phrase { range, head }) = owned else { return at };
        let stop = range.end;
        self.add_phrase(document, Phrase { range: start..stop, head });
        stop
    }

    /// The entity of somebody called by the given name alone: « Élodie, 36 ans ».
    fn add_given(&mut self, document: &Document<'_>, at: usize) -> usize {
        let lowest = document.sentence_at(at).map_or(at, |sentence| sentence.tokens.start);
        let range = office_before(document, lowest, at)..at + 1;
        let entity = self.add_name(document, &Mention { name: at..at + 1, range: range.clone() });
        let behind = apposition(document, range.end);
        let full = &mut self.all[entity].full;
        if range.len() == 1 && full.len() == 1 && !behind.is_empty() {
            *full = range.start..behind.end;
        }
        entity
    }

    /// The entity of a phrase: the last one with the same noun, unless this one is new or tells more.
    fn add_phrase(&mut self, document: &Document<'_>, Phrase { range, head }: Phrase) {
        let traits = Traits::of_phrase(document, range.start, head);
        let kind = kind(document, head, traits);
        let is_new = document.is(range.start, Class::Indefinite);
        let own = described(document, head + 1..range.end);
        let fits = |entity: &usize| {
            let entity = &self.all[*entity];
            entity.name.is_empty() && !entity.traits.contradicts(traits) && agrees(document, entity, &own)
        };
        let known = if is_new { None } else { self.with_word(document, head).find(fits) };
        let entity = known.unwrap_or(self.all.len());
        match known {
            Some(known) => {
                let known = &mut self.all[known];
                known.traits = known.traits.or(traits);
                if range.len() > known.full.len() {
                    (known.full, known.noun) = (range.clone(), Some(head));
                }
            }
            None => {
                self.all.push(Entity { kind, traits, full: range.clone(), name: 0..0, noun: Some(head) });
                self.index(document, [head].into_iter(), entity);
            }
        }
        self.places.push(Place { range, name: 0..0, head, entity });
    }
}

/// Whether a phrase described with these words can be of an entity: neither says what the other does not allow for.
fn agrees(document: &Document<'_>, entity: &Entity, own: &[usize]) -> bool {
    let noun = entity.noun.unwrap_or(entity.full.start);
    let theirs = described(document, noun + 1..entity.full.end);
    holds_all(document, &theirs, own) || holds_all(document, own, &theirs)
}

fn kind(document: &Document<'_>, head: usize, traits: Traits) -> Kind {
    let classes = document.tokens[head].classes;
    let people = PERSON.union(ClassSet::of(&[Class::AnonymousMarker]));
    if classes.has(Class::GroupNoun) || classes.meets(people) && traits.is_plural() {
        Kind::Group
    } else if classes.meets(people) {
        Kind::Nameless
    } else {
        Kind::Thing
    }
}

/// An institution behind the name of its place or founder: "West Mercia Police", "Las Vegas police".
fn compound(document: &Document<'_>, start: usize, noun: usize, end: usize) -> Option<Phrase> {
    let is_institution = noun < end && document.is(noun, Class::OrganizationNoun);
    is_institution
        .then(|| phrase_at(document, noun, end))
        .flatten()
        .map(|phrase| Phrase { range: start..phrase.range.end, head: phrase.head })
}

/// Whether a single word with a capital is somebody's name: a given name, or one with what the person is beside it.
fn is_given(document: &Document<'_>, at: usize) -> bool {
    let told = at > 0 && document.tokens[at - 1].classes.meets(PERSON);
    document.is(at, Class::FirstName) || told || !apposition(document, at + 1).is_empty()
}

/// Whether something tells that a name is somebody's: a title, an office, a given name, an age, a description.
fn is_person(document: &Document<'_>, mention: &Mention) -> bool {
    let told = ClassSet::of(&[Class::Title, Class::RoleNoun, Class::PersonNoun]);
    let mut before = mention.range.start..mention.name.start;
    before.any(|at| document.tokens[at].classes.meets(told))
        || document.is(mention.name.start, Class::FirstName)
        || !apposition(document, mention.name.end).is_empty()
        || is_followed(document, mention.name.end)
}

/// « X, qui »
fn is_followed(document: &Document<'_>, behind: usize) -> bool {
    behind + 1 < document.tokens.len() && document.mark(behind) == ',' && document.is(behind + 1, Class::Relative)
}
