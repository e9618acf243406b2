//! What an acronym stands for: the words before its first mention in brackets, if their initials are its letters.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::text::token::TokenKind;

/// As many words may make an acronym.
const LONGEST: usize = 14;

/// The acronyms that a document explains: the token of each and the words that it stands for.
pub fn acronyms(document: &Document<'_>) -> Vec<(usize, Range<usize>)> {
    let bracketed = |&at: &usize| {
        at > 0
            && document.mark(at - 1) == '('
            && document.tokens.get(at + 1).is_some_and(|_| document.mark(at + 1) == ')')
            && is_acronym(document.word(at))
    };
    let places = (1..document.tokens.len()).filter(bracketed);
    places.filter_map(|at| Some((at, explained(document, at)?))).collect()
}

/// Whether a word is written in capitals.
pub fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

/// The words before the bracket whose initials are the letters of the acronym `at`, with their determiner.
fn explained(document: &Document<'_>, at: usize) -> Option<Range<usize>> {
    let letters: Vec<char> = document.form(at).chars().filter(|c| c.is_alphanumeric()).collect();
    let end = at - 1;
    let lowest = document.sentence_at(end)?.tokens.start.max(end.saturating_sub(LONGEST));
    let small = ClassSet::of(&[Class::Determiner, Class::Preposition, Class::Conjunction, Class::NameParticle]);
    let mut left = letters.len();
    for word in (lowest..end).rev() {
        if document.tokens[word].token.kind == TokenKind::Mark {
            if document.mark(word) == '&' {
                continue;
            }
            return None;
        }
        // Of a word in capitals all letters count: "the UK Health Security Agency".
        let whole = if is_acronym(document.word(word)) { document.form(word).chars().count() } else { 1 };
        let initials = document.form(word).chars().take(whole);
        if left >= whole && initials.eq(letters[left - whole..left].iter().copied()) {
            left -= whole;
        } else if !document.tokens[word].classes.meets(small) {
            return None;
        }
        if left == 0 {
            let determined = word > lowest && document.is(word - 1, Class::Determiner);
            return Some(word - usize::from(determined)..end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::pack;

    fn explained(text: &str, lang: &str) -> Vec<String> {
        let document = Document::new(text, pack(lang).unwrap());
        acronyms(&document).into_iter().map(|(_, full)| document.span(full).of(text).to_owned()).collect()
    }

    #[test]
    fn initials_explain_letters() {
        assert_eq!(explained("La Ligue des amis du rail (LAR) proteste.", "fr"), ["La Ligue des amis du rail"]);
        assert_eq!(explained("The UK Rail Agency (UKRA) agreed.", "en"), ["The UK Rail Agency"]);
        assert_eq!(explained("Rail & River Trust (RRT) agreed.", "en"), ["Rail & River Trust"]);
        assert!(explained("Le maire (PS) proteste.", "fr").is_empty());
    }
}
