//! What speaks for and against the types of annotated sources without a name: what `training/nameless.py` reads.

use serde::Serialize;

use selon::attribution::SourceType;
use selon::builtin;
use selon::document::Document;
use selon::sources::nameless::Evidence;
use selon::sources::referent::Resolver;

use super::annotated::Article;
use super::corpus::lines;
use super::shared::Failure;

/// One source without a name.
#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    lang: &'a str,
    source: &'a str,
    /// What the annotation says that it is.
    #[serde(rename = "type")]
    source_type: SourceType,
    /// What the engine says by its words alone, and now.
    by_words: SourceType,
    found: SourceType,
    /// The names of the pieces of evidence.
    names: &'static [&'static str],
    values: Vec<f32>,
}

/// Writes a line for each annotated source with a type that the models are asked about. Sources before it count as the
/// engine resolves them.
pub fn nameless(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    for article in lines::<Article>(bytes)? {
        let document = Document::new(&article.text, builtin::pack(&article.lang)?);
        let mut resolver = Resolver::new(&document);
        for told in article.sources(&document) {
            let resolution = resolver.resolve(&told.source);
            if let (Some(seen), Some(source_type)) = (resolution.seen, told.source_type) {
                let asked = Asked {
                    id: &article.id,
                    lang: &article.lang,
                    source: document.span(told.source).of(&article.text),
                    source_type,
                    by_words: seen.by_words,
                    found: resolution.source_type,
                    names: Evidence::NAMES,
                    values: seen.values.0.to_vec(),
                };
                serde_json::to_writer(&mut out, &asked)?;
                out.push(b'\n');
            }
        }
    }
    Ok(out)
}
