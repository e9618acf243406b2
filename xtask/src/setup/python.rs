//! Programs written for Python, each in an environment of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use crate::base::paths;
use crate::base::process::{answer, run, say};
use crate::base::stamp::Stamp;

/// The folder of the programs of an environment with these packages, made if it is not there.
///
/// # Errors
/// If there is no Python or the packages cannot be had.
pub fn environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = paths::target().join("python").join(name);
    let programs = folder.join("bin");
    std::fs::create_dir_all(&folder)?;
    Stamp::new(folder.join("stamp"), packages.join(" ")).make(|| {
        if answer("python3", &["-c", "import ensurepip"]).is_none() {
            apt::install(&["python3", "python3-venv"], &format!("{name} runs in an environment of Python"))?;
        }
        say(format_args!("installing {} into an environment of its own", packages.join(" ")));
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(programs.join("python"))
            .args(["-m", "pip", "install", "--quiet", "--no-input"])
            .args(packages))
        .with_context(|| format!("{} could not be installed", packages.join(" ")))
    })?;
    Ok(programs)
}
