//! What the engine gives back, what files hold and pages show: one set of types for the command line, JavaScript and tests.

pub mod anchor;
pub mod carry;
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
pub mod quote;
pub mod settle;
pub mod statement;
mod tally;

use serde::{Deserialize, Serialize};

pub use check::{Check, CheckKind, Removal};
pub use quote::Quote;
pub use tally::Tally;

use crate::attribution::{Construction, Family, QuotationKind, ReferentEvidence, SourceType};
use crate::text::offsets::Offsets;
use crate::text::span::{Byte, Span, Unit};

/// Everything found in one article. Spans count in `U`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(bound = "", rename = "Analysis"))]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Analysis<U = Byte> {
    /// Of the format: [`FORMAT`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// The engine's version.
    pub engine: String,
    /// Of the text that was read: [`quote::fingerprint`].
    pub hash: String,
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
    /// What the newsroom took out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Removal>>", optional))]
    pub removed: Vec<Removal>,
}

/// The version of the format that is written and read. A later version may say what this one cannot show.
pub const FORMAT: u32 = 1;

/// The least probability of what readers are shown: at least nine of ten such statements are right, on articles of
/// publishers never seen.
pub const READERS: f32 = 0.7;

impl<U> Analysis<U> {
    /// The analysis of a text in which nothing was found.
    pub fn empty(lang: &str, hash: String) -> Self {
        Analysis {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            hash,
            lang: lang.to_owned(),
            attributions: Vec::new(),
            sources: Vec::new(),
            counts: Counts::of([].into_iter()),
            sentences: SentenceCounts::default(),
            removed: Vec::new(),
        }
    }
}

/// One attribution, explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(bound = "", rename = "Attributed"))]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub referent: Option<Referent<U>>,
    /// Who, as readers are told: the person, then the office; empty if the article does not say.
    pub name: String,
    /// Place in [`Analysis::sources`]; none if nobody is named, or by a pronoun of which nothing tells whom it takes up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// What the newsroom has done about it, if it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub check: Option<Check>,
}

impl<U: Copy> Attributed<U> {
    /// Where the first of source, cue and content starts.
    pub fn start(&self) -> usize {
        self.spans().map(|span| span.start).min().unwrap_or(0)
    }

    /// Where the last of source, cue and content ends.
    pub fn end(&self) -> usize {
        self.spans().map(|span| span.end).max().unwrap_or(0)
    }

    fn spans(&self) -> impl Iterator<Item = &Span<U>> {
        self.source.spans.iter().chain(&self.cue.spans).chain(&self.content.spans)
    }
}

/// Who a pronoun or a short form stands for, and why it is thought so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(bound = "", rename = "Referent"))]
#[serde(bound = "")]
pub struct Referent<U = Byte> {
    /// The mention, one span; none where the newsroom names the source in words of its own.
    pub spans: Vec<Span<U>>,
    /// Its text.
    pub text: String,
    /// Its words with their neighbours; filled by [`Analysis::in_units`].
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// Why it is thought to be the same.
    pub evidence: ReferentEvidence,
    /// Estimated probability, 0 to 1, that it is.
    pub confidence: f32,
}

/// One or several stretches of the article and their text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = crate::text::span::Utf16), bound = ""))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(bound = "", rename = "Passage"))]
#[serde(bound = "")]
pub struct Passage<U = Byte> {
    /// In text order.
    pub spans: Vec<Span<U>>,
    /// The text of the spans, joined by " … " where there are several.
    pub text: String,
    /// The words of each span with their neighbours; filled by [`Analysis::in_units`].
    #[serde(default)]
    pub quotes: Vec<Quote>,
}

impl<U> Default for Passage<U> {
    fn default() -> Self {
        Passage { spans: Vec::new(), text: String::new(), quotes: Vec::new() }
    }
}

impl Passage<Byte> {
    /// The passage of `text` under `spans`.
    pub fn new(text: &str, spans: Vec<Span<Byte>>) -> Self {
        let text = match spans.as_slice() {
            [] => String::new(),
            [span] => span.of(text).to_owned(),
            several => several.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "),
        };
        Passage { spans, text, quotes: Vec::new() }
    }
}

/// Somebody behind one or several attributions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Number of attributions of each source type.
    #[cfg_attr(feature = "typescript", ts(type = "Record<SourceType, number>"))]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<SourceType, usize>"))]
    pub by_type: Tally<SourceType>,
    /// Number of attributions of each family.
    #[cfg_attr(feature = "typescript", ts(type = "Record<Family, number>"))]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Family, usize>"))]
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

/// Sentences of the article's prose: headings and boilerplate do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceCounts {
    /// All of them.
    pub total: usize,
    /// Those that share text with the content of an attribution.
    pub attributed: usize,
}

impl Analysis<Byte> {
    /// The same analysis of the same `text`, its spans counted in `U`, with the words by which they are found again.
    pub fn in_units<U: Unit>(self, text: &str) -> Analysis<U> {
        let border = Border { text, offsets: Offsets::new(text) };
        Analysis {
            format: self.format,
            engine: self.engine,
            hash: self.hash,
            lang: self.lang,
            attributions: self.attributions.into_iter().map(|found| border.attributed(found)).collect(),
            sources: self.sources,
            counts: self.counts,
            sentences: self.sentences,
            removed: self.removed,
        }
    }
}

/// Where byte offsets of a text become others.
struct Border<'t, U> {
    text: &'t str,
    offsets: Offsets<'t, U>,
}

impl<U: Unit> Border<'_, U> {
    fn passage(&self, passage: Passage<Byte>) -> Passage<U> {
        Passage {
            quotes: passage.spans.iter().map(|&span| Quote::of(self.text, span)).collect(),
            spans: passage.spans.iter().map(|&span| self.offsets.span(span)).collect(),
            text: passage.text,
        }
    }

    fn attributed(&self, a: Attributed<Byte>) -> Attributed<U> {
        Attributed {
            id: a.id,
            quotation: a.quotation,
            source: self.passage(a.source),
            source_type: a.source_type,
            family: a.family,
            referent: a.referent.map(|r| {
                let Passage { spans, text, quotes } =
                    self.passage(Passage { spans: r.spans, text: r.text, quotes: r.quotes });
                Referent { spans, text, quotes, evidence: r.evidence, confidence: r.confidence }
            }),
            name: a.name,
            source_id: a.source_id,
            cue: self.passage(a.cue),
            content: self.passage(a.content),
            construction: a.construction,
            confidence: a.confidence,
            check: a.check,
        }
    }
}
