//! What a relative clause reports ends where the sentence's own verb follows: "The nurse who said | she saw it | was moved".

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{VERB, classes, is_quoted, is_reflexive, opens_phrase, sentence, word};
use crate::language::class::{Class, ClassSet};

/// Words between a relative pronoun and its verb.
const BETWEEN: ClassSet =
    ClassSet::of(&[Class::Clitic, Class::Negation, Class::CueAdverb, Class::Auxiliary, Class::Modal, Class::TimeWord]);

/// Verbs that are nothing else.
const PLAIN: ClassSet = ClassSet::of(&[Class::Auxiliary, Class::Modal]);

/// Words of a verb group before its verb.
const HELPS: ClassSet =
    ClassSet::of(&[Class::Auxiliary, Class::Modal, Class::Negation, Class::CueAdverb, Class::Clitic]);

/// The verb of a group behind its first word.
const LAST: ClassSet =
    ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Participle, Class::ParticipleEnding, Class::Infinitive]);

/// Words that look like verbs.
const NO_VERB: ClassSet = ClassSet::of(&[Class::Determiner, Class::Preposition]);

/// Words that open another clause, which has a verb of its own.
const OPENS: ClassSet = ClassSet::of(&[Class::Complementizer, Class::Relative, Class::Subordinator]);

const INFINITIVE: ClassSet = ClassSet::of(&[Class::Infinitive, Class::InfinitiveEnding]);

/// A relative pronoun stands no farther before its verb, in tokens.
const NEAR: usize = 4;

/// A sentence is read no farther on either side, in tokens: many clauses can share one.
const FARTHEST: usize = 80;

/// Gives a relative clause's cue its pronoun as source, and its content an end.
pub fn settle(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    let Some(pronoun) = pronoun(document, cue) else { return };
    if Range::is_empty(source) || source.end > pronoun + 1 || (source.end..pronoun).any(|at| document.mark(at) != ',') {
        return;
    }
    *source = pronoun..pronoun + 1;
    let Some(part) = content.iter_mut().find(|part| part.start >= cue.end) else { return };
    // "The aide who leaked the memo, which said it was lost, | was fired": the commas say so, too.
    let subject = is_subject(document, pronoun);
    let fenced = pronoun > 0 && document.mark(pronoun - 1) == ',';
    if (subject || fenced)
        && let Some(end) = end(document, quotations, cue, part)
        && (subject || document.mark(end) == ',')
    {
        part.end = end;
        content.retain(|part| part.start < end);
    }
}

/// "The inquiry that followed | concluded": the clause that the pronoun opens says what the source is, not what it says.
pub fn leave(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, .. } = candidate;
    let pronoun = source.end.wrapping_sub(1);
    // "that" is one, too.
    let opens = ClassSet::of(&[Class::Relative, Class::Complementizer]);
    if source.len() < 2 || !classes(document, pronoun).meets(opens) {
        return;
    }
    source.end = pronoun;
    let verb = |at: usize| classes(document, at).meets(VERB);
    if cue.start == pronoun + 1 && cue.len() > 1 && verb(cue.start) && verb(cue.start + 1) {
        cue.start += 1;
    }
}

/// The relative pronoun that is the subject of a cue.
fn pronoun(document: &Document<'_>, cue: &Range<usize>) -> Option<usize> {
    let near = cue.start.saturating_sub(NEAR)..cue.start;
    let pronoun = near.rev().find(|&at| !classes(document, at).meets(BETWEEN))?;
    document.is(pronoun, Class::Relative).then_some(pronoun)
}

/// Whether the phrase that a pronoun goes on is a subject whose verb is still to come: no verb stands before.
fn is_subject(document: &Document<'_>, pronoun: usize) -> bool {
    let start = sentence(document, pronoun).start;
    if pronoun - start > FARTHEST {
        return false;
    }
    for at in (start..pronoun).rev() {
        let here = classes(document, at);
        if here.has(Class::Complementizer) && at > start {
            return true;
        }
        if here.meets(PLAIN) || here.has(Class::CuePreposition) || is_verb(document, at) && !is_noun(document, at) {
            return false;
        }
    }
    true
}

/// Where the clause's content ends: before the first verb that nothing in it needs.
fn end(document: &Document<'_>, quotations: &[Range<usize>], cue: &Range<usize>, part: &Range<usize>) -> Option<usize> {
    let sentence = sentence(document, cue.start).end;
    let limit = part.end.min(sentence).min(part.start + FARTHEST);
    // The sentence goes on behind the content already.
    let next = part.end + usize::from(document.mark(part.end) == ',');
    if next < sentence && (starts_group(document, next) || is_verb(document, next)) {
        return None;
    }
    let opening = classes(document, part.start);
    let clause = opening.has(Class::Complementizer);
    let frame = cue.clone().any(|at| document.is(at, Class::ClauseVerb));
    let subject = opening.has(Class::SubjectPronoun) || opens_phrase(document, part.start);
    let range = part.start + usize::from(clause)..limit;
    // How many verbs the content needs, and whether any verb can be the sentence's own. That one must be somewhere.
    let readings: &[(usize, bool)] = match (clause, frame && subject) {
        (true, _) => &[(1, false), (1, true)],
        (_, true) => &[(1, false), (1, true), (0, false)],
        _ => &[(0, false)],
    };
    for &(pending, soft) in readings {
        let verb = walk(document, quotations, range.clone(), pending, soft)?;
        if verb < range.end {
            return Some(verb - usize::from(document.mark(verb - 1) == ','));
        }
    }
    None
}

/// The first plain verb of a range that no clause in it needs.
pub fn verb(document: &Document<'_>, quotations: &[Range<usize>], range: Range<usize>) -> Option<usize> {
    let near = range.start..range.end.min(range.start + FARTHEST);
    walk(document, quotations, near.clone(), 0, false).filter(|&verb| verb < near.end)
}

/// The first verb of a range that is not one of the `pending` clauses in it; a plain one, or, where `soft`, any. The
/// end if there is none, nothing if nobody can tell.
fn walk(
    document: &Document<'_>,
    quotations: &[Range<usize>],
    range: Range<usize>,
    mut pending: usize,
    soft: bool,
) -> Option<usize> {
    let mut at = range.start;
    while at < range.end {
        let here = classes(document, at);
        let quoted = is_quoted(quotations, &(at..at + 1));
        let before = if at > range.start { classes(document, at - 1) } else { ClassSet::default() };
        let joined = before.has(Class::Conjunction);
        let pronoun = here.has(Class::SubjectPronoun) && !here.has(Class::Determiner);
        let group = starts_group(document, at) || is_verb(document, at);
        if quoted {
            at += 1;
        } else if here.meets(OPENS) && !here.has(Class::Determiner) {
            pending += 1;
            at += 1;
        } else if pronoun && at > range.start && !before.meets(OPENS) {
            // "The man he saw", "and he left".
            pending += 1;
            at += 1;
        } else if joined && pending == 0 && opens_phrase(document, at) {
            // "He was ill and the roof leaked", "a house and a boat": nobody can tell yet.
            return None;
        } else if group && joined {
            at = behind(document, at, range.end);
        } else if group && pending > 0 {
            pending -= 1;
            at = behind(document, at, range.end);
        } else if group && at > range.start && (starts_group(document, at) || soft && !is_noun(document, at)) {
            return Some(at);
        } else {
            at = if group { behind(document, at, range.end) } else { at + 1 };
        }
    }
    Some(range.end)
}

/// Whether words that can only be a verb start here: an auxiliary, or what stands before a verb.
fn starts_group(document: &Document<'_>, at: usize) -> bool {
    let here = classes(document, at);
    let object = here.has(Class::Clitic) && here.has(Class::Determiner);
    let verb = |at: usize| classes(document, at).meets(PLAIN) && document.is(at, Class::Finite);
    let next = classes(document, at + 1);
    let reflexive = is_reflexive(document, at) && !next.meets(INFINITIVE);
    let before = here.has(Class::Negation) || object || here.has(Class::CueAdverb);
    verb(at) || reflexive || before && verb(at + 1) || here.has(Class::Negation) && next.has(Class::Finite)
}

fn is_verb(document: &Document<'_>, at: usize) -> bool {
    classes(document, at).meets(VERB) && !classes(document, at).meets(NO_VERB)
}

/// Whether a word that may be a verb is a noun here, or a participle.
fn is_noun(document: &Document<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| classes(document, before)).unwrap_or_default();
    let noun = ClassSet::of(&[Class::Determiner, Class::Possessive, Class::Preposition]);
    before.meets(noun) || document.is(at + 1, Class::Agent) || word(document, at).starts_with(char::is_uppercase)
}

/// Behind a verb group: "would have been | told".
fn behind(document: &Document<'_>, at: usize, end: usize) -> usize {
    let verb = (at..end).find(|&at| !classes(document, at).meets(HELPS)).unwrap_or(end);
    verb + usize::from(verb < end && classes(document, verb).meets(LAST))
}
