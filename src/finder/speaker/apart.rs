//! A quotation that is a sentence of its own is not said by whom the next sentence names behind words of its own:
//! « Tout est fini. » | Le chantier a été arrêté, précise la mairie.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, is_quoted, is_reflexive, sentence};
use crate::language::class::{Class, ClassSet};
use crate::text::token::TokenKind;

/// Leaves an incise the words of its own sentence only.
pub fn leave(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    let own = sentence(document, cue.start);
    let behind = source.end.max(cue.end);
    // ", police said.": words behind it would be what is said.
    let last = (behind..own.end).all(|at| document.tokens[at].token.kind == TokenKind::Mark);
    if Range::is_empty(cue) || Range::is_empty(source) || source.start < cue.start && !last {
        return;
    }
    let comma = cue.start.min(source.start).saturating_sub(1);
    let words = own.start..comma;
    let alone = |part: &Range<usize>| {
        part.end <= own.start
            && is_quoted(quotations, part)
            && sentence(document, part.start).start == part.start
            && sentence(document, part.end - 1).end == part.end
    };
    if !content.iter().any(alone) || !content.iter().all(|part| part.end <= cue.start) {
        return;
    }
    let verb = ClassSet::of(&[Class::Finite, Class::FiniteEnding, Class::Auxiliary]);
    let told = words.len() > 1
        && document.mark(comma) == ','
        && !is_quoted(quotations, &words)
        && words.clone().any(|at| classes(document, at).meets(verb) || is_reflexive(document, at));
    if told {
        *content = vec![words];
    }
}
