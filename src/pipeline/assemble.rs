//! Attributions to an analysis: types, referents, groups, counts.

use std::ops::Range;

use crate::analysis::{Analysis, Attributed, Counts, Passage, SentenceCounts, Source};
use crate::attribution::{Attribution, QuotationKind, SourceType};
use crate::base::hash::Hash;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::language::class::Class;
use crate::sources::referent::referents;
use crate::sources::source_type::resolved_type;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Explains the attributions of a document.
pub fn assemble(document: &Document<'_>, lang: &str, found: Vec<Candidate>) -> Analysis {
    let mut found: Vec<Attribution> =
        found.into_iter().filter_map(|candidate| candidate.into_attribution(document)).collect();
    sort_by_key(&mut found, |attribution| {
        let Span { start, end, .. } = attribution.extent();
        (start, end, attribution.cue.first().map(|cue| cue.start))
    });
    let sources: Vec<Range<usize>> = found.iter().map(|a| tokens_of(document, &a.source)).collect();
    let referents = referents(document, &sources);
    let mut groups = Groups::default();
    let mut attributions = Vec::with_capacity(found.len());
    for (id, (attribution, (source, referent))) in found.into_iter().zip(sources.into_iter().zip(referents)).enumerate()
    {
        let source_type = resolved_type(document, source.clone(), referent.clone());
        let full = referent.clone().unwrap_or(source);
        let source_id = (!full.is_empty()).then(|| groups.add(document, full, source_type, id));
        attributions.push(Attributed {
            id,
            quotation: quotation_kind(document, &attribution.content),
            source: Passage::new(document.text, attribution.source),
            source_type,
            family: source_type.family(),
            referent: referent.map(|range| Passage::new(document.text, vec![document.span(range)])),
            source_id,
            cue: Passage::new(document.text, attribution.cue),
            content: Passage::new(document.text, attribution.content),
            construction: attribution.construction,
            confidence: attribution.confidence,
        });
    }
    Analysis {
        lang: lang.to_owned(),
        counts: Counts::of(attributions.iter().map(|a| a.source_type)),
        sentences: count_sentences(document, &attributions),
        sources: groups.sources,
        attributions,
    }
}

/// Sources as they are met, each once.
#[derive(Default)]
struct Groups {
    /// What mentions are told apart by, in order, with places in `sources`.
    places: Vec<(Hash, usize)>,
    sources: Vec<Source>,
}

impl Groups {
    /// Adds attribution `id` to the source whose fullest mention is `full`; gives the source's place.
    fn add(&mut self, document: &Document<'_>, full: Range<usize>, source_type: SourceType, id: usize) -> usize {
        let new = self.sources.len();
        let key = key(document, full.clone());
        let known = self.places.binary_search_by_key(&key, |&(known, _)| known);
        let place = known.map_or(new, |at| self.places[at].1);
        if let Err(at) = known {
            self.places.insert(at, (key, new));
            let name = document.span(full).of(document.text).to_owned();
            let family = source_type.family();
            self.sources.push(Source { id: new, name, source_type, family, attributions: Vec::new() });
        }
        self.sources[place].attributions.push(id);
        place
    }
}

/// The tokens from the first to the last of some spans.
fn tokens_of(document: &Document<'_>, spans: &[Span]) -> Range<usize> {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return 0..0 };
    let start = document.tokens.partition_point(|tagged| tagged.token.span.end <= first.start);
    let end = document.tokens.partition_point(|tagged| tagged.token.span.start < last.end);
    start..end.max(start)
}

/// What tells whether two mentions are of one source: the words, whatever determiners and spelling.
fn key(document: &Document<'_>, range: Range<usize>) -> Hash {
    let words = range.filter(|&at| {
        let tagged = &document.tokens[at];
        tagged.token.kind != TokenKind::Mark
            && !tagged.classes.has(Class::Determiner)
            && !tagged.classes.has(Class::Title)
    });
    words.fold(Hash::new(0), |hash, at| hash.text(document.form(at)).byte(b' '))
}

/// Whether the words of a content lie inside quotations: all, none or some.
fn quotation_kind(document: &Document<'_>, content: &[Span]) -> QuotationKind {
    let (mut inside, mut outside) = (false, false);
    for span in content {
        let first = document.tokens.partition_point(|tagged| tagged.token.span.start < span.start);
        let words = document.tokens[first..].iter().take_while(|tagged| tagged.token.span.end <= span.end);
        for tagged in words.filter(|tagged| tagged.token.kind != TokenKind::Mark) {
            let at = document.quotations.partition_point(|quotation| quotation.span.end <= tagged.token.span.start);
            let quoted =
                document.quotations.get(at).is_some_and(|quotation| quotation.span.contains(&tagged.token.span));
            inside |= quoted;
            outside |= !quoted;
        }
    }
    match (inside, outside) {
        (true, false) => QuotationKind::Direct,
        (true, true) => QuotationKind::Mixed,
        _ => QuotationKind::Indirect,
    }
}

fn count_sentences(document: &Document<'_>, attributions: &[Attributed]) -> SentenceCounts {
    let mut contents: Vec<Span> = attributions.iter().flat_map(|a| a.content.spans.iter().copied()).collect();
    sort_by_key(&mut contents, |&content| content);
    let spans = document.sentences.iter().map(|sentence| document.span(sentence.tokens.clone()));
    let mut at = 0;
    let attributed = spans
        .filter(|sentence| {
            while contents.get(at).is_some_and(|content| content.end <= sentence.start) {
                at += 1;
            }
            contents.get(at).is_some_and(|content| content.overlaps(sentence))
        })
        .count();
    SentenceCounts { total: document.sentences.len(), attributed }
}
