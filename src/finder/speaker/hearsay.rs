//! Nobody is made somebody: « il se dit que », "there are rumours that", "it is thought that".

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::speaker::{classes, length, passive, sentence};
use crate::language::class::{Class, ClassSet};

/// How sure a rumour is: the words are plain.
const PLAIN: f32 = 0.75;

/// Adds the hearsay that no candidate has: fixed words and a clause.
pub fn add(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = at + length(document, at);
            let clause = end..sentence.tokens.end;
            let is_hearsay = end > at + 1 && is_fixed(document, at) && document.is(end, Class::Complementizer);
            if is_hearsay && !taken[at..clause.end].contains(&true) && has_word(document, clause.clone()) {
                let subject = usize::from(document.is(at, Class::ImpersonalPronoun));
                found.push(Candidate {
                    source: 0..0,
                    cue: at + subject..end,
                    content: vec![clause],
                    construction: Construction::Impersonal,
                    confidence: PLAIN,
                });
            }
            at = end;
        }
    }
}

/// Fixed words of hearsay, not a verb that is one of somebody elsewhere ("it appears").
fn is_fixed(document: &Document<'_>, at: usize) -> bool {
    document.is(at, Class::ImpersonalCue) && !document.is(at, Class::ClauseVerb)
}

/// Takes the empty subject out of the source.
pub fn name_nobody(document: &Document<'_>, candidate: &mut Candidate) {
    let (source, cue) = (candidate.source.clone(), candidate.cue.clone());
    if source.len() != 1 {
        return;
    }
    let pronoun = classes(document, source.start);
    let clause = candidate.content.iter().any(|content| document.is(content.start, Class::Complementizer));
    let fixed = is_fixed(document, source.start) && is_fixed(document, cue.start) && clause;
    let empty = ClassSet::of(&[Class::ImpersonalPronoun]);
    let there = pronoun.has(Class::ImpersonalPronoun)
        && !pronoun.has(Class::SubjectPronoun)
        && cue.clone().any(|at| document.is(at, Class::Copula));
    let behind = source.start > 0 && source.start > cue.start;
    let before = classes(document, source.start.wrapping_sub(1));
    // « dit-on de lui »: who is spoken of.
    let spoken_of = behind
        && pronoun.has(Class::SubjectPronoun)
        && before.has(Class::Preposition)
        && !before.meets(ClassSet::of(&[Class::CuePreposition, Class::Agent]));
    let unsaid = pronoun.meets(empty) && passive(document, &cue).is_some();
    if pronoun.has(Class::IndefinitePronoun) || fixed || there || unsaid || spoken_of {
        candidate.source = 0..0;
    }
    // "There are | rumours that".
    let noun = cue.clone().find(|&at| document.is(at, Class::CueNoun));
    if let Some(noun) = noun.filter(|_| there && sentence(document, cue.start).contains(&source.start)) {
        candidate.cue.start = noun;
    }
}
