//! An attribution as token ranges, before it has won its place among the others.

use std::ops::Range;

use crate::attribution::Construction;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::text::character::is_loose;
use crate::text::token::TokenKind;

/// Who, by which words, what: ranges of tokens of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Empty if nobody is named.
    pub source: Range<usize>,
    /// Empty for a free-standing quotation.
    pub cue: Range<usize>,
    /// Never empty once accepted; in text order.
    pub content: Vec<Range<usize>>,
    /// What was recognised.
    pub construction: Construction,
    /// Estimated probability, 0 to 1, that source and content are right.
    pub confidence: f32,
}

impl Candidate {
    /// Takes away ranges that hold nothing, and puts contents in order, those that overlap as one: quotation marks of
    /// odd texts can make a content grow into the next. Whether a content is left.
    pub fn make_sound(&mut self) -> bool {
        self.content.retain(|range| !range.is_empty());
        sort_by_key(&mut self.content, |range| range.start);
        self.content.dedup_by(|next, last| {
            let overlap = next.start < last.end;
            if overlap {
                last.end = last.end.max(next.end);
            }
            overlap
        });
        for range in [&mut self.source, &mut self.cue] {
            if range.start >= range.end {
                *range = 0..0;
            }
        }
        !self.content.is_empty()
    }

    /// The token ranges of all roles; those of roles that it lacks are empty.
    pub fn parts(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        [&self.source, &self.cue].into_iter().chain(&self.content).cloned()
    }

    /// The same without punctuation at the borders of source and content (quotation marks stay); none if no word of
    /// content is left.
    pub fn trimmed(mut self, document: &Document<'_>) -> Option<Candidate> {
        self.content = self.content.into_iter().map(|range| trim(document, range)).collect();
        self.source = trim(document, self.source);
        self.make_sound().then_some(self)
    }

    /// The smallest range that holds source, cue and content.
    pub fn extent(&self) -> Range<usize> {
        let parts = || self.parts().filter(|range| !range.is_empty());
        let start = parts().map(|range| range.start).min().unwrap_or(0);
        start..parts().map(|range| range.end).max().unwrap_or(start)
    }
}

/// Takes commas, stops and the like off both ends; marks that pair stay, and so do « ? » and « ! ».
pub fn trim(document: &Document<'_>, range: Range<usize>) -> Range<usize> {
    let loose = |at: usize| is_loose(document.word(at));
    let Range { mut start, mut end } = range;
    while start < end && loose(start) {
        start += 1;
    }
    // What opens behind the last word is of something else.
    while end > start && (loose(end - 1) || document.mark(end - 1) == '(') {
        end -= 1;
    }
    start..end
}

/// Whether two ranges share a token.
pub fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether a range holds a word or a number.
pub fn has_word(document: &Document<'_>, range: Range<usize>) -> bool {
    // Constructions on odd text can ask for a range that ends before it starts: nothing is there.
    document.tokens.get(range).unwrap_or_default().iter().any(|tagged| tagged.token.kind != TokenKind::Mark)
}
