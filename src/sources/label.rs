//! How readers are told of a source: the person first, then the office.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::sources::name::own_name;
use crate::sources::traits::PERSON;

/// What can be the head of a mention.
const NOUNS: ClassSet = SOURCE_NOUNS.union(PERSON);

/// « Ilka Sorensen, ministre de la Défense » for « la ministre de la Défense, Ilka Sorensen ». Titles stay with the
/// name, and what names nobody stays as it stands.
pub fn label(document: &Document<'_>, mention: Range<usize>) -> String {
    let text = |range: Range<usize>| {
        let words = document.span(range).of(document.text).split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    };
    if mention.is_empty() {
        return String::new();
    }
    let Some(name) = own_name(document, &mention).filter(|name| name.end == mention.end) else { return text(mention) };
    let mut start = name.start;
    while start > mention.start && is_title(document, start - 1) {
        start -= 1;
    }
    let mut office = mention.start..start;
    while office.end > office.start && document.mark(office.end - 1) == ',' {
        office.end -= 1;
    }
    // « leur chef, le général Anton Pryce »: the office beside the name.
    if let Some(comma) = office.clone().rev().find(|&at| document.mark(at) == ',') {
        office.start = comma + 1;
    }
    let article = |at: usize| document.is(at, Class::Determiner) && !document.is(at, Class::Possessive);
    if office.start < office.end && article(office.start) {
        office.start += 1;
    }
    // « un rapport de la consultante Vidal » is no person.
    let mut nouns = office.clone().map(|at| document.tokens[at].classes).filter(|classes| classes.meets(NOUNS));
    let tells = nouns.next().is_some_and(|classes| classes.meets(PERSON));
    if tells { format!("{}, {}", text(start..name.end), text(office)) } else { text(mention) }
}

/// A title, or the stop of one: « M. », "Sen.".
fn is_title(document: &Document<'_>, at: usize) -> bool {
    let classes = document.tokens[at].classes;
    classes.has(Class::Title) && !classes.meets(ClassSet::of(&[Class::RoleNoun]))
        || document.mark(at) == '.' && at > 0 && document.is(at - 1, Class::Title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::pack;

    #[test]
    fn the_person_comes_first_and_the_office_after() {
        for (mention, expected) in [
            ("la ministre de la Défense, Ilka Sorel", "Ilka Sorel, ministre de la Défense"),
            ("sa sœur, Léa Morel", "Léa Morel, sa sœur"),
            ("leur chef, le général Anton Perrin", "Anton Perrin, général"),
            ("un rapport de la consultante Vidal", "un rapport de la consultante Vidal"),
            ("Mme Anne Roy", "Mme Anne Roy"),
            ("un  voisin", "un voisin"),
            ("", ""),
        ] {
            let document = Document::new(mention, pack("fr").unwrap());
            assert_eq!(label(&document, 0..document.tokens.len()), expected);
        }
    }
}
