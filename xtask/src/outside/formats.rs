//! What is exported, read by parsers and held against declarations that others have made.

use std::process::Command;

use anyhow::Result;

use crate::base::paths;
use crate::base::process::run;
use crate::build::native;
use crate::setup::node::Tools;
use crate::setup::python;

const PACKAGES: [&str; 2] = ["jsonschema[format]==4.26.*", "pandas==3.*"];

/// Checks all formats.
///
/// # Errors
/// If one is not what it should be, or a tool cannot be had.
pub fn test() -> Result<()> {
    Tools::ready()?;
    let selon = native::programs()?.selon();
    let tests = paths::root().join("tests/formats");
    run(Command::new("node").arg(tests.join("check.mjs")).arg(&selon).arg(paths::target().join("formats")))?;
    let python = python::environment("formats", &PACKAGES)?.join("python");
    run(Command::new(python).arg(tests.join("check.py")).arg(&selon))
}
