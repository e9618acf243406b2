//! Where, how or to whom somebody speaks is not who speaks: "dijo en la radio", "sobre la obra informó que".

use std::mem::take;
use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{all_classes, classes, sentence, word};
use crate::finder::speaker::phrase::is_thing;
use crate::finder::understood::is_understood;
use crate::language::class::{Class, ClassSet, PARTICIPLE, SOURCE_NOUNS};
use crate::text::token::TokenKind;

/// A phrase has no more tokens between its preposition and its last noun.
const LONGEST: usize = 12;

/// The name of a medium is shorter, in tokens; who speaks is described.
const NAME: usize = 4;

/// Words before which a phrase starts: a preposition that names who speaks, a verb, another clause.
const STOPS: ClassSet = ClassSet::of(&[
    Class::CuePreposition,
    Class::SourceLink,
    Class::CueAdverb,
    Class::FalseCue,
    Class::Conjunction,
    Class::Complementizer,
    Class::Relative,
    Class::Subordinator,
    Class::Finite,
]);

/// Prepositions of several words of which the last ties: "respecto a | la deuda", but not "para terminar".
const TYING: ClassSet = ClassSet::of(&[Class::TopicPreposition, Class::Agent, Class::Hearer]);

/// Leaves a verb that can do without subject none if its source is an adjunct.
pub fn leave(document: &Document<'_>, candidate: &mut Candidate) {
    if is_idle(document, candidate) {
        candidate.source = 0..0;
        candidate.construction = Construction::Impersonal;
        return;
    }
    let verb = all_classes(document, candidate.cue.clone());
    let Some(first) = phrase(document, candidate, verb) else { return };
    let source = take(&mut candidate.source);
    // "Recuerdan desde el ministerio", « in Consiglio si è discusso »: those who are there.
    let somebody = verb.meets(ClassSet::of(&[Class::Plural, Class::ImpersonalPronoun]));
    let place = is_name_word(document, source.start) || is_thing(document, source.clone());
    if somebody && place || !is_understood(document, candidate) {
        candidate.source = source;
    } else if !document.is(first, Class::Preposition) {
        // "Una carta del sindicato en Soria confirma que": the subject may be what stands before.
        candidate.construction = Construction::Impersonal;
    }
}

/// "Im Hafen | heißt | es": a place where something is said, and nobody who says it.
fn is_idle(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Candidate { source, cue, .. } = candidate;
    let speaks = SOURCE_NOUNS.union(ClassSet::of(&[Class::AnonymousMarker, Class::CueNoun]));
    let tied = |at: usize| document.is(at, Class::Preposition);
    source.end == cue.start
        && (document.is(cue.end, Class::ImpersonalPronoun) || document.is(cue.start, Class::ImpersonalCue))
        && (tied(source.start) || source.start > 0 && tied(source.start - 1))
        && !source.clone().any(|at| classes(document, at).meets(speaks))
}

/// The first word of the phrase, and of what it hangs on, by which a preposition ties a source to its verb: "En una reunión
/// en la casa de | gobierno". None if it hangs on nothing, or on what names who speaks.
fn phrase(document: &Document<'_>, candidate: &Candidate, verb: ClassSet) -> Option<usize> {
    let Candidate { source, cue, .. } = candidate;
    let is = |at: usize, class: Class| document.is(at, class);
    let opens = is(source.start, Class::Preposition) && !is(source.start, Class::Determiner);
    // "Ha spiegato | intervistata da Onda Blu".
    let asked =
        source.len() > 2 && classes(document, source.start).meets(PARTICIPLE) && is(source.start + 1, Class::Agent);
    if asked || opens && is(source.start, Class::Relative) {
        return Some(source.start);
    }
    let start = source.start + usize::from(opens);
    let behind = cue.end < start;
    let from = if behind { cue.end } else { sentence(document, source.start).start };
    if Range::is_empty(source) || start <= from {
        return None;
    }
    let last = start - 1;
    // "Fue dicho por", "a los críticos les preocupa".
    let object = is(cue.start.wrapping_sub(1), Class::Clitic);
    if is(last, Class::Agent) && verb.has(Class::Copula) || is(last, Class::Hearer) && object {
        return None;
    }
    // The last word of "para terminar" is none that ties.
    let tied = document.tokens[last].phrase > 0 || classes(document, last).meets(TYING);
    if !(tied && is(last, Class::Preposition)) {
        return (behind && is_named(document, source, last)).then_some(last);
    }
    let (mut first, mut ties) = (start, false);
    while first > from.max(start.saturating_sub(LONGEST)) && goes_on(document, first - 1) {
        first -= 1;
        ties |= is(first, Class::Preposition) && !is(first, Class::NameParticle);
    }
    ties.then_some(first)
}

/// Whether a phrase can go on before the word behind this one.
fn goes_on(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].token.kind != TokenKind::Mark && !classes(document, at).meets(STOPS)
}

/// "Al diario | Ribera Hoy": whether the noun before a name says what has it.
fn is_named(document: &Document<'_>, name: &Range<usize>, noun: usize) -> bool {
    document.is(noun, Class::Media)
        && name.len() < NAME
        && word(document, noun).starts_with(char::is_lowercase)
        && is_name_word(document, name.start)
}
