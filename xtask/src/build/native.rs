//! The engine for this machine, as programs that the build and the tests call: the engine is no part of this one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

use crate::base::paths;
use crate::base::process::{output, run, say};
use crate::setup::toolchain::Toolchain;

/// A cargo subcommand on the engine's crate with what all of these have in common: it is compiled once for them.
pub fn cargo(subcommand: &str) -> Command {
    let mut cargo = Toolchain::Own.cargo(subcommand);
    cargo.args(["--package", "selon", "--features", "typescript,schema"]);
    cargo
}

/// Whether the engine's tests are compiled, too.
static BESIDE_TESTS: AtomicBool = AtomicBool::new(false);

/// From now on programs are compiled as the tests are, whose libraries ask for more of those that both have: else the
/// engine would be compiled once for each.
pub fn beside_tests() {
    BESIDE_TESTS.store(true, Ordering::Relaxed);
}

/// The engine's programs, compiled.
pub struct Programs {
    folder: PathBuf,
}

/// Compiles the programs.
///
/// # Errors
/// If they do not compile.
pub fn programs() -> Result<Programs> {
    say("compiling the engine for this machine");
    let tests: &[&str] = if BESIDE_TESTS.load(Ordering::Relaxed) { &["--test", "cli"] } else { &[] };
    run(cargo("build").arg("--bins").args(tests)).context("the engine does not compile for this machine")?;
    Ok(Programs { folder: paths::target().join("debug") })
}

/// What a browser loads beside the engine.
pub struct Packs {
    /// The languages' tags, in the order of the registry.
    pub languages: Vec<String>,
    /// Names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Programs {
    /// The command line.
    pub fn selon(&self) -> PathBuf {
        self.folder.join(format!("selon{}", std::env::consts::EXE_SUFFIX))
    }

    /// The TypeScript declarations of an analysis.
    ///
    /// # Errors
    /// If the program fails.
    pub fn declarations(&self) -> Result<Vec<u8>> {
        output(&mut Command::new(self.folder.join("declarations")))
    }

    /// The JSON Schema of an analysis.
    ///
    /// # Errors
    /// If the program fails.
    pub fn schema(&self) -> Result<Vec<u8>> {
        output(&mut Command::new(self.folder.join("schema")))
    }

    /// The languages' packs and the network.
    ///
    /// # Errors
    /// If the program fails or a file cannot be read.
    pub fn packs(&self) -> Result<Packs> {
        let folder = paths::target().join("packs");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let tags = output(Command::new(self.selon()).arg("pack").arg(&folder))?;
        let languages = String::from_utf8(tags)?.lines().map(str::to_owned).collect();
        Ok(Packs { languages, files: files(&folder)? })
    }
}

/// The files of a folder by name.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let entries = fs::read_dir(folder)?;
    entries
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?))
        })
        .collect()
}
