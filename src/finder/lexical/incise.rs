//! The cue follows or interrupts the words: « …, a déclaré X », "…," X said, « … », dit-elle.

use std::ops::Range;

use crate::attribution::Construction;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::finder::lexical::verb_group::VerbGroup;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::language::traits::Trait;

/// The attributions whose cue verb comes after the words or inside them.
pub fn find(scope: &Scope<'_, '_>, groups: &[VerbGroup], found: &mut Vec<Candidate>) {
    for group in groups {
        if !group.classes.meets(ClassSet::of(&[Class::QuoteVerb, Class::ClauseVerb])) || !group.is_finite {
            continue;
        }
        if let Some(candidate) = inverted_pronoun(scope, group)
            .or_else(|| source_before(scope, group))
            .or_else(|| source_after(scope, group))
            .or_else(|| source_understood(scope, group))
        {
            found.push(candidate);
        }
    }
}

/// « a-t-il dit », « explique-t-elle », « apprend-on ».
fn inverted_pronoun(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Candidate> {
    let pronoun = group.inverted?;
    let before = pronoun < group.head;
    // « a-t-il dit »: the auxiliary and the connector stand before the pronoun.
    let start = if before { pronoun.checked_sub(2)? } else { group.range.start };
    let start = (scope.range.start..start)
        .rev()
        .take_while(|&at| scope.classes(at).meets(ClassSet::of(&[Class::Clitic, Class::Negation])))
        .last()
        .unwrap_or(start);
    if scope.is(pronoun, Class::SpeakerPronoun) || !fenced(scope, start) {
        return None;
    }
    let cue = if before { group.range.clone() } else { group.range.start..pronoun - 1 };
    let end = pronoun.max(group.range.end - 1) + 1;
    let source = if scope.is(pronoun, Class::IndefinitePronoun) {
        named_by_complement(scope, end)
    } else {
        pronoun..pronoun + 1
    };
    let end = end.max(source.end);
    build(scope, start..end, source, cue, 0.9)
}

/// « apprend-on auprès de la préfecture »: who speaks is in a complement.
fn named_by_complement(scope: &Scope<'_, '_>, end: usize) -> Range<usize> {
    let preposition = (end..scope.range.end.min(end + 3))
        .take_while(|&at| scope.is(at, Class::Preposition) || scope.is(at, Class::SourcePreposition))
        .last();
    preposition.and_then(|at| noun_phrase::after(scope, at + 1)).unwrap_or(end..end)
}

/// « …, a déclaré lundi le ministre » and "…," said the minister.
fn source_after(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Candidate> {
    if group.inverted.is_some() || group.is_passive || !fenced(scope, group.range.start) {
        return None;
    }
    if is_apposed(scope, group.range.start) {
        return None;
    }
    let mut start = group.range.end;
    // „…“, sagte | er.
    if scope.moves_subjects() && scope.is(start, Class::SubjectPronoun) {
        return build(scope, group.range.start..start + 1, start..start + 1, group.range.clone(), 0.9);
    }
    // Addressee, time and place may stand before the source: « a déclaré à l’AFP lundi le ministre ».
    let limit = scope.range.end.min(start + 8);
    while start < limit && !scope.is_comma(start) && !scope.breaks_phrase(start) {
        let before = scope.classes(start - 1);
        // "Pidió a los | jugadores" names who hears.
        let inside = scope.moves_subjects() && start > group.range.end && before.has(Class::Determiner);
        let preposition = before.has(Class::Preposition) || inside;
        if !preposition && !scope.is(start, Class::TimeWord) && scope.starts_phrase(start) {
            let source = described(scope, noun_phrase::after(scope, start)?);
            return build(scope, group.range.start..source.end, source, group.range.clone(), 0.9);
        }
        start += 1;
    }
    None
}

/// « Mes amis, a lancé Léa Morin, | écoutez-moi »: inside a quotation, what follows a name's comma is its description only
/// if it starts like one.
fn described(scope: &Scope<'_, '_>, source: Range<usize>) -> Range<usize> {
    let opening = SOURCE_NOUNS.union(ClassSet::of(&[Class::Determiner, Class::Preposition, Class::Title]));
    let goes_on = |&at: &usize| {
        let describes = scope.classes(at + 1).meets(opening) || scope.is_capital(at + 1);
        scope.is_comma(at) && !describes && scope.word(at + 1).starts_with(char::is_alphabetic)
    };
    let end = scope.quotation_at(source.start).and_then(|_| source.clone().find(goes_on));
    source.start..end.unwrap_or(source.end)
}

/// Whether the comma before a verb closes what describes its subject: "Ms. Roy, the mayor, said".
fn is_apposed(scope: &Scope<'_, '_>, verb: usize) -> bool {
    let subject = noun_phrase::before(scope, verb).filter(|_| scope.is_comma(verb - 1));
    subject.is_some() && !scope.has_finite(scope.range.start..verb)
}

/// "…," the minister said.
fn source_before(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Candidate> {
    // Where subjects move, that of an incise stands behind: „Ich glaube, | man sagt, …“.
    let is_quoted = scope.moves_subjects() && scope.quotation_at(group.head).is_some();
    if group.inverted.is_some() || group.is_passive || is_quoted {
        return None;
    }
    let source = noun_phrase::before(scope, group.range.start)?;
    // Behind quoted words an addressee may follow: "…," the minister told reporters.
    let quoted_before = scope.quoted.iter().any(|quoted| quoted.end == source.start);
    let closed = quoted_before
        || group.range.end >= scope.range.end
        || scope.is_mark(group.range.end)
        || scope.is(group.range.end, Class::TimeWord)
        || scope.is(group.range.end, Class::Preposition) && !scope.is(group.range.end, Class::Determiner)
        || scope.is(group.range.end, Class::Subordinator);
    // "En la reunión, | el alcalde informó al consejo de que": no words are told.
    let told = scope.quoted.iter().any(|quoted| quoted.end <= source.start);
    let told = !scope.moves_subjects() || told || scope.has_finite(scope.range.start..source.start);
    if !closed || !told || !fenced(scope, source.start) || scope.is(source.start, Class::Relative) {
        return None;
    }
    build(scope, source.start..group.range.end, source, group.range.clone(), 0.85)
}

/// "«Es tarde», dijo.": nobody is named, and the sentence or its first words end with the verb.
fn source_understood(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Candidate> {
    if !scope.document.has(Trait::DropsSubject) {
        return None;
    }
    let VerbGroup { range, .. } = group;
    let drops = !group.is_passive && fenced(scope, range.start);
    let inside = |quoted: &Range<usize>| (quoted.start + 1..quoted.end + 2).contains(&range.start);
    let quoted = scope.quoted.iter().any(inside);
    let clause = quoted || scope.has_finite(scope.range.start..range.start);
    let behind = ClassSet::of(&[Class::TimeWord, Class::Preposition]);
    let closed = scope.classes(range.end).meets(behind) && quoted
        || matches!(scope.word(range.end), "" | "." | ",")
        || scope.is_dash(range.end);
    // "En Soria, ha dicho, existen": the clause goes on.
    let clause = clause || scope.is_comma(range.end) && scope.has_finite(range.end..scope.range.end);
    let alone = drops && clause && closed && !is_apposed(scope, range.start);
    if alone { build(scope, range.clone(), 0..0, range.clone(), 0.8) } else { None }
}

/// Whether an incise can start at `at`: a comma or a closing or opening mark of quotation before it.
fn fenced(scope: &Scope<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| scope.range.contains(before)) else { return false };
    scope.is_comma(before)
        || scope.quoted.iter().any(|quoted| quoted.end == at)
        || matches!(scope.word(before), "?" | "!")
        || scope.is_dash(before)
}

/// Content is what is before the incise; and what is after it, if the words go on.
fn build(
    scope: &Scope<'_, '_>,
    incise: Range<usize>,
    source: Range<usize>,
    cue: Range<usize>,
    confidence: f32,
) -> Option<Candidate> {
    let bounds = match scope.quotation_at(cue.start) {
        Some(quoted) => quoted.clone(),
        None => scope.range.clone(),
    };
    let mut content = vec![bounds.start..incise.start];
    let rest = incise.end..bounds.end;
    let goes_on = scope.is_comma(incise.end)
        || scope.moves_subjects() && scope.is_dash(incise.end)
        || scope.quotation_at(incise.start).is_some();
    if goes_on && !scope.is(incise.end + 1, Class::Gerund) && has_word(scope.document, rest.clone()) {
        content.push(rest);
    }
    let words = has_word(scope.document, content[0].clone());
    words.then_some(Candidate { source, cue, content, construction: Construction::Incise, confidence })
}
