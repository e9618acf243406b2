//! The lexicons hold what they say: every example beside an entry hits, or stays silent, and verbs come out of their
//! paradigms as they are written.

use std::path::Path;

use selon::analysis::{Attributed, Passage};
use selon::builtin::{LANGUAGES, pack};
use selon::language::build::entries::{Expectation, read_entries, read_paradigms};
use selon::language::build::inflection::{Paradigm, inflect};
use selon::language::class::{Class, ClassSet};
use selon::text::character::normalized;
use selon::text::form::Forms;
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
                        let inflected = entry.forms.iter().filter_map(|lemma| inflect(lemma, &paradigms));
                        inflected
                            .flat_map(|inflected| inflected.forms().collect::<Vec<_>>())
                            .map(|(_, form)| form)
                            .collect()
                    }
                    _ => entry.forms.clone(),
                };
                for example in &entry.examples {
                    // Without the network: what the lexicon alone does.
                    let words = Language { pack: pack(language.tag).unwrap(), reader: None };
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

/// The classes that a language's lexicon gives a word or a whole phrase.
fn classes(tag: &str, phrase: &str) -> ClassSet {
    let words: Vec<&str> = phrase.split(' ').collect();
    let mut forms = Forms::default();
    words.iter().for_each(|word| forms.push(word));
    let known = pack(tag).unwrap().lexicon.look_up(words[0], &forms, 0..words.len());
    match words.len() {
        1 => known.single,
        count if count == known.length => known.phrase,
        _ => ClassSet::default(),
    }
}

/// `tests/verbs/TAG.txt`: lemmas with the classes of their forms, and words that are none.
fn verbs(tag: &str) -> (Vec<Paradigm>, Vec<String>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/verbs/{tag}.txt"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let (wrong, right): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('!'));
    let lemmas = read_paradigms("", &right.join("\n")).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let words = wrong.iter().flat_map(|line| line[1..].split_whitespace());
    (lemmas, words.map(str::to_owned).collect())
}

#[test]
fn verbs_are_inflected() {
    for tag in LANGUAGES.iter().map(|language| language.tag) {
        let (lemmas, wrong) = verbs(tag);
        assert!(
            lemmas.len() > 10 && wrong.len() > 5,
            "tests/verbs/{tag}.txt: more than 10 lemmas and 5 words behind `!`"
        );
        for Paradigm { ending: lemma, forms } in lemmas {
            let rest = lemma.find(' ').map_or("", |space| &lemma[space..]);
            for (class, form) in forms {
                let form = format!("{form}{rest}");
                assert!(classes(tag, &form).has(class), "{tag}: {form} is no {class:?} of {lemma}");
            }
        }
        for word in wrong {
            assert_eq!(classes(tag, &word), ClassSet::default(), "{tag}: {word}");
        }
    }
}

#[test]
fn no_form_keeps_a_sign_of_its_paradigm() {
    for language in LANGUAGES {
        let paradigms = read_paradigms("verb-forms.txt", language.verb_forms).unwrap();
        for lemma in read_entries("verbs.txt", language.verbs).unwrap().iter().flat_map(|entry| &entry.forms) {
            let inflected = inflect(lemma, &paradigms).unwrap_or_else(|| panic!("{}: {lemma}", language.tag));
            for (_, form) in inflected.forms() {
                assert!(!form.contains(['?', '=', '~']), "{}: {form} of {lemma}", language.tag);
            }
        }
    }
}

#[test]
fn frames_follow_the_lemma() {
    let classes = |word| classes("en", word);
    assert!(classes("announced").has(Class::ObjectVerb) && classes("announced").has(Class::ClauseVerb));
    assert!(classes("promised").has(Class::InfinitiveVerb));
    assert!(classes("'s").has(Class::Possessive) && classes("’s").has(Class::Auxiliary));
    assert!(!classes("said").has(Class::ObjectVerb));
}
