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

#[doc(hidden)]
pub mod base;
#[doc(hidden)]
pub mod text;

pub mod attribution;

#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod finder;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod network;
#[doc(hidden)]
pub mod sources;

pub mod analysis;
#[doc(hidden)]
pub mod pipeline;

#[cfg(not(target_arch = "wasm32"))]
pub mod builtin;

#[cfg(any(target_arch = "wasm32", test))]
mod web;

pub use analysis::Analysis;
pub use pipeline::{Language, Options};

/// Finds the attributions of an article.
///
/// ```
/// use selon::builtin::language;
///
/// let article = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron.";
/// let analysis = selon::annotate(article, language("fr")?, &selon::Options::default());
/// let attribution = &analysis.attributions[0];
/// assert_eq!(attribution.source.text, "la mairesse Odile Caron");
/// assert_eq!(attribution.cue.text, "a assuré");
/// assert_eq!(attribution.content.text, "Le pont rouvrira lundi");
/// assert_eq!((attribution.content.spans[0].start, attribution.content.spans[0].end), (0, 22));
/// # Ok::<(), selon::builtin::UnknownLanguage>(())
/// ```
pub fn annotate(text: &str, language: Language<'_>, options: &Options) -> Analysis {
    let mut steps = pipeline::Steps::default();
    loop {
        if let Some(analysis) = steps.step(text, language, options) {
            return analysis;
        }
    }
}
