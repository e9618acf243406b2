//! English verbs come out of the paradigms as they are written.

use selon::builtin::pack;
use selon::language::class::{Class, ClassSet};
use selon::text::form::Forms;

/// The classes of a word or of a whole phrase.
fn classes(phrase: &str) -> ClassSet {
    let words: Vec<&str> = phrase.split(' ').collect();
    let mut forms = Forms::default();
    words.iter().for_each(|word| forms.push(word));
    let known = pack("en").unwrap().lexicon.look_up(words[0], &forms, 0..words.len());
    match words.len() {
        1 => known.single,
        count if count == known.length => known.phrase,
        _ => ClassSet::default(),
    }
}

#[test]
fn verbs_are_inflected() {
    // Infinitive, third person, past, participle, gerund.
    let verbs = [
        ["say", "says", "said", "said", "saying"],
        ["write", "writes", "wrote", "written", "writing"],
        ["swear", "swears", "swore", "sworn", "swearing"],
        ["read", "reads", "read", "read", "reading"],
        ["deny", "denies", "denied", "denied", "denying"],
        ["admit", "admits", "admitted", "admitted", "admitting"],
        ["quip", "quips", "quipped", "quipped", "quipping"],
        ["infer", "infers", "inferred", "inferred", "inferring"],
        ["offer", "offers", "offered", "offered", "offering"],
        ["stress", "stresses", "stressed", "stressed", "stressing"],
        ["agree", "agrees", "agreed", "agreed", "agreeing"],
        ["describe", "describes", "described", "described", "describing"],
        ["welcome", "welcomes", "welcomed", "welcomed", "welcoming"],
        ["downplay", "downplays", "downplayed", "downplayed", "downplaying"],
        ["point out", "points out", "pointed out", "pointed out", "pointing out"],
    ];
    let forms = [Class::Infinitive, Class::Finite, Class::Finite, Class::Participle, Class::Gerund];
    for verb in verbs {
        for (form, class) in verb.into_iter().zip(forms) {
            assert!(classes(form).has(class), "{form}");
        }
    }
    for wrong in ["sayed", "writed", "denyed", "admited", "offerred", "stresss", "agreeed", "downplaid", "welcame"] {
        assert_eq!(classes(wrong), ClassSet::default(), "{wrong}");
    }
    assert!(classes("labelled").has(Class::Finite) && classes("labeled").has(Class::Finite));
}

#[test]
fn frames_follow_the_lemma() {
    assert!(classes("announced").has(Class::ObjectVerb) && classes("announced").has(Class::ClauseVerb));
    assert!(classes("promised").has(Class::InfinitiveVerb));
    assert!(classes("'s").has(Class::Possessive) && classes("’s").has(Class::Auxiliary));
    assert!(!classes("said").has(Class::ObjectVerb));
}
