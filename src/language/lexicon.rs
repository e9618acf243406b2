//! Looks words and phrases up, without allocating: keys are hashes of normalised words.

use std::ops::Range;

use crate::base::hash::Hash;
use crate::language::class::{Class, ClassSet};
use crate::language::table::Table;
use crate::language::verbs::Verbs;
use crate::text::form::Forms;
use crate::text::span::part;

/// Marks, in a set, a key that some longer phrase starts with. Never leaves this module.
const STARTS_PHRASE: u64 = 1 << ClassSet::ROOM;

/// How an entry's capital letters bind: `us` the pronoun is not `US` the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Written in lower case: matches any spelling.
    Any,
    /// Starts with a capital: matches only where the text does, too.
    First,
    /// All capitals: matches only where the text has capitals throughout.
    All,
}

impl Capitals {
    /// All, the least demanding first.
    pub const EVERY: [Capitals; 3] = [Capitals::Any, Capitals::First, Capitals::All];

    /// What the spelling of a word or phrase is.
    pub fn of(spelling: &str) -> Self {
        // Most words.
        if spelling.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
            return Capitals::Any;
        }
        let mut letters = spelling.chars().filter(|c| c.is_alphabetic());
        match (letters.next(), letters.next()) {
            (Some(first), Some(_)) if first.is_uppercase() => {
                let all = !spelling.chars().any(char::is_lowercase);
                if all { Capitals::All } else { Capitals::First }
            }
            (Some(first), None) if first.is_uppercase() => Capitals::First,
            _ => Capitals::Any,
        }
    }

    /// Its number in packs.
    pub fn mark(self) -> u8 {
        self as u8
    }
}

/// The hash of the empty beginning of words and phrases with these capitals.
fn start(capitals: Capitals) -> Hash {
    Hash::new(capitals.mark())
}

/// The halves of a verb are no farther apart, in words.
const LONGEST_CLAUSE: usize = 40;

/// What stands between the words of a phrase.
const BETWEEN: u8 = b' ';

/// A language's words and phrases with their classes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Table,
    /// The verbs, but for those with short stems: their forms are among the words.
    verbs: Verbs,
    /// Whether what belongs to a verb can stand apart from it, at the end of its clause.
    pub is_parted: bool,
}

/// What is known of a word and the longest phrase that starts with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The word's own classes.
    pub single: ClassSet,
    /// The phrase's.
    pub phrase: ClassSet,
    /// The number of the phrase's words; 0 if there is none.
    pub length: usize,
    /// How many words behind a verb its second half ends the clause; 0 if it has none there.
    pub apart: usize,
}

impl Known {
    fn add_phrase(&mut self, classes: ClassSet, length: usize) {
        if length > self.length {
            (self.phrase, self.length) = (classes, length);
        } else if length == self.length {
            self.phrase = self.phrase.union(classes);
        }
    }
}

impl Lexicon {
    /// An empty lexicon with room for as many words.
    pub fn with_capacity(words: usize) -> Self {
        Lexicon { words: Table::with_capacity(words), ..Lexicon::default() }
    }

    /// The verbs, to add endings to.
    pub fn verbs(&mut self) -> &mut Verbs {
        &mut self.verbs
    }

    /// Adds a verb: its stem and, behind a space, what follows its first word, and the places of its endings.
    pub fn add_verb(&mut self, verb: &str, endings: Range<usize>, classes: ClassSet) {
        let end = verb.find(' ').unwrap_or(verb.len());
        let (stem, rest) = (part(verb, 0..end), part(verb, end..verb.len()));
        if stem.len() >= Verbs::SHORTEST_STEM {
            return self.verbs.add(stem, endings, classes, rest);
        }
        for (class, ending) in self.verbs.endings(endings) {
            let classes = classes.union(ClassSet::of(&[class]));
            Words::new(&mut self.words, Capitals::Any, classes).add_whole(&[stem, ending, rest].concat());
        }
    }

    /// Adds words and phrases of the same classes and capitals; see [`Words`].
    pub fn words(&mut self, capitals: Capitals, classes: ClassSet) -> Words<'_> {
        Words::new(&mut self.words, capitals, classes)
    }

    /// What is known of a word. `word` is as it is written, `places` are those of its form and of the words behind it.
    pub fn look_up(&self, word: &str, forms: &Forms, places: Range<usize>) -> Known {
        let mut known = Known::default();
        if places.is_empty() {
            return known;
        }
        let spelling = Capitals::of(word).mark();
        for capitals in Capitals::EVERY.into_iter().filter(|capitals| capitals.mark() <= spelling) {
            let mut at = places.start;
            let mut key = start(capitals).text(forms.get(at));
            let mut bits = self.words.get(key);
            known.single.0 |= bits & !STARTS_PHRASE;
            while bits & STARTS_PHRASE != 0 && at + 1 < places.end {
                at += 1;
                key = key.byte(BETWEEN).text(forms.get(at));
                bits = self.words.get(key);
                if bits & !STARTS_PHRASE != 0 {
                    known.add_phrase(ClassSet(bits & !STARTS_PHRASE), at + 1 - places.start);
                }
            }
        }
        let mut is_open = self.words.get(start(Capitals::Any).text(forms.get(places.start))) & STARTS_PHRASE != 0;
        self.verbs.recognise(forms.get(places.start), &mut |classes, rest| {
            let words = rest.split(' ').skip(1);
            let length = 1 + words.clone().count();
            let mut behind = places.start + 1..places.end;
            if length == 1 {
                known.single = known.single.union(classes);
            } else if words.clone().all(|word| behind.next().is_some_and(|at| forms.get(at) == word)) {
                known.add_phrase(classes, length);
            } else {
                is_open = true;
            }
        });
        if self.is_parted && is_open && known.length == 0 {
            self.add_parted(&mut known, forms, places);
        }
        known
    }

    /// Adds what a verb is with a second half that ends its clause, before a mark or a conjunction.
    fn add_parted(&self, known: &mut Known, forms: &Forms, places: Range<usize>) {
        const CONJUNCTION: u64 = 1 << Class::Conjunction as u8;
        let Range { start: verb, end } = places;
        let first = start(Capitals::Any).text(forms.get(verb)).byte(BETWEEN);
        let is_mark = |at: usize| at == end || !forms.get(at).starts_with(char::is_alphanumeric);
        let joins = |at: usize| self.words.get(start(Capitals::Any).text(forms.get(at))) & CONJUNCTION != 0;
        let clause = (verb + 1..end.min(verb + LONGEST_CLAUSE)).take_while(|&at| !is_mark(at));
        for at in clause.filter(|&at| is_mark(at + 1) || joins(at + 1)) {
            let half = forms.get(at);
            let mut whole = ClassSet(self.words.get(first.text(half)) & !STARTS_PHRASE);
            self.verbs.recognise(forms.get(verb), &mut |classes, rest| {
                if rest.strip_prefix(' ') == Some(half) {
                    whole = whole.union(classes);
                }
            });
            if whole.has(Class::Finite) {
                (known.single, known.apart) = (known.single.union(whole), at - verb);
            }
        }
    }
}

/// Adds words and phrases, each told by how it differs from the one before, as in a pack.
pub struct Words<'l> {
    table: &'l mut Table,
    classes: ClassSet,
    /// The hashes of all beginnings of the word before, the empty one first.
    beginnings: Vec<Hash>,
}

impl<'l> Words<'l> {
    fn new(table: &'l mut Table, capitals: Capitals, classes: ClassSet) -> Self {
        Words { table, classes, beginnings: vec![start(capitals)] }
    }

    /// Adds a word, in its normalised form, that shares all but the last `less` bytes with the one before. None if that
    /// has fewer.
    pub fn add(&mut self, less: usize, more: &[u8]) -> Option<()> {
        let kept = self.beginnings.len().checked_sub(less).filter(|&kept| kept > 0)?;
        self.beginnings.truncate(kept);
        let mut hash = self.beginnings[kept - 1];
        for &byte in more {
            if byte == BETWEEN {
                *self.table.entry(hash) |= STARTS_PHRASE;
            }
            hash = hash.byte(byte);
            self.beginnings.push(hash);
        }
        *self.table.entry(hash) |= self.classes.0;
        Some(())
    }

    /// Adds a word, in its normalised form, that is told whole.
    pub fn add_whole(&mut self, word: &str) {
        self.add(self.beginnings.len() - 1, word.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::class::Class;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::with_capacity(2);
        lexicon.verbs().add_ending(Class::Finite, "e");
        lexicon.add_verb("parl", 0..1, ClassSet::of(&[Class::QuoteVerb]));
        lexicon.add_verb("parl d' après", 0..1, ClassSet::of(&[Class::ObjectVerb]));
        lexicon.add_verb("ti", 0..1, ClassSet::of(&[Class::ClauseVerb]));
        let mut insert = |capitals, form: &str, class| {
            lexicon.words(capitals, ClassSet::of(&[class])).add_whole(form);
        };
        insert(Capitals::All, "us", Class::State);
        insert(Capitals::First, "maison blanche", Class::State);
        insert(Capitals::Any, "d' après", Class::CuePreposition);
        insert(Capitals::Any, "d'", Class::Preposition);
        lexicon
    }

    fn look_up(words: &[&str]) -> Known {
        let mut forms = Forms::default();
        words.iter().for_each(|word| forms.push(word));
        lexicon().look_up(words[0], &forms, 0..words.len())
    }

    #[test]
    fn capitals_bind_where_the_entry_has_them() {
        assert!(look_up(&["US"]).single.has(Class::State));
        assert_eq!(look_up(&["us"]).single, ClassSet::default());
        assert_eq!(look_up(&["Us"]).single, ClassSet::default());
        assert_eq!(look_up(&["Maison", "Blanche"]).length, 2);
        assert_eq!(look_up(&["maison", "blanche"]).length, 0);
    }

    #[test]
    fn a_word_and_the_phrase_it_starts_are_both_found() {
        let known = look_up(&["D’", "Après", "lui"]);
        assert!(known.single.has(Class::Preposition));
        assert!(known.phrase.has(Class::CuePreposition));
        assert_eq!(known.length, 2);
    }

    #[test]
    fn a_verb_is_found_with_what_belongs_to_it() {
        let known = look_up(&["Parle", "d'", "Après", "tout"]);
        assert_eq!(known.single, ClassSet::of(&[Class::QuoteVerb, Class::Finite]));
        assert_eq!(known.phrase, ClassSet::of(&[Class::ObjectVerb, Class::Finite]));
        assert_eq!(known.length, 3);
        assert_eq!(look_up(&["parle", "d'"]).length, 0);
        assert_eq!(look_up(&["tie"]).single, ClassSet::of(&[Class::ClauseVerb, Class::Finite]));
    }

    #[test]
    fn words_are_told_by_how_they_differ() {
        let mut lexicon = Lexicon::default();
        let mut words = lexicon.words(Capitals::Any, ClassSet::of(&[Class::Title]));
        assert!(
            [(0, "d' abord"), (5, "ailleurs"), (11, "mme")]
                .iter()
                .all(|&(less, more)| words.add(less, more.as_bytes()).is_some())
        );
        assert!(words.add(4, b"x").is_none());
        let look_up = |words: &[&str]| {
            let mut forms = Forms::default();
            words.iter().for_each(|word| forms.push(word));
            lexicon.look_up(words[0], &forms, 0..words.len())
        };
        assert_eq!([["d'", "abord"], ["d'", "ailleurs"], ["d'", "mme"]].map(|words| look_up(&words).length), [2, 2, 0]);
        assert!(look_up(&["Mme"]).single.has(Class::Title));
    }
}
