//! An analysis for people.

use std::fmt::Write;

use crate::analysis::Analysis;
use crate::text::span::Byte;

/// One paragraph an attribution, and the numbers.
pub fn told(analysis: &Analysis<Byte>) -> String {
    let mut out = String::new();
    for a in &analysis.attributions {
        let who = if a.source.spans.is_empty() { "—" } else { &a.source.text };
        // Writing to a string cannot fail.
        let _ = write!(out, "{}. {who} [{}", a.id + 1, a.source_type.name());
        if let Some(referent) = &a.referent {
            let _ = write!(out, "; = {}", referent.text);
        }
        let _ = writeln!(out, "]\n   cue: {}\n   content: {}\n", a.cue.text, a.content.text);
    }
    let sentences = analysis.sentences;
    let _ = writeln!(
        out,
        "{} attributions, {} sources, {} of {} sentences attributed",
        analysis.attributions.len(),
        analysis.sources.len(),
        sentences.attributed,
        sentences.total
    );
    out
}
