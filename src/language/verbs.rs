//! Verbs by stem: a form is recognised where it is met, none is made beforehand. A language's verbs have tens of
//! thousands of forms, an article has a few hundred words.

use std::ops::Range;

use crate::base::hash::Hash;
use crate::language::class::{Class, ClassSet};
use crate::language::table::Table;
use crate::text::span::{Span, part};

/// A language's verbs.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    /// All endings, and what follows the first word of verbs of several.
    text: String,
    /// The endings of all paradigms.
    endings: Vec<(Class, Span)>,
    /// In bytes.
    longest_ending: usize,
    verbs: Vec<Verb>,
    /// For each stem, the place of the verb that came last with it, counted from 1.
    stems: Table,
}

/// A verb of the list.
#[derive(Clone, Debug)]
struct Verb {
    /// Places of its endings.
    endings: Range<usize>,
    classes: ClassSet,
    rest: Span,
    /// The place of the verb before it with the same stem, counted from 1.
    before: u64,
}

/// Marks hashes of stems.
const STEM: u8 = 3;

impl Verbs {
    /// In bytes: a shorter stem would be met in too many words.
    pub const SHORTEST_STEM: usize = 3;

    /// Adds an ending to those of the paradigm in the making.
    pub fn add_ending(&mut self, class: Class, ending: &str) {
        let ending = self.keep(ending);
        self.longest_ending = self.longest_ending.max(ending.len());
        self.endings.push((class, ending));
    }

    /// How many endings there are: a paradigm's places are those between its start and its end.
    pub fn count_endings(&self) -> usize {
        self.endings.len()
    }

    /// A paradigm's endings.
    pub fn endings(&self, places: Range<usize>) -> impl Iterator<Item = (Class, &str)> {
        self.endings[places].iter().map(|&(class, ending)| (class, ending.of(&self.text)))
    }

    /// Adds a verb by its stem of at least [`Verbs::SHORTEST_STEM`] bytes, the places of its endings, and what follows
    /// its first word.
    pub fn add(&mut self, stem: &str, endings: Range<usize>, classes: ClassSet, rest: &str) {
        let rest = self.keep(rest);
        let last = self.stems.entry(Hash::new(STEM).text(stem));
        self.verbs.push(Verb { endings, classes, rest, before: *last });
        *last = self.verbs.len() as u64;
    }

    fn keep(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::new(start, self.text.len())
    }

    /// Calls `visit` with the classes of each verb of which `form` is a form, and what must follow for it.
    pub fn recognise(&self, form: &str, visit: &mut dyn FnMut(ClassSet, &str)) {
        let mut stem = Hash::new(STEM);
        for (at, byte) in form.bytes().enumerate() {
            // A stem that ends inside of a character is none.
            if at >= Self::SHORTEST_STEM && at + self.longest_ending >= form.len() {
                self.try_stem(stem, form, at, visit);
            }
            stem = stem.byte(byte);
        }
        self.try_stem(stem, form, form.len(), visit);
    }

    fn try_stem(&self, stem: Hash, form: &str, end: usize, visit: &mut dyn FnMut(ClassSet, &str)) {
        let mut at = self.stems.get(stem);
        while let Some(verb) = (at as usize).checked_sub(1).and_then(|at| self.verbs.get(at)) {
            let ending = part(form, end..form.len());
            let fits = |&&(_, known): &&(Class, Span)| known.of(&self.text) == ending;
            for &(class, _) in self.endings[verb.endings.clone()].iter().filter(fits) {
                visit(verb.classes.union(ClassSet::of(&[class])), verb.rest.of(&self.text));
            }
            at = verb.before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_recognised_by_stem_and_ending() {
        let mut verbs = Verbs::default();
        for (class, ending) in [(Class::Infinitive, "er"), (Class::Finite, "e"), (Class::Participle, "é")] {
            verbs.add_ending(class, ending);
        }
        let first = 0..verbs.count_endings();
        verbs.add_ending(Class::Infinitive, "");
        let second = first.end..verbs.count_endings();
        verbs.add("parl", first.clone(), ClassSet::of(&[Class::QuoteVerb]), "");
        verbs.add("parl", first.clone(), ClassSet::of(&[Class::ObjectVerb]), " de");
        verbs.add("étay", first, ClassSet::of(&[Class::ClauseVerb]), "");
        verbs.add("say", second, ClassSet::of(&[Class::QuoteVerb]), "");
        let recognise = |form| {
            let mut found = Vec::new();
            verbs.recognise(form, &mut |classes, rest| found.push((classes, rest.to_owned())));
            found
        };
        let one = |classes: &[Class]| (ClassSet::of(classes), String::new());
        assert_eq!(
            recognise("parlé"),
            [
                (ClassSet::of(&[Class::ObjectVerb, Class::Participle]), " de".to_owned()),
                one(&[Class::QuoteVerb, Class::Participle]),
            ]
        );
        assert_eq!(recognise("étaye"), [one(&[Class::ClauseVerb, Class::Finite])]);
        assert_eq!(recognise("say"), [one(&[Class::QuoteVerb, Class::Infinitive])]);
        for other in ["parlez", "parl", "says", "pa", "", "éta"] {
            assert!(recognise(other).is_empty(), "{other}");
        }
    }
}
