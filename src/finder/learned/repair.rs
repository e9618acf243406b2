//! What structure knows better than tags: empty subjects, passives, nouns tied to a source, rumours.

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::learned::extent;
use crate::language::class::{Class, ClassSet};

/// A place line is no longer than this, dash included, in tokens: "WASHINGTON, D.C. —".
const PLACE_LINE: usize = 8;

/// Repairs candidates in place.
pub fn repair(document: &Document<'_>, quotations: &[Range<usize>], found: &mut Vec<Candidate>) {
    extent::repair(document, found);
    for candidate in found.iter_mut() {
        name_rumour(document, candidate);
        place_line(document, candidate);
        link_to_source(document, candidate);
        empty_subject(document, candidate);
        passive_subject(document, candidate);
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

/// « Des informations émanant de X signalent que »: the source is X.
fn link_to_source(document: &Document<'_>, candidate: &mut Candidate) {
    let Some(link) = candidate.source.clone().find(|&at| document.is(at, Class::SourceLink)) else { return };
    let document_noun = candidate.source.start..link;
    let after = link + usize::from(document.tokens[link].phrase).max(1);
    // A document names its author behind such words, too, but is itself the source; « des informations » are not one.
    let one = |at| document.is(at, Class::DocumentNoun) && !document.is(at, Class::Plural);
    let is_document = document_noun.into_iter().any(one);
    if after < candidate.source.end && !is_document {
        candidate.source.start = after;
    }
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
    let source = candidate.source.clone();
    let pronoun = source.len() == 1 && document.is(source.start, Class::ImpersonalPronoun);
    if pronoun && is_passive(document, candidate) && opens_clause(document, candidate) {
        candidate.source = 0..0;
        candidate.construction = Construction::Impersonal;
    }
}

/// « X est accusé de Y »: X and Y are what is said, and nobody says it.
fn passive_subject(document: &Document<'_>, candidate: &mut Candidate) {
    let source = candidate.source.clone();
    let subject = !source.is_empty() && source.end == candidate.cue.start;
    let follows = candidate.content.first().is_some_and(|content| content.start >= candidate.cue.end);
    if subject && follows && is_passive(document, candidate) && !opens_clause(document, candidate) {
        candidate.content.insert(0, source);
        candidate.source = 0..0;
        candidate.construction = Construction::Impersonal;
    }
}

/// Whether the cue is a participle under the copula, and no reflexive verb: « s’est félicité » is active.
fn is_passive(document: &Document<'_>, candidate: &Candidate) -> bool {
    let mut cue = candidate.cue.clone();
    let active = ClassSet::of(&[Class::Clitic]);
    let reflexive = cue.clone().any(|at| document.tokens[at].classes.meets(active));
    let Some(copula) = cue.clone().find(|&at| document.is(at, Class::Copula)) else { return false };
    !reflexive && cue.any(|at| at > copula && document.is(at, Class::Participle) && !document.is(at, Class::Copula))
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
    let Some(conditional) = content.clone().find(|&at| document.is(at, Class::Conditional)) else { return };
    let inside = ClassSet::of(&[Class::Auxiliary, Class::CueAdverb, Class::Negation]);
    let participle = ClassSet::of(&[Class::Participle, Class::ParticipleEnding]);
    let verb = (conditional + 1..content.end).find(|&at| !document.tokens[at].classes.meets(inside));
    if let Some(verb) = verb.filter(|&verb| document.tokens[verb].classes.meets(participle)) {
        candidate.cue = conditional..verb + 1;
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
        && candidate.cue.clone().any(|at| document.is(at, Class::Conditional))
}

/// The cue of a rumour lies inside its content, which one tag a token cannot say.
fn join_rumour(candidate: &mut Candidate) {
    let parts = candidate.content.iter().chain([&candidate.cue]);
    let start = parts.clone().map(|range| range.start).min().unwrap_or(candidate.cue.start);
    let end = parts.map(|range| range.end).max().unwrap_or(candidate.cue.end);
    candidate.content = vec![start..end];
    candidate.construction = Construction::Rumour;
}
