//! Named individuals in an article: each stretch of capitalised words with the office before it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::base::hash::Hash;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::document::name::{is_name_word, name_at};
use crate::language::class::{Class, ClassSet};
use crate::sources::name::names_institution;
use crate::text::token::TokenKind;

/// An office before a name is no longer than this, in tokens.
const OFFICE: usize = 20;

/// A name where it stands in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens of the name alone: « Anne Roy ».
    pub name: Range<usize>,
    /// With title and office before it: « la ministre de la Santé, Anne Roy ».
    pub range: Range<usize>,
}

/// The named individuals of an article.
pub struct Mentions {
    /// In text order.
    pub all: Vec<Mention>,
    /// The last and the first word of each name, in order, whether it is the first, and the place of the mention: of
    /// namesakes the longest first. Hungarian and Chinese names start with the family's.
    by_word: Vec<(Hash, bool, usize)>,
}

impl Mentions {
    /// Finds all names of a document.
    pub fn of(document: &Document<'_>) -> Self {
        let all = mentions(document);
        let named = |(place, mention): (usize, &Mention)| {
            let Range { start, end } = mention.name;
            [(form(document, end - 1), false, place), (form(document, start), true, place)]
        };
        let mut by_word: Vec<(Hash, bool, usize)> = all.iter().enumerate().flat_map(named).collect();
        sort_by_key(&mut by_word, |&(word, is_first, place)| {
            let mention = &all[place];
            // « M. Tran » alone says no more than itself.
            (word, mention.name.len() == 1, is_first, Reverse((mention.name.len(), mention.range.len())), place)
        });
        Mentions { all, by_word }
    }

    /// The mentions whose names end in the same word as the one at `name`, then those that start with it; the longest
    /// first, the first of equals first.
    pub fn namesakes(&self, document: &Document<'_>, name: usize) -> impl Iterator<Item = &Mention> {
        let word = form(document, name);
        let start = self.by_word.partition_point(|&(known, ..)| known < word);
        self.by_word[start..].iter().take_while(move |&&(known, ..)| known == word).map(|&(.., at)| &self.all[at])
    }

    /// The mentions that end at or before `token`, the last first.
    pub fn before(&self, token: usize) -> impl Iterator<Item = &Mention> {
        let end = self.all.partition_point(|mention| mention.range.end <= token);
        self.all[..end].iter().rev()
    }

    /// The mentions that start at or after `token`, in order.
    pub fn after(&self, token: usize) -> impl Iterator<Item = &Mention> {
        let start = self.all.partition_point(|mention| mention.range.start < token);
        self.all[start..].iter()
    }
}

fn form(document: &Document<'_>, token: usize) -> Hash {
    Hash::new(0).text(document.form(token))
}

/// All names of two words or more, or behind a title, in text order.
fn mentions(document: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| !in_capitals(document, sentence.tokens.clone())) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = name_at(document, at..sentence.tokens.end);
            let name = behind_place(document, run.clone())..run.end;
            let titled = name.start > sentence.tokens.start && is_title(document, sentence.tokens.start, name.start);
            // "The Evening Chronicle": a determiner right before a name makes it that of a thing.
            let named = |before: usize| document.is(before, Class::Determiner) || names_institution(document, before);
            let thing = at > sentence.tokens.start
                && named(at - 1)
                && !name.clone().any(|word| document.is(word, Class::FirstName));
            if name.len() >= 2 && !thing || name.len() == 1 && titled {
                let range = office_before(document, sentence.tokens.start, name.start)..name.end;
                found.push(Mention { name: name.clone(), range });
            }
            at = name.end.max(at + 1);
        }
    }
    found
}

/// Where a person's name starts in a run of capitals: « le ministre de l’Intérieur | Luc Hamel ».
fn behind_place(document: &Document<'_>, run: Range<usize>) -> usize {
    let governs = ClassSet::of(&[Class::Preposition, Class::Determiner]);
    let governed = run.start > 0 && document.tokens[run.start - 1].classes.meets(governs);
    let given = (run.start + 1..run.end.saturating_sub(1)).find(|&at| document.is(at, Class::FirstName));
    given.filter(|_| governed && !document.is(run.start, Class::FirstName)).unwrap_or(run.start)
}

/// Whether a sentence is written in capitals: they make no names in it.
fn in_capitals(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let mut words = tokens.filter(|&at| document.tokens[at].token.kind == TokenKind::Word);
    words.clone().count() > 1 && !words.any(|at| document.word(at).contains(char::is_lowercase))
}

/// Whether the word before `at` is a title: « M. », "Sen.".
fn is_title(document: &Document<'_>, lowest: usize, at: usize) -> bool {
    let before = if document.mark(at - 1) == '.' && at >= lowest + 2 { at - 2 } else { at - 1 };
    document.is(at - 1, Class::Title) || document.is(before, Class::Title)
}

/// Where title and office before a name start: at their determiner, or at the title.
pub fn office_before(document: &Document<'_>, lowest: usize, name: usize) -> usize {
    let office = office_around(document, lowest, name);
    // « une des avocates de la victime, Me Blanc »: she is no victim.
    let people = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun, Class::GroupNoun]);
    let is_people = |at: usize| document.tokens[at].classes.meets(people);
    let apposed = (office..name).any(|at| document.mark(at) == ',');
    let hangs = office >= lowest + 2 && document.is(office - 1, Class::Preposition) && is_people(office - 2);
    if !(apposed && hangs) {
        return office;
    }
    (office..name).rev().find(|&at| document.mark(at) == ',').map_or(name, |comma| comma + 1)
}

/// The same, whoever the office hangs on.
fn office_around(document: &Document<'_>, lowest: usize, name: usize) -> usize {
    let mut start = name;
    while start > lowest && document.is(start - 1, Class::Title) {
        start -= 1;
    }
    // « le juge Perrot »: a title that takes an article.
    if start < name && start > lowest && document.is(start - 1, Class::Determiner) {
        return start - 1;
    }
    // « le proche d’Emmanuel Macron »: the name is not that of who holds the office.
    if start > lowest && document.is(start - 1, Class::Preposition) {
        return start;
    }
    let lowest = lowest.max(start.saturating_sub(OFFICE));
    let office = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun]);
    let is_apposed = start > lowest && document.mark(start - 1) == ',';
    let mut has_office = false;
    // Whether the office found last has its determiner.
    let mut is_determined = false;
    let mut best = start;
    for at in (lowest..start).rev() {
        let classes = document.tokens[at].classes;
        let stop = document.tokens[at].token.kind == TokenKind::Mark && !(document.mark(at) == ',' && at + 1 == start)
            || classes.has(Class::Finite) && !classes.meets(office)
            || classes.meets(ClassSet::of(&[
                Class::Relative,
                Class::Complementizer,
                Class::CuePreposition,
                Class::Subordinator,
                Class::FirstName,
            ]));
        if stop {
            break;
        }
        if classes.meets(office) {
            has_office = true;
            best = at;
            // « l’arrivée du ministre »: no determiner is to come, but perhaps an outer office.
            is_determined = at > lowest && document.is(at - 1, Class::Preposition);
        }
        if has_office && classes.has(Class::Determiner) {
            // « les exigences de la ministre »: the outer noun is no office.
            if is_determined {
                return best;
            }
            best = at;
            is_determined = true;
        }
        // « la fille du ministre Robert Vallin »: the name is his; « la fille du ministre, Fabienne Vallin »: it is hers.
        let is_inner = || is_apposed && at > lowest && document.is(at - 1, Class::Preposition);
        if is_determined && best == at && !is_inner() {
            return best;
        }
    }
    // "Hungarian minister Nagy Peter": an office without determiner takes the adjective before it.
    let bare = best > lowest && best < start && !document.tokens[best].classes.has(Class::Determiner);
    let adjective = |at: usize| {
        let classes =
            document.tokens[at].classes.without(ClassSet::of(&[Class::State, Class::Plural, Class::Singular]));
        is_name_word(document, at) && classes == ClassSet::default()
    };
    if bare && adjective(best - 1) { best - 1 } else { best }
}
