//! Labels to spans of one role each.

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::has_word;
use crate::network::{Label, Role};

/// Tokens of one role in a row.
#[derive(Clone, Debug)]
pub struct RoleSpan {
    /// What they are.
    pub role: Role,
    /// The tokens.
    pub range: Range<usize>,
    /// The sentence the first of them is in, as a place in the document's list.
    pub sentence: usize,
    /// The block they are in.
    pub block: usize,
}

/// The spans of all labels, in text order. Spans of marks alone are left out, but for cues (a colon).
pub fn spans(document: &Document<'_>, quotations: &[Range<usize>], labels: &[Label]) -> Vec<RoleSpan> {
    let mut spans: Vec<RoleSpan> = Vec::new();
    let mut sentences = document.sentences.iter().enumerate().peekable();
    for (at, label) in labels.iter().enumerate() {
        let Some(role) = label.tag.role() else { continue };
        while sentences.next_if(|(_, sentence)| sentence.tokens.end <= at).is_some() {}
        let Some(&(place, sentence)) = sentences.peek() else { break };
        match spans.last_mut() {
            Some(last) if !label.tag.may_start() && last.range.end == at && last.block == sentence.block => {
                last.range.end = at + 1;
            }
            _ => spans.push(RoleSpan { role, range: at..at + 1, sentence: place, block: sentence.block }),
        }
    }
    for span in &mut spans {
        if span.role == Role::Content {
            span.range = with_marks(quotations, span.range.clone());
        }
    }
    spans.retain(|span| span.role == Role::Cue || has_word(document, span.range.clone()));
    spans
}

/// A content that starts or ends right inside a quotation takes its mark in.
fn with_marks(quotations: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    let mut grown = range.clone();
    let at = quotations.partition_point(|quoted| quoted.end <= range.start);
    for quoted in quotations[at..].iter().take_while(|quoted| quoted.start < range.end) {
        if quoted.start + 1 == range.start {
            grown.start = quoted.start;
        }
        if quoted.end == range.end + 1 {
            grown.end = quoted.end;
        }
    }
    grown
}
