//! Every example beside a lexicon entry must hit, or stay silent, as it says.

use selon::analysis::{Attributed, Passage};
use selon::builtin::{LANGUAGES, pack};
use selon::language::build::entries::{Expectation, read_entries, read_paradigms};
use selon::language::build::inflection::inflect;
use selon::text::character::normalized;
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

/// Lemmas with forms that they must have, one of each kind of irregularity. Of phrases the first word.
const FRENCH_FORMS: &[(&str, &str)] = &[
    ("annoncer", "annonçait, annonce, annoncèrent, annoncera, annoncée, annonçant"),
    ("juger", "jugeons, jugea, jugeant, jugent, jugées"),
    ("espérer", "espère, espérait, espérera, espéré, espèrent"),
    ("alléguer", "allègue, alléguant, alléguaient"),
    ("rappeler", "rappelle, rappelait, rappellera, rappelons, rappelés"),
    ("rejeter", "rejette, rejetait, rejettera, rejetée"),
    ("marteler", "martèle, martelait, martèlera, martelé"),
    ("relever", "relève, relevait, relèvera, relevées"),
    ("balayer", "balaie, balaye, balaiera, balayé"),
    ("appuyer", "appuie, appuyait, appuiera, appuyant"),
    ("avertir", "avertit, avertissent, avertissait, avertira, averties, avertissant"),
    ("démentir", "dément, démentent, démentait, démenti, démentant"),
    ("soutenir", "soutient, soutiennent, soutint, soutiendra, soutenue"),
    ("prévenir", "prévient, prévinrent, préviendrait, prévenus"),
    ("découvrir", "découvre, découvert, découvrira"),
    ("prédire", "prédit, prédisent, prédisait, prédira, prédites"),
    ("écrire", "écrit, écrivent, écrivait, écrivit, écrira, écrites"),
    ("vouloir", "veut, veulent, voulait, voulut, voudrait, veuille, voulue"),
    ("savoir", "sait, savent, sut, saura, sache, su, sachant"),
    ("prévoir", "prévoit, prévoient, prévoyait, prévoira, prévues"),
    ("croire", "croit, croient, croyait, crut, croira, crue"),
    ("craindre", "craint, craignent, craignait, craignit, craindra, craintes, craignant"),
    ("enjoindre", "enjoint, enjoignait, enjoignit"),
    ("reconnaître", "reconnaît, reconnait, reconnaissent, reconnut, reconnaîtra, reconnue"),
    ("conclure", "conclut, concluent, concluait, conclura, conclues"),
    ("apprendre", "apprend, apprennent, apprit, apprendra, apprises, apprenant"),
    ("promettre", "promet, promettent, promit, promettra, promises"),
    ("répondre", "répond, répondaient, répondit, répondra"),
    ("poursuivre", "poursuit, poursuivent, poursuivait, poursuivra, poursuivie"),
    ("sourire", "sourit, sourient, souriait, sourira, souri"),
    ("faire valoir", "fait, faisait, fit, fera, fassent"),
    ("mettre en garde", "met, mettaient, mis"),
];

#[test]
fn french_verbs_are_inflected() {
    let french = &LANGUAGES[0];
    assert_eq!(french.tag, "fr");
    let paradigms = read_paradigms("verb-forms.txt", french.verb_forms).unwrap();
    for (lemma, expected) in FRENCH_FORMS {
        let rest = lemma.split_once(' ').map_or(String::new(), |(_, rest)| format!(" {rest}"));
        let inflected = inflect(lemma, &paradigms).unwrap_or_else(|| panic!("{lemma}"));
        let forms: Vec<String> = inflected.forms().map(|(_, form)| form).collect();
        for form in expected.split(", ") {
            let form = format!("{form}{rest}");
            assert!(forms.contains(&form), "{lemma} has no {form}: {forms:?}");
        }
        // No ending of another paradigm.
        assert!(!forms.iter().any(|form| form.contains('?') || form.contains('=')), "{forms:?}");
    }
}
