//! Bytes to an article: text as it is, or what is read of a page.

use std::path::Path;

use selon::html;
use selon::language::detect;
use selon::{Language, builtin};

use super::options::Reading;
use super::shared::line_at;

/// An article that was read.
pub struct Read {
    pub text: String,
    /// The language it is in, or "und".
    pub lang: String,
    pub headline: Option<String>,
    /// The address that the page gives as its own.
    pub url: Option<String>,
    pub is_page: bool,
}

impl Read {
    /// An article that is text. `declared`: the tag of the language that it is said to be in, or nothing.
    pub fn text(text: String, declared: &str) -> Read {
        let lang = detect::overrule(&text, declared).to_owned();
        Read { text, lang, headline: None, url: None, is_page: false }
    }

    /// The article of a page.
    ///
    /// # Errors
    /// If there is none.
    pub fn page(page: &str, reading: &Reading) -> Result<Read, String> {
        let found = html::article(page, reading.body.as_ref()).map_err(|error| error.to_string())?;
        let html::Article { text, lang, headline, url } = found;
        Ok(Read { text, lang, headline, url, is_page: true })
    }

    /// The article in a file of some name.
    ///
    /// # Errors
    /// If the bytes are no text, or a page has no article; the message begins with the name.
    pub fn bytes(name: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Read, String> {
        if is_page(name, &bytes) {
            let page = html::decode(&bytes).ok_or_else(|| not_text(name, &bytes))?;
            return Read::page(&page, reading).map_err(|error| format!("{name}: {error}"));
        }
        let text = String::from_utf8(bytes).map_err(|error| not_text(name, error.as_bytes()))?;
        if text.contains('\0') {
            return Err(format!("{name}: is a binary file, not text"));
        }
        Ok(Read::text(text, ""))
    }

    /// What reads the article: the language asked for, or else its own.
    ///
    /// # Errors
    /// If Selon does not read it.
    pub fn language(&self, reading: &Reading) -> Result<Language<'static>, String> {
        let tag = reading.lang.asked().unwrap_or(&self.lang);
        builtin::language(tag).map_err(|error| match tag {
            "und" => {
                let known: Vec<&str> = builtin::LANGUAGES.iter().map(|files| files.tag).collect();
                format!("in no language that Selon reads ({}); --lang TAG reads it all the same", known.join(", "))
            }
            _ => error.to_string(),
        })
    }
}

/// Whether a file is a page: by its ending, or else by how it begins.
fn is_page(name: &str, bytes: &[u8]) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_ascii_lowercase());
    if ending.is_some_and(|ending| ["html", "htm", "xhtml"].iter().any(|known| ending == *known)) {
        return true;
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let opens = |tag: &str| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    opens("<!doctype html") || opens("<html")
}

fn not_text(name: &str, bytes: &[u8]) -> String {
    if bytes.contains(&0) {
        return format!("{name}: is a binary file, not text");
    }
    let end = std::str::from_utf8(bytes).err().map_or(bytes.len(), |error| error.valid_up_to());
    let line = line_at(bytes, end);
    format!("{name}:{line}: not UTF-8 (byte {end})")
}
