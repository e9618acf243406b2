//! *Selon* (French for "according to") finds, in a news article, who says so: each attribution's
//! source (who), cue (by which words) and content (what).
//!
//! ```
//! use selon::builtin::language;
//!
//! let article = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron.";
//! let analysis = selon::annotate(article, language("fr")?, &selon::Options::default());
//! let attribution = &analysis.attributions[0];
//! assert_eq!(attribution.source.text, "la mairesse Odile Caron");
//! assert_eq!(attribution.cue.text, "a assuré");
//! assert_eq!(attribution.content.text, "Le pont rouvrira lundi");
//! assert_eq!((attribution.content.spans[0].start, attribution.content.spans[0].end), (0, 22));
//! # Ok::<(), selon::builtin::UnknownLanguage>(())
//! ```
//!
//! # What a caller meets
//!
//! - [`annotate`] takes a text, a [`Language`] and [`Options`]. [`builtin::language`] has the languages that come with
//!   Selon. Analysis is total: any text gives one, in linear time.
//! - [`Analysis`] holds what was found: the attributions, each with its evidence ([`analysis::Attributed`]), and the
//!   sources behind them ([`analysis::Source`]).
//! - [`attribution`] has the words for it: [`SourceType`](attribution::SourceType) and its
//!   [`Family`](attribution::Family), [`QuotationKind`](attribution::QuotationKind),
//!   [`Construction`](attribution::Construction).
//! - A [`Span`] counts in a unit: [`Byte`], [`Utf16`] or [`CodePoint`]. Inside they are bytes; they are converted once,
//!   at the border ([`Analysis::in_units`]).
//! - [`analysis::export`] writes an analysis as text, JSON, tables, W3C Web Annotations, schema.org JSON-LD.
//!   `Analysis::from_json` reads it, [`Analysis::fit`] finds it again in a text that has changed a little, and
//!   [`Analysis::carry`] keeps in a new analysis what editors have checked in an earlier one.
//! - [`html::article`] reads the article of a page.
//!
//! # Features
//!
//! `fr`, `en`, `de`, `es`, `it` and `pt`, the languages of [`builtin`]; `html`; `cli`, the program `selon`. All are on by
//! default; a program that reads French texts wants `default-features = false, features = ["fr"]`.
//!
//! # Examples
//!
//! A pronoun is a source like another; its referent is the fullest mention of who it stands for.
//!
//! ```
//! use selon::builtin::language;
//! use selon::{Options, Span};
//!
//! let article = "Mayor Ann Lee opened the bridge. “It is safe,” she said.";
//! let analysis = selon::annotate(article, language("en")?, &Options::default());
//! let attribution = &analysis.attributions[0];
//! assert_eq!((&*attribution.source.text, &*attribution.content.text), ("she", "“It is safe,”"));
//! assert_eq!(attribution.content.spans, [Span::new(33, 50)]);
//! let referent = attribution.referent.as_ref().expect("she was named before");
//! assert_eq!((&*referent.text, &*referent.spans), ("Mayor Ann Lee", &[Span::new(0, 13)][..]));
//! assert_eq!(analysis.sources[0].name, "Ann Lee, Mayor");
//! # Ok::<(), selon::builtin::UnknownLanguage>(())
//! ```
//!
//! JavaScript counts in UTF-16 units, most annotation tools in code points.
//!
//! ```
//! use selon::builtin::language;
//! use selon::{CodePoint, Options, Span, Utf16};
//!
//! let article = "🌊 La crue est passée, selon la préfète.";
//! let analysis = selon::annotate(article, language("fr")?, &Options::default());
//! assert_eq!(analysis.attributions[0].source.spans, [Span::new(32, 44)]);
//! let utf16 = analysis.clone().in_units::<Utf16>(article);
//! assert_eq!(utf16.attributions[0].source.spans, [Span::new(29, 39)]);
//! let points = analysis.in_units::<CodePoint>(article);
//! assert_eq!(points.attributions[0].source.spans, [Span::new(28, 38)]);
//! # Ok::<(), selon::builtin::UnknownLanguage>(())
//! ```
//!
//! The conditional of rumour cites nobody: the source is empty, and readers are told that the article does not say.
//!
//! ```
//! use selon::attribution::{Construction, Family, SourceType};
//! use selon::builtin::language;
//! use selon::{Options, Span};
//!
//! let article = "Le général aurait été arrêté mardi.";
//! let analysis = selon::annotate(article, language("fr")?, &Options::default());
//! let attribution = &analysis.attributions[0];
//! assert!(attribution.source.spans.is_empty());
//! assert_eq!(attribution.cue.spans, [Span::new(13, 34)]);
//! assert_eq!(attribution.construction, Construction::Rumour);
//! assert_eq!((attribution.source_type, attribution.family), (SourceType::Unspecified, Family::Unspecified));
//! # Ok::<(), selon::builtin::UnknownLanguage>(())
//! ```
//!
//! A higher threshold leaves out what is less sure; what remains can be written for people or for machines.
//!
//! ```
//! use selon::Options;
//! use selon::analysis::export::{Article, Format, render};
//! use selon::builtin::language;
//!
//! let article = "Le général aurait été arrêté mardi.\n\n« La grève est finie », a déclaré le maire Luc Carrel.";
//! let all = selon::annotate(article, language("fr")?, &Options::default());
//! let sure = selon::annotate(article, language("fr")?, &Options { threshold: 0.95 });
//! assert_eq!((all.attributions.len(), sure.attributions.len()), (2, 1));
//! let report = render(&Article::new(article), sure, Format::Text);
//! assert!(report.starts_with("1. le maire Luc Carrel [person]\n   cue: a déclaré\n"), "{report}");
//! # Ok::<(), selon::builtin::UnknownLanguage>(())
//! ```
//!
//! # How it works
//!
//! ```text
//! text ─► blocks ─► quotations ─► tokens ─► tags ─► sentences ─► proposals (lexical) ─► features ─► network
//!      ─► links, repairs ─► referents, types ─► analysis
//! ```
//!
//! A finder of plain constructions proposes attributions by lexicon and structure. What it proposes is among what the
//! network sees of each token; the network says which tokens are source, cue and content. Spans are linked by distance,
//! and structure repairs what a label cannot say. In a language that the network has not learned, the proposals are the
//! result.
//!
//! The crate's wings stand below in the order of the data: a file imports from its own wing and those before it.

#![deny(missing_docs)]

// Small tools that know nothing of text.
#[doc(hidden)]
pub mod base;

// Characters, words, offsets; knows no language.
#[doc(hidden)]
pub mod text;

pub mod attribution;

pub mod analysis;

// What a language is: data.
#[doc(hidden)]
pub mod language;

// An article taken apart: blocks, quotations, tokens, tags, sentences.
#[doc(hidden)]
pub mod document;

// From features to labels.
#[doc(hidden)]
pub mod network;

// From a document to candidates: proposals, features, links, repairs.
#[doc(hidden)]
pub mod finder;

// Who is behind an attribution: referents, types.
#[doc(hidden)]
pub mod sources;

// The stages in order, a bounded piece at a time.
#[doc(hidden)]
pub mod pipeline;

#[cfg(not(target_arch = "wasm32"))]
pub mod builtin;

#[cfg(all(feature = "html", not(target_arch = "wasm32")))]
pub mod html;

// The only wing that knows a browser.
#[cfg(any(target_arch = "wasm32", test))]
mod web;

pub use analysis::Analysis;
pub use pipeline::{Language, Options};
pub use text::span::{Byte, CodePoint, Span, Utf16};

/// Finds the attributions of an article.
pub fn annotate(text: &str, language: Language<'_>, options: &Options) -> Analysis {
    let mut steps = pipeline::Steps::default();
    loop {
        if let Some(analysis) = steps.step(text, language, options) {
            return analysis;
        }
    }
}

/// The examples of the repository's first page run as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
