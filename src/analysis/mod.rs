//! What the engine gives back: one set of types for the command line, JavaScript and tests.

#[cfg(not(target_arch = "wasm32"))]
pub mod export;

use serde::{Serialize, Serializer};

use crate::attribution::{Construction, Family, QuotationKind, ReferentEvidence, SourceType};
use crate::text::offsets::Offsets;
use crate::text::span::{Byte, Span, Unit};

/// Everything found in one article. Spans count in `U`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Analysis<U = Byte> {
    /// BCP 47 tag of the language the article was read in.
    pub lang: String,
    /// In the order of their first word.
    pub attributions: Vec<Attributed<U>>,
    /// Attributions grouped by who is behind them, in the order of first appearance.
    /// Attributions without a source are in no group.
    pub sources: Vec<Source>,
    /// How many attributions there are of each kind.
    pub counts: Counts,
    /// How much of the article is attributed.
    pub sentences: SentenceCounts,
}

/// One attribution, explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Attributed<U = Byte> {
    /// Place in [`Analysis::attributions`].
    pub id: usize,
    /// Whether the content is quoted.
    pub quotation: QuotationKind,
    /// Who. No spans and an empty text if the article does not say.
    pub source: Passage<U>,
    /// What the source is; that of its referent if the mention is a pronoun or a short form.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// The family of that type.
    pub family: Family,
    /// The fullest mention of the same source, where `source` is a pronoun or a short form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub referent: Option<Referent<U>>,
    /// Who, as readers are told: the person, then the office; empty if the article does not say.
    pub name: String,
    /// Place in [`Analysis::sources`]; none if nobody is named, or by a pronoun of which nothing tells whom it takes up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub source_id: Option<usize>,
    /// The words that signal the attribution. No spans for a free-standing quotation.
    pub cue: Passage<U>,
    /// What is attributed.
    pub content: Passage<U>,
    /// The construction that was recognised.
    pub construction: Construction,
    /// Probability, 0 to 1, that source and content are right.
    pub confidence: f32,
}

impl<U: Copy> Attributed<U> {
    /// Where the last of source, cue and content ends.
    pub fn end(&self) -> usize {
        let spans = self.source.spans.iter().chain(&self.cue.spans).chain(&self.content.spans);
        spans.map(|span| span.end).max().unwrap_or(0)
    }
}

/// Who a pronoun or a short form stands for, and why it is thought so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[serde(bound = "")]
pub struct Referent<U = Byte> {
    /// The mention, one span; none where the newsroom names the source in words of its own.
    pub spans: Vec<Span<U>>,
    /// Its text.
    pub text: String,
    /// Why it is thought to be the same.
    pub evidence: ReferentEvidence,
    /// Estimated probability, 0 to 1, that it is.
    pub confidence: f32,
}

/// One or several stretches of the article and their text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[serde(bound = "")]
pub struct Passage<U = Byte> {
    /// In text order.
    pub spans: Vec<Span<U>>,
    /// The text of the spans, joined by " … " where there are several.
    pub text: String,
}

impl Passage<Byte> {
    /// The passage of `text` under `spans`.
    pub fn new(text: &str, spans: Vec<Span<Byte>>) -> Self {
        let text = match spans.as_slice() {
            [] => String::new(),
            [span] => span.of(text).to_owned(),
            several => several.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "),
        };
        Passage { spans, text }
    }
}

/// Somebody behind one or several attributions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Place in [`Analysis::sources`].
    pub id: usize,
    /// Who, as readers are told: the person, then the office, by the fullest mention in the article.
    pub name: String,
    /// What the source is.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// The family of that type.
    pub family: Family,
    /// Places in [`Analysis::attributions`], ascending.
    pub attributions: Vec<usize>,
}

/// Number of attributions by type and by family; every key is always present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Number of attributions of each source type.
    #[cfg_attr(feature = "typescript", ts(type = "Record<SourceType, number>"))]
    pub by_type: Tally<SourceType>,
    /// Number of attributions of each family.
    #[cfg_attr(feature = "typescript", ts(type = "Record<Family, number>"))]
    pub by_family: Tally<Family>,
}

impl Counts {
    /// Counts the types given.
    pub fn of(types: impl Iterator<Item = SourceType>) -> Self {
        let mut counts = Counts { by_type: Tally::of(&SourceType::ALL), by_family: Tally::of(&Family::ALL) };
        for source_type in types {
            counts.by_type.add(source_type);
            counts.by_family.add(source_type.family());
        }
        counts
    }
}

/// How many there are of each of a few kinds, in the order readers see them. An object in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<K>(Vec<(K, usize)>);

impl<K: Copy + PartialEq> Tally<K> {
    fn of(kinds: &[K]) -> Self {
        Tally(kinds.iter().map(|&kind| (kind, 0)).collect())
    }

    fn add(&mut self, kind: K) {
        self.0.iter_mut().filter(|(known, _)| *known == kind).for_each(|(_, count)| *count += 1);
    }

    /// How many there are of a kind.
    pub fn get(&self, kind: K) -> usize {
        self.iter().find(|&(known, _)| known == kind).map_or(0, |(_, count)| count)
    }

    /// All kinds with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (K, usize)> + '_ {
        self.0.iter().copied()
    }
}

impl<K: Serialize> Serialize for Tally<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(kind, count)| (kind, count)))
    }
}

/// Sentences of the article's prose: headings and boilerplate do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SentenceCounts {
    /// All of them.
    pub total: usize,
    /// Those that share text with the content of an attribution.
    pub attributed: usize,
}

impl Analysis<Byte> {
    /// The same analysis of the same `text`, its spans counted in `U`.
    pub fn in_units<U: Unit>(self, text: &str) -> Analysis<U> {
        let offsets = Offsets::<U>::new(text);
        let passage = |p: Passage<Byte>| Passage {
            spans: p.spans.iter().map(|&span| offsets.span(span)).collect(),
            text: p.text,
        };
        let attributed = |a: Attributed<Byte>| Attributed {
            id: a.id,
            quotation: a.quotation,
            source: passage(a.source),
            source_type: a.source_type,
            family: a.family,
            referent: a.referent.map(|r| {
                let Passage { spans, text } = passage(Passage { spans: r.spans, text: r.text });
                Referent { spans, text, evidence: r.evidence, confidence: r.confidence }
            }),
            name: a.name,
            source_id: a.source_id,
            cue: passage(a.cue),
            content: passage(a.content),
            construction: a.construction,
            confidence: a.confidence,
        };
        Analysis {
            lang: self.lang,
            attributions: self.attributions.into_iter().map(attributed).collect(),
            sources: self.sources,
            counts: self.counts,
            sentences: self.sentences,
        }
    }
}
