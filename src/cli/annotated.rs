//! Annotated articles, as programs that learn from the annotated sources read them.

use std::ops::Range;

use serde::Deserialize;

use selon::attribution::SourceType;
use selon::document::Document;
use selon::text::offsets::Offsets;
use selon::text::span::{CodePoint, Span};

/// What is read of an annotated article. Offsets are code points.
#[derive(Deserialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its language.
    pub lang: String,
    attributions: Vec<Annotated>,
}

/// What is read of an annotation.
#[derive(Deserialize)]
struct Annotated {
    source: Vec<[usize; 2]>,
    referent: Option<Vec<[usize; 2]>>,
    #[serde(rename = "type")]
    source_type: Option<SourceType>,
}

/// An annotated source, in tokens.
pub struct Told {
    /// What it is, where the corpus says so.
    pub source_type: Option<SourceType>,
    /// The source.
    pub source: Range<usize>,
    /// What it stands for, where the annotation says so.
    pub referent: Option<Range<usize>>,
}

impl Article {
    /// The annotated sources of a document made of the article, in text order.
    pub fn sources(&self, document: &Document<'_>) -> Vec<Told> {
        let offsets = Offsets::<CodePoint>::new(&self.text);
        let spans: Vec<_> = document.tokens.iter().map(|tagged| offsets.span(tagged.token.span)).collect();
        let mut found: Vec<&Annotated> = self.attributions.iter().filter(|one| !one.source.is_empty()).collect();
        found.sort_by_key(|one| one.source[0][0]);
        let told = found.into_iter().filter_map(|one| {
            let referent = one.referent.as_deref().and_then(|wanted| tokens(&spans, wanted));
            Some(Told { source_type: one.source_type, source: tokens(&spans, &one.source)?, referent })
        });
        told.collect()
    }
}

/// The tokens, whose `spans` are given, that some spans of an annotation cover, with what lies between; none if there are none.
fn tokens(spans: &[Span<CodePoint>], wanted: &[[usize; 2]]) -> Option<Range<usize>> {
    let (&[start, _], &[_, end]) = (wanted.first()?, wanted.last()?);
    let first = spans.partition_point(|span| span.end <= start);
    let behind = spans.partition_point(|span| span.start < end);
    (first < behind).then_some(first..behind)
}
