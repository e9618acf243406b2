//! Every example beside a lexicon entry must hit, or stay silent, as it says.

use selon::analysis::{Attributed, Passage};
use selon::language::builtin::{LANGUAGES, pack};
use selon::language::inflection::inflect;
use selon::language::source::{Expectation, read_entries, read_paradigms};
use selon::token::normalized;
use selon::{Language, Options, annotate};

/// Whether one of an entry's forms is in a passage, as words.
fn takes_part(forms: &[String], passage: &Passage) -> bool {
    let plain = |text: &str| {
        let letters = normalized(text).map(|c| if c.is_alphanumeric() { c } else { ' ' });
        format!(" {} ", letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let passage = plain(&passage.text);
    forms.iter().any(|form| passage.contains(&plain(form)))
}

#[test]
fn examples_hold() {
    let mut failures = String::new();
    for language in LANGUAGES {
        let paradigms = read_paradigms("verb-forms.txt", language.verb_forms).unwrap();
        let files = language.words.iter().copied().chain([("verbs.txt", language.verbs)]);
        for (file, text) in files {
            for entry in read_entries(file, text).unwrap() {
                let forms: Vec<String> = match file {
                    "verbs.txt" => {
                        let mut forms = Vec::new();
                        for lemma in &entry.forms {
                            inflect(lemma, &paradigms, |_, form| forms.push(form.to_owned()));
                        }
                        forms
                    }
                    _ => entry.forms.clone(),
                };
                for example in &entry.examples {
                    // Without the network: what the lexicon alone does.
                    let words = Language { pack: pack(language.tag).unwrap(), network: None };
                    let analysis = annotate(&example.text, words, &Options::default());
                    let part = |a: &Attributed| takes_part(&forms, &a.cue) || takes_part(&forms, &a.source);
                    let hit = analysis.attributions.iter().any(part);
                    if hit != (example.expectation == Expectation::Hit) {
                        let found: Vec<_> =
                            analysis.attributions.iter().map(|a| (&a.source.text, &a.cue.text)).collect();
                        let (line, forms, text) = (example.line, &entry.forms, &example.text);
                        failures += &format!(
                            "{} {file}:{line}: {:?} of {forms:?}: {text}\n    found {found:?}\n",
                            language.tag, example.expectation
                        );
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "help: mend the entry's classes or the finder\n{failures}");
}
