//! Builds a pack from a language's source files. Not part of the browser build.

use std::collections::BTreeMap;

use crate::language::class::ClassSet;
use crate::language::pack::{FORMAT, MAGIC, class_fingerprint};
use crate::language::source::{SourceError, class_named, inflect, read_entries, read_paradigms};
use crate::span::Span;
use crate::token::{Splits, tokenize};

/// The source files of one language: its tag, then name and text of each file.
pub struct LanguageSource {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Whether the network was trained on the language.
    pub is_learned: bool,
    /// `splits.txt`: what [`Splits`] holds.
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
pub fn compile(source: &LanguageSource) -> Result<Vec<u8>, SourceError> {
    let (splits, endings) = read_splits(source)?;
    let mut lexicon: BTreeMap<String, ClassSet> = BTreeMap::new();
    let mut add = |form: &str, classes: ClassSet| {
        let set = lexicon.entry(key(form, &splits)).or_default();
        *set = set.union(classes);
    };
    for (file, text) in source.words {
        for entry in read_entries(file, text)? {
            entry.forms.iter().for_each(|form| add(form, entry.classes));
        }
    }
    let paradigms = read_paradigms("verb-forms.txt", source.verb_forms)?;
    for entry in read_entries("verbs.txt", source.verbs)? {
        for lemma in &entry.forms {
            let (verb, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
            let forms = inflect(verb, &paradigms).ok_or_else(|| SourceError {
                file: format!("{}/verbs.txt", source.tag),
                line: entry.line,
                reason: format!("no paradigm in verb-forms.txt fits {verb:?}"),
            })?;
            for (class, form) in forms {
                add(&format!("{form}{rest}"), entry.classes.union(ClassSet::of(&[class])));
            }
        }
    }
    Ok(write(source, &splits, &endings, &lexicon))
}

/// Endings and the classes they give to words that the lexicon does not know.
type Endings = Vec<(String, ClassSet)>;

fn read_splits(source: &LanguageSource) -> Result<(Splits, Endings), SourceError> {
    let (mut splits, mut endings) = (Splits::default(), Endings::new());
    for (index, raw) in source.splits.lines().enumerate() {
        let content = raw.split('#').next().unwrap_or_default().trim();
        let Some((name, words)) = content.split_once(':') else { continue };
        let words = words.split_whitespace().map(str::to_owned);
        match (name.trim(), class_named(name.trim())) {
            ("elisions", _) => splits.elisions.extend(words),
            ("enclitics", _) => splits.enclitics.extend(words),
            ("wholes", _) => splits.wholes.extend(words),
            (_, Some(class)) => words.for_each(|word| add_ending(&mut endings, word, ClassSet::of(&[class]))),
            (other, None) => {
                return Err(SourceError {
                    file: format!("{}/splits.txt", source.tag),
                    line: index + 1,
                    reason: format!("unknown list {other:?}: elisions, enclitics, wholes or a class"),
                });
            }
        }
    }
    endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    Ok((splits, endings))
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

fn write(source: &LanguageSource, splits: &Splits, endings: &Endings, lexicon: &BTreeMap<String, ClassSet>) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(FORMAT);
    out.extend(class_fingerprint().to_le_bytes());
    string(&mut out, source.tag.as_bytes());
    out.push(u8::from(source.is_learned));
    for list in [&splits.elisions, &splits.enclitics, &splits.wholes] {
        number(&mut out, list.len() as u64);
        list.iter().for_each(|word| string(&mut out, word.as_bytes()));
    }
    number(&mut out, endings.len() as u64);
    for (ending, classes) in endings {
        string(&mut out, ending.as_bytes());
        number(&mut out, classes.0);
    }
    let sets: Vec<ClassSet> =
        lexicon.values().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    number(&mut out, sets.len() as u64);
    sets.iter().for_each(|set| number(&mut out, set.0));
    number(&mut out, lexicon.len() as u64);
    let mut previous: &[u8] = &[];
    for (key, classes) in lexicon {
        let key = key.as_bytes();
        let shared = key.iter().zip(previous).take_while(|(a, b)| a == b).count().min(255);
        out.push(shared as u8);
        string(&mut out, &key[shared..]);
        number(&mut out, sets.partition_point(|set| set < classes) as u64);
        previous = key;
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
