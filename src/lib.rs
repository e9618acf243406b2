//! *Selon* (French for "according to") finds, in a news article, who says so: each attribution's
//! source, cue and content.
//!
//! The way of the data, in the order of the modules:
//!
//! ```text
//! text ─► block ─► token ─► sentence ─► quotation ─► tagging ─► finder ─► referent ─► source_type ─► analysis
//!                                                       ▲
//!                                               language (pack)
//! ```
//!
//! Offsets are bytes inside ([`span::Span`]) and are converted once, at the border
//! ([`analysis::Analysis::in_units`]). Analysis is total: any text gives one, in linear time.

pub mod span;

pub mod offsets;

pub mod hash;

pub mod token;

pub mod language;

pub mod block;

pub mod quotation;

pub mod tagging;

pub mod sentence;

pub mod document;

pub mod features;

pub mod finder;

pub mod attribution;

pub mod mention;

pub mod referent;

pub mod source_type;

pub mod analysis;

mod assemble;

#[cfg(not(target_arch = "wasm32"))]
pub mod export;

#[cfg(any(target_arch = "wasm32", test))]
mod web;

pub use analysis::Analysis;
pub use language::pack::Pack;

/// What a caller can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Attributions less probable than this are left out. From 0 (everything) to 1 (nothing);
    /// high values show fewer, surer attributions.
    pub threshold: f32,
}

impl Default for Options {
    fn default() -> Self {
        Options { threshold: 0.5 }
    }
}

/// Finds the attributions of an article.
pub fn annotate(text: &str, pack: &Pack, options: &Options) -> Analysis {
    let document = document::Document::new(text, pack);
    let mut found = finder::find(&document);
    found.retain(|attribution| attribution.confidence >= options.threshold);
    assemble::assemble(&document, &pack.tag, found)
}
