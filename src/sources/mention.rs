//! Named individuals in an article: each stretch of capitalised words with the office before it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::base::hash::Hash;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::document::name::name_at;
use crate::language::class::{Class, ClassSet};
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
    /// The last word of each name, in order, and the place of the mention: of namesakes the longest first.
    by_surname: Vec<(Hash, usize)>,
}

impl Mentions {
    /// Finds all names of a document.
    pub fn of(document: &Document<'_>) -> Self {
        let all = mentions(document);
        let named = |(place, mention): (usize, &Mention)| (surname(document, mention.name.end - 1), place);
        let mut by_surname: Vec<(Hash, usize)> = all.iter().enumerate().map(named).collect();
        sort_by_key(&mut by_surname, |&(surname, place)| {
            let mention = &all[place];
            (surname, Reverse((mention.name.len(), mention.range.len())), place)
        });
        Mentions { all, by_surname }
    }

    /// The mentions whose names end in the same word as the one at `name`, the longest first, the first of equals first.
    pub fn namesakes(&self, document: &Document<'_>, name: usize) -> impl Iterator<Item = &Mention> {
        let surname = surname(document, name);
        let start = self.by_surname.partition_point(|&(known, _)| known < surname);
        self.by_surname[start..].iter().take_while(move |&&(known, _)| known == surname).map(|&(_, at)| &self.all[at])
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

fn surname(document: &Document<'_>, token: usize) -> Hash {
    Hash::new(0).text(document.form(token))
}

/// All names of two words or more, or behind a title, in text order.
fn mentions(document: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let name = name_at(document, at..sentence.tokens.end);
            let titled = at > sentence.tokens.start && is_title(document, sentence.tokens.start, at);
            // "The Evening Chronicle": a determiner right before a name makes it that of a thing.
            let thing = at > sentence.tokens.start
                && document.is(at - 1, Class::Determiner)
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

/// Whether the word before `at` is a title: « M. », "Sen.".
fn is_title(document: &Document<'_>, lowest: usize, at: usize) -> bool {
    let before = if document.word(at - 1) == "." && at >= lowest + 2 { at - 2 } else { at - 1 };
    document.is(at - 1, Class::Title) || document.is(before, Class::Title)
}

/// Where title and office before a name start: at their determiner, or at the title.
pub fn office_before(document: &Document<'_>, lowest: usize, name: usize) -> usize {
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
    let is_apposed = start > lowest && document.word(start - 1) == ",";
    let mut has_office = false;
    // Whether the office found last has its determiner.
    let mut is_determined = false;
    let mut best = start;
    for at in (lowest..start).rev() {
        let classes = document.tokens[at].classes;
        let stop = document.tokens[at].token.kind == TokenKind::Mark && !(document.word(at) == "," && at + 1 == start)
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
    best
}
