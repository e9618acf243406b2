//! The bench page: Selon and its peers in headless Chromium.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::CHROMIUM;
use crate::process::{output, run, say};
use crate::stamp::Stamp;
use crate::{dist, paths};

/// Builds the distribution, installs the peers, and measures them on the articles of a file.
///
/// # Errors
/// If something cannot be built or installed, or the page fails.
pub fn measure(articles: &Path) -> Result<Value> {
    dist::build()?;
    let chromium = CHROMIUM.find()?;
    let folder = paths::root().join("benches/browser");
    install_peers(&folder)?;
    say("measuring in Chromium: some minutes");
    let mut node = Command::new("node");
    node.arg(folder.join("bench.mjs")).current_dir(paths::root());
    node.env("SELON_BENCH", articles).env("SELON_DIST", paths::dist()).env("SELON_BROWSER_PATH", chromium);
    node.env("SELON_ENGINE", paths::target().join("bindgen/engine.js")).env("SELON_TOOLS", paths::www());
    serde_json::from_slice(&output(&mut node)?).context("benches/browser/bench.mjs did not print JSON")
}

fn install_peers(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json")).context("benches/browser/package-lock.json")?;
    Stamp::new(folder.join("node_modules/.installed-lock"), lock).make(|| {
        say("installing what Selon is measured against");
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(npm.current_dir(folder)).context("the peers could not be installed")
    })
}
