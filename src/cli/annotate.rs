//! `selon annotate` and `selon text`: some articles, each read whole.

use std::time::{Duration, SystemTime};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use selon::Options;
use selon::analysis::export::{Article, Format, Series};

use super::article::Read;
use super::keep;
use super::options::Reading;
use super::shared::{Failure, input, print, tell};

/// What `selon annotate` is given.
#[derive(Args)]
pub struct Annotate {
    /// Texts and pages (.html, .htm, .xhtml); - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    reading: Reading,
    /// How to print what is found; docs/formats.md has an example of each
    #[arg(long, default_value = "text", value_parser = formats(&Format::ALL))]
    format: Format,
    /// The article's address, for the formats that give it; without it, the one that a page gives as its own
    #[arg(long, value_name = "URL", value_parser = address)]
    url: Option<String>,
    /// Keep what editors checked in an earlier analysis of the article (JSON)
    #[arg(long, value_name = "FILE")]
    keep: Option<String>,
    /// Print the text with the analysis, in the formats that have room for it
    #[arg(long)]
    with_text: bool,
}

/// What `selon text` is given.
#[derive(Args)]
pub struct Text {
    /// A text or page; - for standard input
    file: String,
    #[command(flatten)]
    reading: Reading,
}

/// Reads one of some formats.
pub fn formats(known: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    PossibleValuesParser::new(known.iter().map(|format| format.name())).try_map(|name| name.parse::<Format>())
}

fn address(value: &str) -> Result<String, String> {
    let (scheme, rest) = value.split_once(':').unwrap_or_default();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let is_address =
        is_scheme && !rest.is_empty() && !value.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    is_address
        .then(|| value.to_owned())
        .ok_or_else(|| "not a whole address, such as https://example.org/news".to_owned())
}

impl Annotate {
    /// Prints the articles that can be read, and tells of the others.
    pub fn run(self) -> Result<(), Failure> {
        if self.url.is_some() && self.files.len() > 1 {
            return Err(Failure::Usage("--url is the address of one article, and there are several".to_owned()));
        }
        if self.keep.is_some() && self.files.len() > 1 {
            return Err(Failure::Usage("--keep is an analysis of one article, and there are several".to_owned()));
        }
        let created = now();
        let default = if self.format.is_published() { Options::READERS } else { Options::EDITORS };
        let options = self.reading.threshold.or(default);
        let mut series = Series::new(self.format, self.files.len() > 1);
        let mut has_failed = false;
        for file in &self.files {
            match self.one(file, &mut series, &options, &created) {
                Ok(shown) => print(shown.as_bytes())?,
                Err(Failure::Input(reason)) => {
                    tell(&reason);
                    has_failed = true;
                }
                Err(other) => return Err(other),
            }
        }
        print(series.end().as_bytes())?;
        if has_failed { Err(Failure::Told) } else { Ok(()) }
    }

    fn one(&self, file: &str, series: &mut Series, options: &Options, created: &str) -> Result<String, Failure> {
        let read = Read::bytes(file, input(file)?, &self.reading)?;
        let language = read.language(&self.reading).map_err(|reason| format!("{file}: {reason}"))?;
        let article = Article {
            text: &read.text,
            name: file,
            url: self.url.as_deref().or(read.url.as_deref()),
            headline: read.headline.as_deref(),
            created: Some(created),
            is_page: read.is_page,
            with_text: self.with_text,
        };
        let mut analysis = selon::annotate(&read.text, language, options);
        if let Some(earlier) = &self.keep {
            keep::keep(&mut analysis, earlier, &read.text)?;
        }
        Ok(series.add(&article, analysis))
    }
}

impl Text {
    /// Prints what is read.
    pub fn run(self) -> Result<(), Failure> {
        let read = Read::bytes(&self.file, input(&self.file)?, &self.reading)?;
        print(read.text.as_bytes())
    }
}

/// The time, or the one that `SOURCE_DATE_EPOCH` gives to make results that can be compared.
fn now() -> String {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let time = fixed.map_or_else(SystemTime::now, |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
    humantime::format_rfc3339_seconds(time).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole() {
        assert!(address("https://example.org/a?b#c").is_ok() && address("urn:isbn:1").is_ok());
        for wrong in ["example.org/a", "/a", "https://example.org/a b", "ht tp://a", ":a", "mailto:"] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
