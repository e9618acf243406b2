//! Attributions as rows of a table. Offsets count code points.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::article::{Article, named};
use crate::analysis::{Analysis, Attributed};
use crate::text::span::{Byte, CodePoint, Span};

/// The columns.
const COLUMNS: [&str; 19] = [
    "article",
    "attribution",
    "name",
    "type",
    "family",
    "source",
    "referent",
    "cue",
    "content",
    "quotation",
    "construction",
    "confidence",
    "lang",
    "source_start",
    "source_end",
    "cue_start",
    "cue_end",
    "content_start",
    "content_end",
];

/// What parts the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// RFC 4180, opened by a byte order mark: without it spreadsheets take the text for another encoding.
    Commas,
    /// A line a row, whatever it holds: tabs and line breaks of the text are spaces.
    Tabs,
}

/// The names of the columns.
pub fn head(kind: Kind) -> String {
    let names = written(std::iter::once(COLUMNS.map(str::to_owned)), kind);
    if kind == Kind::Commas { format!("\u{feff}{names}") } else { names }
}

/// A row for each attribution.
pub fn rows(article: &Article<'_>, analysis: Analysis<Byte>, kind: Kind) -> String {
    let lang = analysis.lang.clone();
    let names: Vec<String> = analysis.attributions.iter().map(|a| named(a).unwrap_or_default().to_owned()).collect();
    let found = analysis.in_units::<CodePoint>(article.text).attributions;
    written(found.iter().zip(&names).map(|(a, name)| row(article.name, &lang, name, a)), kind)
}

/// # Panics
/// Never: rows are of one length, and a vector takes whatever is written to it.
fn written(rows: impl Iterator<Item = [String; COLUMNS.len()]>, kind: Kind) -> String {
    let mut writer = WriterBuilder::new();
    match kind {
        Kind::Commas => writer.terminator(Terminator::CRLF),
        Kind::Tabs => writer.delimiter(b'\t').quote_style(QuoteStyle::Never),
    };
    let mut writer = writer.from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.map(|cell| safe(cell, kind))).expect("rows are of one length");
    }
    let bytes = writer.into_inner().expect("a vector takes whatever is written to it");
    String::from_utf8(bytes).expect("texts are UTF-8")
}

fn row(article: &str, lang: &str, name: &str, a: &Attributed<CodePoint>) -> [String; COLUMNS.len()] {
    let json = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let [source, cue, content] = [&a.source, &a.cue, &a.content].map(|passage| ends(&passage.spans));
    let referent = a.referent.as_ref().map(|referent| referent.text.clone()).unwrap_or_default();
    let [[source_start, source_end], [cue_start, cue_end], [content_start, content_end]] = [source, cue, content];
    [
        article.to_owned(),
        (a.id + 1).to_string(),
        name.to_owned(),
        a.source_type.name().to_owned(),
        a.family.name().to_owned(),
        a.source.text.clone(),
        referent,
        a.cue.text.clone(),
        a.content.text.clone(),
        json(serde_json::to_value(a.quotation)),
        json(serde_json::to_value(a.construction)),
        format!("{:.3}", a.confidence),
        lang.to_owned(),
        source_start,
        source_end,
        cue_start,
        cue_end,
        content_start,
        content_end,
    ]
}

/// Where the first of some spans starts and the last ends; nothing if there is none.
fn ends(spans: &[Span<CodePoint>]) -> [String; 2] {
    let (first, last) = (spans.first().map(|span| span.start), spans.last().map(|span| span.end));
    [first, last].map(|offset| offset.map_or(String::new(), |offset| offset.to_string()))
}

/// A cell that a spreadsheet takes for text: what starts like a formula has an apostrophe before it.
fn safe(cell: String, kind: Kind) -> String {
    match kind {
        Kind::Commas if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{cell}"),
        Kind::Commas => cell,
        Kind::Tabs => cell.replace(['\t', '\n', '\r', '\u{2028}', '\u{2029}', '\u{85}'], " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_a_row_is_a_line() {
        assert_eq!(safe("=HYPERLINK(\"x\")".to_owned(), Kind::Commas), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("a=b".to_owned(), Kind::Commas), "a=b");
        assert_eq!(safe("=a\tb\r\nc".to_owned(), Kind::Tabs), "=a b  c");
    }
}
