//! What the kinds of signatures share: how a source looks that stands by itself.

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::document::name::name_at;
use crate::finder::candidate::{Candidate, has_word};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};

/// A source that is told by its place is no longer, in tokens.
const LONGEST: usize = 20;

/// An indefinite phrase whose noun is not known is no longer, in tokens.
const SOMEBODY: usize = 3;

/// Share of them that are right, about.
const PRECISION: f32 = 0.85;

/// An attribution of quoted words to whom their place tells.
pub fn candidate(source: Range<usize>, cue: Range<usize>, content: Vec<Range<usize>>) -> Candidate {
    Candidate { source, cue, content, construction: Construction::Quotation, confidence: PRECISION }
}

/// The source that `range` names and nothing more: a name, an office, an institution, without a verb.
pub fn source(document: &Document<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let speaker = SOURCE_NOUNS.without(ClassSet::of(&[Class::DocumentNoun]));
    let verb = ClassSet::of(&[
        Class::Finite,
        Class::FiniteEnding,
        Class::Infinitive,
        Class::Auxiliary,
        Class::SubjectPronoun,
        Class::Subordinator,
    ]);
    let noun = speaker.union(ClassSet::of(&[Class::Determiner, Class::Preposition, Class::FirstName]));
    let is_verb = |at: usize| {
        let classes = document.tokens[at].classes;
        let is_name = at > range.start && document.word(at).starts_with(char::is_uppercase);
        classes.meets(verb) && !classes.meets(noun) && !is_name
    };
    let first = document.tokens.get(range.start)?;
    let end = range.clone().find(|&at| document.mark(at) == ',').unwrap_or(range.end);
    let name = name_at(document, range.clone());
    let named = name.len() > 1 || first.classes.has(Class::FirstName) || first.classes.has(Class::Title);
    let opens = first.classes.meets(SOURCE_NOUNS.union(ClassSet::of(&[Class::Determiner, Class::AnonymousMarker])));
    let can_speak = SOURCE_NOUNS.union(ClassSet::of(&[Class::AnonymousMarker, Class::FirstName]));
    let told = opens && (range.start..end).any(|at| document.tokens[at].classes.meets(can_speak));
    // « une voyageuse »: somebody, whatever the word.
    let somebody = first.classes.has(Class::Indefinite) && range.len() <= SOMEBODY;
    let sound = range.len() <= LONGEST && has_word(document, range.clone()) && !range.clone().any(is_verb);
    (sound && (named || told || somebody)).then_some(range)
}

/// Whether a token is one of these marks.
pub fn is_mark(document: &Document<'_>, at: usize, marks: &[&str]) -> bool {
    document.tokens.get(at).is_some_and(|_| marks.contains(&document.word(at)))
}

/// Where the block that holds a token ends.
pub fn block_end(document: &Document<'_>, at: usize) -> usize {
    let first = document.sentence_number(at);
    let Some(block) = document.sentences.get(first).map(|sentence| sentence.block) else { return at };
    let rest = document.sentences[first..].partition_point(|sentence| sentence.block == block);
    document.sentences[first + rest - 1].tokens.end
}
