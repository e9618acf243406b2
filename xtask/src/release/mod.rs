//! `cargo xtask release`: everything that a version consists of, in one folder, with checksums and a bill of materials.
//! Nothing is published.

mod artefacts;
mod changelog;
mod file;
mod sbom;
pub mod test;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::base::paths;
use crate::base::process::say;
use crate::base::version;
use crate::build::dist;
use artefacts::{ARTEFACTS, Artefact};
use file::File;

/// The names and checksums of all other files, as `sha256sum --check` reads them.
const SUMS: &str = "SHA256SUMS";

/// Makes a release of the working tree in `folder`, by default below cargo's target folder, in place of what was there.
///
/// # Errors
/// If `CHANGELOG.md` says nothing of the version, or something cannot be made.
pub fn release(folder: Option<PathBuf>) -> Result<()> {
    changelog::check()?;
    dist::build()?;
    let folder = folder.unwrap_or_else(|| paths::target().join("artefacts"));
    for (name, bytes) in gather(&folder, &ARTEFACTS)? {
        println!("{name:<40}{bytes:>12} bytes");
    }
    say(format_args!("a release of {} lies in {}; nothing is published", version::own()?, folder.display()));
    Ok(())
}

/// Makes these artefacts of the distribution in `www/dist`, the bill of materials and the checksums; gives names and sizes.
fn gather(folder: &Path, artefacts: &[Artefact]) -> Result<Vec<(String, u64)>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let version = version::own()?;
    let mut files = Vec::new();
    for artefact in artefacts {
        let made = (artefact.make)(folder).with_context(|| format!("the {}", artefact.what))?;
        files.push(File::read(&made)?);
    }
    let bill = folder.join(format!("selon-{version}.cdx.json"));
    fs::write(&bill, sbom::write(&version, &files)?)?;
    files.push(File::read(&bill)?);
    let sums: String = files.iter().map(|file| format!("{}  {}\n", file.sha256, file.name)).collect();
    fs::write(folder.join(SUMS), sums)?;
    Ok(files.into_iter().map(|file| (file.name, file.bytes)).collect())
}
