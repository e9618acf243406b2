//! An analysis as text, JSON, a table, or in the words of a standard. Native only: the browser gets objects.

pub mod article;
mod ninjs;
mod people;
mod record;
mod schema_org;
mod table;
mod web_annotation;

use std::str::FromStr;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::text::span::{Byte, CodePoint, Utf16};
pub use article::Article;

/// How the command line prints an analysis. `docs/formats.md` has an example of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: one paragraph an attribution.
    Text,
    /// [`Analysis`] with offsets in UTF-16 units, as in the browser.
    Json,
    /// A line of JSON an article: its name and its analysis, with offsets in code points.
    JsonLines,
    /// A row an attribution, for spreadsheets; offsets in code points.
    Csv,
    /// The same, its columns parted by tabs, for programs that read lines.
    Tsv,
    /// A W3C Web Annotation page; offsets in code points, as its TextPositionSelector wants.
    WebAnnotation,
    /// A schema.org NewsArticle with its quotations and claims, in JSON-LD.
    SchemaOrg,
    /// An IPTC ninjs item with its sources.
    Ninjs,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 8] = [
        Format::Text,
        Format::Json,
        Format::JsonLines,
        Format::Csv,
        Format::Tsv,
        Format::WebAnnotation,
        Format::SchemaOrg,
        Format::Ninjs,
    ];

    /// The format's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::JsonLines => "jsonl",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::WebAnnotation => "web-annotation",
            Format::SchemaOrg => "schema-org",
            Format::Ninjs => "ninjs",
        }
    }

    /// Whether it is one JSON document.
    fn is_document(self) -> bool {
        matches!(self, Format::Json | Format::WebAnnotation | Format::SchemaOrg | Format::Ninjs)
    }

    /// Whether it is published beside the article: what is shown there as somebody's words must be theirs.
    pub fn is_published(self) -> bool {
        matches!(self, Format::SchemaOrg | Format::Ninjs)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Format::ALL.map(Format::name).join(", ");
        let found = Format::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| format!("unknown format {name:?}: known are {}", known()))
    }
}

/// The analysis of one article in the format asked for, with a line break at its end.
pub fn render(article: &Article<'_>, analysis: Analysis<Byte>, format: Format) -> String {
    let mut series = Series::new(format, false);
    series.add(article, analysis) + series.end()
}

/// Articles in one format, one behind the other. What is given back is to be written in that order.
#[derive(Clone, Debug)]
pub struct Series {
    format: Format,
    is_several: bool,
    is_open: bool,
}

impl Series {
    /// The articles are one, or several: these are an array in the formats that are one JSON document.
    pub fn new(format: Format, is_several: bool) -> Self {
        Series { format, is_several, is_open: false }
    }

    /// The next article, with what comes before it.
    pub fn add(&mut self, article: &Article<'_>, analysis: Analysis<Byte>) -> String {
        let is_first = !std::mem::replace(&mut self.is_open, true);
        let item = match self.format {
            Format::Text if self.is_several => format!("== {}\n\n{}\n", article.name, people::told(&analysis)),
            Format::Json if self.is_several => {
                pretty(&record::Record::of(article, analysis.in_units::<Utf16>(article.text)))
            }
            format => item(article, analysis, format),
        };
        let before = match (self.is_array(), is_first) {
            (true, true) => "[\n".to_owned(),
            (true, false) => ",\n".to_owned(),
            (false, true) => head(self.format),
            (false, false) => String::new(),
        };
        let behind = if self.format.is_document() && !self.is_several { "\n" } else { "" };
        before + &item + behind
    }

    /// What comes behind the last article.
    pub fn end(&self) -> &'static str {
        match (self.is_array(), self.is_open) {
            (true, true) => "\n]\n",
            (true, false) => "[]\n",
            (false, _) => "",
        }
    }

    fn is_array(&self) -> bool {
        self.is_several && self.format.is_document()
    }
}

/// What comes before the first article: the names of a table's columns.
pub fn head(format: Format) -> String {
    match format {
        Format::Csv => table::head(table::Kind::Commas),
        Format::Tsv => table::head(table::Kind::Tabs),
        _ => String::new(),
    }
}

/// One article of a format, without what comes before and behind.
pub fn item(article: &Article<'_>, analysis: Analysis<Byte>, format: Format) -> String {
    match format {
        Format::Text => people::told(&analysis),
        Format::Json => pretty(&analysis.in_units::<Utf16>(article.text)),
        Format::JsonLines => line(&record::Record::of(article, analysis.in_units::<CodePoint>(article.text))) + "\n",
        Format::Csv => table::rows(article, analysis, table::Kind::Commas),
        Format::Tsv => table::rows(article, analysis, table::Kind::Tabs),
        Format::WebAnnotation => pretty(&web_annotation::page(article, analysis)),
        Format::SchemaOrg => pretty(&schema_org::news_article(article, &analysis)),
        Format::Ninjs => pretty(&ninjs::item(article, &analysis)),
    }
}

/// # Panics
/// Never: what is exported has nothing that JSON cannot say.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("what is exported is JSON")
}

/// # Panics
/// Never: see [`pretty`].
fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("what is exported is JSON")
}
