//! Reads a language's source files: sections of entries with their examples, and verb paradigms.
//!
//! ```text
//! # comment
//! [class class]                  what the entries below are
//! ministre, ministres            entries, parted by commas
//!   + Le ministre dit oui.       an example in which the entry above must take part
//!   - Elle est ministre.         one in which it must stay silent
//! ```

use std::fmt;

use crate::language::build::inflection::Paradigm;
use crate::language::class::{Class, ClassSet};

/// A mistake in a language's source files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryError {
    /// File it is in.
    pub file: String,
    /// Line it is on, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for EntryError {}

/// What an example says of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The entry must be in the cue or the source of an attribution.
    Hit,
    /// It must be in none.
    Silence,
}

/// A sentence that shows what an entry is for.
#[derive(Clone, Debug)]
pub struct Example {
    /// What must happen.
    pub expectation: Expectation,
    /// The sentence.
    pub text: String,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// A line of entries.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Spellings of one thing, or a lemma.
    pub forms: Vec<String>,
    /// What they are.
    pub classes: ClassSet,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// The class of that name.
pub fn class_named(name: &str) -> Option<Class> {
    Class::ALL.iter().find(|(_, known)| *known == name).map(|&(class, _)| class)
}

/// Reads a file of sections.
///
/// # Errors
/// Unknown class names, entries before the first section, examples before the first entry.
pub fn read_entries(file: &str, text: &str) -> Result<Vec<Entry>, EntryError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut section: Option<ClassSet> = None;
    for (index, raw) in text.lines().enumerate() {
        let line = index + 1;
        let error = |reason: String| EntryError { file: file.to_owned(), line, reason };
        let content = raw.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(names) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let classes = names
                .split_whitespace()
                .map(|name| class_named(name).ok_or_else(|| error(format!("unknown class {name:?}"))))
                .collect::<Result<Vec<_>, _>>()?;
            section = Some(ClassSet::of(&classes));
        } else if let Some((expectation, text)) = example(raw) {
            let entry = entries.last_mut().ok_or_else(|| error("example before the first entry".to_owned()))?;
            entry.examples.push(Example { expectation, text: text.to_owned(), line });
        } else {
            let classes = section.ok_or_else(|| error("entry before the first [section]".to_owned()))?;
            let forms = content.split(',').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect();
            entries.push(Entry { forms, classes, examples: Vec::new(), line });
        }
    }
    Ok(entries)
}

fn example(raw: &str) -> Option<(Expectation, &str)> {
    let content = raw.strip_prefix(char::is_whitespace)?.trim();
    let hit = content.strip_prefix("+ ").map(|text| (Expectation::Hit, text));
    hit.or_else(|| content.strip_prefix("- ").map(|text| (Expectation::Silence, text)))
}

/// Reads a file of paradigms: `ending : class form form … ; class form …`. A form is what replaces
/// the ending; `=` is the lemma itself, `~` nothing at all, `?` what the ending's `?` stood for.
///
/// # Errors
/// Lines that are no paradigm, unknown class names.
pub fn read_paradigms(file: &str, text: &str) -> Result<Vec<Paradigm>, EntryError> {
    let mut paradigms = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let error = |reason: String| EntryError { file: file.to_owned(), line: index + 1, reason };
        let content = raw.split('#').next().unwrap_or_default().trim();
        if content.is_empty() {
            continue;
        }
        let (ending, groups) = content.split_once(':').ok_or_else(|| error("no colon after the ending".to_owned()))?;
        let mut forms = Vec::new();
        for group in groups.split(';') {
            let mut words = group.split_whitespace();
            let name = words.next().ok_or_else(|| error("empty group".to_owned()))?;
            let class = class_named(name).ok_or_else(|| error(format!("unknown class {name:?}")))?;
            forms.extend(words.map(|form| (class, form.to_owned())));
        }
        paradigms.push(Paradigm { ending: ending.trim().to_owned(), forms });
    }
    Ok(paradigms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_name_file_and_line() {
        let error = read_entries("cues.txt", "# fine\n[nonsense]\nselon").unwrap_err();
        assert_eq!(error.to_string(), "cues.txt:2: unknown class \"nonsense\"");
        let error = read_entries("cues.txt", "selon").unwrap_err();
        assert_eq!(error.to_string(), "cues.txt:1: entry before the first [section]");
    }
}
