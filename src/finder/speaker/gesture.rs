//! Behind a closed quotation and a comma, a verb and who does it are an attribution, whatever the verb:
//! « C’est fini », hausse les épaules Omar Diallo.

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::{Candidate, overlap};
use crate::finder::speaker::look::{classes, is_unknown, sentence, word};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::text::token::TokenKind;

/// The verb and its object are no longer, in tokens: « hausse les épaules ».
const LONGEST: usize = 6;

/// How sure such an attribution is.
const SURE: f32 = 0.7;

/// Gives free quotations with a gesture behind them to who makes it, and adds those that nobody found.
pub fn claim(document: &Document<'_>, quotations: &[Range<usize>], found: &mut Vec<Candidate>) {
    // For each token the candidate that has it.
    let mut owners = vec![usize::MAX; document.tokens.len()];
    for (at, candidate) in found.iter().enumerate() {
        candidate.parts().for_each(|range| owners[range].fill(at));
    }
    for quoted in quotations {
        let Some((cue, source)) = gesture(document, quoted) else { continue };
        let owner = owners[quoted.start];
        let others = |range: Range<usize>| owners[range].iter().any(|&other| other != usize::MAX && other != owner);
        if others(quoted.start..source.end) {
            continue;
        }
        match found.get_mut(owner) {
            Some(one) if one.cue.is_empty() && one.source.is_empty() => {
                one.content.iter_mut().filter(|part| part.contains(&cue.start)).for_each(|part| part.end = cue.start);
                (one.cue, one.source, one.construction) = (cue, source, Construction::Incise);
                one.confidence = one.confidence.max(SURE);
            }
            // The network doubts a verb that it does not know.
            Some(one) if overlap(&one.cue, &cue) && (one.source.is_empty() || overlap(&one.source, &source)) => {
                // « balaie d’un revers de main | le directeur », « hausse les épaules | Omar Diallo ».
                let tied = |at: usize| classes(document, at).has(Class::Preposition);
                let first = one.source.start;
                let object = ClassSet::of(&[Class::Plural, Class::Possessive]);
                let of_verb = document.is(first, Class::Determiner) && classes(document, first).meets(object);
                let known = document.is(cue.start, Class::QuoteVerb);
                let apart = of_verb || tied(first) || first > 0 && tied(first - 1);
                let swallowed = !known && first < source.start && apart;
                if one.source.is_empty() {
                    one.source = source;
                } else if swallowed && one.source.contains(&source.start) {
                    (one.source.start, one.cue) = (source.start, cue);
                }
                one.confidence = one.confidence.max(SURE);
            }
            // "Fine," he said. "Fine," | beamed Ruth Cole.
            Some(one) if one.cue.end <= sentence(document, quoted.start).start => {
                one.content.retain(|part| !overlap(part, &(quoted.start..source.end)));
                found.push(spoken(quoted, cue, source));
            }
            None => found.push(spoken(quoted, cue, source)),
            _ => {}
        }
    }
}

fn spoken(quoted: &Range<usize>, cue: Range<usize>, source: Range<usize>) -> Candidate {
    Candidate { source, cue, content: vec![quoted.clone()], construction: Construction::Incise, confidence: SURE }
}

/// The verb and the speaker behind a quotation.
fn gesture(document: &Document<'_>, quoted: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    // The quotation opens its sentence, and a comma parts it from the verb: inside the marks or behind them.
    let opens = sentence(document, quoted.start).start == quoted.start;
    let sentence = sentence(document, quoted.end - 1);
    let inside = matches!(document.mark(quoted.end.checked_sub(2)?), ',' | '!' | '?');
    let comma = document.mark(quoted.end) == ',';
    let verb = quoted.end + usize::from(comma);
    if !opens || !(inside || comma) || !sentence.contains(&verb) {
        return None;
    }
    if !comma && is_someone(document, verb) {
        return spoken_first(document, verb, sentence.end);
    }
    let near = verb + 1..sentence.end.min(verb + 1 + LONGEST);
    let start = near.clone().find(|&at| is_someone(document, at) || is_last(document, at, sentence.end))?;
    if !is_verb(document, verb) {
        return None;
    }
    // « roman d’Albert Camus »: the name is tied to something else.
    let before = classes(document, start - 1);
    let tied =
        ClassSet::of(&[Class::Preposition, Class::Determiner, Class::Conjunction, Class::Title, Class::RoleNoun]);
    if start > verb + 1 && (before.meets(tied) || document.tokens[start - 1].token.kind == TokenKind::Mark) {
        return None;
    }
    let end = end(document, start, sentence.end)?;
    Some((verb..start, start..end))
}

/// "Panted the climber.": a determiner and a noun that end the sentence.
fn is_last(document: &Document<'_>, at: usize, limit: usize) -> bool {
    let stop = (at + 1..limit).find(|&at| document.tokens[at].token.kind == TokenKind::Mark).unwrap_or(limit);
    let noun = (at + 1..stop).all(|at| is_unknown(document, at) || classes(document, at).meets(SOURCE_NOUNS));
    document.is(at, Class::Determiner)
        && !document.is(at, Class::Preposition)
        && (2..4).contains(&(stop - at))
        && stop + 1 >= limit
        && noun
}

/// "It is over," Omar Diallo shrugged.
fn spoken_first(document: &Document<'_>, start: usize, limit: usize) -> Option<(Range<usize>, Range<usize>)> {
    let past = ClassSet::of(&[Class::Finite, Class::FiniteEnding]);
    let verb = (start + 1..limit.min(start + LONGEST)).find(|&at| classes(document, at).meets(past))?;
    let closes = verb + 1 == limit || matches!(document.mark(verb + 1), '.' | ',');
    let named = is_name_word(document, verb - 1) || classes(document, verb - 1).meets(SOURCE_NOUNS);
    (closes && named && !document.is(verb, Class::Auxiliary)).then_some((verb..verb + 1, start..verb))
}

/// Whether a word can be a verb with a person: lower case, and nothing that the lexicon knows as something else.
fn is_verb(document: &Document<'_>, at: usize) -> bool {
    let other = SOURCE_NOUNS.union(ClassSet::of(&[
        Class::Determiner,
        Class::Preposition,
        Class::Conjunction,
        Class::Subordinator,
        Class::Relative,
        Class::Complementizer,
        Class::SubjectPronoun,
        Class::CueAdverb,
        Class::Negation,
        Class::TimeWord,
        Class::Gerund,
        Class::Title,
        Class::CuePreposition,
        Class::SourceLink,
    ]));
    let classes = classes(document, at);
    document.tokens[at].token.kind == TokenKind::Word
        && word(document, at).starts_with(char::is_lowercase)
        && (!classes.meets(other) || classes.has(Class::Finite))
}

/// Whether a name or an office starts at `at`.
fn is_someone(document: &Document<'_>, at: usize) -> bool {
    let person = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun]);
    let opens = document.is(at, Class::Determiner);
    let office = opens && (at + 1..at + 3).any(|at| classes(document, at).meets(person));
    // "The owner, Omar Diallo".
    let apposed = opens
        && (at + 2..at + 5)
            .any(|at| document.mark(at) == ',' && at + 1 < document.tokens.len() && is_name_word(document, at + 1));
    office || apposed || document.is(at, Class::Title) || is_name_word(document, at)
}

/// Where the speaker ends: at the sentence's end or a mark; an apposition between commas or to the end belongs to it.
fn end(document: &Document<'_>, start: usize, limit: usize) -> Option<usize> {
    let initial = |at: usize| document.is(at, Class::Abbreviation) || word(document, at - 1).chars().count() == 1;
    let stop =
        |at: &usize| !initial(*at) && matches!(document.mark(*at), '.' | ';' | ':' | '!' | '?' | '«' | '“' | '"' | '(');
    let end = (start..limit).find(stop).unwrap_or(limit);
    let verb = ClassSet::of(&[Class::Finite, Class::Auxiliary, Class::Negation, Class::SubjectPronoun]);
    let comma = (start..end).find(|&at| document.mark(at) == ',').unwrap_or(end);
    // A clause in the phrase: the words are no speaker's name.
    let clause = |range: Range<usize>| range.into_iter().any(|at| classes(document, at).meets(verb));
    if clause(start + 1..comma) {
        return None;
    }
    Some(if clause(comma..end) { comma } else { end })
}
