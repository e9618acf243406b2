//! The development tools written in JavaScript: esbuild, wasm-opt, the browser driver.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::base::paths;
use crate::base::process::{answer, run, say};
use crate::base::stamp::Stamp;
use crate::setup::apt;

/// Older ones lack `node:test`.
const OLDEST_NODE: u32 = 18;

/// The tools of `package.json`, installed.
pub struct Tools {
    bin: PathBuf,
}

impl Tools {
    /// Installs what is missing: Node, then the packages if the lock file has changed since the last time.
    ///
    /// # Errors
    /// If Node or the packages cannot be had.
    pub fn ready() -> Result<Tools> {
        ensure_node()?;
        install(paths::root(), "the development tools of package.json")?;
        Ok(Tools { bin: paths::root().join("node_modules/.bin") })
    }

    /// A tool, to be run in the repository's root.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.path(name));
        command.current_dir(paths::root());
        command
    }

    /// Where a tool is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }
}

/// Installs the packages of a folder's lock file, named `what`, if it has changed since the last time.
///
/// # Errors
/// If there is no lock file, or the packages cannot be had.
pub fn install(folder: &Path, what: &str) -> Result<()> {
    let file = folder.join("package-lock.json");
    let lock = fs::read(&file).with_context(|| file.display().to_string())?;
    Stamp::new(folder.join("node_modules/.installed-lock"), lock).make(|| {
        say(format_args!("installing {what}: missing or out of date"));
        let mut npm = Command::new("npm");
        // No package's own script is run: none of them needs one.
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(npm.current_dir(folder)).with_context(|| format!("could not install {what}"))
    })
}

fn ensure_node() -> Result<()> {
    let found = answer("node", &["--version"]);
    if found.as_deref().and_then(major).is_some_and(|major| major >= OLDEST_NODE) && answer("npm", &["-v"]).is_some() {
        return Ok(());
    }
    apt::install(&["nodejs", "npm"], &format!("Node {OLDEST_NODE} or newer, with npm, runs the development tools"))?;
    let now = answer("node", &["--version"]).unwrap_or_else(|| "none".to_owned());
    if major(&now).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {OLDEST_NODE} or newer is needed, the distribution's is {now}: install one from nodejs.org");
    }
    Ok(())
}

/// `v20.1.0` → 20.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read() {
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("v24.0.0-nightly"), Some(24));
        assert_eq!(major("none"), None);
    }
}
