//! An analysis as an object.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use crate::analysis::{Analysis, Attributed, Check, Passage, Quote, Removal, Source, Tally};
use crate::text::span::{Span, Utf16};
use crate::web::page::dom;

/// An analysis as a new object.
pub fn analysis(analysis: &Analysis<Utf16>) -> JsValue {
    let counts = &analysis.counts;
    let types = tally(&counts.by_type, |kind| kind.name());
    let families = tally(&counts.by_family, |kind| kind.name());
    let sentences =
        [("total", number(analysis.sentences.total)), ("attributed", number(analysis.sentences.attributed))];
    let removed = &analysis.removed;
    object(&[
        ("format", number(analysis.format as usize)),
        ("engine", text(&analysis.engine)),
        ("hash", text(&analysis.hash)),
        ("lang", text(&analysis.lang)),
        ("attributions", list(&analysis.attributions, attributed)),
        ("sources", list(&analysis.sources, source)),
        ("counts", object(&[("byType", types), ("byFamily", families)])),
        ("sentences", object(&sentences)),
        ("removed", if removed.is_empty() { JsValue::UNDEFINED } else { list(removed, removal) }),
    ])
}

fn attributed(found: &Attributed<Utf16>) -> JsValue {
    let referent = found.referent.as_ref().map(|referent| {
        object(&[
            ("spans", list(&referent.spans, span)),
            ("text", text(&referent.text)),
            ("quotes", list(&referent.quotes, quote)),
            ("evidence", text(referent.evidence.name())),
            ("confidence", JsValue::from_f64(referent.confidence.into())),
        ])
    });
    object(&[
        ("id", number(found.id)),
        ("quotation", text(found.quotation.name())),
        ("source", passage(&found.source)),
        ("type", text(found.source_type.name())),
        ("family", text(found.family.name())),
        ("referent", referent.unwrap_or_default()),
        ("name", text(&found.name)),
        ("sourceId", found.source_id.map(number).unwrap_or_default()),
        ("cue", passage(&found.cue)),
        ("content", passage(&found.content)),
        ("construction", text(found.construction.name())),
        ("confidence", JsValue::from_f64(found.confidence.into())),
        ("check", found.check.as_ref().map(check).unwrap_or_default()),
    ])
}

fn passage(passage: &Passage<Utf16>) -> JsValue {
    object(&[
        ("spans", list(&passage.spans, span)),
        ("text", text(&passage.text)),
        ("quotes", list(&passage.quotes, quote)),
    ])
}

fn span(span: &Span<Utf16>) -> JsValue {
    object(&[("start", number(span.start)), ("end", number(span.end))])
}

fn quote(quote: &Quote) -> JsValue {
    object(&[("exact", text(&quote.exact)), ("prefix", text(&quote.prefix)), ("suffix", text(&quote.suffix))])
}

fn source(source: &Source) -> JsValue {
    object(&[
        ("id", number(source.id)),
        ("name", text(&source.name)),
        ("type", text(source.source_type.name())),
        ("family", text(source.family.name())),
        ("attributions", list(&source.attributions, |&id| number(id))),
    ])
}

fn check(check: &Check) -> JsValue {
    let was = if check.was.is_empty() { JsValue::UNDEFINED } else { list(&check.was, quote) };
    object(&[("kind", text(check.kind.name())), ("by", given(&check.by)), ("at", given(&check.at)), ("was", was)])
}

fn removal(removal: &Removal) -> JsValue {
    object(&[("content", list(&removal.content, quote)), ("by", given(&removal.by)), ("at", given(&removal.at))])
}

fn tally<K: Copy + PartialEq>(tally: &Tally<K>, name: impl Fn(K) -> &'static str) -> JsValue {
    let entries: Vec<_> = tally.iter().map(|(kind, count)| (name(kind), number(count))).collect();
    object(&entries)
}

fn list<T>(items: &[T], item: impl Fn(&T) -> JsValue) -> JsValue {
    let list = Array::new();
    for each in items {
        list.push(&item(each));
    }
    list.into()
}

/// An object without the properties that are undefined.
fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries.iter().filter(|(_, value)| !value.is_undefined()) {
        // A new object takes every property.
        let _ = dom::set(&object, key, value);
    }
    object.into()
}

fn given(words: &Option<String>) -> JsValue {
    words.as_deref().map(text).unwrap_or_default()
}

fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

fn number(number: usize) -> JsValue {
    JsValue::from_f64(number as f64)
}
