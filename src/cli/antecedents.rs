//! What the choice of a pronoun's antecedent sees of each candidate: what `training/referents.py` reads.

use serde::Serialize;

use selon::builtin;
use selon::document::Document;
use selon::sources::referent::Resolver;

use super::annotated::Article;
use super::corpus::lines;
use super::shared::Failure;

/// One pronoun and its candidates.
#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    lang: &'a str,
    pronoun: &'a str,
    referent: &'a str,
    candidates: Vec<Seen>,
}

#[derive(Serialize)]
struct Seen {
    text: String,
    seen: Vec<f32>,
}

/// Writes a line for each annotated source that is a pronoun. Sources before it count as annotated.
pub fn antecedents(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    for article in lines::<Article>(bytes)? {
        let document = Document::new(&article.text, builtin::pack(&article.lang)?);
        let mut resolver = Resolver::new(&document);
        for told in article.sources(&document) {
            let (source, referent) = (&told.source, &told.referent);
            resolver.read_to(source.start);
            if resolver.is_pronoun(source) {
                let candidates = resolver.candidates(source.start).into_iter().map(|(candidate, full)| Seen {
                    text: document.span(full).of(&article.text).to_owned(),
                    seen: candidate.seen.to_vec(),
                });
                let asked = Asked {
                    id: &article.id,
                    lang: &article.lang,
                    pronoun: document.word(source.start),
                    referent: referent.clone().map_or("", |referent| document.span(referent).of(&article.text)),
                    candidates: candidates.collect(),
                };
                serde_json::to_writer(&mut out, &asked)?;
                out.push(b'\n');
            }
            resolver.resolve(source);
            if let Some(referent) = referent {
                resolver.correct(referent);
            }
        }
    }
    Ok(out)
}
