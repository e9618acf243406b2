//! What speaks for and against all that is found, for `training/calibrate.py`.

use std::ops::Range;

use serde::Serialize;

use selon::document::Document;
use selon::finder::candidate::Candidate;
use selon::finder::learned::Memory;
use selon::finder::learned::confidence::{self, evidence::Evidence};
use selon::finder::{Search, lexical};
use selon::text::offsets::Offsets;
use selon::text::span::CodePoint;

use super::corpus::{Line, lines};
use super::shared::{Failure, language};

/// A line of evidence.
#[derive(Serialize)]
struct Judged<'l> {
    id: &'l str,
    lang: &'l str,
    /// The names of the pieces of evidence.
    names: &'static [&'static str],
    candidates: Vec<Case>,
}

/// An attribution, `[start, end]` in code points, and the values of all pieces.
#[derive(Serialize)]
struct Case {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    confidence: f32,
    values: Vec<f32>,
}

/// Writes the evidence on every attribution of every line, however doubtful.
pub fn evidence(bytes: &[u8], lang: Option<&str>) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    for line in lines::<Line>(bytes)? {
        let language = language(lang.or(line.lang.as_deref()), &line.text)?;
        let document = Document::new(&line.text, language.pack);
        let mut search = Search::new(&document, true, Memory::default());
        while search.step(&document, language.reader, usize::MAX) {}
        let (found, memory) = search.finish(&document);
        let all = confidence::evidence(&document, memory.labels(), &lexical::find(&document), &found);
        let offsets = Offsets::<CodePoint>::new(document.text);
        let cases = found.into_iter().zip(all).filter_map(|(candidate, values)| {
            // What structure vouches for is not the model's to judge.
            let is_vouched = candidate.confidence > confidence::probability(&document, &values) + 1e-3;
            if is_vouched {
                return None;
            }
            case(&document, &offsets, candidate, values.0.to_vec())
        });
        let (id, lang) = (line.id.as_str(), language.pack.tag.as_str());
        let judged = Judged { id, lang, names: Evidence::NAMES, candidates: cases.collect() };
        serde_json::to_writer(&mut out, &judged)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// An attribution as it is given to readers, with the values of its evidence.
fn case(
    document: &Document<'_>,
    offsets: &Offsets<'_, CodePoint>,
    candidate: Candidate,
    values: Vec<f32>,
) -> Option<Case> {
    let candidate = candidate.trimmed(document)?;
    let pair = |range: &Range<usize>| {
        let span = offsets.span(document.span(range.clone()));
        [span.start, span.end]
    };
    let pairs = |range: &Range<usize>| if range.is_empty() { Vec::new() } else { vec![pair(range)] };
    Some(Case {
        source: pairs(&candidate.source),
        cue: pairs(&candidate.cue),
        content: candidate.content.iter().map(pair).collect(),
        confidence: candidate.confidence,
        values,
    })
}
