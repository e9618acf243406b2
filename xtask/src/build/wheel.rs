//! The Python package: one file for every Python from 3.10 on.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::base::paths;
use crate::base::process::{run, say};
use crate::setup::python;

const MATURIN: &str = "maturin==1.16.*";

/// What makes the compiler fast instead of the program.
const HASTE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Builds it into `target/wheels`, in place of what was there; gives the file.
///
/// # Errors
/// If it does not build, or the tool for it cannot be had.
pub fn build() -> Result<PathBuf> {
    built(&[])
}

/// As [`build`], in a third of the time: slower, and the same otherwise.
///
/// # Errors
/// As [`build`].
pub fn build_in_haste() -> Result<PathBuf> {
    built(&HASTE)
}

fn built(settings: &[(&str, &str)]) -> Result<PathBuf> {
    let maturin = python::environment("maturin", &[MATURIN])?.join("maturin");
    let folder = paths::target().join("wheels");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    say("building the Python package");
    let manifest = paths::root().join("python/Cargo.toml");
    let mut maturin = Command::new(maturin);
    maturin.args(["build", "--release", "--manifest-path"]).arg(manifest).arg("--out").arg(&folder);
    run(maturin.envs(settings.iter().copied()))?;
    let mut files = fs::read_dir(&folder)?;
    Ok(files.next().context("maturin has left no wheel")??.path())
}
