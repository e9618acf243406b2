//! « Chers voisins, a commencé Delia Crane, | écoutez-moi »: inside the marks, what is said goes on behind the speaker's comma.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::classes;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};

/// Ends a name at the comma behind it, unless what follows describes who that is, and gives the rest to the content.
pub fn part(document: &Document<'_>, quotations: &[Range<usize>], candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    let behind = quotations.partition_point(|quoted| quoted.end <= cue.start);
    let inside = |quoted: &&Range<usize>| quoted.contains(&cue.start) && source.start >= cue.end;
    let Some(quoted) = quotations.get(behind).filter(inside) else { return };
    let named = |at: usize| is_name_word(document, at);
    // « dit sa directrice, Hélène Roussac, | et nous »: the comma behind the name.
    let Some(comma) = (source.start + 1..source.end).find(|&at| document.mark(at) == ',' && named(at - 1)) else {
        return;
    };
    let describes = SOURCE_NOUNS.union(ClassSet::of(&[Class::Determiner, Class::Title, Class::Relative]));
    let next = comma + 1;
    if next >= quoted.end || named(next) || classes(document, next).meets(describes) {
        return;
    }
    source.end = comma;
    // Up to the closing mark, if there is one.
    let rest = next..quoted.end;
    content.retain(|part| part.start < rest.start || part.start >= rest.end);
    content.push(rest);
}
