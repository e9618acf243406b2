//! One article: read, annotated, written.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use selon::analysis::export::{Article, Format, item};
use selon::{CodePoint, Options};

use super::columns::Columns;
use super::inputs::Item;
use crate::cli::article::Read;
use crate::cli::options::Reading;
use crate::cli::shared::reason;

/// What is made of an item.
pub struct Outcome {
    /// Lines to write, or what is wrong with the item.
    pub result: Result<String, String>,
    /// Bytes read.
    pub bytes: u64,
}

/// How items are worked on.
pub struct Worker {
    pub reading: Reading,
    pub options: Options,
    pub format: Format,
    pub with_text: bool,
}

impl Worker {
    /// Annotates an item, and survives whatever is in it.
    pub fn work(&self, item: Item) -> Outcome {
        match item {
            Item::Missing(why) => Outcome { result: Err(why), bytes: 0 },
            Item::File(path) => self.file(&path),
            Item::Line { file, number, bytes } => {
                let place = format!("{file}:{number}");
                Outcome { result: guarded(&place, || self.line(&bytes)), bytes: bytes.len() as u64 }
            }
        }
    }

    fn file(&self, path: &Path) -> Outcome {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Err(error) => Outcome { result: Err(format!("{name}: {}", reason(&error))), bytes: 0 },
            Ok(bytes) => {
                let size = bytes.len() as u64;
                // What is wrong with the bytes is told with their line.
                let read = Read::bytes(&name, bytes, &self.reading);
                let result = read.and_then(|read| guarded(&name, || self.whole(&name, &read)));
                Outcome { result, bytes: size }
            }
        }
    }

    /// A text or page: its columns are those of [`selon::analysis::export`].
    fn whole(&self, name: &str, read: &Read) -> Result<String, String> {
        let language = read.language(&self.reading)?;
        let (url, headline) = (read.url.as_deref(), read.headline.as_deref());
        let (text, with_text) = (read.text.as_str(), self.with_text);
        let article = Article { text, name, url, headline, is_page: read.is_page, with_text, ..Article::default() };
        Ok(item(&article, selon::annotate(text, language, &self.options), self.format))
    }

    /// A line of JSON: its columns are kept.
    fn line(&self, bytes: &[u8]) -> Result<String, String> {
        let line = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8 (byte {})", error.valid_up_to()))?;
        let mut columns: Columns = serde_json::from_str(line).map_err(|error| told(&error))?;
        let declared = columns.text("lang")?.unwrap_or_default();
        let read = match (columns.text("text")?, columns.text("html")?) {
            (Some(text), _) => Read::text(text, &declared),
            (None, Some(page)) => Read::page(&page, &self.reading)?,
            (None, None) => return Err("no column \"text\", nor \"html\"".to_owned()),
        };
        let language = read.language(&self.reading)?;
        let analysis = selon::annotate(&read.text, language, &self.options);
        if self.format != Format::JsonLines {
            let article = Article { name: &columns.written("id"), ..Article::new(&read.text) };
            return Ok(item(&article, analysis, self.format));
        }
        columns.remove(&["text", "html", "analysis"]);
        let added = if self.with_text { columns.add("text", &read.text) } else { Ok(()) };
        let added = added.and_then(|()| columns.add("analysis", &analysis.in_units::<CodePoint>(&read.text)));
        let line = added.and_then(|()| serde_json::to_string(&columns)).map_err(|error| error.to_string())?;
        Ok(line + "\n")
    }
}

/// What is wrong with a line of JSON, without the line's number, which is another in its file.
fn told(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let what = whole.split(" at line ").next().unwrap_or_default();
    format!("{what} (column {})", error.column())
}

/// What `work` gives, its failure told with the place. One article on which the engine breaks must not take the others
/// with it.
fn guarded(place: &str, work: impl FnOnce() -> Result<String, String>) -> Result<String, String> {
    let done = catch_unwind(AssertUnwindSafe(work));
    let done = done.unwrap_or_else(|_| Err("Selon breaks on it; please report that".to_owned()));
    done.map_err(|why| format!("{place}: {why}"))
}
