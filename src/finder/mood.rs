//! Reported speech that goes on without a cue, in languages with a mood for it: „Das Dach sei alt, sagte Kern. | Man müsse es
//! ersetzen.“

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, is_quoted};
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;
use crate::text::character::closes_quotation;
use crate::text::token::TokenKind;

/// Gives each sentence in that mood that nobody claims to the attribution before it, in its paragraph or the one before; one
/// that opens a paragraph to the first of that paragraph, if only such sentences stand between.
pub fn go_on(document: &Document<'_>, found: &mut [Candidate]) {
    if !document.has(Trait::ReportedMood) {
        return;
    }
    let quotations = document.quotation_tokens();
    // For each sentence, the attribution whose cue or words come last in it.
    let mut owners: Vec<Option<usize>> = vec![None; document.sentences.len()];
    for (at, candidate) in found.iter().enumerate() {
        for part in candidate.parts().filter(|part| !part.is_empty()) {
            let owner = &mut owners[document.sentence_number(part.start)];
            *owner = owner.filter(|&other| found[other].cue.start > candidate.cue.start).or(Some(at));
        }
    }
    // The attribution before and its block; the sentences in that mood since, all of one block.
    let mut last: Option<(usize, usize)> = None;
    let mut waiting = 0..0;
    for at in 0..=document.sentences.len() {
        let block = |at: usize| document.sentences.get(at).map_or(usize::MAX, |sentence| sentence.block);
        let owner = owners.get(at).copied().flatten();
        let reported = owner.is_none()
            && at < owners.len()
            && is_reported(document, &quotations, document.sentences[at].tokens.clone());
        let there = block(waiting.start);
        let goes_on = reported && there == block(at);
        if !waiting.is_empty() && !goes_on {
            let ahead = owner.filter(|_| there == block(at) && last.is_none_or(|(_, before)| before < there));
            let before = last.filter(|&(_, before)| there <= before + 1).map(|(owner, _)| owner);
            if let Some(owner) = ahead.or(before) {
                let tokens = |at: usize| &document.sentences[at].tokens;
                take(document, &mut found[owner], tokens(waiting.start).start..tokens(waiting.end - 1).end);
                last = Some((owner, there));
            }
            waiting = at..at;
        }
        waiting = if reported { if waiting.is_empty() { at..at + 1 } else { waiting.start..at + 1 } } else { at..at };
        last = owner.map(|owner| (owner, block(at))).or(last);
    }
}

/// Adds sentences to the words of an attribution; those that they follow directly go on in them.
fn take(document: &Document<'_>, candidate: &mut Candidate, sentence: Range<usize>) {
    let block = |at: usize| document.sentence_at(at).map(|sentence| sentence.block);
    let directly = |part: &&mut Range<usize>| {
        part.end <= sentence.start
            && block(part.end - 1) == block(sentence.start)
            && !closes_quotation(document.word(part.end - 1))
            && (part.end..sentence.start).all(|at| document.tokens[at].token.kind == TokenKind::Mark)
    };
    match candidate.content.iter_mut().find(directly) {
        Some(part) => part.end = sentence.end,
        None => candidate.content.push(sentence),
    }
    candidate.make_sound();
}

/// Whether the first verb of a sentence, its clauses aside, is in the mood of reported speech, where there is one.
pub fn is_reported(document: &Document<'_>, quotations: &[Range<usize>], sentence: Range<usize>) -> bool {
    let opens = ClassSet::of(&[Class::Subordinator, Class::Complementizer]);
    let mut at = sentence.start;
    while at < sentence.end && document.has(Trait::ReportedMood) {
        let here = classes(document, at);
        let behind_comma = at > sentence.start && document.mark(at - 1) == ',';
        if is_quoted(quotations, &(at..at + 1)) {
            return false;
        }
        if here.has(Class::Conditional) {
            return !(at.saturating_sub(1)..at + 2).any(|at| document.is(at, Class::SpeakerPronoun));
        }
        let article = at == sentence.start && here.has(Class::Determiner);
        let clause = (behind_comma || at == sentence.start) && here.meets(opens) && !article;
        if clause || behind_comma && here.has(Class::Relative) {
            at = (at..sentence.end).find(|&at| document.mark(at) == ',').unwrap_or(sentence.end);
        } else if here.has(Class::Finite) && !here.has(Class::Determiner) {
            return false;
        }
        at += 1;
    }
    false
}
