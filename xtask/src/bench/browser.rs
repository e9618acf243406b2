//! The bench page: Selon and its peers in headless Chromium.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::base::paths;
use crate::base::process::{output, say};
use crate::build::dist;
use crate::setup::browser::CHROMIUM;
use crate::setup::node;

/// Builds the distribution, installs the peers, and measures them on the articles of a file.
///
/// # Errors
/// If something cannot be built or installed, or the page fails.
pub fn measure(articles: &Path) -> Result<Value> {
    dist::build()?;
    let chromium = CHROMIUM.find()?;
    let folder = paths::root().join("benches/browser");
    node::install(&folder, "what Selon is measured against")?;
    say("measuring in Chromium: some minutes");
    let mut page = Command::new("node");
    page.arg(folder.join("bench.mjs")).current_dir(paths::root());
    page.env("SELON_BENCH", articles).env("SELON_DIST", paths::dist()).env("SELON_BROWSER_PATH", chromium);
    page.env("SELON_MADE", paths::made());
    serde_json::from_slice(&output(&mut page)?).context("benches/browser/bench.mjs did not print JSON")
}
