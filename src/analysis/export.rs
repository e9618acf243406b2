//! An analysis as text, JSON or W3C Web Annotations. Native only: the browser gets objects.

use std::fmt::Write;
use std::str::FromStr;

use serde::Serialize;
use serde_json::{Value, json};

use crate::analysis::Analysis;
use crate::text::span::{Byte, CodePoint, Utf16};

/// How the command line prints an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: one paragraph an attribution.
    Text,
    /// [`Analysis`] with offsets in UTF-16 units, as in the browser.
    Json,
    /// A W3C Web Annotation page; offsets in code points, as its TextPositionSelector wants.
    WebAnnotation,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 3] = [Format::Text, Format::Json, Format::WebAnnotation];

    /// The format's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::WebAnnotation => "web-annotation",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Format::ALL.map(Format::name).join(", ");
        let found = Format::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| format!("unknown format {name:?}: known are {}", known()))
    }
}

/// The analysis of `text` in the format asked for, with a line break at its end.
pub fn render(text: &str, analysis: Analysis<Byte>, format: Format) -> String {
    match format {
        Format::Text => for_people(&analysis),
        Format::Json => pretty(&analysis.in_units::<Utf16>(text)),
        Format::WebAnnotation => pretty(&web_annotations(text, analysis)),
    }
}

/// # Panics
/// Never: the types of an analysis have nothing that JSON cannot say.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("an analysis is JSON") + "\n"
}

fn for_people(analysis: &Analysis<Byte>) -> String {
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

fn web_annotations(text: &str, analysis: Analysis<Byte>) -> Value {
    let lang = analysis.lang.clone();
    let analysis = analysis.in_units::<CodePoint>(text);
    let items = analysis.attributions.iter().map(|a| {
        let quotes = a.content.quotes.iter().map(|quote| {
            json!({
                "type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
            })
        });
        let positions = a
            .content
            .spans
            .iter()
            .map(|span| json!({ "type": "TextPositionSelector", "start": span.start, "end": span.end }));
        let selectors: Vec<Value> = quotes.chain(positions).collect();
        json!({
            "type": "Annotation",
            "motivation": "identifying",
            "body": {
                "type": "TextualBody",
                "purpose": "identifying",
                "language": lang,
                "value": a.referent.as_ref().map_or(&a.source.text, |referent| &referent.text),
                "selon:sourceType": a.source_type.name(),
                "selon:cue": a.cue.text,
                "selon:confidence": a.confidence,
            },
            "target": { "selector": selectors },
        })
    });
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "selon": "urn:selon:" }],
        "type": "AnnotationPage",
        "items": items.collect::<Vec<_>>(),
    })
}
