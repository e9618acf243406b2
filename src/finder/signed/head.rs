//! « Réaction de la préfète Anne Roy : » and « Luc Hamel, maire de Bray : », with the quotation behind the colon.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::signed::parts::{block_end, candidate, source};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};

/// The quotations that a head line announces, but for those that a cue of their own block claims.
pub fn find(document: &Document<'_>, quotations: &[Range<usize>], known: &[Candidate], found: &mut Vec<Candidate>) {
    // For each token, whether a cue before or behind it claims it, and the attribution whose cue ends right before it.
    let mut claimed = vec![false; document.tokens.len()];
    let mut cues = vec![None; document.tokens.len() + 1];
    for one in known.iter().filter(|one| !one.cue.is_empty()) {
        cues[one.cue.end] = Some(one);
        let near = |content: &&Range<usize>| one.cue.end + 1 >= content.start;
        one.content.iter().filter(near).for_each(|content| claimed[content.clone()].fill(true));
    }
    for quoted in quotations.iter().filter(|quoted| quoted.start > 0 && document.mark(quoted.start - 1) == ':') {
        let colon = quoted.start - 1;
        let is_last = quoted.end + 1 >= block_end(document, quoted.start);
        let Some(sentence) = document.sentence_at(colon) else { continue };
        if !is_last || claimed[quoted.clone()].contains(&true) {
            continue;
        }
        let announced = announced(document, sentence.tokens.start..colon).or_else(|| {
            // « Sur son compte, la députée écrit : »
            let verb = cues[colon].or(cues[colon + 1])?;
            Some((verb.source.clone(), verb.cue.clone()))
        });
        if let Some((source, cue)) = announced {
            found.push(candidate(source, cue, vec![quoted.clone()]));
        }
    }
}

/// Who is announced, and by what: the noun before a preposition, else the colon.
fn announced(document: &Document<'_>, line: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let speaker = SOURCE_NOUNS.without(ClassSet::of(&[Class::DocumentNoun]));
    let is = |at: usize, class| line.contains(&at) && document.is(at, class);
    let noun = line.start + usize::from(is(line.start, Class::Determiner));
    let tied = is(noun + 1, Class::Preposition) || is(noun + 1, Class::CuePreposition);
    if tied && !document.tokens[noun].classes.meets(speaker) && !document.is(noun, Class::FirstName) {
        // « du » and « des » hold the article.
        let start = noun + 1 + usize::from(document.tokens[noun + 1].phrase).max(1);
        if let Some(source) = source(document, start..line.end) {
            return Some((source, line.start..noun + 1));
        }
    }
    source(document, line.clone()).map(|source| (source, line.end..line.end + 1))
}
