//! What is known of an article beside its analysis.

use uuid::Uuid;

use crate::analysis::Attributed;
use crate::attribution::Family;
use crate::text::span::Byte;

/// An article as it is exported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Article<'a> {
    /// The text that was analysed.
    pub text: &'a str,
    /// Its file, or its name in the collection that it is from; may be empty.
    pub name: &'a str,
    /// Where readers find it.
    pub url: Option<&'a str>,
    /// Its headline.
    pub headline: Option<&'a str>,
    /// When it was analysed: date and time of RFC 3339.
    pub created: Option<&'a str>,
    /// Whether the text was read off a page: then its offsets are not those of what `url` gives.
    pub is_page: bool,
    /// Whether the text itself is exported in the formats that have room for it.
    pub with_text: bool,
}

impl<'a> Article<'a> {
    /// An article of which nothing but its text is known.
    pub fn new(text: &'a str) -> Self {
        Article { text, ..Article::default() }
    }

    /// Its address, or else a name that is its text's alone.
    pub fn iri(&self) -> String {
        self.url.map_or_else(|| urn(&[self.text]), str::to_owned)
    }
}

/// A name made of some words: the same words have the same name.
pub fn urn(words: &[&str]) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, words.join("\n").as_bytes()).urn().to_string()
}

/// Who said it, if the article names the source: what readers are told of it.
pub fn named(a: &Attributed<Byte>) -> Option<&str> {
    let is_named = a.family == Family::Identified && a.source_id.is_some() && !a.name.is_empty();
    is_named.then_some(a.name.as_str())
}
