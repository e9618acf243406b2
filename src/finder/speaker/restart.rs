//! Sentences that lost the stop between them, as headings do: « plaide l’avocate de la famille | La prévenue a quitté ».

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{VERB, classes, is_quoted, sentence, word};
use crate::language::class::{Class, ClassSet};
use crate::text::token::TokenKind;

/// Ends source and content where another sentence starts.
pub fn cut(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    if let Some(at) = restart(document, source.clone()).filter(|&at| !cue.contains(&at)) {
        // Who speaks stands by the verb.
        if at > cue.start || Range::is_empty(cue) { source.end = at } else { source.start = at }
    }
    emphatic(document, source);
    for part in content {
        if is_quoted(quotations, part) {
            continue;
        }
        if let Some(at) = restart(document, part.clone()) {
            if at > cue.start { part.end = at } else { part.start = at }
        }
    }
}

/// Where a sentence starts in a range: a determiner or a pronoun with a capital behind a word that ends a phrase, and a
/// verb behind it.
fn restart(document: &Document<'_>, range: Range<usize>) -> Option<usize> {
    let opening = ClassSet::of(&[Class::Determiner, Class::SubjectPronoun]);
    let tied = ClassSet::of(&[Class::Preposition, Class::Determiner, Class::Conjunction, Class::Title, Class::Media]);
    let starts = |&at: &usize| {
        // "Influenza A" starts nothing.
        let text = word(document, at);
        let capital = text.starts_with(char::is_uppercase)
            && text.chars().nth(1).is_some()
            && text.chars().skip(1).all(|c| !c.is_uppercase());
        let before = classes(document, at - 1);
        capital
            && classes(document, at).meets(opening)
            && word(document, at + 1).starts_with(char::is_lowercase)
            && document.tokens[at - 1].token.kind == TokenKind::Word
            && (!before.meets(tied) || is_name_word(document, at - 1))
            && has_verb(document, at)
    };
    (range.start + 1..range.end).find(starts)
}

/// Whether a verb stands in what is left of the sentence: titles of works have none, mostly.
fn has_verb(document: &Document<'_>, at: usize) -> bool {
    /// A sentence has its verb in so many tokens.
    const CLAUSE: usize = 16;
    let end = sentence(document, at).end.min(at + CLAUSE);
    (at + 1..end).any(|at| classes(document, at).meets(VERB))
}

/// « La victime, | elle »: a pronoun that only stresses who is named.
fn emphatic(document: &Document<'_>, source: &mut Range<usize>) {
    let pronoun = ClassSet::of(&[Class::SubjectPronoun, Class::Clitic]);
    let end = source.end - usize::from(source.len() > 1 && document.mark(source.end - 1) == ',');
    let stressed = end > source.start + 2
        && document.mark(end - 2) == ','
        && classes(document, end - 1).meets(pronoun)
        && !document.is(end - 1, Class::Determiner);
    if stressed {
        source.end = end - 2;
    }
}
