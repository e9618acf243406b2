//! What the choice of a pronoun's antecedent sees of each candidate: what `training/referents.py` reads.

use serde::{Deserialize, Serialize};

use selon::builtin;
use selon::document::Document;
use selon::sources::referent::Resolver;
use selon::text::offsets::Offsets;
use selon::text::span::CodePoint;

use super::corpus::lines;
use super::shared::Failure;

/// What is read of an annotated article.
#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    lang: String,
    attributions: Vec<Annotated>,
}

#[derive(Deserialize)]
struct Annotated {
    source: Vec<[usize; 2]>,
    referent: Option<Vec<[usize; 2]>>,
}

/// One pronoun and its candidates.
#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    lang: &'a str,
    pronoun: &'a str,
    referent: String,
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
        let mut annotated: Vec<_> = article.attributions.iter().filter(|one| !one.source.is_empty()).collect();
        annotated.sort_by_key(|one| one.source[0][0]);
        let offsets = Offsets::<CodePoint>::new(&article.text);
        let spans: Vec<_> = document.tokens.iter().map(|tagged| offsets.span(tagged.token.span)).collect();
        let tokens = |spans_: &[[usize; 2]]| {
            let (start, end) = (spans_[0][0], spans_[spans_.len() - 1][1]);
            let first = spans.partition_point(|span| span.end <= start);
            first..spans.partition_point(|span| span.start < end).max(first)
        };
        let mut resolver = Resolver::new(&document);
        for one in annotated {
            let source = tokens(&one.source);
            let referent = one.referent.as_deref().filter(|spans| !spans.is_empty()).map(tokens);
            resolver.read_to(source.start);
            if resolver.is_pronoun(&source) {
                let candidates = resolver.candidates(source.start).into_iter().map(|(candidate, full)| Seen {
                    text: document.span(full).of(&article.text).to_owned(),
                    seen: candidate.seen.to_vec(),
                });
                let asked = Asked {
                    id: &article.id,
                    lang: &article.lang,
                    pronoun: document.word(source.start),
                    referent: referent.clone().map_or(String::new(), |r| document.span(r).of(&article.text).to_owned()),
                    candidates: candidates.collect(),
                };
                serde_json::to_writer(&mut out, &asked)?;
                out.push(b'\n');
            }
            resolver.resolve(&source);
            if let Some(referent) = &referent {
                resolver.correct(referent);
            }
        }
    }
    Ok(out)
}
