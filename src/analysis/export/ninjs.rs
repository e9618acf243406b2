//! An analysis as an item of IPTC's ninjs: whom the article has its information from.

use serde_json::{Value, json};

use super::article::Article;
use crate::analysis::Analysis;
use crate::attribution::Family;
use crate::text::span::Byte;

/// A news item of ninjs 3.2 with its `infoSources`: those that the article names, each once.
pub fn item(article: &Article<'_>, analysis: &Analysis<Byte>) -> Value {
    let named = analysis.sources.iter().filter(|source| source.family == Family::Identified && !source.name.is_empty());
    let sources: Vec<Value> = named.map(|source| json!({ "name": source.name })).collect();
    let mut item = json!({
        "uri": article.iri(),
        "standard": { "name": "ninjs", "version": "3.2" },
        "type": "text",
        "language": analysis.lang,
        "infoSources": sources,
    });
    if let Some(headline) = article.headline {
        item["headlines"] = json!([{ "role": "main", "value": headline }]);
    }
    if let Some(created) = article.created {
        item["versionCreated"] = json!(created);
    }
    item
}
