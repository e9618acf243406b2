//! The plugin for WordPress: what is written for it in `integrations/wordpress`, and beside it the distribution's files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::dist;
use crate::base::archive;
use crate::base::files::{below, files_below};
use crate::base::paths;
use crate::base::process::say;
use crate::base::version;

/// What a site's developers want of the distribution, and a plugin does not.
const LEFT_OUT: [&str; 2] = ["selon/selon.d.ts", "selon/integrity.json"];

/// The review desk's parts that the editor's sidebar is made of, beside its words.
const DESK: [&str; 9] = [
    "parts/ui.js",
    "review/bench.js",
    "review/card.js",
    "review/dom.js",
    "review/editor.js",
    "review/engine.js",
    "review/form.js",
    "review/passage.js",
    "review/work.js",
];

/// What goes with everything that is given to others.
const LEGAL: [&str; 3] = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"];

/// Builds the distribution and makes the plugin of it; gives the zip.
///
/// # Errors
/// If something does not build.
pub fn build() -> Result<PathBuf> {
    dist::build()?;
    pack()
}

/// Makes the plugin of the distribution in `www/dist`: the same bytes each time. Gives the zip.
///
/// # Errors
/// If a file is not there, or the zip cannot be written.
pub fn pack() -> Result<PathBuf> {
    let version = version::own()?;
    let folder = paths::target().join("wordpress");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("selon-wordpress-{version}.zip"));
    let files = files(&version)?;
    archive::zip(&file, "selon", files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))?;
    say(format_args!("{} files, {} bytes, in {}", files.len(), fs::metadata(&file)?.len(), file.display()));
    Ok(file)
}

/// The plugin's files by their paths in it.
fn files(version: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let assets = |name: &str| format!("assets/{version}/{name}");
    let own = paths::root().join("integrations/wordpress");
    for file in files_below(&own)? {
        let name = below(&own, &file);
        // What browsers load lies below the version; what the server runs does not.
        let name = if name.starts_with("editor/") { assets(&name) } else { name };
        files.insert(name, versioned(&file, version)?);
    }
    let dist = paths::dist();
    for file in files_below(&dist)? {
        let name = below(&dist, &file);
        let is_desk = DESK.contains(&name.as_str()) || name == "review/review.css";
        let is_words = name.starts_with("review/") && name.ends_with(".json");
        if is_desk || is_words || name.starts_with("selon/") && !LEFT_OUT.contains(&name.as_str()) {
            files.insert(assets(&name), read(&file)?);
        }
    }
    // By which both server and browsers tell what is prose.
    files.insert(assets("prose.json"), read(&paths::widget().join("prose.json"))?);
    for name in LEGAL {
        files.insert(name.to_owned(), read(&paths::root().join(name))?);
    }
    for name in DESK {
        files.get(&assets(name)).with_context(|| format!("the distribution has no {name}"))?;
    }
    Ok(files)
}

/// A file of ours, in which `{version}` stands for the version.
fn versioned(file: &Path, version: &str) -> Result<Vec<u8>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(text.replace("{version}", version).into_bytes())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
}
