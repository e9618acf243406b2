//! Every example beside a lexicon entry must hit, or stay silent, as it says.

use selon::analysis::{Attributed, Passage};
use selon::language::builtin::{LANGUAGES, language};
use selon::language::source::{Entry, Expectation, read_entries};
use selon::token::normalized;
use selon::{Options, annotate};

/// Whether an entry's form starts a word of a passage.
fn takes_part(entry: &Entry, passage: &Passage) -> bool {
    let plain = |text: &str| normalized(text).collect::<String>();
    let passage = plain(&passage.text);
    entry.forms.iter().any(|form| {
        let form = plain(form);
        // A verb is listed by its lemma and met in other forms: its first letters must do.
        let verb = passage.split(|c: char| !c.is_alphanumeric()).any(|word| shares_stem(&form, word));
        passage.contains(&form) || verb
    })
}

/// Whether two words begin alike, by half of the first and at least three letters; or are short and irregular.
fn shares_stem(lemma: &str, word: &str) -> bool {
    let shared = lemma.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    shared >= 2 && shared * 2 >= lemma.chars().take_while(|c| *c != ' ').count()
}

#[test]
fn examples_hold() {
    let mut failures = String::new();
    for source in LANGUAGES {
        let files = source.words.iter().copied().chain([("verbs.txt", source.verbs)]);
        for (file, text) in files {
            for entry in read_entries(file, text).unwrap() {
                for example in &entry.examples {
                    let analysis = annotate(&example.text, language(source.tag).unwrap(), &Options::default());
                    let part = |a: &Attributed| takes_part(&entry, &a.cue) || takes_part(&entry, &a.source);
                    let hit = analysis.attributions.iter().any(part);
                    if hit != (example.expectation == Expectation::Hit) {
                        let found: Vec<_> =
                            analysis.attributions.iter().map(|a| (&a.source.text, &a.cue.text)).collect();
                        let (line, forms, text) = (example.line, &entry.forms, &example.text);
                        failures += &format!(
                            "{} {file}:{line}: {:?} of {forms:?}: {text}\n    found {found:?}\n",
                            source.tag, example.expectation
                        );
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "help: mend the entry's classes or the finder\n{failures}");
}
