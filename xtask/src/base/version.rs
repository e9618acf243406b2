//! What everything that is released has in common: it stands in the workspace's `Cargo.toml`, and nowhere else.

use std::fs;

use anyhow::{Context, Result};

use super::paths;

/// The version.
///
/// # Errors
/// If the manifest cannot be read or names none.
pub fn own() -> Result<String> {
    named("version")
}

/// The licences, as an SPDX expression.
///
/// # Errors
/// If the manifest cannot be read or names none.
pub fn licence() -> Result<String> {
    named("license")
}

fn named(key: &str) -> Result<String> {
    let manifest = fs::read_to_string(paths::root().join("Cargo.toml"))?;
    find(&manifest, key).with_context(|| format!("Cargo.toml names no {key} of the workspace"))
}

fn find(manifest: &str, key: &str) -> Option<String> {
    let (_, workspace) = manifest.split_once("[workspace.package]\n")?;
    let mut lines = workspace.lines().take_while(|line| !line.starts_with('['));
    let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
    value.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_is_named_is_the_workspaces() {
        let manifest = |lines: &str| format!("[workspace.package]\n{lines}\n[package]\nversion = \"9.9.9\"\n");
        assert_eq!(find(&manifest("version = \"1.2.3\"\nedition = \"2024\""), "version").as_deref(), Some("1.2.3"));
        assert_eq!(find(&manifest("edition = \"2024\""), "version"), None);
    }
}
