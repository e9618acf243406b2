//! Transcripts and interviews: « Anna Roy : Nous recommencerons en mars. »

use std::ops::Range;

use crate::document::Document;
use crate::document::name::name_at;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::signed::parts::{block_end, candidate};
use crate::language::class::{Class, ClassSet};
use crate::text::character::opens_quotation;
use crate::text::token::TokenKind;

/// A label is no longer, in tokens.
const LONGEST: usize = 8;

/// The labelled blocks of a document, if it has several in which somebody speaks of himself or asks: one colon behind a
/// name makes no transcript, nor does a list of names.
pub fn find(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let mut labelled = Vec::new();
    let mut block = usize::MAX;
    for sentence in &document.sentences {
        if sentence.block != block {
            block = sentence.block;
            let words = sentence.tokens.start..block_end(document, sentence.tokens.start);
            labelled.extend(label(document, words));
        }
    }
    let speaks = |candidate: &&Candidate| {
        let mut words = candidate.content[0].clone();
        words.any(|at| document.is(at, Class::SpeakerPronoun) || document.mark(at) == '?')
    };
    if labelled.len() > 1 && labelled.iter().filter(speaks).count() * 2 >= labelled.len() {
        found.extend(labelled);
    }
}

/// The words of a block behind the label that it opens with.
fn label(document: &Document<'_>, block: Range<usize>) -> Option<Candidate> {
    let colon = block.clone().take(LONGEST).find(|&at| document.mark(at) == ':')?;
    // A transcript that is quoted.
    let name = block.start + usize::from(opens_quotation(document.word(block.start)))..colon;
    let rest = colon + 1..block.end;
    let verb = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Auxiliary, Class::SpeakerPronoun]);
    let spoken = document.tokens[rest.clone()].iter().any(|tagged| tagged.classes.meets(verb));
    let quoted = rest.clone().next().is_some_and(|first| opens_quotation(document.word(first)));
    (is_speaker(document, name.clone()) && spoken && !quoted && has_word(document, rest.clone()))
        .then(|| candidate(name, colon..colon + 1, vec![rest]))
}

/// Whether a label is a person's: a name of several words or with a title before it, or one in capitals.
fn is_speaker(document: &Document<'_>, label: Range<usize>) -> bool {
    let words = || label.clone().filter(|&at| document.tokens[at].token.kind == TokenKind::Word);
    let capitals = words().all(|at| !document.word(at).contains(char::is_lowercase));
    let longest = words().map(|at| document.word(at).len()).max().unwrap_or(0);
    let start = words().find(|&at| !document.is(at, Class::Title)).unwrap_or(label.end);
    let named = name_at(document, start..label.end).end == label.end;
    let person = start > label.start || capitals || words().count() > 1;
    named && longest > 2 && person
}
