//! Words whose source is told by their place alone: a signature behind a quotation, a head line before it, the labels of a
//! transcript. What the finder has found in such places gives way.

mod head;
mod label;
mod signature;

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

/// Puts what place tells in the place of what was found there.
pub fn sign(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let quotations = document.quotation_tokens();
    let mut signed = Vec::new();
    signature::find(document, &quotations, &mut signed);
    head::find(document, &quotations, found, &mut signed);
    label::find(document, &mut signed);
    // For each token, the signed words that it belongs to.
    let mut owner = vec![usize::MAX; document.tokens.len()];
    for (at, candidate) in signed.iter().enumerate() {
        candidate.parts().for_each(|range| owner[range].fill(at));
    }
    let owner_of = |range: &Range<usize>| owner[range.clone()].iter().copied().find(|&owner| owner < signed.len());
    let mut more: Vec<(usize, Range<usize>)> = Vec::new();
    found.retain_mut(|candidate| {
        if owner_of(&candidate.cue).or_else(|| owner_of(&candidate.source)).is_some() {
            return false;
        }
        // Quotations that went on with one that is signed now go on with it still.
        let mut last = None;
        let is_free = candidate.cue.is_empty();
        candidate.content.retain(|content| {
            last = owner_of(content).or(last);
            match last.filter(|_| is_free || owner_of(content).is_some()) {
                None => return true,
                Some(owner) if owner_of(content).is_none() => more.push((owner, content.clone())),
                Some(_) => {}
            }
            false
        });
        !candidate.content.is_empty()
    });
    more.into_iter().for_each(|(owner, content)| signed[owner].content.push(content));
    found.append(&mut signed);
}

fn candidate(source: Range<usize>, cue: Range<usize>, content: Vec<Range<usize>>) -> Candidate {
    Candidate { source, cue, content, construction: Construction::Quotation, confidence: PRECISION }
}

/// The source that `range` names and nothing more: a name, an office, an institution, without a verb.
fn source(document: &Document<'_>, range: Range<usize>) -> Option<Range<usize>> {
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
    let end = range.clone().find(|&at| document.word(at) == ",").unwrap_or(range.end);
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
fn is_mark(document: &Document<'_>, at: usize, marks: &[&str]) -> bool {
    document.tokens.get(at).is_some_and(|_| marks.contains(&document.word(at)))
}

/// Where the block that holds a token ends.
fn block_end(document: &Document<'_>, at: usize) -> usize {
    let first = document.sentences.partition_point(|sentence| sentence.tokens.end <= at);
    let Some(block) = document.sentences.get(first).map(|sentence| sentence.block) else { return at };
    let rest = document.sentences[first..].partition_point(|sentence| sentence.block == block);
    document.sentences[first + rest - 1].tokens.end
}
