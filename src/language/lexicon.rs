//! Looks words and phrases up, without allocating: keys are hashes of normalised words.

use crate::hash::Hash;
use crate::language::class::ClassSet;

/// Marks, in a set, a key that some longer phrase starts with. Never leaves this module.
const STARTS_PHRASE: u64 = 1 << 63;

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
    const EVERY: [Capitals; 3] = [Capitals::Any, Capitals::First, Capitals::All];

    /// What the spelling of a word or phrase is.
    pub fn of(spelling: &str) -> Self {
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

    fn mark(self) -> u8 {
        self as u8
    }
}

/// Identifies a word or phrase, with the capitals it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key(Hash);

impl Key {
    /// The key of one word, given in its normalised form, as all words are here.
    fn word(capitals: Capitals, form: &str) -> Self {
        Key(Hash::new(capitals.mark()).text(form))
    }

    /// The key of the phrase that goes on with a word.
    fn then(self, form: &str) -> Self {
        Key(self.0.byte(b' ').text(form))
    }
}

/// A language's words and phrases with their classes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Open addressing; an empty slot has an empty set.
    slots: Vec<(Key, u64)>,
    used: usize,
}

impl Lexicon {
    /// An empty lexicon with room for `entries`.
    pub fn with_capacity(entries: usize) -> Self {
        Lexicon { slots: vec![(Key::default(), 0); (entries * 2).next_power_of_two().max(16)], used: 0 }
    }

    /// Adds `classes` to a phrase given as the forms of its words.
    pub fn insert<'f>(&mut self, capitals: Capitals, mut forms: impl Iterator<Item = &'f str>, classes: ClassSet) {
        let Some(first) = forms.next() else { return };
        let mut key = Key::word(capitals, first);
        for form in forms {
            self.add(key, STARTS_PHRASE);
            key = key.then(form);
        }
        self.add(key, classes.0);
    }

    fn add(&mut self, key: Key, bits: u64) {
        if self.used * 2 >= self.slots.len() {
            let larger = Lexicon::with_capacity(self.slots.len());
            let old = std::mem::replace(self, larger);
            old.slots.iter().filter(|slot| slot.1 != 0).for_each(|slot| self.add(slot.0, slot.1));
        }
        let at = self.place(key);
        let slot = &mut self.slots[at];
        if slot.1 == 0 {
            self.used += 1;
        }
        *slot = (key, slot.1 | bits);
    }

    fn place(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.0.place(self.slots.len());
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn bits(&self, key: Key) -> u64 {
        if self.slots.is_empty() { 0 } else { self.slots[self.place(key)].1 }
    }

    /// The classes of a word and the longest phrase that starts with it: its classes and its number of words
    /// (0 if there is none). `word` is as it is written, `forms` are its form and those of the words behind it.
    pub fn look_up<'f>(&self, word: &str, forms: impl Iterator<Item = &'f str> + Clone) -> (ClassSet, ClassSet, usize) {
        let (mut single, mut phrase, mut length) = (0, 0, 0);
        let spelling = Capitals::of(word).mark();
        for capitals in Capitals::EVERY.into_iter().filter(|capitals| capitals.mark() <= spelling) {
            let mut rest = forms.clone();
            let Some(first) = rest.next() else { break };
            let mut key = Key::word(capitals, first);
            let mut bits = self.bits(key);
            single |= bits & !STARTS_PHRASE;
            let mut count = 1;
            while bits & STARTS_PHRASE != 0 {
                let Some(form) = rest.next() else { break };
                key = key.then(form);
                bits = self.bits(key);
                count += 1;
                let classes = bits & !STARTS_PHRASE;
                if classes != 0 && count >= length {
                    phrase = if count == length { phrase | classes } else { classes };
                    length = count;
                }
            }
        }
        (ClassSet(single), ClassSet(phrase), length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;
    use crate::language::class::Class;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::with_capacity(2);
        let mut insert = |capitals, forms: &str, class| {
            lexicon.insert(capitals, forms.split(' '), ClassSet::of(&[class]));
        };
        insert(Capitals::All, "us", Class::State);
        insert(Capitals::First, "maison blanche", Class::State);
        insert(Capitals::Any, "d' après", Class::CuePreposition);
        insert(Capitals::Any, "d'", Class::Preposition);
        lexicon
    }

    fn look_up(words: &[&str]) -> (ClassSet, ClassSet, usize) {
        let mut forms = Forms::default();
        words.iter().for_each(|word| forms.push(word));
        lexicon().look_up(words[0], (0..words.len()).map(|at| forms.get(at)))
    }

    #[test]
    fn capitals_bind_where_the_entry_has_them() {
        assert!(look_up(&["US"]).0.has(Class::State));
        assert_eq!(look_up(&["us"]).0, ClassSet::default());
        assert_eq!(look_up(&["Us"]).0, ClassSet::default());
        assert_eq!(look_up(&["Maison", "Blanche"]).2, 2);
        assert_eq!(look_up(&["maison", "blanche"]).2, 0);
    }

    #[test]
    fn a_word_and_the_phrase_it_starts_are_both_found() {
        let (word, phrase, length) = look_up(&["D’", "Après", "lui"]);
        assert!(word.has(Class::Preposition));
        assert!(phrase.has(Class::CuePreposition));
        assert_eq!(length, 2);
    }
}
