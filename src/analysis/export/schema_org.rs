//! An analysis in the words of schema.org: an article and what others say in it.

use serde_json::{Value, json};

use super::article::{Article, named};
use crate::analysis::{Analysis, Attributed};
use crate::attribution::{QuotationKind, SourceType};
use crate::text::span::Byte;

/// A NewsArticle. Direct and mixed speech are its Quotations, indirect speech its Claims. Who said it stands with them
/// only if the article names the source.
pub fn news_article(article: &Article<'_>, analysis: &Analysis<Byte>) -> Value {
    let parts: Vec<Value> = analysis.attributions.iter().map(|a| part(&analysis.lang, a)).collect();
    let mut news = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": article.iri(),
        "inLanguage": analysis.lang,
        "hasPart": parts,
    });
    for (property, value) in [("url", article.url), ("headline", article.headline)] {
        if let Some(value) = value {
            news[property] = json!(value);
        }
    }
    news
}

fn part(lang: &str, a: &Attributed<Byte>) -> Value {
    let is_claim = a.quotation == QuotationKind::Indirect;
    let mut part = json!({
        "@type": if is_claim { "Claim" } else { "Quotation" },
        "text": a.content.text,
        "inLanguage": lang,
    });
    if let Some(name) = named(a) {
        let property = match (a.source_type, is_claim) {
            // A document is nobody who could speak.
            (SourceType::Document, _) => "isBasedOn",
            (_, true) => "author",
            (_, false) => "spokenByCharacter",
        };
        part[property] = who(a.source_type, name);
    }
    part
}

/// The source. Readers are told of a person first, then of the office.
fn who(source_type: SourceType, name: &str) -> Value {
    let is = |what: &str| json!({ "@type": what, "name": name });
    match source_type {
        SourceType::Person => match name.split_once(", ") {
            Some((name, office)) => json!({ "@type": "Person", "name": name, "jobTitle": office }),
            None => is("Person"),
        },
        // Known by the office alone: that is nobody's name.
        SourceType::Role => json!({ "@type": "Person", "jobTitle": name }),
        SourceType::Media => is("NewsMediaOrganization"),
        SourceType::State => is("GovernmentOrganization"),
        SourceType::Document => is("CreativeWork"),
        _ => is("Organization"),
    }
}
