//! Two releases of the same sources in two folders: the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::artefacts::{ARTEFACTS, QUICK};
use super::{SUMS, changelog, gather};
use crate::base::files::{below, files_below};
use crate::base::paths;
use crate::base::process::run;

/// Makes what is quick to put together twice, and compares. What takes minutes to compile is left to whoever releases.
///
/// # Errors
/// If something cannot be made, a checksum is wrong or a byte differs.
pub fn test() -> Result<()> {
    changelog::check()?;
    let folders = ["one", "other"].map(|name| paths::target().join("tmp/release").join(name));
    let mut releases = Vec::new();
    for folder in &folders {
        gather(folder, &ARTEFACTS[..QUICK])?;
        if let Some(program) = paths::executable("sha256sum") {
            run(Command::new(program).args(["--check", "--quiet", SUMS]).current_dir(folder))?;
        }
        releases.push(contents(folder)?);
    }
    let [one, other] = [&releases[0], &releases[1]];
    ensure!(one.len() == QUICK + 2, "not all is there: {:?}", one.keys());
    for (name, bytes) in one {
        ensure!(other.get(name) == Some(bytes), "{name} differs between two releases of the same sources");
    }
    Ok(())
}

fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    files_below(folder)?.iter().map(|file| Ok((below(folder, file), fs::read(file)?))).collect()
}
