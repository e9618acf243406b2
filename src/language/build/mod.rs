//! Builds a pack from a language's source files. Not part of the browser build.

pub mod entries;
pub mod inflection;

use std::collections::BTreeMap;

use crate::language::build::entries::{EntryError, class_named, read_entries, read_paradigms};
use crate::language::build::inflection::inflect;
use crate::language::class::ClassSet;
use crate::language::lexicon::Capitals;
use crate::language::pack::{FORMAT, KEY_END, MAGIC, class_fingerprint};
use crate::language::traits::{Trait, TraitSet};
use crate::text::character::normalized;
use crate::text::span::Span;
use crate::text::token::{Splits, tokenize};

/// The source files of one language: its tag, then name and text of each file.
pub struct LanguageFiles {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// `words.rows`: what [`WordRows`](crate::language::rows::WordRows) reads; empty if the network has not learned the
    /// language.
    pub rows: &'static [u8],
    /// `splits.txt`: what [`Splits`] and [`TraitSet`] hold.
    pub splits: &'static str,
    /// `verb-forms.txt`: paradigms.
    pub verb_forms: &'static str,
    /// `verbs.txt`: lemmas by class.
    pub verbs: &'static str,
    /// Name and text of the other files: words and phrases by class.
    pub words: &'static [(&'static str, &'static str)],
}

/// Builds the pack file of a language.
///
/// # Errors
/// Mistakes in the source files, with file and line.
pub fn compile(source: &LanguageFiles) -> Result<Vec<u8>, EntryError> {
    let (splits, traits, endings) = read_splits(source)?;
    let mut out = head(source, &splits, traits, &endings);
    let mut words = Entries::default();
    for (file, text) in source.words {
        for entry in read_entries(file, text)? {
            for form in &entry.forms {
                words.add(Capitals::of(form), key(form, &splits), entry.classes);
            }
        }
    }
    words.write(&mut out);
    write_verbs(&mut out, source, &splits)?;
    out.extend(source.rows);
    Ok(out)
}

/// Writes paradigms with their verbs. Verbs with the same endings share them, whatever paradigm made them.
fn write_verbs(out: &mut Vec<u8>, source: &LanguageFiles, splits: &Splits) -> Result<(), EntryError> {
    let paradigms = read_paradigms("verb-forms.txt", source.verb_forms)?;
    let mut verbs: BTreeMap<Vec<(u8, String)>, Entries> = BTreeMap::new();
    for entry in read_entries("verbs.txt", source.verbs)? {
        for lemma in &entry.forms {
            let error = |reason| EntryError { file: format!("{}/verbs.txt", source.tag), line: entry.line, reason };
            let lemma = key(lemma, splits);
            if Capitals::of(&lemma) != Capitals::Any {
                return Err(error(format!("{lemma:?} has a capital")));
            }
            let inflected = inflect(&lemma, &paradigms)
                .ok_or_else(|| error(format!("no paradigm in verb-forms.txt fits {lemma:?}")))?;
            let endings = inflected.endings.into_iter().map(|(class, ending)| (class as u8, ending)).collect();
            let verb = [inflected.stem, inflected.rest].concat();
            verbs.entry(endings).or_default().add(Capitals::Any, verb, entry.classes);
        }
    }
    number(out, verbs.len() as u64);
    for (endings, verbs) in verbs {
        number(out, endings.len() as u64);
        for (class, ending) in endings {
            out.push(class);
            string(out, ending.as_bytes());
        }
        verbs.write(out);
    }
    Ok(())
}

/// Words and phrases, or verbs, with their capitals and classes.
#[derive(Default)]
struct Entries(BTreeMap<(u8, String), ClassSet>);

impl Entries {
    fn add(&mut self, capitals: Capitals, key: String, classes: ClassSet) {
        let set = self.0.entry((capitals.mark(), normalized(&key).collect())).or_default();
        *set = set.union(classes);
    }

    /// Writes them by capitals and classes, in order: what follows each other is then alike and compresses well.
    fn write(&self, out: &mut Vec<u8>) {
        let mut groups: BTreeMap<(u8, ClassSet), Vec<&str>> = BTreeMap::new();
        for ((capitals, key), &classes) in &self.0 {
            groups.entry((*capitals, classes)).or_default().push(key);
        }
        number(out, groups.len() as u64);
        for ((capitals, classes), keys) in groups {
            out.push(capitals);
            number(out, classes.0);
            number(out, keys.len() as u64);
            let mut previous = "";
            for key in keys {
                let shared = key.bytes().zip(previous.bytes()).take_while(|(a, b)| a == b).count();
                number(out, (previous.len() - shared) as u64);
                out.extend(&key.as_bytes()[shared..]);
                out.push(KEY_END);
                previous = key;
            }
        }
    }
}

/// Endings and the classes they give to words that the lexicon does not know.
type Endings = Vec<(String, ClassSet)>;

fn read_splits(source: &LanguageFiles) -> Result<(Splits, TraitSet, Endings), EntryError> {
    let (mut splits, mut traits, mut endings) = (Splits::default(), TraitSet::default(), Endings::new());
    for (index, raw) in source.splits.lines().enumerate() {
        let content = raw.split('#').next().unwrap_or_default().trim();
        let Some((name, words)) = content.split_once(':') else { continue };
        let error = |reason| EntryError { file: format!("{}/splits.txt", source.tag), line: index + 1, reason };
        let mut words = words.split_whitespace().map(str::to_owned);
        match (name.trim(), class_named(name.trim())) {
            ("elisions", _) => splits.elisions.extend(words),
            ("enclitics", _) => splits.enclitics.extend(words),
            ("wholes", _) => splits.wholes.extend(words),
            ("traits", _) => words.try_for_each(|word| {
                let known = Trait::ALL.iter().find(|(_, name)| *name == word);
                let &(known, _) = known.ok_or_else(|| error(format!("unknown trait {word:?}")))?;
                traits.0 |= 1 << known as u8;
                Ok(())
            })?,
            (_, Some(class)) => words.for_each(|word| add_ending(&mut endings, word, ClassSet::of(&[class]))),
            (other, None) => {
                return Err(error(format!("unknown list {other:?}: elisions, enclitics, wholes, traits or a class")));
            }
        }
    }
    endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    Ok((splits, traits, endings))
}

/// `*` is the ending of every word; an ending listed for two classes gives both.
fn add_ending(endings: &mut Endings, word: String, classes: ClassSet) {
    let ending = if word == "*" { String::new() } else { word };
    match endings.iter_mut().find(|(known, _)| *known == ending) {
        Some((_, known)) => *known = known.union(classes),
        None => endings.push((ending, classes)),
    }
}

/// An entry as the words that the tokenizer will meet, parted by one space. An elided word at its end
/// (`qu'`, `au dire d'`) is read as in running text, where another word follows.
fn key(form: &str, splits: &Splits) -> String {
    let mut words = Vec::new();
    let mut tokens = Vec::new();
    for word in form.split_whitespace() {
        // What comes off a word is a token beside it, but alone it would fall apart at its apostrophe.
        if splits.elisions.iter().chain(&splits.enclitics).any(|split| split == word) {
            words.push(word);
            continue;
        }
        tokens.clear();
        tokenize(word, Span::new(0, word.len()), splits, &mut tokens);
        words.extend(tokens.iter().map(|token| token.span.of(word)));
    }
    words.join(" ")
}

/// All of a pack before its paradigms.
fn head(source: &LanguageFiles, splits: &Splits, traits: TraitSet, endings: &Endings) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(FORMAT);
    out.extend(class_fingerprint().to_le_bytes());
    string(&mut out, source.tag.as_bytes());
    for list in [&splits.elisions, &splits.enclitics, &splits.wholes] {
        number(&mut out, list.len() as u64);
        list.iter().for_each(|word| string(&mut out, word.as_bytes()));
    }
    out.push(traits.0);
    number(&mut out, endings.len() as u64);
    for (ending, classes) in endings {
        string(&mut out, ending.as_bytes());
        number(&mut out, classes.0);
    }
    out
}

fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len() as u64);
    out.extend(bytes);
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
