//! Attributions to an analysis: types, referents, groups, counts.

use std::ops::Range;

use crate::analysis::quote::fingerprint;
use crate::analysis::{Analysis, Attributed, Counts, Passage, Referent, SentenceCounts, Source};
use crate::attribution::{QuotationKind, SourceType};
use crate::base::hash::Hash;
use crate::base::order::sort_by_key;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::language::class::Class;
use crate::sources::label::label;
use crate::sources::pronoun::is_pronoun;
use crate::sources::resolution::Resolution;
use crate::sources::understood::referents;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Explains the attributions of a document.
pub fn assemble(document: &Document<'_>, lang: &str, found: Vec<Candidate>) -> Analysis {
    let mut found: Vec<Candidate> = found.into_iter().filter_map(|candidate| candidate.trimmed(document)).collect();
    sort_by_key(&mut found, |candidate| {
        let Range { start, end } = candidate.extent();
        (start, end, candidate.cue.start)
    });
    let referents = referents(document, &found);
    let mut groups = Groups::default();
    let described = found.into_iter().zip(referents).enumerate();
    let attributions: Vec<Attributed> =
        described.map(|(id, (candidate, who))| attributed(document, &mut groups, id, candidate, who)).collect();
    Analysis {
        counts: Counts::of(attributions.iter().map(|a| a.source_type)),
        sentences: count_sentences(document, &attributions),
        sources: groups.sources,
        attributions,
        ..Analysis::empty(lang, fingerprint(document.text))
    }
}

/// An attribution with its type, its referent and the group of its source.
fn attributed(
    document: &Document<'_>,
    groups: &mut Groups,
    id: usize,
    candidate: Candidate,
    who: Resolution,
) -> Attributed {
    let Candidate { source, cue, content, construction, confidence } = candidate;
    let full = who.referent.as_ref().map(|referent| referent.full.clone());
    let name = label(document, full.clone().unwrap_or_else(|| source.clone()));
    let source_id = groups.add(document, (source.clone(), full), who.entity, (who.source_type, &name), id);
    let spans = |range: Range<usize>| if range.is_empty() { Vec::new() } else { vec![document.span(range)] };
    let content = content.into_iter().map(|range| document.span(range)).collect();
    let referent = who.referent.map(|referent| {
        let Passage { spans, text, quotes } = Passage::new(document.text, spans(referent.full));
        Referent { spans, text, quotes, evidence: referent.evidence, confidence: referent.confidence }
    });
    let content = Passage::new(document.text, content);
    Attributed {
        id,
        quotation: quotation_kind(document, &content.spans),
        source: Passage::new(document.text, spans(source)),
        source_type: who.source_type,
        family: who.source_type.family(),
        referent,
        name,
        source_id,
        cue: Passage::new(document.text, spans(cue)),
        content,
        construction,
        confidence,
        check: None,
    }
}

/// What sources are told apart by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The entity that the article mentions.
    Entity(usize),
    /// The words of the mention.
    Words(Hash),
}

/// Sources as they are met, each once.
#[derive(Default)]
struct Groups {
    /// What sources are told apart by, in order, with places in `sources`.
    places: Vec<(Key, usize)>,
    sources: Vec<Source>,
}

impl Groups {
    /// Adds attribution `id` to its source, whose mention and, if there is one, fuller mention are given; gives the
    /// source's place. None for nobody, and for a pronoun of which nothing tells whom it takes up.
    fn add(
        &mut self,
        document: &Document<'_>,
        (mention, full): (Range<usize>, Option<Range<usize>>),
        entity: Option<usize>,
        (source_type, name): (SourceType, &str),
        id: usize,
    ) -> Option<usize> {
        if full.is_none() && (mention.is_empty() || is_pronoun(document, &mention)) {
            return None;
        }
        let new = self.sources.len();
        let full = full.unwrap_or(mention);
        let key = entity.map_or_else(|| Key::Words(key(document, full.clone())), Key::Entity);
        let known = self.places.binary_search_by_key(&key, |&(known, _)| known);
        let place = known.map_or(new, |at| self.places[at].1);
        if let Err(at) = known {
            self.places.insert(at, (key, new));
            let (name, family) = (name.to_owned(), source_type.family());
            self.sources.push(Source { id: new, name, source_type, family, attributions: Vec::new() });
        } else if name.len() > self.sources[place].name.len() {
            let source = &mut self.sources[place];
            source.name = name.to_owned();
            (source.source_type, source.family) = (source_type, source_type.family());
        }
        self.sources[place].attributions.push(id);
        Some(place)
    }
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
