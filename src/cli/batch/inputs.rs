//! Where articles come from, one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::cli::shared::reason;

/// Bytes of a file in memory.
const BUFFER: usize = 256 * 1024;

/// Endings of what is read in folders.
const TEXTS: [&str; 4] = ["txt", "html", "htm", "xhtml"];
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// What one article, or one failure, comes from.
pub enum Item {
    /// A text or page, not read yet.
    File(PathBuf),
    /// A line of JSON, not read yet.
    Line { file: Arc<str>, number: usize, bytes: Vec<u8> },
    /// What could not be read at all, and why.
    Missing(String),
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// Everything that some inputs hold, in their order; folders by name.
pub fn items(inputs: Vec<String>) -> impl Iterator<Item = Item> + Send {
    inputs.into_iter().flat_map(|input| source(&input))
}

/// The files that an input names; none for standard input.
pub fn files(input: &str) -> Box<dyn Iterator<Item = Result<PathBuf, String>> + Send> {
    let path = Path::new(input);
    if path.is_dir() {
        return Box::new(below(path));
    }
    if path.exists() || !input.contains(['*', '?', '[']) {
        return Box::new(std::iter::once(Ok(path.to_owned())));
    }
    match glob::glob(input) {
        Ok(paths) => {
            let mut paths = paths.peekable();
            if paths.peek().is_none() {
                return Box::new(std::iter::once(Err(format!("{input}: no file is called so"))));
            }
            let found = paths.flat_map(|path| match path {
                Ok(path) if path.is_dir() => Box::new(below(&path)) as Box<dyn Iterator<Item = _> + Send>,
                path => Box::new(std::iter::once(path.map_err(|error| error.to_string()))),
            });
            Box::new(found)
        }
        Err(error) => Box::new(std::iter::once(Err(format!("{input}: {error}")))),
    }
}

/// The articles' files below a folder.
fn below(folder: &Path) -> impl Iterator<Item = Result<PathBuf, String>> + Send + use<> {
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    entries.filter_map(|entry| match entry {
        Ok(entry) => {
            let is_article = entry.file_type().is_file() && (ends(entry.path(), &TEXTS) || ends(entry.path(), &LINES));
            is_article.then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error.to_string())),
    })
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

fn source(input: &str) -> Items {
    if input == "-" {
        return Box::new(Lines::new("standard input".into(), io::stdin()));
    }
    Box::new(files(input).flat_map(|file| match file {
        Ok(path) if ends(&path, &LINES) => match File::open(&path) {
            Ok(file) => Box::new(Lines::new(path.display().to_string().into(), file)) as Items,
            Err(error) => Box::new(std::iter::once(Item::Missing(format!("{}: {}", path.display(), reason(&error))))),
        },
        Ok(path) => Box::new(std::iter::once(Item::File(path))),
        Err(why) => Box::new(std::iter::once(Item::Missing(why))),
    }))
}

/// The lines of a file that are not empty.
struct Lines<R> {
    name: Arc<str>,
    reader: Option<BufReader<R>>,
    number: usize,
}

impl<R: io::Read> Lines<R> {
    fn new(name: Arc<str>, file: R) -> Self {
        Lines { name, reader: Some(BufReader::with_capacity(BUFFER, file)), number: 0 }
    }
}

impl<R: io::Read> Iterator for Lines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            match self.reader.as_mut()?.read_until(b'\n', &mut bytes) {
                Ok(0) => self.reader = None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Item::Line { file: self.name.clone(), number: self.number, bytes }),
                Err(error) => {
                    self.reader = None;
                    return Some(Item::Missing(format!("{}:{}: {}", self.name, self.number, reason(&error))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let lines = Lines::new("x".into(), "{}\n\n  \r\n[1]\n2".as_bytes());
        let told = lines.map(|item| match item {
            Item::Line { file, number, bytes } => format!("{file}:{number}:{}", String::from_utf8_lossy(&bytes).trim()),
            Item::File(_) | Item::Missing(_) => panic!("a line"),
        });
        assert_eq!(told.collect::<Vec<_>>(), ["x:1:{}", "x:4:[1]", "x:5:2"]);
    }
}
