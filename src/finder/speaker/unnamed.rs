//! « ce retraité, qui a requis l’anonymat »: a clause that says that a source is kept unnamed belongs to it.

use crate::document::Document;
use crate::finder::candidate::{Candidate, overlap};
use crate::finder::speaker::look::sentence;
use crate::language::class::Class;
use crate::text::token::TokenKind;

/// Such a clause is no longer, in tokens.
const LONGEST: usize = 14;

/// Takes the clause behind a source into it.
pub fn take(document: &Document<'_>, candidate: &mut Candidate) {
    let end = candidate.source.end;
    if candidate.source.is_empty() {
        return;
    }
    let clause = end + usize::from(document.mark(end) == ',');
    if !document.is(clause, Class::Relative) && !document.is(clause, Class::AnonymousMarker) {
        return;
    }
    let limit = sentence(document, end - 1).end.min(clause + LONGEST);
    let stop = (clause..limit).find(|&at| document.tokens[at].token.kind == TokenKind::Mark).unwrap_or(limit);
    let whole = end..stop;
    let keeps = (clause..stop).any(|at| document.is(at, Class::AnonymousMarker));
    if keeps && !overlap(&candidate.cue, &whole) && !candidate.content.iter().any(|part| overlap(part, &whole)) {
        candidate.source.end = stop;
    }
}
