//! The Python package as its users have it: built, installed where nothing else is, tried.

use std::fs;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::base::paths;
use crate::base::process::{run, say};
use crate::build::{native, wheel};
use crate::setup::python;

/// What the package works with, and what tries it.
const PACKAGES: [&str; 6] = ["matplotlib==3.*", "mypy==1.*", "pandas==3.*", "pytest==9.*", "spacy==3.8.*", "tqdm==4.*"];

/// Builds the package, installs it into a fresh environment, and runs its tests and the examples of its documentation.
///
/// # Errors
/// If it does not build or a test fails.
pub fn test() -> Result<()> {
    // This first: what is compiled for others meanwhile is not in its way.
    let wheel = wheel::build_in_haste()?;
    let selon = native::programs()?.selon();
    let folder = paths::target().join("python/wheel");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let programs = python::environment("wheel", &PACKAGES)?;
    let python = || {
        let mut command = Command::new(programs.join("python"));
        // Not in the repository, whose folder would hide what is installed.
        command.current_dir(paths::target()).env("SELON_PROGRAM", &selon);
        command
    };
    run(python().args(["-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]).arg(&wheel))?;
    say("trying the Python package");
    let tests = paths::root().join("python/tests");
    run(python().args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"]).arg(&tests))?;
    run(python().args([
        "-m",
        "pytest",
        "--quiet",
        "-p",
        "no:cacheprovider",
        "--doctest-modules",
        "--pyargs",
        "selon",
    ]))?;
    let (example, articles) = (paths::root().join("examples/python/who_is_cited.py"), paths::demo().join("articles"));
    let plot = paths::target().join("wheels/who_is_cited.png");
    run(python().arg(example).arg(articles).arg(&plot))?;
    ensure!(fs::read(&plot)?.starts_with(b"\x89PNG"), "{} is no picture", plot.display());
    run(python().args(["-m", "mypy", "--strict", "--ignore-missing-imports", "--package", "selon"]))
}
