//! What structure knows better than tags: empty subjects, passives, nouns tied to a source, rumours.

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::grammar;
use crate::finder::learned::extent;
use crate::finder::understood::is_understood;
use crate::language::class::{Class, ClassSet};

/// A place line is no longer than this, dash included, in tokens: "WASHINGTON, D.C. —".
const PLACE_LINE: usize = 8;

/// Repairs candidates in place.
pub fn repair(document: &Document<'_>, quotations: &[Range<usize>], found: &mut Vec<Candidate>) {
    extent::repair(document, found);
    for candidate in found.iter_mut() {
        name_rumour(document, candidate);
        place_line(document, candidate);
        candidate.source = grammar::behind_link(document, candidate.source.clone(), true);
        empty_subject(document, candidate);
        passive_subject(document, candidate);
        if candidate.construction == Construction::Impersonal && is_understood(document, candidate) {
            // "Añadió que vendrán": whoever spoke before, and not nobody.
            let before = candidate.content.first().is_some_and(|content| content.start < candidate.cue.start);
            candidate.construction = if before { Construction::Incise } else { Construction::Clause };
        }
        if is_rumour(document, candidate) {
            join_rumour(candidate);
        }
    }
    found.retain(|candidate| !is_bare(quotations, candidate));
}

/// Words without cue, source or quotation marks: nothing hands them to anybody.
fn is_bare(quotations: &[Range<usize>], candidate: &Candidate) -> bool {
    let quoted = |at: usize| {
        let next = quotations.partition_point(|quoted| quoted.end <= at);
        quotations.get(next).is_some_and(|quoted| quoted.contains(&at))
    };
    candidate.cue.is_empty() && candidate.source.is_empty() && !candidate.content.iter().any(|part| quoted(part.start))
}

/// "OSLO — Ministers said": the place and its dash are no part of the source.
fn place_line(document: &Document<'_>, candidate: &mut Candidate) {
    let source = candidate.source.clone();
    let opens = document.sentence_at(source.start).is_some_and(|sentence| sentence.tokens.start == source.start);
    let dash = source.clone().take(PLACE_LINE).find(|&at| matches!(document.word(at), "—" | "–" | "--"));
    if let Some(dash) = dash.filter(|dash| opens && dash + 1 < source.end) {
        candidate.source.start = dash + 1;
    }
}

/// « Il est suggéré que »: an empty subject is nobody.
fn empty_subject(document: &Document<'_>, candidate: &mut Candidate) {
    let pronoun = grammar::is_empty_subject(document, &candidate.source);
    if pronoun && is_passive(document, candidate) && opens_clause(document, candidate) {
        candidate.source = 0..0;
        candidate.construction = Construction::Impersonal;
    }
}

/// « X est accusé de Y »: X and Y are what is said, and nobody says it.
fn passive_subject(document: &Document<'_>, candidate: &mut Candidate) {
    let source = candidate.source.clone();
    // "Mr Vale's brother, who ran the accounts, | is believed to have left".
    let comma = |at: usize| document.mark(at) == ',';
    let apart = source.end < candidate.cue.start && comma(source.end) && comma(candidate.cue.start - 1);
    let subject = !source.is_empty() && (source.end == candidate.cue.start || apart);
    let follows = candidate.content.first().is_some_and(|content| content.start >= candidate.cue.end);
    if subject && follows && is_passive(document, candidate) && !opens_clause(document, candidate) {
        candidate.content.insert(0, source);
        candidate.source = 0..0;
        candidate.construction = Construction::Impersonal;
    }
}

/// Whether the cue is passive: any pronoun in it is reflexive.
fn is_passive(document: &Document<'_>, candidate: &Candidate) -> bool {
    let cue = &candidate.cue;
    let copula = cue.clone().find(|&at| document.is(at, Class::Copula));
    copula.is_some_and(|at| grammar::is_passive(document, at, cue.clone(), cue.clone(), ClassSet::default()))
}

/// Whether the content is a clause: « que … ».
fn opens_clause(document: &Document<'_>, candidate: &Candidate) -> bool {
    candidate.content.iter().any(|content| document.is(content.start, Class::Complementizer))
}

/// « Le colonel aurait fui »: a content without cue that is a rumour by its verb.
fn name_rumour(document: &Document<'_>, candidate: &mut Candidate) {
    let [content] = candidate.content.as_slice() else { return };
    if !candidate.cue.is_empty() || !candidate.source.is_empty() {
        return;
    }
    let Some(conditional) = content.clone().find(|&at| grammar::opens_rumour(document, at)) else { return };
    if let Some(cue) = grammar::rumour(document, conditional, content.end) {
        candidate.cue = cue;
        candidate.construction = Construction::Rumour;
    }
}

/// « Le général | aurait été arrêté | mardi »: nobody named, a conditional behind or between the words.
fn is_rumour(document: &Document<'_>, candidate: &Candidate) -> bool {
    let before = candidate.content.first().is_some_and(|range| range.start < candidate.cue.start);
    let adjacent = candidate
        .content
        .iter()
        .all(|range| range.end.abs_diff(candidate.cue.start) <= 2 || range.start.abs_diff(candidate.cue.end) <= 2);
    candidate.source.is_empty()
        && before
        && adjacent
        && candidate.cue.clone().any(|at| grammar::opens_rumour(document, at))
}

/// The cue of a rumour lies inside its content, which one tag a token cannot say.
fn join_rumour(candidate: &mut Candidate) {
    let parts = candidate.content.iter().chain([&candidate.cue]);
    let start = parts.clone().map(|range| range.start).min().unwrap_or(candidate.cue.start);
    let end = parts.map(|range| range.end).max().unwrap_or(candidate.cue.end);
    candidate.content = vec![start..end];
    candidate.construction = Construction::Rumour;
}
