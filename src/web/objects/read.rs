//! An analysis from an object.

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::analysis::{
    Analysis, Attributed, Check, CheckKind, FORMAT, Passage, Quote, Referent, Removal, SentenceCounts, Source,
};
use crate::attribution::{Construction, QuotationKind, ReferentEvidence, SourceType};
use crate::text::span::{Span, Utf16};
use crate::web::page::dom::{get, number, string};
use crate::web::page::error::{Thrown, thrown};

/// Reads an analysis. What counts and groups its attributions is made anew.
///
/// # Errors
/// If it is of another version of the format, or something in it is not what it should be.
pub fn analysis(object: &JsValue) -> Result<Analysis<Utf16>, Thrown> {
    if size(object, "format") != FORMAT as usize {
        return Err(thrown(&format!("no analysis of format {FORMAT}, which is the one that this version reads")));
    }
    let sentences = get(object, "sentences");
    let mut analysis = Analysis {
        engine: string(object, "engine"),
        attributions: list(object, "attributions", attributed)?,
        sources: list(object, "sources", source)?,
        sentences: SentenceCounts { total: size(&sentences, "total"), attributed: size(&sentences, "attributed") },
        removed: list(object, "removed", removal)?,
        ..Analysis::empty(&string(object, "lang"), string(object, "hash"))
    };
    analysis.group();
    Ok(analysis)
}

fn attributed(object: &JsValue) -> Result<Attributed<Utf16>, Thrown> {
    let source_type = named(object, "type", &SourceType::ALL, SourceType::name)?;
    let (referent, check) = (get(object, "referent"), get(object, "check"));
    let source_id = get(object, "sourceId").as_f64().map(|id| id as usize);
    Ok(Attributed {
        id: size(object, "id"),
        quotation: named(object, "quotation", &QuotationKind::ALL, QuotationKind::name)?,
        source: passage(&get(object, "source"))?,
        source_type,
        family: source_type.family(),
        referent: if referent.is_object() { Some(self::referent(&referent)?) } else { None },
        name: string(object, "name"),
        source_id,
        cue: passage(&get(object, "cue"))?,
        content: passage(&get(object, "content"))?,
        construction: named(object, "construction", &Construction::ALL, Construction::name)?,
        confidence: number(object, "confidence") as f32,
        check: if check.is_object() { Some(self::check(&check)?) } else { None },
    })
}

fn passage(object: &JsValue) -> Result<Passage<Utf16>, Thrown> {
    Ok(Passage {
        spans: list(object, "spans", |span| Ok(Span::new(size(span, "start"), size(span, "end"))))?,
        text: string(object, "text"),
        quotes: list(object, "quotes", quote)?,
    })
}

fn referent(object: &JsValue) -> Result<Referent<Utf16>, Thrown> {
    let Passage { spans, text, quotes } = passage(object)?;
    let evidence = named(object, "evidence", &ReferentEvidence::ALL, ReferentEvidence::name)?;
    Ok(Referent { spans, text, quotes, evidence, confidence: number(object, "confidence") as f32 })
}

fn quote(object: &JsValue) -> Result<Quote, Thrown> {
    Ok(Quote { exact: string(object, "exact"), prefix: string(object, "prefix"), suffix: string(object, "suffix") })
}

fn source(object: &JsValue) -> Result<Source, Thrown> {
    let source_type = named(object, "type", &SourceType::ALL, SourceType::name)?;
    let (id, name, family) = (size(object, "id"), string(object, "name"), source_type.family());
    Ok(Source { id, name, source_type, family, attributions: Vec::new() })
}

fn check(object: &JsValue) -> Result<Check, Thrown> {
    Ok(Check {
        kind: named(object, "kind", &CheckKind::ALL, CheckKind::name)?,
        by: get(object, "by").as_string(),
        at: get(object, "at").as_string(),
        was: list(object, "was", quote)?,
    })
}

fn removal(object: &JsValue) -> Result<Removal, Thrown> {
    Ok(Removal {
        content: list(object, "content", quote)?,
        by: get(object, "by").as_string(),
        at: get(object, "at").as_string(),
    })
}

/// A list; empty if there is none.
fn list<T>(object: &JsValue, key: &str, item: impl Fn(&JsValue) -> Result<T, Thrown>) -> Result<Vec<T>, Thrown> {
    let list = get(object, key);
    if list.is_undefined() {
        return Ok(Vec::new());
    }
    Array::from(&list).iter().map(|each| item(&each)).collect()
}

/// The one of `all` that has the name which a property gives.
fn named<T: Copy>(object: &JsValue, key: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T, Thrown> {
    let value = string(object, key);
    let found = all.iter().copied().find(|&one| name(one) == value);
    found.ok_or_else(|| thrown(&format!("an analysis with {key} \"{value}\", which this version does not know")))
}

fn size(object: &JsValue, key: &str) -> usize {
    number(object, key) as usize
}
