//! The reporter's words between those of the source: "Asked whether …, X said", a sentence between two quotations.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::mood;
use crate::finder::speaker::look::{classes, is_quoted, sentence};
use crate::language::class::{Class, ClassSet};

/// Takes the reporter's words out of a content.
pub fn leave_out(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    if candidate.cue.is_empty() {
        return;
    }
    let own = sentence(document, candidate.cue.start);
    for part in &mut candidate.content {
        *part = within(document, quotations, part.clone());
    }
    let introduced = introduces(document, candidate);
    let incise = candidate.cue.start.min(match candidate.source.is_empty() {
        true => candidate.cue.start,
        false => candidate.source.start,
    });
    let direct = candidate.content.iter().any(|part| part.end <= incise && is_whole(quotations, part));
    let behind = candidate.cue.end.max(candidate.source.end);
    let said = |part: &Range<usize>| {
        // « … », a dit X, en quittant la salle.
        let manner = direct && part.start > behind && document.mark(part.start - 1) == ',';
        let apart = part.start >= own.end || part.end <= own.start;
        // "If taxes would rise", "of Marcus Bell": no clause that the cue could only interrupt.
        let asks = ClassSet::of(&[Class::Complementizer, Class::TopicPreposition, Class::Hearer]);
        let opens = classes(document, part.start).meets(asks);
        let opening = introduced && opens && own.start <= part.start && part.end <= incise;
        is_quoted(quotations, part)
            || mood::is_reported(document, quotations, part.clone())
            || !(apart || opening || manner)
    };
    if candidate.content.iter().any(said) {
        candidate.content.retain(said);
    }
}

/// Whether a range is a quotation.
fn is_whole(quotations: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = quotations.partition_point(|quoted| quoted.start < range.start);
    quotations.get(at) == Some(range)
}

/// '"No." | Asked about the leak': quoted words end with their sentence if the next is not quoted.
fn within(document: &Document<'_>, quotations: &[Range<usize>], part: Range<usize>) -> Range<usize> {
    let end = sentence(document, part.start).end;
    let cut = end > part.start && end < part.end && is_quoted(quotations, &(part.start..end));
    if cut && !is_quoted(quotations, &(end..part.end)) { part.start..end } else { part }
}

/// Whether the words that a cue introduces follow it at once: a colon or "that", no comma.
fn introduces(document: &Document<'_>, candidate: &Candidate) -> bool {
    let end = candidate.cue.end;
    let colon = document.mark(end - 1) == ':' || document.mark(end) == ':';
    let next = candidate.content.iter().find(|part| part.start >= end);
    let opens = ClassSet::of(&[Class::Complementizer, Class::InfinitiveMarker]);
    next.is_some_and(|next| colon || next.start == end && classes(document, end).meets(opens))
}

/// "Asked if it would shut, X said that …": the first verb is the asker's, and X hears.
pub fn is_asked(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Candidate { source, cue, .. } = candidate;
    let asked = ClassSet::of(&[Class::Participle, Class::Hearer]);
    // "Asked about" may have its preposition.
    let one = asked.without(classes(document, cue.start)) == ClassSet::default()
        && (cue.start + 1..cue.end).all(|at| document.is(at, Class::Preposition) || document.tokens[at].phrase == 0);
    let before = classes(document, cue.start.wrapping_sub(1));
    let opens = cue.start == sentence(document, cue.start).start
        || document.mark(cue.start.wrapping_sub(1)) == ','
        || before.meets(ClassSet::of(&[Class::Subordinator, Class::Complementizer]));
    one && opens && (source.is_empty() || source.start > cue.start)
}
