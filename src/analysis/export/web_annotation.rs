//! An analysis as a page of W3C Web Annotations.

use serde_json::{Map, Value, json};

use super::article::{Article, named, urn};
use crate::analysis::{Analysis, Attributed, Passage, Quote};
use crate::text::span::{Byte, CodePoint};

/// One annotation an attribution: who is cited, on the words that are.
pub fn page(article: &Article<'_>, analysis: Analysis<Byte>) -> Value {
    let source = article.iri();
    let lang = analysis.lang.clone();
    let found = analysis.attributions.clone();
    let points = analysis.in_units::<CodePoint>(article.text);
    let items: Vec<Value> = found
        .iter()
        .zip(&points.attributions)
        .map(|(a, points)| annotation(article, &source, &lang, a, &points.content))
        .collect();
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "selon": "urn:x-selon:" }],
        "id": urn(&[&source, "annotations"]),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    })
}

fn annotation(
    article: &Article<'_>,
    source: &str,
    lang: &str,
    a: &Attributed<Byte>,
    content: &Passage<CodePoint>,
) -> Value {
    // Each stretch of the content is a target: selectors of one target all select the same.
    let targets = content.quotes.iter().zip(&content.spans).map(|(words, points)| {
        let mut selectors = vec![quote(words)];
        if !article.is_page {
            selectors.push(json!({ "type": "TextPositionSelector", "start": points.start, "end": points.end }));
        }
        json!({ "type": "SpecificResource", "source": source, "selector": selectors })
    });
    let mut targets: Vec<Value> = targets.collect();
    let target = if targets.len() == 1 { targets.remove(0) } else { Value::Array(targets) };
    let place = a.id.to_string();
    let mut annotation = Map::from_iter([
        ("id".to_owned(), json!(urn(&[source, &place, &a.cue.text, &a.content.text]))),
        ("type".to_owned(), json!("Annotation")),
        ("motivation".to_owned(), json!("identifying")),
        ("generator".to_owned(), generator()),
        ("body".to_owned(), bodies(lang, a)),
        ("target".to_owned(), target),
        ("selon:cue".to_owned(), json!(a.cue.text)),
        ("selon:confidence".to_owned(), json!((f64::from(a.confidence) * 1e3).round() / 1e3)),
    ]);
    if let Some(created) = article.created {
        annotation.insert("created".to_owned(), json!(created));
        annotation.insert("generated".to_owned(), json!(created));
    }
    annotation.into()
}

/// Who it is, where the article says so, and what it is.
fn bodies(lang: &str, a: &Attributed<Byte>) -> Value {
    let text = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value });
    let mut bodies = vec![text("tagging", a.source_type.name())];
    if let Some(who) = named(a).or(Some(&a.source.text).filter(|text| !text.is_empty()).map(String::as_str)) {
        let mut body = text("identifying", who);
        body["language"] = json!(lang);
        bodies.insert(0, body);
    }
    bodies.into()
}

fn generator() -> Value {
    json!({ "type": "Software", "name": concat!("Selon ", env!("CARGO_PKG_VERSION")) })
}

/// The words, with what stands around them.
fn quote(quote: &Quote) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix })
}
