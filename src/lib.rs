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

mod order;

pub mod token;

pub mod form;

pub mod language;

pub mod block;

pub mod quotation;

pub mod tagging;

pub mod sentence;

pub mod document;

pub mod features;

pub mod network;

pub mod finder;

pub mod attribution;

pub mod mention;

pub mod referent;

pub mod source_type;

pub mod analysis;

mod assemble;

pub mod steps;

#[cfg(not(target_arch = "wasm32"))]
pub mod export;

#[cfg(any(target_arch = "wasm32", test))]
mod web;

pub use analysis::Analysis;
pub use language::Language;

/// What a caller can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Attributions less probable than this are left out. From 0 (everything) to 1 (nothing);
    /// high values show fewer, surer attributions. The default gives the best balance on the dev corpora.
    pub threshold: f32,
}

impl Default for Options {
    fn default() -> Self {
        Options { threshold: 0.25 }
    }
}

/// Finds the attributions of an article.
///
/// ```
/// use selon::language::builtin::language;
///
/// let article = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron.";
/// let analysis = selon::annotate(article, language("fr")?, &selon::Options::default());
/// let attribution = &analysis.attributions[0];
/// assert_eq!(attribution.source.text, "la mairesse Odile Caron");
/// assert_eq!(attribution.cue.text, "a assuré");
/// assert_eq!(attribution.content.text, "Le pont rouvrira lundi");
/// assert_eq!((attribution.content.spans[0].start, attribution.content.spans[0].end), (0, 22));
/// # Ok::<(), selon::language::builtin::UnknownLanguage>(())
/// ```
pub fn annotate(text: &str, language: Language<'_>, options: &Options) -> Analysis {
    let mut steps = steps::Steps::default();
    loop {
        if let Some(analysis) = steps.step(text, language, options) {
            return analysis;
        }
    }
}
