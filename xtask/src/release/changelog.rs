//! A version is released with what `CHANGELOG.md` says of it, or not at all.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::base::paths;
use crate::base::process::say;
use crate::base::version;

/// Whether the version has its entry.
///
/// # Errors
/// If it has none, or an empty one.
pub fn check() -> Result<()> {
    let log = fs::read_to_string(paths::root().join("CHANGELOG.md"))?;
    let version = version::own()?;
    let heading = entry(&log, &version)?;
    if !heading.chars().any(|c| c.is_ascii_digit()) {
        say(format_args!("CHANGELOG.md says of {version}: {heading}; put the date there before it is published"));
    }
    Ok(())
}

/// What stands behind the version in its heading.
fn entry<'t>(log: &'t str, version: &str) -> Result<&'t str> {
    let heading = format!("\n## {version} - ");
    let (_, rest) = log.split_once(&heading).with_context(|| {
        format!("CHANGELOG.md has no entry “## {version} - date”: say what has changed, then release")
    })?;
    let (when, body) = rest.split_once('\n').unwrap_or((rest, ""));
    let body = body.split("\n## ").next().unwrap_or_default();
    ensure!(body.contains("- "), "CHANGELOG.md says nothing of what has changed in {version}");
    Ok(when)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_without_an_entry_is_refused() {
        let log =
            "# Changelog\n\n## 1.3.0 - 2031-02-03\n\n### Added\n\n## 1.2.0 - 2031-01-02\n\n### Added\n\n- **Marks**\n";
        assert_eq!(entry(log, "1.2.0").unwrap(), "2031-01-02");
        let refused = |version: &str| entry(log, version).unwrap_err().to_string();
        assert!(refused("1.4.0").contains("has no entry “## 1.4.0"), "{}", refused("1.4.0"));
        assert!(refused("1.3.0").contains("nothing of what has changed in 1.3.0"), "{}", refused("1.3.0"));
    }
}
