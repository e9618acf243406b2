//! `cargo xtask bench`: how fast Selon is, alone and beside what one would pick instead.

mod archive;
#[path = "../../../benches/articles.rs"]
mod articles;
mod browser;
mod machine;
mod measured;
mod native;
mod report;
mod spacy;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};

use crate::base::paths;
use crate::base::process::say;

/// Articles of each language, and about how many bytes each has: 1,000 words.
const ARTICLES: u32 = 10;
const ARTICLE_BYTES: usize = 6_200;

/// How often what starts anew each time is measured.
const RUNS: usize = 5;

/// Where the results go.
const REPORT: &str = "docs/benchmarks.md";

/// Measures everything, prints the tables and writes them to the repository.
///
/// # Errors
/// If something cannot be built or measured; spaCy and what is built on it alone may be missing.
pub fn bench() -> Result<()> {
    let machine = machine::describe();
    let native = native::measure()?;
    let archive = archive::measure(RUNS, articles::article)?;
    let file = write_articles()?;
    let browser = browser::measure(&file)?;
    let peers = [&spacy::PARSE, &spacy::QUOTATIONS].map(|peer| {
        let measured = spacy::measure(peer, &file, RUNS);
        measured.inspect_err(|error| say(format_args!("going without {}: {error:#}", peer.name))).ok()
    });
    let report = report::markdown(&machine, &native, &archive, &browser, &peers)?;
    println!("{report}");
    fs::write(paths::root().join(REPORT), report)?;
    say(format_args!("written to {REPORT}"));
    Ok(())
}

/// Writes the articles that all tools get into a file.
fn write_articles() -> Result<PathBuf> {
    let article = |lang: &str, number| json!({ "lang": lang, "text": articles::article(lang, number, ARTICLE_BYTES) });
    let all: Vec<Value> = ["fr", "en"].iter().flat_map(|lang| (0..ARTICLES).map(|at| article(lang, at))).collect();
    let folder = paths::target().join("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join("articles.json");
    fs::write(&file, json!({ "articles": all, "runs": RUNS }).to_string())?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_as_long_as_asked_for_and_differ() {
        for lang in ["fr", "en"] {
            let [one, other] = [1, 2].map(|number| articles::article(lang, number, 5_000));
            assert_ne!(one, other);
            assert_eq!(one, articles::article(lang, 1, 5_000));
            assert!((5_000..8_000).contains(&one.len()), "{}", one.len());
            assert!(!one.contains("->") && !one.contains("=="), "{one}");
        }
    }
}
