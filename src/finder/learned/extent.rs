//! How far contents reach: a clause goes on behind the incise that interrupts it, and ends where the
//! sentence that it is inserted into goes on.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::grammar::inserted_end;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;
use crate::text::character::{closes_quotation, opens_quotation};
use crate::text::token::TokenKind;

const VERB: ClassSet = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Negation, Class::Clitic]);

/// Mends the contents of all candidates.
pub fn repair(document: &Document<'_>, found: &mut [Candidate]) {
    let mut taken = vec![false; document.tokens.len()];
    found.iter().flat_map(Candidate::parts).for_each(|range| taken[range].fill(true));
    for candidate in found {
        if let Some(rest) = interrupted(document, &taken, candidate) {
            candidate.content.push(rest);
        }
        inserted(document, candidate);
        dated(document, candidate);
        warned(document, candidate);
        run_over(document, candidate);
        signed(document, candidate);
        described(document, candidate);
        conceded(document, candidate);
    }
}

/// « L’incendie, selon les pompiers, | a détruit deux hangars »: what follows the incise and nobody claims, if it
/// goes on with the clause's verb.
fn interrupted(document: &Document<'_>, taken: &[bool], candidate: &Candidate) -> Option<Range<usize>> {
    let [content] = candidate.content.as_slice() else { return None };
    let incise_end = candidate.cue.end.max(candidate.source.end);
    let sentence = document.sentence_at(candidate.cue.start)?.tokens.clone();
    let before = content.start == sentence.start && content.end + 1 == candidate.cue.start.min(incise_start(candidate));
    let fenced =
        before && document.mark(content.end) == ',' && incise_end < sentence.end && document.mark(incise_end) == ',';
    let rest = incise_end + 1..sentence.end;
    let first = document.tokens.get(rest.start)?;
    let goes_on = fenced && first.classes.meets(VERB) && !document.is(rest.start, Class::Gerund);
    (goes_on && !taken[rest.clone()].contains(&true)).then_some(rest)
}

/// Where cue and source start.
fn incise_start(candidate: &Candidate) -> usize {
    if candidate.source.is_empty() { candidate.cue.start } else { candidate.cue.start.min(candidate.source.start) }
}

/// « Le ministre, estimant que rien ne presse, | a reporté sa visite »: the content of an inserted gerund ends
/// where the sentence's own verb follows a comma.
fn inserted(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    let gerund = cue.clone().any(|at| document.is(at, Class::Gerund) && !document.is(at, Class::Finite));
    let fenced = cue.start > 0 && document.mark(cue.start - 1) == ',';
    let subject = !candidate.source.is_empty() && candidate.source.end + 1 == cue.start;
    if !(gerund && fenced && subject) {
        return;
    }
    let Some(content) = candidate.content.last_mut() else { return };
    let goes_on = |comma: usize| document.tokens[comma + 1].classes.meets(VERB);
    if let Some(end) = inserted_end(document, content.start + 1..content.end.saturating_sub(1), goes_on) {
        content.end = end;
    }
}

/// "said Jan. 3 | that …": the date behind the cue is no part of the clause.
fn dated(document: &Document<'_>, candidate: &mut Candidate) {
    /// A date is no longer, in tokens.
    const DATE: usize = 6;
    let cue = candidate.cue.end;
    let date = ClassSet::of(&[Class::TimeWord, Class::Abbreviation]);
    let Some(content) = candidate.content.iter_mut().find(|content| content.start == cue) else { return };
    let is_date = |&at: &usize| {
        let tagged = &document.tokens[at];
        tagged.classes.meets(date) || tagged.token.kind == TokenKind::Number || document.mark(at) == ','
    };
    let date = content.clone().take(DATE).take_while(is_date).count();
    if date > 0 && date < content.len() && document.is(content.start + date, Class::Complementizer) {
        content.start += date;
    }
}

/// « ont mis en garde | l’Ostravie contre … »: who is warned or accused belongs to what is said.
fn warned(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    let Some(content) = candidate.content.iter_mut().find(|content| content.start == cue.end) else { return };
    let named = |&at: &usize| document.word(at).starts_with(char::is_uppercase) && !document.is(at, Class::TimeWord);
    let name = cue.clone().rev().skip(1).take_while(named).count();
    let is_named = name > 0 && name + 2 <= cue.len() && !document.has(Trait::CapitalNouns);
    if !is_named || !document.is(cue.end - 1, Class::Preposition) {
        return;
    }
    let before = cue.end - 2 - name;
    let start = if document.is(before, Class::Determiner) { before } else { before + 1 };
    if start > cue.start && !document.is(before, Class::Preposition) {
        candidate.cue.end = start;
        content.start = start;
    }
}

/// « … », assure l’ingénieur, | « et rien ne manque »; « … – assure la directrice – | et rien ne manque »: a source ends where
/// the words that it interrupts go on.
fn run_over(document: &Document<'_>, candidate: &mut Candidate) {
    let source = candidate.source.clone();
    if candidate.cue.end != source.start {
        return;
    }
    let mut inside = source.clone().skip(1);
    let Some(mark) = inside.find(|&at| opens_quotation(document.word(at)) || closes_quotation(document.word(at)))
    else {
        return;
    };
    let dash = |&at: &usize| matches!(document.word(at), "–" | "—");
    if document.mark(mark - 1) == ',' {
        candidate.source.end = mark - 1;
    } else if candidate.cue.start.checked_sub(1).as_ref().is_some_and(dash)
        && let Some(end) = source.clone().take_while(|&at| at < mark).find(dash)
    {
        candidate.source.end = end;
        candidate.content.push(end + 1..source.end);
    }
}

/// « 👩‍🌾 | « Oui » »: signs before a quotation are none of its words.
fn signed(document: &Document<'_>, candidate: &mut Candidate) {
    let Some(first) = candidate.content.first_mut() else { return };
    let is_sign =
        |&at: &usize| document.tokens[at].token.kind == TokenKind::Mark && !opens_quotation(document.word(at));
    let signs = first.clone().take_while(is_sign).count();
    if first.clone().nth(signs).is_some_and(|at| opens_quotation(document.word(at))) {
        first.start += signs;
    }
}

/// « sa détermination à reprendre le port, | même si l’hiver approche »: what is wanted ends where the article says on
/// its own what stands against it.
fn conceded(document: &Document<'_>, candidate: &mut Candidate) {
    let cue = candidate.cue.end;
    let Some(content) = candidate.content.last_mut().filter(|content| content.start == cue) else { return };
    let infinitive = ClassSet::of(&[Class::Infinitive, Class::InfinitiveEnding]);
    let opens = (content.start..content.end.min(content.start + 2))
        .any(|at| document.tokens[at].classes.meets(infinitive) && !document.is(at, Class::Finite));
    let turns = |&at: &usize| document.mark(at) == ',' && document.is(at + 1, Class::Subordinator);
    if opens
        && !has_quotation(document, content)
        && let Some(end) = (content.start..content.end).find(turns)
    {
        content.end = end;
    }
}

/// « … », raconte un pêcheur | que tout le port appelle « le Grand »: what follows the source says who that is, not what.
fn described(document: &Document<'_>, candidate: &mut Candidate) {
    let source = candidate.source.clone();
    let [words, behind] = candidate.content.as_slice() else { return };
    let is_incise = words.end <= candidate.cue.start && candidate.cue.end == source.start && behind.start == source.end;
    let relative = ClassSet::of(&[Class::Complementizer, Class::Relative]);
    let named = has_quotation(document, behind);
    let is_quoted = opens_quotation(document.word(words.start));
    if is_incise && named && is_quoted && document.tokens[behind.start].classes.meets(relative) {
        candidate.source.end = behind.end;
        candidate.content.pop();
    }
}

/// Whether a quotation opens in a range.
fn has_quotation(document: &Document<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| opens_quotation(document.word(at)))
}
