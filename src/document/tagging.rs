//! Tokens with what the lexicon knows of them.

use crate::language::class::{Class, ClassSet};
use crate::language::lexicon::Known;
use crate::language::pack::Pack;
use crate::text::form::Forms;
use crate::text::span::part;
use crate::text::token::{Token, TokenKind};

/// A token and its classes. All words of a phrase carry the phrase's classes instead of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Where and what it is.
    pub token: Token,
    /// What the lexicon knows of it.
    pub classes: ClassSet,
    /// Number of tokens of the phrase that starts here; 0 inside a phrase, 1 for a single word.
    pub phrase: u8,
}

/// The second half of a verb that stands apart from the first: „teilte das Amt | mit“.
pub const SECOND_HALF: ClassSet = ClassSet::of(&[Class::Auxiliary]);

/// Looks the tokens of a block up: the longest phrase at each place, else the word alone. Appends them to `tagged`
/// and the forms of their words to `forms`, which hold those of the blocks before.
pub fn tag(text: &str, tokens: &[Token], pack: &Pack, forms: &mut Forms, tagged: &mut Vec<Tagged>) {
    let first = tagged.len();
    tokens.iter().for_each(|token| forms.push(token.span.of(text)));
    let mut at = 0;
    let mut second_half = 0;
    while at < tokens.len() {
        let word = tokens[at].span.of(text);
        let Known { single, phrase, length, apart } =
            pack.lexicon.look_up(word, forms, first + at..first + tokens.len());
        let (classes, length) = match length {
            _ if at == second_half && at > 0 => (SECOND_HALF, 1),
            0 if is_initial(text, &tokens[at..]) => (ClassSet::default(), 1),
            0 if single == ClassSet::default() => (by_ending(word, forms.get(first + at), tokens[at].kind, pack), 1),
            0 => (single, 1),
            _ => (phrase, length),
        };
        second_half = if apart > 0 { at + apart } else { second_half };
        let classes = settled(classes, tagged[first..].last());
        for (offset, &token) in tokens[at..at + length].iter().enumerate() {
            let phrase = if offset == 0 { length as u8 } else { 0 };
            tagged.push(Tagged { token, classes, phrase });
        }
        at += length;
    }
}

/// Whether a letter stands for a given name: the « A. » of « A. Legrand » is no verb.
fn is_initial(text: &str, tokens: &[Token]) -> bool {
    let [letter, stop, name, ..] = tokens else { return false };
    letter.span.len() == 1
        && letter.span.end == stop.span.start
        && stop.span.of(text) == "."
        && [letter, name].iter().all(|token| token.span.of(text).starts_with(char::is_uppercase))
}

/// A clitic that is possessive or verb ("'s") is a verb behind a pronoun only: "he's", not "the mayor's". „Sein“ is an
/// infinitive, and stays both.
fn settled(classes: ClassSet, before: Option<&Tagged>) -> ClassSet {
    const PRONOUNS: ClassSet = ClassSet::of(&[
        Class::SubjectPronoun,
        Class::ImpersonalPronoun,
        Class::SpeakerPronoun,
        Class::Relative,
        Class::Complementizer,
    ]);
    let possessive = ClassSet::of(&[Class::Possessive]);
    match classes.has(Class::Possessive) && classes.has(Class::Auxiliary) && !classes.has(Class::Infinitive) {
        false => classes,
        true if before.is_some_and(|before| before.classes.meets(PRONOUNS)) => ClassSet(classes.0 & !possessive.0),
        true => possessive,
    }
}

/// The classes that an unknown word's ending gives it. A capital makes it a name instead.
fn by_ending(word: &str, form: &str, kind: TokenKind, pack: &Pack) -> ClassSet {
    if kind != TokenKind::Word || !word.starts_with(char::is_lowercase) {
        return ClassSet::default();
    }
    // « al-Amin », « el-Khatib »: a name's particle and, with a capital, the name.
    let tied = word.find('-').filter(|&hyphen| part(word, hyphen + 1..word.len()).starts_with(char::is_uppercase));
    if let Some(hyphen) = tied {
        let mut forms = Forms::default();
        forms.push(part(word, 0..hyphen));
        let particle = pack.lexicon.look_up(part(word, 0..hyphen), &forms, 0..1).single;
        return ClassSet(particle.0 & ClassSet::of(&[Class::NameParticle]).0);
    }
    // Something must stand before the ending: the form is longer.
    let ends = |ending: &str| form.len() > ending.len() && form.ends_with(ending);
    pack.endings.iter().find(|(ending, _)| ends(ending)).map(|&(_, classes)| classes).unwrap_or_default()
}
