//! Corpora: JSON Lines in, predictions or features out.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use selon::Options;
use selon::builtin;
use selon::document::Document;
use selon::finder::learned::features;
use selon::finder::lexical;
use selon::language::detect;
use selon::text::offsets::Offsets;
use selon::text::span::{CodePoint, Span};

use super::shared::{Failure, language, line_at};

/// What is read of a corpus line.
#[derive(Deserialize)]
pub struct Line {
    /// The article's name.
    pub id: String,
    /// The article.
    pub text: String,
    /// Its language, if the line says so.
    pub lang: Option<String>,
}

/// A line of predictions, in the corpora's own format.
#[derive(Serialize)]
struct Prediction<'l> {
    id: &'l str,
    lang: &'l str,
    text: &'l str,
    attributions: Vec<Predicted>,
}

/// An attribution as the corpora write it: `[start, end]` in code points.
#[derive(Serialize)]
struct Predicted {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    quote: selon::attribution::QuotationKind,
    #[serde(rename = "type")]
    source_type: selon::attribution::SourceType,
    #[serde(skip_serializing_if = "Option::is_none")]
    referent: Option<Vec<[usize; 2]>>,
    confidence: f32,
}

/// The lines of a corpus; errors name the line.
pub fn lines<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = line_at(bytes, error.valid_up_to());
        format!("standard input:{line}: not UTF-8")
    })?;
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| Failure::Input(format!("standard input:{}: {error}", at + 1)))
        })
        .collect()
}

/// Annotates every line.
pub fn predict(bytes: &[u8], lang: Option<&str>, options: &Options) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    for line in lines::<Line>(bytes)? {
        let language = language(lang.or(line.lang.as_deref()), &line.text)?;
        let analysis = selon::annotate(&line.text, language, options).in_units::<CodePoint>(&line.text);
        let pairs = |spans: &[Span<CodePoint>]| spans.iter().map(|span| [span.start, span.end]).collect();
        let attributions = analysis.attributions.iter().map(|a| Predicted {
            source: pairs(&a.source.spans),
            cue: pairs(&a.cue.spans),
            content: pairs(&a.content.spans),
            quote: a.quotation,
            source_type: a.source_type,
            referent: a.referent.as_ref().map(|referent| pairs(&referent.spans)),
            confidence: a.confidence,
        });
        let prediction = Prediction {
            id: &line.id,
            lang: &language.pack.tag,
            text: &line.text,
            attributions: attributions.collect(),
        };
        serde_json::to_writer(&mut out, &prediction)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// Writes every line's tokens for the training program: the number of tokens, then a record of
/// 40 bytes for each. All numbers are little-endian.
pub fn features(bytes: &[u8], lang: Option<&str>) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    for line in lines::<Line>(bytes)? {
        // The pack alone: weights are made from what is written here.
        let tag = lang.or(line.lang.as_deref()).unwrap_or_else(|| detect::detect(&line.text));
        let document = Document::new(&line.text, builtin::pack(tag)?);
        let offsets = Offsets::<CodePoint>::new(&line.text);
        let all = features::features(&document, &lexical::find(&document));
        out.extend((all.len() as u32).to_le_bytes());
        let sentences = document.sentences.iter().flat_map(|s| s.tokens.clone().map(|_| s.block as u32));
        for ((features, tagged), block) in all.iter().zip(&document.tokens).zip(sentences) {
            let span = offsets.span(tagged.token.span);
            let [prefix, suffix_2, suffix_3] = features.affixes;
            let numbers = [span.start as u32, span.end as u32, block, features.word, prefix, suffix_2, suffix_3];
            numbers.iter().for_each(|number| out.extend(number.to_le_bytes()));
            out.extend([features.shape, features.place, features.proposal, 0]);
            out.extend(features.classes.0.to_le_bytes());
        }
    }
    Ok(out)
}
