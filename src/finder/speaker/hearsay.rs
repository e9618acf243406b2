//! Nobody is made somebody: « il se dit que », "there are rumours that", "it is thought that".

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::speaker::look::{classes, length, opens_phrase, passive};
use crate::language::class::{Class, ClassSet};

/// How sure a rumour is: the words are plain.
const PLAIN: f32 = 0.75;

/// The conditional of rumour is often a condition or a wish: editors should see it, readers need not.
const RUMOUR: f32 = 0.3;

/// Leaves the conditional of rumour to editors at least.
pub fn keep_rumour(candidate: &mut Candidate) {
    if candidate.construction == Construction::Rumour && candidate.source.is_empty() {
        candidate.confidence = candidate.confidence.max(RUMOUR);
    }
}

/// Adds the hearsay that no candidate has: fixed words and a clause.
pub fn add(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = at + length(document, at);
            let clause = end..sentence.tokens.end;
            // « il se dit le meilleur » is somebody, "word has it the mayor will quit" nobody.
            let opens = document.is(end, Class::Complementizer)
                || opens_phrase(document, end) && !document.is(at, Class::ImpersonalPronoun);
            let is_hearsay = end > at + 1 && is_fixed(document, at) && opens;
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

/// Takes the empty subject out of the source, and whom on speaks of.
pub fn name_nobody(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    let is_passive = passive(document, cue).is_some();
    if is_passive
        && content.len() > 1
        && content[0].len() == 1
        && document.is(content[0].start, Class::ImpersonalPronoun)
        && document.is(content[1].start, Class::InfinitiveMarker)
    {
        content.remove(0);
    }
    let pronoun = classes(document, source.start);
    let before = classes(document, source.start.wrapping_sub(1));
    // « dit-on de lui au village ».
    let spoken_of = source.start > cue.start
        && pronoun.has(Class::SubjectPronoun)
        && before.meets(ClassSet::of(&[Class::TopicPreposition, Class::InfinitiveMarker]))
        && !before.meets(ClassSet::of(&[Class::CuePreposition, Class::Complementizer]));
    let clause = content.iter().any(|part| document.is(part.start, Class::Complementizer));
    let empty = pronoun.has(Class::ImpersonalPronoun);
    let there = empty && !pronoun.has(Class::SubjectPronoun) && cue.clone().any(|at| document.is(at, Class::Copula));
    let fixed = is_fixed(document, source.start) && is_fixed(document, cue.start) && clause;
    // "It appears that".
    let appears = empty && clause && cue.clone().any(|at| document.is(at, Class::ImpersonalCue));
    let alone = appears || pronoun.has(Class::IndefinitePronoun) || fixed || there || empty && is_passive;
    // "There are | rumours that".
    let noun = cue.clone().find(|&at| there && document.is(at, Class::CueNoun));
    if let Some(noun) = noun.filter(|_| source.len() == 1) {
        cue.start = noun;
    }
    if spoken_of || alone && source.len() == 1 {
        *source = 0..0;
    }
}
