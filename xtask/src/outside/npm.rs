//! The npm package as its users have it: packed, installed into fresh projects, built with the tools that it is for.

use std::path::PathBuf;

use anyhow::Result;

use crate::base::paths;
use crate::base::process::{run, say};
use crate::build::{native, npm};
use crate::setup::browser::{CHROMIUM, node};
use crate::setup::node::Tools;

/// In Node and in a site that Vite builds.
///
/// # Errors
/// If it cannot be packed, or a test fails.
pub fn test() -> Result<()> {
    tests("npm.test.mjs")
}

/// In sites that are built with larger tools, and in Deno.
///
/// # Errors
/// If it cannot be packed, or a test fails.
pub fn integrations() -> Result<()> {
    tests("integrations.test.mjs")
}

/// Runs tests of `tests/packages` with the package of the distribution in `www/dist`.
fn tests(name: &str) -> Result<()> {
    let tools = Tools::ready()?;
    let tarball = npm::pack()?;
    say(format_args!("trying {}", tarball.display()));
    let mut tests = node(false);
    tests.args(["--test-reporter=spec", "--test"]).arg(paths::root().join("tests/packages").join(name));
    tests
        .env("SELON_TARBALL", tarball)
        .env("SELON_PROJECTS", projects())
        .env("SELON_PROGRAM", native::programs()?.selon());
    tests.env("SELON_TSC", tools.path("tsc")).env("SELON_BROWSER_PATH", CHROMIUM.find()?);
    run(&mut tests)
}

/// Where projects are made, with what is installed into them.
fn projects() -> PathBuf {
    paths::target().join("projects")
}
