//! What a release consists of.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::base::archive;
use crate::base::files::{below, files_below};
use crate::base::paths;
use crate::base::process::run;
use crate::base::version;
use crate::build::{npm, wheel, wordpress};
use crate::setup::toolchain::Toolchain;

/// Something that people install.
pub struct Artefact {
    /// What messages call it.
    pub what: &'static str,
    /// Makes it of the distribution in `www/dist` and puts it into a folder; gives the file. Of the same sources it makes the
    /// same bytes.
    pub make: fn(&Path) -> Result<PathBuf>,
}

/// All of them; what takes minutes to build comes last.
pub const ARTEFACTS: [Artefact; 5] = [
    Artefact { what: "site folder", make: site },
    Artefact { what: "npm package", make: package },
    Artefact { what: "plugin for WordPress", make: plugin },
    Artefact { what: "crate", make: source },
    Artefact { what: "Python wheel", make: wheel },
];

/// Those that are put together in seconds.
pub const QUICK: usize = 4;

/// The folder that a site copies.
fn site(folder: &Path) -> Result<PathBuf> {
    let file = folder.join(format!("selon-site-{}.zip", version::own()?));
    let source = paths::copied();
    let files = files_below(&source)?.into_iter().map(|path| {
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        Ok((below(&source, &path), bytes))
    });
    let files = files.collect::<Result<Vec<_>>>()?;
    archive::zip(&file, paths::COPIED, files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))?;
    Ok(file)
}

/// For npm's registry.
fn package(folder: &Path) -> Result<PathBuf> {
    copied(&npm::pack()?, folder)
}

/// For a site's own WordPress.
fn plugin(folder: &Path) -> Result<PathBuf> {
    copied(&wordpress::pack()?, folder)
}

/// For the registry of crates. What is not committed is in it, too: the checksums are of the working tree.
fn source(folder: &Path) -> Result<PathBuf> {
    run(Toolchain::Own.cargo("package").args(["--package", "selon", "--no-verify", "--allow-dirty", "--quiet"]))?;
    copied(&paths::target().join("package").join(format!("selon-{}.crate", version::own()?)), folder)
}

/// For Python's registry.
fn wheel(folder: &Path) -> Result<PathBuf> {
    copied(&wheel::build()?, folder)
}

fn copied(file: &Path, folder: &Path) -> Result<PathBuf> {
    let copy = folder.join(file.file_name().unwrap_or_default());
    fs::copy(file, &copy).with_context(|| file.display().to_string())?;
    Ok(copy)
}
