//! An article's name with its analysis: what collections are made of.

use serde::Serialize;

use super::article::Article;
use crate::analysis::Analysis;

/// One article of several.
#[derive(Serialize)]
pub struct Record<'a, U> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(bound(serialize = ""))]
    analysis: Analysis<U>,
}

impl<'a, U> Record<'a, U> {
    /// An article and its analysis, in whatever unit.
    pub fn of(article: &Article<'a>, analysis: Analysis<U>) -> Self {
        let Article { name, url, headline, .. } = *article;
        Record { id: name, url, headline, text: article.with_text.then_some(article.text), analysis }
    }
}
