//! The examples for archives, each run by the engine that it is for, on this machine.

use std::process::Command;

use anyhow::Result;

use crate::base::paths;
use crate::base::process::{run, say};
use crate::build::native;
use crate::setup::python;

/// An engine: its example, its packages, and what it needs of the machine.
const ENGINES: [(&str, &[&str], Option<&str>); 2] =
    [("spark", &["pyspark==4.*"], Some("java")), ("ray", &["ray[data]==2.*"], None)];

/// Runs the examples. What an engine needs may be too much for a machine: without it, its example is left out.
///
/// # Errors
/// If an example fails.
pub fn test() -> Result<()> {
    let selon = native::programs()?.selon();
    for (name, packages, program) in ENGINES {
        if let Some(program) = program.filter(|program| paths::executable(program).is_none()) {
            say(format_args!("archives with {name}: skipped, there is no {program}"));
            continue;
        }
        let python = match python::environment(name, packages) {
            Ok(programs) => programs.join("python"),
            Err(error) => {
                say(format_args!("archives with {name}: skipped, {error:#}"));
                continue;
            }
        };
        let test = paths::root().join("tests/archive").join(format!("test_{name}.py"));
        run(Command::new(python).arg(test).env("SELON_PROGRAM", &selon))?;
    }
    Ok(())
}
